package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.FallbackStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Channels that a rule or a fallback names, and that nobody has configured. */
final class ChannelCheck {
    private ChannelCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        List<PolicyFinding> findings = new ArrayList<>();
        subject.channels().ifPresent(known -> {
            for (NotificationRule rule : subject.policy().notifications()) {
                rule(rule, known, findings);
            }
            fallbacks(subject, known, findings);
        });
        return findings;
    }

    private static void rule(NotificationRule rule, Set<ChannelType> known, List<PolicyFinding> findings) {
        Set<ChannelType> missing = without(known, rule.channels());
        if (!missing.isEmpty()) {
            boolean all = missing.equals(rule.channels());
            findings.add(PolicyFinding.of(
                            Check.CHANNEL_MISSING,
                            "notifications." + rule.name() + ".by",
                            "no channel for " + Listed.and(missing)
                                    + " is configured, so that what is sent over it is refused"
                                    + (all ? "; the rule has no other" : ""),
                            "configure it, or let the rule use " + (known.isEmpty() ? "others" : Listed.and(known)))
                    .atSeverities(rule.severities())
                    .as(all ? PolicyFinding.Level.ERROR : PolicyFinding.Level.WARNING));
        }
    }

    private static void fallbacks(Subject subject, Set<ChannelType> known, List<PolicyFinding> findings) {
        Set<ChannelType> missing = without(known, subject.delivery().channels());
        boolean used =
                subject.delivery().fallbacks().stream().anyMatch(step -> step.way() == FallbackStep.Way.NEXT_CHANNEL);
        if (used && !missing.isEmpty() && !Promise.all(subject).isEmpty()) {
            findings.add(PolicyFinding.of(
                    Check.CHANNEL_MISSING,
                    "delivery.channels",
                    "a fallback may lead to " + Listed.and(missing) + ", for which no channel is configured",
                    "configure it, or take it out of delivery.channels"));
        }
    }

    private static Set<ChannelType> without(Set<ChannelType> known, Iterable<ChannelType> named) {
        Set<ChannelType> missing = new TreeSet<>();
        named.forEach(missing::add);
        missing.removeAll(known);
        return missing;
    }
}
