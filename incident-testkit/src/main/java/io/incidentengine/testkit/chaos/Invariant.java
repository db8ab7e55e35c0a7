package io.incidentengine.testkit.chaos;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What holds after each step, whatever happened before. */
public enum Invariant {
    /** Folding the timeline gives the stored state (S35). */
    TIMELINE_GIVES_STATE("S35"),
    /** The timeline only grows, without gaps, and no entry is recorded before the one it follows (S4, S35). */
    TIMELINE_ONLY_GROWS("S35"),
    /** What an engine said that it stored is stored, and what it refused is not. */
    ANSWERS_ARE_TRUE("S26"),
    /** A verdict stays until a correction, a reopening or the like takes it back, with a reason (S5, S10). */
    VERDICTS_STAND("S10"),
    /** A rung fires once for each run of a clock, and once more after a correction has re-armed it (S20). */
    RUNGS_FIRE_ONCE("S20"),
    /** A pause begins when nothing is paused for its reason, and ends once; and what stands still stands in a pause (S8). */
    PAUSES_COUNT_ONCE("S8"),
    /** A clock's ledger has no gap, and what has counted and what has not is the calendar's time since the origin (S7). */
    LEDGERS_ADD_UP("S7"),
    /** The status goes only where the table of transitions leads. */
    STATUS_FOLLOWS_THE_TABLE("R1"),
    /** A report makes or joins one incident, and one incident at most is open for a deduplication key (S25). */
    REPORTS_COUNT_ONCE("S25"),
    /** Nothing more is told of an incident that was cancelled, or merged into another (S16). */
    SILENCE_IS_KEPT("S16"),
    /** The outbox holds what the timelines say was decided, each once, and nothing else but fallbacks of these (S26). */
    TOLD_AS_DECIDED("S26"),
    /** A notification is expanded once, and nobody gets it twice over one channel (S27). */
    EXPANDED_ONCE("S27"),
    /** Attempts and news are kept, each once, and what was sent stays sent (S27, S29). */
    JOURNALS_ONLY_GROW("S29"),
    /** What was sent, and is on record as sent, is not sent again; and two engines do not send the same at once (S27). */
    SENT_ONCE("S27"),
    /** After all engines have worked nothing is left that was due, and the next wake-up is no later than it must be (S21). */
    NOTHING_IS_LEFT("S21"),
    /** A required notification was accepted in time, or the timeline says that it was missed or acknowledged (S29). */
    DUTIES_END("S29"),
    /** The engines come to rest (S3). */
    COMES_TO_REST("S3"),
    /** Nothing fails but what was made to fail. */
    NO_SURPRISES("S22");

    private final String rule;

    Invariant(String rule) {
        this.rule = rule;
    }

    /**
     * The rule that it comes from.
     *
     * @return its number in the requirements or the semantics
     */
    public String rule() {
        return rule;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + rule + ")";
    }

    /** Ends the run if it does not hold. */
    void check(boolean holds, String found, @Nullable Object... about) {
        if (!holds) {
            throw broken(found, about);
        }
    }

    Violation broken(String found, @Nullable Object... about) {
        return new Violation(this, String.format(Locale.ROOT, found, about));
    }

    /** It does not hold. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Invariant invariant;
        private final String found;

        private Violation(Invariant invariant, String found) {
            super(invariant + ": " + found, null, false, false);
            this.invariant = invariant;
            this.found = found;
        }

        Invariant invariant() {
            return invariant;
        }

        String found() {
            return found;
        }
    }
}
