package io.incidentengine.model;

/**
 * What makes one report idempotent: the id of the mail, the call or the request that it came in with (S25).
 *
 * @param value the id, such as a Message-ID
 */
public record IntakeId(String value) {
    /** Checks the value as a {@linkplain Text#name name}. */
    public IntakeId {
        value = Text.name("intake id", value);
    }

    /**
     * Names one.
     *
     * @param value the id, such as a Message-ID
     * @return the same, typed
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static IntakeId of(String value) {
        return new IntakeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
