package io.incidentengine.lint;

import io.incidentengine.escalation.Rung;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rungs that lie behind the lapse of the confirmation (S13): of clocks that begin with the resolution, and that the lapse
 * ends. Other clocks may have run for any time before.
 */
final class LapseCheck {
    private LapseCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        ConfirmationPolicy confirmation = subject.policy().closing().confirmation();
        Duration lapse = confirmation.lapse().orElse(null);
        List<PolicyFinding> findings = new ArrayList<>();
        for (Milestone milestone : subject.policy().milestones()) {
            boolean ends = confirmation.closesItself() || milestone.stopsOn().containsKey(Signal.CONFIRMED);
            if (lapse != null && ends && milestone.startsOn().equals(List.of(Signal.RESOLVED))) {
                for (Rung rung : subject.policy().ladder(milestone.name())) {
                    behind(subject, milestone, rung, lapse, findings);
                }
            }
        }
        return findings;
    }

    private static void behind(
            Subject subject, Milestone milestone, Rung rung, Duration lapse, List<PolicyFinding> findings) {
        Set<Severity> never = new TreeSet<>();
        milestone.targets().forEach((severity, target) -> {
            if (soonest(subject, target, Place.of(rung, target.amount())).compareTo(lapse) > 0) {
                never.add(severity);
            }
        });
        if (never.isEmpty()) {
            return;
        }
        Target target = milestone.target(never.iterator().next()).orElseThrow();
        Duration soonest = soonest(subject, target, Place.of(rung, target.amount()));
        boolean closes = subject.policy().closing().confirmation().closesItself();
        findings.add(PolicyFinding.of(
                        Check.RUNG_AFTER_LAPSE,
                        RungCheck.path(milestone, rung),
                        "it comes " + soonest + " after the resolution at the soonest; if nobody answers, the engine "
                                + (closes ? "closes" : "takes the incident as confirmed") + " after " + lapse
                                + " and the clock ends",
                        "raise confirmation.lapsesAfter to at least " + soonest + ", or move the rung before " + lapse)
                .atSeverities(never));
    }

    /** How soon on the wall so much calendar time can have passed. */
    private static Duration soonest(Subject subject, Target target, Duration amount) {
        Duration soonest = null;
        for (Instant start : Moments.openings(target.calendar(), subject.from(), subject.to())) {
            Duration taken = Duration.between(start, target.calendar().add(start, amount));
            soonest = soonest == null || taken.compareTo(soonest) < 0 ? taken : soonest;
        }
        return soonest == null ? amount : soonest;
    }
}
