package io.incidentengine.forecast;

import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first condition that failed, in the order in which they are here; the last one is that none did. */
public sealed interface Reason {

    // --- what the policy says ---

    /** No rule of the policy is about that. */
    record NoRule() implements Reason {}

    /**
     * It is for others.
     *
     * @param rule the rule
     * @param audiences whom it is for, copies too
     */
    record OtherAudience(String rule, List<Audience> audiences) implements Reason {}

    /**
     * It goes over other channels.
     *
     * @param rule the rule
     * @param channels its channels
     */
    record OtherChannel(String rule, Set<ChannelType> channels) implements Reason {}

    /**
     * It is not told at such a severity.
     *
     * @param rule the rule
     * @param severity the severity when it could have been told
     * @param severities those at which it is told
     */
    record OtherSeverity(String rule, Severity severity, Set<Severity> severities) implements Reason {}

    // --- what has not happened ---

    /**
     * The incident is over.
     *
     * @param status where it stands
     * @param into the incident that it was merged into; {@code null} if it was not (S16)
     */
    record IncidentOver(IncidentStatus status, @Nullable IncidentId into) implements Reason {}

    /**
     * There is no such clock: nothing has started it, or it has no target at this severity.
     *
     * @param rule the rule
     * @param clocks the names of the milestones
     */
    record NoClock(String rule, List<String> clocks) implements Reason {}

    /**
     * The clock was stopped before.
     *
     * @param rule the rule
     * @param clock the milestone
     * @param at when it was stopped
     */
    record ClockStopped(String rule, String clock, Instant at) implements Reason {}

    /**
     * The clock stands still.
     *
     * @param rule the rule
     * @param clock the milestone
     * @param since since when
     * @param reasons for what it waits; may be empty
     * @param next when it comes to it, if nobody acts; {@code null} if it stands still until somebody does
     */
    record ClockPaused(
            String rule,
            String clock,
            Instant since,
            List<PauseReason> reasons,
            @Nullable Instant next) implements Reason {
        /** Copies the reasons. */
        public ClockPaused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The cadence of progress has ended (R29).
     *
     * @param rule the rule
     * @param recovered when the service was recovered
     */
    record CadenceEnded(String rule, Instant recovered) implements Reason {}

    /**
     * It has not come to it.
     *
     * @param rule the rule
     * @param awaits what has to happen
     * @param next when that happens if nobody acts; {@code null} if somebody has to do it
     */
    record NotYet(String rule, String awaits, @Nullable Instant next) implements Reason {}

    // --- what happened instead ---

    /**
     * Another one was told in its place: a higher step of the ladder (S22), or the initial one.
     *
     * @param rule the rule
     * @param key the notification in its place
     * @param at when that was decided
     */
    record ToldOtherwise(String rule, String key, Instant at) implements Reason {}

    /**
     * It would have stood in for another one, which was proven without it (S29).
     *
     * @param notification the key of the other
     * @param channel over which channel that was proven
     * @param at when
     */
    record NotNeeded(String notification, ChannelType channel, Instant at) implements Reason {}

    /**
     * A later message reached the same people before it (S31).
     *
     * @param notification the notification's key
     * @param by the key of the later message
     */
    record Overtaken(String notification, String by) implements Reason {}

    /**
     * Somebody acknowledged meanwhile, so that it was not tried again (S33).
     *
     * @param notification the notification's key
     * @param person who; {@code null} if nobody knows
     * @param at when
     */
    record AcknowledgedMeanwhile(
            String notification, @Nullable PersonId person, Instant at) implements Reason {}

    /**
     * It was decided before the incident was brought here, and nobody knows here what became of it (R33).
     *
     * @param notification the notification's key
     */
    record DecidedElsewhere(String notification) implements Reason {}

    // --- who could not be told ---

    /**
     * Nobody is in the audience.
     *
     * @param notification the notification's key
     * @param audience the audience
     */
    record NobodyFound(String notification, Audience audience) implements Reason {}

    /**
     * Somebody has no address for the channel.
     *
     * @param notification the notification's key
     * @param people the people's ids
     * @param channel the channel
     */
    record NoAddress(String notification, List<String> people, ChannelType channel) implements Reason {}

    /**
     * The engine has no such channel.
     *
     * @param notification the notification's key
     * @param channel the channel
     */
    record NoChannel(String notification, ChannelType channel) implements Reason {}

    // --- how it went ---

    /**
     * It waits.
     *
     * @param notification the notification's key
     * @param hold for what
     * @param until until when, as far as that is known; {@code null} if it is not
     */
    record Waiting(String notification, Hold hold, @Nullable Instant until) implements Reason {}

    /**
     * The attempts so far have failed, and it will be tried again (S30).
     *
     * @param notification the notification's key
     * @param channel the channel
     * @param attempts how many attempts there were
     * @param result what came of the last one
     * @param next when it is tried again
     */
    record Failing(String notification, ChannelType channel, int attempts, SendResult result, Instant next)
            implements Reason {}

    /**
     * It failed, and is not tried again: refused, given up, or nobody knows (S28, S30).
     *
     * @param notification the notification's key
     * @param channel the channel
     * @param attempts how many attempts there were
     * @param result what came of the last one
     * @param at when
     */
    record Failed(String notification, ChannelType channel, int attempts, SendResult result, Instant at)
            implements Reason {}

    /**
     * It was taken, and then did not arrive: a bounce, a call that nobody took (S29).
     *
     * @param notification the notification's key
     * @param message what went out
     * @param at when that was said
     * @param detail what was said of it; may be empty
     */
    record Bounced(String notification, Outgone message, Instant at, String detail) implements Reason {}

    /**
     * It was sent, and is not proven to have arrived (S29).
     *
     * @param notification the notification's key
     * @param message what went out
     * @param known how well it is known that it arrived
     * @param wanted how well it must be
     */
    record Unproven(String notification, Outgone message, Grade known, Grade wanted) implements Reason {}

    /**
     * It was sent.
     *
     * @param notification the notification's key
     * @param message what went out
     * @param known how well it is known that it arrived
     */
    record Sent(String notification, Outgone message, Grade known) implements Reason {}

    /** For what a notification or a message waits. */
    enum Hold {
        /** The people are not found yet. */
        DIRECTORY,
        /** People are not to be disturbed (S32). */
        QUIET_HOURS,
        /** Enough has gone to the same people of late (S32). */
        LIMIT,
        /** Others come first, or messages about other incidents for the same people, or the engine does not run. */
        TURN
    }

    /**
     * What a provider took.
     *
     * @param channel over which channel
     * @param recipients whom it went to
     * @param at when it was taken
     * @param together whether it was told with others, as one (S32)
     */
    record Outgone(ChannelType channel, List<Recipient> recipients, Instant at, boolean together) {
        /** Copies the recipients. */
        public Outgone {
            recipients = List.copyOf(recipients);
        }
    }
}
