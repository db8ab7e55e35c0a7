package io.incidentengine.lint;

import static io.incidentengine.lint.PolicyFinding.Level.ERROR;
import static io.incidentengine.lint.PolicyFinding.Level.NOTE;
import static io.incidentengine.lint.PolicyFinding.Level.WARNING;

import io.incidentengine.lint.PolicyFinding.Level;

/**
 * What a {@link PolicyLinter} looks for, in the order in which it does. Each names the level that its findings usually have,
 * and the rule of semantics behind it.
 */
public enum Check {
    /** A clock that nothing starts: no signal of {@code startsOn} can come, or no incident can be major. */
    CLOCK_NEVER_STARTS(WARNING, "S7"),
    /** A clock that nothing but closing stops: none of the signals that stop it can come. */
    CLOCK_NEVER_STOPS(WARNING, "S7"),
    /** Targets that are in order by their amounts, and not on the wall: their calendars differ. */
    TARGETS_OUT_OF_ORDER(WARNING, "S17"),
    /** A reason for which a clock stands still as long as somebody likes. */
    PAUSE_WITHOUT_CAP(WARNING, "S8"),
    /** A reason for which a clock would stand still, and nobody may pause. */
    PAUSE_WITHOUT_EFFECT(WARNING, "S8"),
    /** A rung that no rule is about: it fires, and nobody is told. */
    RUNG_TELLS_NOBODY(WARNING, "S20"),
    /** A rung that is always due together with a higher one, which is told in its place. */
    RUNG_IS_SWALLOWED(WARNING, "S22"),
    /** A rung that lies behind the instant at which the confirmation lapses, which ends its clock. */
    RUNG_AFTER_LAPSE(WARNING, "S13"),
    /** A rule whose trigger cannot come, at any of its severities or at one of them. */
    RULE_NEVER_APPLIES(WARNING, "S20"),
    /** A proof that is asked for and never looked for, as the incident is silent by then. */
    PROOF_NEVER_SOUGHT(WARNING, "S29"),
    /** A rule that tells one person after the other, where nothing ever leads to the next one. */
    OTHERS_NEVER_TOLD(WARNING, "S29"),
    /** An obligation that is over before an attempt that hangs has been repeated. */
    RETRY_TOO_LATE(WARNING, "S30"),
    /** A fallback so late that its attempt may end after the deadline. */
    FALLBACK_TOO_LATE(WARNING, "S29"),
    /** An obligation for which nothing is tried any more, though its deadline is still ahead. */
    GIVEN_UP_EARLY(WARNING, "S30"),
    /** An obligation at a severity at which what may have been sent is not sent again. */
    NOT_SENT_AGAIN(NOTE, "S28"),
    /** A rate limit or quiet hours that hold a message back until an obligation cannot be met after a failure. */
    HELD_TOO_LONG(WARNING, "S32"),
    /** A rate limit, or quiet hours in which it can come, that hold a warning back until what it warns of has happened. */
    WARNING_HELD_BACK(WARNING, "S32"),
    /** A channel that a rule or a fallback names and that is not configured. */
    CHANNEL_MISSING(WARNING, "S27"),
    /** A rule that reaches nobody, by no channel, and no fallback audience either. */
    NOBODY_TOLD(ERROR, "S31"),
    /** An audience that nobody ever fills. */
    AUDIENCE_EMPTY(WARNING, "S31"),
    /** An audience that nobody fills at some time, and a schedule that leaves such a gap. */
    ON_CALL_GAP(WARNING, "S31"),
    /** An obligation behind which there is one person only. */
    NO_SECOND_PERSON(WARNING, "S29"),
    /** A schedule in which one person is always on call. */
    NEVER_RELIEVED(NOTE, "S29"),
    /** Somebody who has no address for a channel over which a rule tells them. */
    ADDRESS_MISSING(WARNING, "S31"),
    /** Something was accepted that is not found any more. */
    ACCEPTED_IN_VAIN(NOTE, "R1");

    private final Level level;
    private final String source;

    Check(Level level, String source) {
        this.level = level;
        this.source = source;
    }

    /**
     * How much its findings weigh, unless they say otherwise.
     *
     * @return the usual level
     */
    public Level level() {
        return level;
    }

    /**
     * The rule of semantics or the requirement that it comes from.
     *
     * @return such as {@code S29}
     */
    public String source() {
        return source;
    }
}
