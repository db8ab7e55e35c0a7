package io.incidentengine.model;

/**
 * A person: someone who reports, acts, or is told.
 *
 * @param value the id, as the host's directory has it
 */
public record PersonId(String value) {
    /** Checks the value as a {@linkplain Text#name name}. */
    public PersonId {
        value = Text.name("person id", value);
    }

    /**
     * Names one.
     *
     * @param value the id, as the host's directory has it
     * @return the same, typed
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static PersonId of(String value) {
        return new PersonId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
