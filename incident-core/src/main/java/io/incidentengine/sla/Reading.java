package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a clock shows at an instant, derived from its ledger and never stored (S7). */
public sealed interface Reading {

    /**
     * The calendar time that has counted so far.
     *
     * @return zero or more
     */
    Duration elapsed();

    /**
     * It runs, and its target has not passed.
     *
     * @param elapsed what has counted so far
     * @param remaining what is left, zero at the deadline itself
     * @param deadline the last instant at which it is met
     */
    record Running(Duration elapsed, Duration remaining, Instant deadline) implements Reading {}

    /**
     * It stands still because the incident waits; the deadline moves on.
     *
     * @param elapsed what has counted so far
     * @param remaining what is left; negative if a new target has passed already, which matters once it runs on
     * @param since since when it stands still
     * @param reasons for what it waits, sorted (S8)
     */
    record Paused(Duration elapsed, Duration remaining, Instant since, List<PauseReason> reasons) implements Reading {
        /** Copies the reasons. */
        public Paused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * It was stopped in time, but that can still be undone (S13, R25).
     *
     * @param elapsed what has counted
     * @param at when it was stopped
     * @param deadline the last instant at which it would have been met
     */
    record Provisional(Duration elapsed, Instant at, Instant deadline) implements Reading {}

    /**
     * It was stopped in time, for good.
     *
     * @param elapsed what has counted
     * @param at when it was stopped
     * @param deadline the last instant at which it would have been met
     */
    record Met(Duration elapsed, Instant at, Instant deadline) implements Reading {}

    /**
     * It ran beyond the target in force, whatever happened later (S10).
     *
     * @param elapsed what has counted so far
     * @param at when it became breached
     * @param deadline the deadline that was missed
     * @param cause why
     * @param stopped when it stopped; {@code null} while it runs on
     */
    record Breached(
            Duration elapsed,
            Instant at,
            Instant deadline,
            BreachCause cause,
            @Nullable Instant stopped) implements Reading {

        /**
         * When it stopped.
         *
         * @return the instant, or empty while it runs on
         */
        public Optional<Instant> stoppedAt() {
            return Optional.ofNullable(stopped);
        }
    }

    /**
     * It has no meaning: the incident was withdrawn as a mistake, or its severity has no such target.
     *
     * @param elapsed what had counted
     */
    record Voided(Duration elapsed) implements Reading {}
}
