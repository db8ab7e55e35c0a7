package io.incidentengine.model;

/**
 * The name of an incident, for life: every record, clock and message of it carries this id.
 *
 * @param value the id, given by the host or made by the engine
 */
public record IncidentId(String value) {
    /** Checks the value as a {@linkplain Text#name name}. */
    public IncidentId {
        value = Text.name("incident id", value);
    }

    /**
     * Names one.
     *
     * @param value the id, given by the host or made by the engine
     * @return the same, typed
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static IncidentId of(String value) {
        return new IncidentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
