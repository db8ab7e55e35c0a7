package io.incidentengine.model;

/**
 * The service that an incident is about; the directory knows who owns it.
 *
 * @param value the id, as the host's service catalogue has it
 */
public record ServiceId(String value) {
    /** Checks the value as a {@linkplain Text#name name}. */
    public ServiceId {
        value = Text.name("service id", value);
    }

    /**
     * Names one.
     *
     * @param value the id, as the host's service catalogue has it
     * @return the same, typed
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static ServiceId of(String value) {
        return new ServiceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
