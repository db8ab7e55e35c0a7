package io.incidentengine.policy;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.PauseRule;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds every contradiction within a policy. */
final class PolicyCheck {
    /** What repeats more often would keep the engine busy for ages after a downtime. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    private final IncidentPolicy.Builder policy;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Severity> levels;

    private PolicyCheck(IncidentPolicy.Builder policy) {
        this.policy = policy;
        this.levels = policy.severity.levels();
    }

    static void check(IncidentPolicy.Builder policy) {
        PolicyCheck check = new PolicyCheck(policy);
        check.severity();
        check.milestones();
        check.standardOrder();
        check.ladders();
        check.notifications();
        check.cadence();
        check.roles();
        check.problems.addAll(new TemplateCheck(policy).problems());
        check.levels("majorIncidents.levels", policy.majorIncidents.levels());
        if (!check.problems.isEmpty()) {
            throw new InvalidPolicyException("policy \"" + policy.ref + "\"", check.problems);
        }
    }

    private void problem(String path, String message) {
        problems.add(new Problem(path, message));
    }

    private void levels(String path, Set<Severity> used) {
        for (Severity severity : used) {
            if (!levels.contains(severity)) {
                problem(path, severity + " does not exist; allowed: " + levels);
            }
        }
    }

    private void interval(String path, Duration interval) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            problem(path, "it repeats every " + interval + "; allowed: " + SHORTEST_INTERVAL + " and more");
        }
    }

    private void severity() {
        if (policy.severity instanceof CriteriaPolicy criteria) {
            int number = 0;
            for (CriteriaPolicy.Rule rule : criteria.rules()) {
                String path = "severity.rules." + ++number;
                levels(path, Set.of(rule.severity()));
                if (rule.anyOf().isEmpty()) {
                    problem(path, "it names no criterion; allowed: at least one");
                }
            }
        }
    }

    private void milestones() {
        for (Milestone milestone : policy.milestones.values()) {
            String path = "milestones." + milestone.name();
            if (milestone.startsOn().isEmpty()) {
                problem(path + ".startsOn", "nothing starts it; allowed: at least one signal");
            }
            if (milestone.stopsOn().isEmpty() && milestone.restartsOn().isEmpty()) {
                problem(path + ".stopsOn", "nothing stops it; allowed: at least one signal");
            }
            if (milestone.name().equals(Milestone.RESPONSE)
                    && !milestone.pauses().isEmpty()) {
                problem(
                        path + ".pausedBy",
                        "it stands still for "
                                + milestone.pauses().stream()
                                        .map(PauseRule::reason)
                                        .toList()
                                + "; allowed: no reason, as a response never pauses");
            }
            stopping(milestone, path + ".startsOn", milestone.startsOn());
            stopping(milestone, path + ".restartsOn", milestone.restartsOn());
            if (milestone.targets().isEmpty()) {
                problem(path + ".targets", "there is none; allowed: a target for at least one level");
            }
            levels(path + ".targets", milestone.targets().keySet());
            levelOrder(milestone, path + ".targets.");
        }
    }

    /** A milder level has no less time. Amounts of different calendars do not compare: 8 business hours, 24 hours. */
    private void levelOrder(Milestone milestone, String path) {
        Map<ServiceCalendar, Map.Entry<Severity, Target>> graver = new HashMap<>();
        for (Map.Entry<Severity, Target> entry : milestone.targets().entrySet()) {
            Target target = entry.getValue();
            Map.Entry<Severity, Target> above = graver.put(target.calendar(), entry);
            if (above != null && target.amount().compareTo(above.getValue().amount()) < 0) {
                problem(
                        path + entry.getKey().level(),
                        target.amount() + " is shorter than " + above.getValue().amount() + " at the graver "
                                + above.getKey() + "; allowed: the same or more");
            }
        }
    }

    private void stopping(Milestone milestone, String path, Collection<Signal> signals) {
        Set<Signal> both = new TreeSet<>(milestone.stopsOn().keySet());
        both.retainAll(signals);
        if (!both.isEmpty()) {
            problem(path, both + " stop it too; allowed: one or the other");
        }
    }

    /** Response, recovery and resolution, where they exist, come in that order at every level, per calendar. */
    private void standardOrder() {
        List<String> order = List.of(Milestone.RESPONSE, Milestone.RECOVERY, Milestone.RESOLUTION);
        for (Severity severity : levels) {
            Map<ServiceCalendar, Map.Entry<String, Target>> before = new HashMap<>();
            for (String name : order) {
                Milestone milestone = policy.milestones.get(name);
                Target target = milestone == null ? null : milestone.targets().get(severity);
                if (target == null) {
                    continue;
                }
                Map.Entry<String, Target> earlier = before.put(target.calendar(), Map.entry(name, target));
                if (earlier != null
                        && target.amount().compareTo(earlier.getValue().amount()) < 0) {
                    problem(
                            "milestones." + name + ".targets." + severity.level(),
                            target.amount() + " is shorter than the target of " + earlier.getKey() + ", "
                                    + earlier.getValue().amount() + "; allowed: the same or more");
                }
            }
        }
    }

    private void ladders() {
        policy.ladders.forEach((name, rungs) -> {
            Milestone milestone = policy.milestones.get(name);
            if (milestone == null) {
                problem("ladders." + name, "there is no such milestone; allowed: " + policy.milestones.keySet());
                return;
            }
            Set<String> names = new HashSet<>();
            for (Rung rung : rungs) {
                String path = "ladders." + name + "." + rung.name();
                if (!names.add(rung.name())) {
                    problem(path, "the name is used twice; allowed: once in a ladder");
                }
                if (rung.every() != null) {
                    interval(path, rung.every());
                }
                if (rung.position() instanceof Rung.Before before) {
                    milestone.targets().forEach((severity, target) -> {
                        if (before.remaining().compareTo(target.amount()) >= 0) {
                            problem(
                                    path,
                                    before.remaining() + " before the deadline is no time after the start at "
                                            + severity + "; allowed: less than " + target.amount());
                        }
                    });
                }
            }
            order(name, milestone, rungs);
        });
    }

    /** The lowest rung comes first, at every level, so that "the highest" is plain (S22). */
    private void order(String name, Milestone milestone, List<Rung> rungs) {
        for (int i = 1; i < rungs.size(); i++) {
            Rung above = rungs.get(i - 1);
            Rung rung = rungs.get(i);
            if (milestone.targets().values().stream()
                    .map(Target::amount)
                    .anyMatch(target -> place(rung, target).compareTo(place(above, target)) < 0)) {
                problem(
                        "ladders." + name + "." + rung.name(),
                        "it comes before the rung above it; allowed: rungs in the order of time");
            }
        }
    }

    private static Duration place(Rung rung, Duration target) {
        if (rung.position() instanceof Rung.Share share) {
            return target.multipliedBy(share.percent()).dividedBy(100);
        }
        if (rung.position() instanceof Rung.Before before) {
            return target.minus(before.remaining());
        }
        return target.plus(((Rung.After) rung.position()).offset()).plus(Time.GRAIN);
    }

    private void notifications() {
        for (NotificationRule rule : policy.notifications.values()) {
            String path = "notifications." + rule.name();
            levels(path + ".atLevels", rule.severities());
            if (rule.channels().isEmpty()) {
                problem(path + ".by", "there is no channel; allowed: at least one");
            }
            if (rule.to().isEmpty()) {
                problem(path + ".to", "there is no audience; allowed: at least one");
            }
            trigger(path + ".when", rule.trigger());
            Set<Audience> told = new HashSet<>();
            Stream.concat(rule.to().stream(), rule.cc().stream())
                    .filter(audience -> !told.add(audience))
                    .forEach(audience ->
                            problem(path + ".to", audience + " is named twice; allowed: once in to and cc"));
        }
    }

    private void trigger(String path, Trigger trigger) {
        if (trigger instanceof Trigger.OnSignal on && on.signals().isEmpty()) {
            problem(path, "there is no signal; allowed: at least one");
        }
        if (trigger instanceof Trigger.OnRung on) {
            if (on.milestones().isEmpty()) {
                problem(path, "there is no milestone; allowed: at least one");
            }
            for (String milestone : on.milestones()) {
                if (policy.ladders.getOrDefault(milestone, List.of()).stream()
                        .noneMatch(rung -> rung.name().equals(on.rung()))) {
                    problem(
                            path,
                            "the ladder of " + milestone + " has no rung '" + on.rung() + "'; allowed: "
                                    + policy.ladders.getOrDefault(milestone, List.of()).stream()
                                            .map(Rung::name)
                                            .toList());
                }
            }
        }
        boolean reminds = trigger instanceof Trigger.OnCadenceReminder;
        if ((reminds || trigger instanceof Trigger.OnCadence)
                && policy.cadence.intervals().isEmpty()) {
            problem(path, "there is no cadence; allowed: with a cadence for at least one level");
        } else if (reminds && policy.cadence.reminder().isZero()) {
            problem(path, "the cadence has no reminder; allowed: with one");
        }
    }

    private void cadence() {
        levels("cadence.intervals", policy.cadence.intervals().keySet());
        policy.cadence.intervals().forEach((severity, interval) -> {
            interval("cadence.intervals." + severity.level(), interval);
            if (policy.cadence.reminder().compareTo(interval) >= 0) {
                problem(
                        "cadence.reminder",
                        policy.cadence.reminder() + " is not shorter than the interval at " + severity
                                + "; allowed: less than " + interval);
            }
            if (!isTold(Trigger.FirstInScope.class, severity)) {
                problem(
                        "cadence.intervals." + severity.level(),
                        "no initial notification begins it; allowed: at levels that a rule on 'first in scope' covers");
            }
            if (!isTold(Trigger.OnCadence.class, severity)) {
                problem(
                        "cadence.intervals." + severity.level(),
                        "nobody is told of it; allowed: at levels that a rule on the cadence covers");
            }
        });
        if (policy.cadence.reminder().isNegative()) {
            problem("cadence.reminder", policy.cadence.reminder() + " is negative; allowed: zero or more");
        }
    }

    private boolean isTold(Class<? extends Trigger> trigger, Severity severity) {
        return policy.notifications.values().stream()
                .anyMatch(rule -> trigger.isInstance(rule.trigger()) && rule.covers(severity));
    }

    /** Nothing may lead to where nobody can lead it out again. */
    private void roles() {
        for (CommandType command : EnumSet.of(CommandType.REPORT, CommandType.RESPOND, CommandType.RESOLVE)) {
            nobody(command);
        }
        if (policy.majorIncidents.approval()) {
            nobody(CommandType.PROPOSE_SOLUTION);
            nobody(CommandType.REVIEW_SOLUTION);
        }
        if (someoneMay(CommandType.TRANSFER) || someoneMay(CommandType.TRANSFER_TO_PROBLEM)) {
            nobody(CommandType.HAND_BACK);
        }
        if (policy.milestones.containsKey(Milestone.MAJOR_INCIDENT_REPORT)) {
            nobody(CommandType.FILE_REPORT);
        }
        boolean lapses = policy.confirmation.lapse().isPresent();
        if (!lapses) {
            nobody(CommandType.CONFIRM);
            if (policy.roles.mayGive(CommandType.CONFIRM).equals(Set.of(Role.REPORTER))
                    && !someoneMay(CommandType.CLOSE_UNCONFIRMED)) {
                problem(
                        "roles." + CommandType.CONFIRM,
                        "only a reporter may do it, and what a machine reported has none; allowed: one more role, or "
                                + CommandType.CLOSE_UNCONFIRMED + " for somebody");
            }
        }
        if (!policy.confirmation.closesItself() || someoneMay(CommandType.CONFIRM)) {
            nobody(CommandType.CLOSE);
        }
    }

    private boolean someoneMay(CommandType command) {
        return !policy.roles.mayGive(command).isEmpty();
    }

    private void nobody(CommandType command) {
        if (!someoneMay(command)) {
            problem("roles." + command, "nobody may do it; allowed: at least one role");
        }
    }
}
