package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rungs of which nobody hears: no rule is about them, or a higher rung is told in their place (S20, S22). */
final class RungCheck {
    private RungCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        List<PolicyFinding> findings = new ArrayList<>();
        for (Milestone milestone : subject.policy().milestones()) {
            List<Rung> ladder = subject.policy().ladder(milestone.name());
            for (Rung rung : ladder) {
                if (rules(subject, milestone, rung).isEmpty()) {
                    findings.add(PolicyFinding.of(
                            Check.RUNG_TELLS_NOBODY,
                            path(milestone, rung),
                            "it goes on the timeline, and nobody is told",
                            "add a rule with onRung(\"" + rung.name() + "\", \"" + milestone.name()
                                    + "\"), or remove the rung"));
                }
            }
            for (int low = 0; low < ladder.size(); low++) {
                for (Rung high : ladder.subList(low + 1, ladder.size())) {
                    swallowed(subject, milestone, ladder.get(low), high, findings);
                }
            }
        }
        return findings;
    }

    static String path(Milestone milestone, Rung rung) {
        return "ladders." + milestone.name() + "." + rung.name();
    }

    private static void swallowed(
            Subject subject, Milestone milestone, Rung low, Rung high, List<PolicyFinding> findings) {
        Set<Severity> together = new TreeSet<>();
        milestone.targets().forEach((severity, target) -> {
            if (Place.of(low, target.amount()).equals(Place.of(high, target.amount()))
                    && isTold(subject, milestone, low, severity)
                    && isTold(subject, milestone, high, severity)) {
                together.add(severity);
            }
        });
        if (!together.isEmpty()) {
            Severity gravest = together.iterator().next();
            Duration place =
                    Place.of(low, milestone.target(gravest).orElseThrow().amount());
            findings.add(PolicyFinding.of(
                            Check.RUNG_IS_SWALLOWED,
                            path(milestone, low),
                            "it is due together with '" + high.name() + "', at " + place + " of the clock at " + gravest
                                    + ", and of steps that fall due together only the highest is told",
                            "move one of them, or let the rules of both listen to '" + high.name() + "'")
                    .atSeverities(together));
        }
    }

    private static List<NotificationRule> rules(Subject subject, Milestone milestone, Rung rung) {
        return subject.policy().notifications().stream()
                .filter(rule -> rule.trigger() instanceof Trigger.OnRung on
                        && on.rung().equals(rung.name())
                        && on.milestones().contains(milestone.name()))
                .toList();
    }

    private static boolean isTold(Subject subject, Milestone milestone, Rung rung, Severity severity) {
        return rules(subject, milestone, rung).stream().anyMatch(rule -> rule.covers(severity));
    }
}
