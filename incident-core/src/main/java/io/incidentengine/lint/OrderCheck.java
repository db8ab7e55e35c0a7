package io.incidentengine.lint;

import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Targets that come out of order only through their calendars (S17): a policy compares amounts of the same calendar alone, as
 * eight business hours may be more or less than a day. Whether they are is a matter of when an incident is reported.
 */
final class OrderCheck {
    private static final List<String> IN_ORDER = List.of(Milestone.RESPONSE, Milestone.RECOVERY, Milestone.RESOLUTION);

    private final Subject subject;
    private final List<PolicyFinding> findings = new ArrayList<>();

    private OrderCheck(Subject subject) {
        this.subject = subject;
    }

    static List<PolicyFinding> findings(Subject subject) {
        OrderCheck check = new OrderCheck(subject);
        subject.levels().forEach(check::milestones);
        subject.policy().milestones().forEach(check::severities);
        return check.findings;
    }

    /** Response, recovery and resolution. */
    private void milestones(Severity severity) {
        List<Milestone> before = new ArrayList<>();
        for (String name : IN_ORDER) {
            Milestone milestone = subject.policy()
                    .milestone(name)
                    .filter(one -> one.startsOn().contains(Signal.REPORTED))
                    .filter(one -> one.target(severity).isPresent())
                    .orElse(null);
            if (milestone != null) {
                for (Milestone earlier : before) {
                    Named first =
                            new Named(earlier.name(), earlier.target(severity).orElseThrow());
                    Named second = new Named(
                            milestone.name(), milestone.target(severity).orElseThrow());
                    inversion(first, second, path(milestone, severity)).ifPresent(found -> {
                        findings.add(found.atSeverities(List.of(severity)));
                    });
                }
                before.add(milestone);
            }
        }
    }

    /** A milder severity and a graver one. */
    private void severities(Milestone milestone) {
        for (Map.Entry<Severity, Target> milder : milestone.targets().entrySet()) {
            for (Map.Entry<Severity, Target> graver : milestone.targets().entrySet()) {
                if (graver.getKey().isGraverThan(milder.getKey())) {
                    Named first = new Named(milestone.name() + " at the graver " + graver.getKey(), graver.getValue());
                    Named second = new Named(milestone.name() + " at " + milder.getKey(), milder.getValue());
                    Optional<PolicyFinding> found = inversion(first, second, path(milestone, milder.getKey()));
                    if (found.isPresent()) {
                        findings.add(found.get().atSeverities(List.of(graver.getKey(), milder.getKey())));
                        break;
                    }
                }
            }
        }
    }

    private static String path(Milestone milestone, Severity severity) {
        return "milestones." + milestone.name() + ".targets." + severity.level();
    }

    private record Named(String name, Target target) {
        Instant due(Instant reported) {
            return target.calendar().add(reported, target.amount());
        }
    }

    /** Finds when the second is due before the first. */
    private Optional<PolicyFinding> inversion(Named first, Named second, String path) {
        if (first.target().calendar().equals(second.target().calendar())) {
            return Optional.empty();
        }
        NavigableSet<Instant> moments = Moments.of(first.target(), second.target(), subject.from(), subject.to());
        NavigableSet<Instant> all = Moments.andBeside(moments, subject.from(), subject.to());
        Instant witness = worst(moments, first, second)
                .or(() -> worst(all, first, second))
                .orElse(null);
        if (witness == null) {
            return Optional.empty();
        }
        Duration needed = all.stream()
                .map(moment -> needed(moment, first, second.target()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(PolicyFinding.of(
                        Check.TARGETS_OUT_OF_ORDER,
                        path,
                        "reported at " + witness + ", " + second.name() + " is due at " + second.due(witness)
                                + ", before " + first.name() + " at " + first.due(witness),
                        "count both in the same calendar, or raise it from "
                                + second.target().amount() + " to at least " + needed)
                .shownAt(witness));
    }

    /** Of those at which they are out of order, the first that asks for the most. */
    private static Optional<Instant> worst(NavigableSet<Instant> moments, Named first, Named second) {
        Instant worst = null;
        Duration most = Duration.ZERO;
        for (Instant moment : moments) {
            if (second.due(moment).isBefore(first.due(moment))) {
                Duration needed = needed(moment, first, second.target());
                if (worst == null || needed.compareTo(most) > 0) {
                    worst = moment;
                    most = needed;
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    /** How much of the second calendar's time must pass until the first is due, in whole minutes. */
    private static Duration needed(Instant reported, Named first, Target second) {
        Instant due = first.due(reported);
        Duration measured = second.calendar().measure(reported, due);
        boolean reaches = !second.calendar().add(reported, measured).isBefore(due);
        return Rounded.upToMinutes(reaches ? measured : measured.plus(Time.GRAIN));
    }
}
