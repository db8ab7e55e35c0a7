package io.incidentengine.model;

/**
 * Says that reports are about the same fault: one open incident per key takes all further ones as complaints (S25).
 *
 * @param value the key, such as {@code db-1/disk-full}
 */
public record DeduplicationKey(String value) {
    /** Checks the value as a {@linkplain Text#name name}. */
    public DeduplicationKey {
        value = Text.name("deduplication key", value);
    }

    /**
     * Names one.
     *
     * @param value the key, such as {@code db-1/disk-full}
     * @return the same, typed
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static DeduplicationKey of(String value) {
        return new DeduplicationKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
