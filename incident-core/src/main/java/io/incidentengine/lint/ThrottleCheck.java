package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rate limits and quiet hours that break a promise (S32). What must be proven is held back for half of the time to the next
 * look at most, so that it is still tried in time; but a failure may then be too much. What need not be proven is held back
 * as long as need be, also beyond what it warns of.
 */
final class ThrottleCheck {
    private ThrottleCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        List<PolicyFinding> findings = new ArrayList<>();
        for (Promise promise : Promise.all(subject)) {
            obligation(subject, promise, findings);
        }
        for (NotificationRule rule : subject.policy().notifications()) {
            warning(subject, rule, findings);
        }
        return findings;
    }

    private static void obligation(Subject subject, Promise promise, List<PolicyFinding> findings) {
        for (ChannelType channel : promise.rule().channels()) {
            TreeMap<String, TreeSet<Severity>> tooLong = new TreeMap<>();
            for (Severity severity : subject.covered(promise.rule())) {
                if (breaks(promise, channel, severity)) {
                    tooLong.computeIfAbsent(
                                    Throttles.path(promise.delivery(), channel, severity), any -> new TreeSet<>())
                            .add(severity);
                }
            }
            tooLong.forEach((path, severities) -> {
                Duration held = promise.held(channel, severities.first());
                Duration spare = promise.within().minus(promise.needsTwoAttempts());
                findings.add(PolicyFinding.of(
                                Check.HELD_TOO_LONG,
                                path,
                                promise.rule().name() + " may be held back for " + held
                                        + ", and an attempt that hangs and the"
                                        + " next one take " + promise.needsTwoAttempts() + ": too late for its "
                                        + promise.within(),
                                "hold it back for at most " + spare + ", or raise " + promise.path() + " to at least "
                                        + promise.enough(channel, severities.first()))
                        .atSeverities(severities));
            });
        }
    }

    /** It would be in time if it were not held back, and is not if it is. */
    private static boolean breaks(Promise promise, ChannelType channel, Severity severity) {
        Duration needed = promise.needsTwoAttempts();
        return promise.delivery().retries().attempts() > 1
                && needed.compareTo(promise.within()) <= 0
                && promise.held(channel, severity).plus(needed).compareTo(promise.within()) > 0;
    }

    /** A warning is of use until what it warns of happens; progress, until the next is due. */
    private static void warning(Subject subject, NotificationRule rule, List<PolicyFinding> findings) {
        Set<Severity> late = new TreeSet<>();
        for (Severity severity : subject.covered(rule)) {
            Duration use = use(subject, rule.trigger(), severity).orElse(null);
            if (use != null && held(subject, rule, severity).compareTo(use) > 0) {
                late.add(severity);
            }
        }
        if (late.isEmpty()) {
            return;
        }
        Severity gravest = late.iterator().next();
        Duration use = use(subject, rule.trigger(), gravest).orElseThrow();
        ChannelType channel = quickest(subject, rule, gravest);
        String path = Throttles.path(QuietMoments.delivery(subject, rule, gravest), channel, gravest);
        boolean quiet = path.startsWith("delivery.quiet");
        boolean progress = rule.trigger() instanceof Trigger.OnCadence;
        findings.add(PolicyFinding.of(
                        Check.WARNING_HELD_BACK,
                        path,
                        rule.name() + " may be held back on " + channel + " for " + held(subject, rule, gravest)
                                + (quiet ? "" : " when much else goes to the same people") + ", and "
                                + (progress ? "the next progress is due " : "what it warns of happens ") + use
                                + " later",
                        (quiet
                                        ? "exempt " + Listed.and(late)
                                                + " from the quiet hours, use a channel without them"
                                        : "shorten the window to at most " + use + ", use a channel without a limit")
                                + ", or ask for proof within at most " + letsThrough(subject, use) + " (notifications."
                                + rule.name() + ".within), which lets it through in time")
                .atSeverities(late)
                .as(quiet ? PolicyFinding.Level.WARNING : PolicyFinding.Level.NOTE));
    }

    /** An obligation as long as that holds back for half of the time to its first look: no longer than it is of use. */
    private static Duration letsThrough(Subject subject, Duration use) {
        int percent = subject.delivery().fallbacks().isEmpty()
                ? 100
                : subject.delivery().fallbacks().get(0).percent();
        return Duration.ofSeconds(use.multipliedBy(200).dividedBy(percent).toSeconds());
    }

    private static Optional<Duration> use(Subject subject, Trigger trigger, Severity severity) {
        if (trigger instanceof Trigger.OnCadence) {
            return subject.policy().cadence().interval(severity);
        } else if (trigger instanceof Trigger.OnCadenceReminder) {
            return subject.policy()
                    .cadence()
                    .interval(severity)
                    .map(interval -> subject.policy().cadence().reminder());
        } else if (trigger instanceof Trigger.OnRung on) {
            return on.milestones().stream()
                    .flatMap(name -> subject.policy().milestone(name).stream())
                    .flatMap(milestone -> ahead(subject, milestone, on.rung(), severity).stream())
                    .min(Comparator.naturalOrder());
        }
        return Optional.empty();
    }

    /** How much time is left to the deadline when a rung before it is due. */
    private static Optional<Duration> ahead(Subject subject, Milestone milestone, String name, Severity severity) {
        return subject.policy().ladder(milestone.name()).stream()
                .filter(rung -> rung.name().equals(name) && !(rung.position() instanceof Rung.After))
                .flatMap(rung -> milestone.target(severity).stream()
                        .map(target -> target.amount().minus(Place.of(rung, target.amount()))))
                .findFirst();
    }

    private static Duration held(Subject subject, NotificationRule rule, Severity severity) {
        return held(subject, rule, quickest(subject, rule, severity), severity);
    }

    private static Duration held(Subject subject, NotificationRule rule, ChannelType channel, Severity severity) {
        DeliveryPolicy delivery = QuietMoments.delivery(subject, rule, severity);
        return rule.obligation()
                .map(within -> new Promise(rule, within, delivery, subject.sendTimeout()))
                .map(promise -> promise.held(channel, severity))
                .orElseGet(() -> Throttles.of(delivery, channel, severity));
    }

    /** The channel that holds it back the least: it is enough if one of them is in time. */
    private static ChannelType quickest(Subject subject, NotificationRule rule, Severity severity) {
        return rule.channels().stream()
                .min(Comparator.comparing(channel -> held(subject, rule, channel, severity)))
                .orElseThrow();
    }
}
