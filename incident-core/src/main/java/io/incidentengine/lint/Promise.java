package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The obligation of a rule, as a plan: when it is looked after, and how long what is sent for it may be held back (S29, S32).
 *
 * @param rule the rule
 * @param within how long it has
 * @param delivery how messages are delivered
 * @param sendTimeout how long an attempt may take
 */
record Promise(NotificationRule rule, Duration within, DeliveryPolicy delivery, Duration sendTimeout) {

    static List<Promise> all(Subject subject) {
        List<Promise> promises = new ArrayList<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            rule.obligation()
                    .ifPresent(within ->
                            promises.add(new Promise(rule, within, subject.delivery(), subject.sendTimeout())));
        }
        return promises;
    }

    String path() {
        return "notifications." + rule.name() + ".within";
    }

    /** When a fallback begins; the deadline for the one that is not there. */
    Duration begin(int step) {
        List<FallbackStep> steps = delivery.fallbacks();
        return step < steps.size()
                ? within.multipliedBy(steps.get(step).percent()).dividedBy(100).truncatedTo(ChronoUnit.MICROS)
                : within;
    }

    /** How much time a first attempt needs that hangs, and one more that does not. */
    Duration needsTwoAttempts() {
        return sendTimeout.plus(delivery.retries().longestWait(1)).plus(sendTimeout);
    }

    /** How long the first message may be held back on a channel: by what, and at most half of the time to the first look. */
    Duration held(ChannelType channel, Severity severity) {
        return shorter(Throttles.of(delivery, channel, severity), begin(0).dividedBy(2));
    }

    /** How much time is enough for a first message that is held back, an attempt that hangs, and one more. */
    Duration enough(ChannelType channel, Severity severity) {
        int percent = delivery.fallbacks().isEmpty()
                ? 100
                : delivery.fallbacks().get(0).percent();
        Duration byHalf = needsTwoAttempts().multipliedBy(200).dividedBy(200 - percent);
        return Rounded.upToSeconds(
                shorter(byHalf, Throttles.of(delivery, channel, severity).plus(needsTwoAttempts())));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
