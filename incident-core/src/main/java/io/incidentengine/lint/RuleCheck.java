package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.NotificationRule.Reach;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.sla.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules that say something which never happens. */
final class RuleCheck {
    /** Of an incident of which these are told, nothing is told any more; nor is proof looked for. */
    private static final Set<Signal> SILENCING = EnumSet.of(Signal.CANCELLED, Signal.MERGED_INTO);

    private RuleCheck() {}

    static List<PolicyFinding> findings(Subject subject) {
        Occurrence occurrence = new Occurrence(subject.policy());
        List<PolicyFinding> findings = new ArrayList<>();
        for (NotificationRule rule : subject.policy().notifications()) {
            applies(subject, rule, occurrence, findings);
            proof(rule, findings);
            others(subject, rule, findings);
        }
        return findings;
    }

    private static void applies(
            Subject subject, NotificationRule rule, Occurrence occurrence, List<PolicyFinding> findings) {
        String path = "notifications." + rule.name();
        Set<Severity> possible = occurrence.severities(rule.trigger());
        Set<Severity> used = subject.covered(rule);
        used.retainAll(possible);
        if (possible.isEmpty()) {
            findings.add(PolicyFinding.of(
                    Check.RULE_NEVER_APPLIES,
                    path + ".when",
                    "nothing makes it apply: " + words(rule.trigger()) + " never comes",
                    hint(rule.trigger(), occurrence) + ", or remove the rule"));
            return;
        }
        Set<Severity> inVain = new TreeSet<>(rule.severities());
        inVain.removeAll(possible);
        if (!inVain.isEmpty()) {
            String never = words(rule.trigger()) + " never comes at " + Listed.and(inVain);
            findings.add(PolicyFinding.of(
                            Check.RULE_NEVER_APPLIES,
                            path + ".atLevels",
                            used.isEmpty() ? "nothing makes it apply: " + never : never,
                            used.isEmpty()
                                    ? "let it apply at one of " + possible + ", or remove the rule"
                                    : "leave it at " + Listed.and(used))
                    .atSeverities(inVain));
        }
    }

    private static String words(Trigger trigger) {
        if (trigger instanceof Trigger.OnSignal on) {
            return on.signals().stream().map(Signal::name).collect(Collectors.joining(" or "));
        } else if (trigger instanceof Trigger.OnRung on) {
            return "the rung '" + on.rung() + "' of " + Listed.and(on.milestones());
        }
        return trigger instanceof Trigger.OnCadenceReminder ? "the reminder of progress" : "progress that is due";
    }

    private static String hint(Trigger trigger, Occurrence occurrence) {
        if (trigger instanceof Trigger.OnSignal on) {
            return on.signals().stream()
                    .flatMap(signal -> occurrence.missing(signal).stream())
                    .findFirst()
                    .orElse("let it listen to " + Signal.REPORTED + ", as rules hear of a fault by its report");
        }
        return "let one of these clocks start";
    }

    /** Of a cancelled or merged incident, nobody looks for proof. */
    private static void proof(NotificationRule rule, List<PolicyFinding> findings) {
        if (rule.obligation().isPresent()
                && rule.trigger() instanceof Trigger.OnSignal on
                && SILENCING.containsAll(on.signals())) {
            findings.add(PolicyFinding.of(
                    Check.PROOF_NEVER_SOUGHT,
                    "notifications." + rule.name() + ".within",
                    "the incident is silent by then, so that no proof is looked for and no fallback follows",
                    "leave it out, as it promises what nobody keeps"));
        }
    }

    private static void others(Subject subject, NotificationRule rule, List<PolicyFinding> findings) {
        boolean goesOn =
                subject.delivery().fallbacks().stream().anyMatch(step -> step.way() == FallbackStep.Way.NEXT_PERSON);
        if (rule.reach() != Reach.ONE_BY_ONE || (rule.obligation().isPresent() && goesOn)) {
            return;
        }
        findings.add(PolicyFinding.of(
                Check.OTHERS_NEVER_TOLD,
                "notifications." + rule.name() + ".oneByOne",
                rule.obligation().isEmpty()
                        ? "nobody but the first is ever told, as the next one comes only where proof is missing, and none is"
                                + " asked for"
                        : "nobody but the first is ever told, as no fallback leads to the next person",
                rule.obligation().isEmpty()
                        ? "ask for proof with within(…), or tell everybody"
                        : "add a step " + FallbackStep.Way.NEXT_PERSON + " to delivery.fallbacks, or tell everybody"));
    }
}
