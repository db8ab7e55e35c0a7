package io.incidentengine.shared;

import java.util.function.LongConsumer;

/** Runs a property for many seeds and names the one that fails; {@code -Dseed=42} runs that one alone. */
public final class Seeds {
    private Seeds() {}

    /**
     * Runs it for the seeds from zero on.
     *
     * @param count how many seeds
     * @param property throws where it does not hold
     */
    public static void check(int count, LongConsumer property) {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? 0 : only; seed < (only == null ? count : only + 1); seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("It fails with -Dseed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
