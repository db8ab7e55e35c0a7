package io.incidentengine.testkit;

import io.incidentengine.model.PauseReason;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Assertions about what a clock shows. Times are calendar time of the clock: pauses and closed hours do not count. */
public final class ClockAssert extends Check<ClockAssert, Reading> {
    private final String clock;

    ClockAssert(Reading actual, String clock, UnaryOperator<String> context) {
        super(actual, ClockAssert.class, context);
        this.clock = clock;
    }

    /**
     * It runs, and its deadline has not passed.
     *
     * @return this
     */
    public ClockAssert runs() {
        return shows(Reading.Running.class, "to run");
    }

    /**
     * It stands still, as the incident waits.
     *
     * @return this
     */
    public ClockAssert isPaused() {
        return shows(Reading.Paused.class, "to be paused");
    }

    /**
     * It stands still for exactly these reasons.
     *
     * @param reasons in any order; none if it stands still though it waits for nothing
     * @return this
     */
    public ClockAssert isPausedFor(PauseReason... reasons) {
        List<PauseReason> expected = Arrays.stream(reasons).sorted().toList();
        return check(
                actual instanceof Reading.Paused paused && paused.reasons().equals(expected),
                clock + " to be paused for " + expected,
                found());
    }

    /**
     * It was stopped in time, but that can still be undone.
     *
     * @return this
     */
    public ClockAssert isProvisionallyMet() {
        return shows(Reading.Provisional.class, "to be met provisionally");
    }

    /**
     * It was stopped in time, for good.
     *
     * @return this
     */
    public ClockAssert isMet() {
        return shows(Reading.Met.class, "to be met");
    }

    /**
     * It ran beyond its target, whatever happened later.
     *
     * @return this
     */
    public ClockAssert isBreached() {
        return shows(Reading.Breached.class, "to be breached");
    }

    /**
     * It has no meaning: the incident was cancelled, or there is no target at its severity.
     *
     * @return this
     */
    public ClockAssert isVoid() {
        return shows(Reading.Voided.class, "to be void");
    }

    private ClockAssert shows(Class<? extends Reading> kind, String expected) {
        isNotNull();
        return check(kind.isInstance(actual), clock + " " + expected, found());
    }

    /**
     * So much time has counted.
     *
     * @param elapsed exactly
     * @return this
     */
    public ClockAssert after(Duration elapsed) {
        isNotNull();
        return check(actual.elapsed().equals(elapsed), clock + " after " + elapsed, found());
    }

    /**
     * So much time is left; only a clock that runs or is paused has such a figure.
     *
     * @param remaining exactly
     * @return this
     */
    public ClockAssert withRemaining(Duration remaining) {
        Duration left = actual instanceof Reading.Running running
                ? running.remaining()
                : actual instanceof Reading.Paused paused ? paused.remaining() : null;
        return check(remaining.equals(left), clock + " with " + remaining + " left", found());
    }

    /**
     * Its deadline is, or was, an instant; a clock that is paused or void has none.
     *
     * @param deadline the last instant at which it is met
     * @return this
     */
    public ClockAssert withDeadline(Instant deadline) {
        return check(deadline.equals(deadline()), clock + " with the deadline " + deadline, found());
    }

    private @Nullable Instant deadline() {
        if (actual instanceof Reading.Running running) {
            return running.deadline();
        } else if (actual instanceof Reading.Provisional provisional) {
            return provisional.deadline();
        } else if (actual instanceof Reading.Met met) {
            return met.deadline();
        }
        return actual instanceof Reading.Breached breached ? breached.deadline() : null;
    }

    /**
     * It was breached for a cause.
     *
     * @param cause why
     * @return this
     */
    public ClockAssert because(BreachCause cause) {
        return check(
                actual instanceof Reading.Breached breached && breached.cause() == cause,
                clock + " to be breached because " + cause,
                found());
    }

    private String found() {
        return "it shows " + actual;
    }
}
