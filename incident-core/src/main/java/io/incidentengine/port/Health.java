package io.incidentengine.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is: what its store says, and what follows from that (R34).
 *
 * @param at when it was asked
 * @param loops whether the engine works by itself
 * @param tolerance how long something that is due may wait while the engine still counts as healthy: the
 *     {@linkplain io.incidentengine.policy.Tolerances#lateness lateness} that the current policy tolerates; zero if that could not be asked
 * @param store what the store says; {@code null} if it did not answer
 * @param failure why it did not answer, in the words of the failure and its causes; {@code null} if it did
 */
public record Health(
        Instant at,
        Loops loops,
        Duration tolerance,
        @Nullable StoreStatus store,
        @Nullable String failure) {
    /** Whether an engine works by itself. */
    public enum Loops {
        /** Not started: it works when its host says so. */
        NOT_STARTED,
        /** Started. */
        RUNNING,
        /** Closed: it does nothing more. */
        CLOSED
    }

    /**
     * Of an engine whose store answers.
     *
     * @param at when it was asked
     * @param loops whether the engine works by itself
     * @param tolerance how long something that is due may wait
     * @param store what the store says
     * @return how the engine is
     */
    public static Health of(Instant at, Loops loops, Duration tolerance, StoreStatus store) {
        return new Health(at, loops, tolerance, store, null);
    }

    /**
     * Of an engine whose store does not answer.
     *
     * @param at when it was asked
     * @param loops whether the engine works by itself
     * @param failure why it does not
     * @return how the engine is
     */
    public static Health unreachable(Instant at, Loops loops, Throwable failure) {
        StringBuilder words = new StringBuilder(words(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append(": ").append(words(cause));
        }
        return new Health(at, loops, Duration.ZERO, null, words.toString());
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /**
     * Tells whether the store answers.
     *
     * @return true if so
     */
    public boolean isReachable() {
        return store != null;
    }

    /**
     * What the store says.
     *
     * @return its figures, or empty if it did not answer
     */
    public Optional<StoreStatus> figures() {
        return Optional.ofNullable(store);
    }

    /**
     * How far the engine is behind time.
     *
     * @return how long the first of all incidents that are due has waited to be woken; zero if none is due, or if the store
     *     did not answer
     */
    public Duration lag() {
        return store == null ? Duration.ZERO : store.incidents().age(at);
    }

    /**
     * Tells whether all is done in time: the store answers, the engine is not closed, and nothing that is due, neither an
     * incident nor a task of the outbox, has waited longer than is tolerated. Incidents that were set aside and messages that were
     * given up do not count: they are for a person to look at, and no node is better or worse for them.
     *
     * @return true if so
     */
    public boolean isHealthy() {
        return store != null && loops != Loops.CLOSED && store.longestWait(at).compareTo(tolerance) <= 0;
    }
}
