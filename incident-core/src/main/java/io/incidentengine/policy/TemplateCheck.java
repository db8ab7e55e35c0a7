package io.incidentengine.policy;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.MessageTemplates.Use;
import io.incidentengine.notification.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the templates of a policy against its rules: what a template shows must be known to every rule of its kind, or
 * stand in a section and be known to one of them.
 */
final class TemplateCheck {
    /** What every notification has. */
    private static final Set<String> COMMON =
            Set.of(Facts.INCIDENT, Facts.KIND, Facts.SEVERITY, Facts.AT, Facts.TITLE, Facts.SERVICE);

    /** What any notification may have, as far as a clock still runs. */
    private static final Set<String> AHEAD = Set.of(Facts.NEXT_MILESTONE, Facts.NEXT_DEADLINE);

    private static final Set<String> OF_TRIGGERS =
            Set.of(Facts.MILESTONE, Facts.DEADLINE, Facts.DONE, Facts.CAUSE, Facts.COLLAPSED, Facts.NOTE);

    private static final Set<String> OF_BUNDLES = Set.of(Facts.COUNT, Facts.MESSAGES);

    private final IncidentPolicy.Builder policy;
    private final List<Problem> problems = new ArrayList<>();

    TemplateCheck(IncidentPolicy.Builder policy) {
        this.policy = policy;
    }

    List<Problem> problems() {
        policy.templates.own().forEach(this::check);
        return problems;
    }

    private void check(Use use, Template template) {
        List<NotificationRule> rules = rules(use.kind());
        if (rules.isEmpty() && !MessageTemplates.standard().kinds().contains(use.kind())) {
            problem(use, "no rule tells about it; allowed: " + kinds());
            return;
        }
        Set<String> possible = possible(use.kind(), rules);
        for (String fact : template.required()) {
            List<NotificationRule> without =
                    rules.stream().filter(rule -> !always(rule).contains(fact)).toList();
            if (!possible.contains(fact)) {
                unknown(use, fact, possible);
            } else if (!without.isEmpty()) {
                String allowed = "in a section, as [{" + fact + "}]";
                problem(use, "{" + fact + "} is not always there under " + names(without) + "; allowed: " + allowed);
            }
        }
        for (String fact : template.optional()) {
            if (!possible.contains(fact)) {
                unknown(use, fact, possible);
            }
        }
    }

    private List<NotificationRule> rules(NotificationKind kind) {
        return policy.notifications.values().stream()
                .filter(rule ->
                        kind.equals(MessageTemplates.ANY_KIND) || rule.kind().equals(kind))
                .toList();
    }

    private Set<NotificationKind> kinds() {
        Set<NotificationKind> kinds = new TreeSet<>(MessageTemplates.standard().kinds());
        policy.notifications.values().forEach(rule -> kinds.add(rule.kind()));
        return kinds;
    }

    private void unknown(Use use, String fact, Set<String> possible) {
        problem(use, "there is never a {" + fact + "}; allowed: " + possible);
    }

    private void problem(Use use, String message) {
        problems.add(new Problem("templates." + use, message));
    }

    private static List<String> names(List<NotificationRule> rules) {
        return rules.stream().map(NotificationRule::name).toList();
    }

    /** What at least one of the rules can have; of a standard kind that no rule is about, all that there is. */
    private Set<String> possible(NotificationKind kind, List<NotificationRule> rules) {
        Set<String> possible = new TreeSet<>(COMMON);
        if (kind.equals(NotificationKind.BUNDLE)) {
            possible.addAll(OF_BUNDLES);
            return possible;
        }
        possible.addAll(AHEAD);
        if (rules.isEmpty()) {
            possible.addAll(OF_TRIGGERS);
        }
        for (NotificationRule rule : rules) {
            possible.addAll(always(rule));
            possible.addAll(sometimes(rule.trigger()));
        }
        return possible;
    }

    /** What a notification by a rule has for certain. */
    private Set<String> always(NotificationRule rule) {
        Set<String> always = new TreeSet<>(COMMON);
        if (rule.trigger() instanceof Trigger.OnRung on) {
            always.add(Facts.MILESTONE);
            if (isAfterTheBreach(on)) {
                always.add(Facts.DEADLINE);
            }
        } else if (rule.trigger() instanceof Trigger.OnCadenceReminder) {
            always.add(Facts.DEADLINE);
        }
        return always;
    }

    /** Before a breach, a clock may stand still by the time the step is told: then nobody knows its deadline. */
    private boolean isAfterTheBreach(Trigger.OnRung on) {
        return on.milestones().stream()
                .flatMap(milestone -> policy.ladders.getOrDefault(milestone, List.of()).stream())
                .filter(rung -> rung.name().equals(on.rung()))
                .allMatch(rung -> rung.position() instanceof Rung.After);
    }

    private static Set<String> sometimes(Trigger trigger) {
        if (trigger instanceof Trigger.OnRung) {
            return Set.of(Facts.DEADLINE, Facts.DONE, Facts.CAUSE, Facts.COLLAPSED);
        }
        if (trigger instanceof Trigger.OnCadence) {
            return Set.of(Facts.NOTE, Facts.COLLAPSED);
        }
        return trigger instanceof Trigger.OnCadenceReminder ? Set.of() : Set.of(Facts.NOTE);
    }
}
