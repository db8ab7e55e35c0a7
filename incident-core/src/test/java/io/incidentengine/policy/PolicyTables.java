package io.incidentengine.policy;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Milestone.Interruption;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a policy as tables that read like the blueprint's. */
final class PolicyTables {
    private final IncidentPolicy policy;
    private final StringBuilder text = new StringBuilder();

    private PolicyTables(IncidentPolicy policy) {
        this.policy = policy;
    }

    static String print(IncidentPolicy policy) {
        PolicyTables tables = new PolicyTables(policy);
        tables.text.append("# ").append(policy.ref()).append('\n');
        tables.severity();
        tables.timeLimits();
        tables.clocks();
        tables.notifications();
        tables.delivery();
        tables.roles();
        tables.rest();
        return tables.text.toString();
    }

    private void heading(String heading, String... columns) {
        text.append("\n## ").append(heading).append("\n");
        row(columns);
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void severity() {
        CriteriaPolicy criteria = (CriteriaPolicy) policy.severity();
        heading("Severity: " + criteria.count() + " levels, the gravest that applies", "level", "any of", "if");
        for (CriteriaPolicy.Rule rule : criteria.rules()) {
            List<String> conditions = new ArrayList<>();
            if (rule.complainants() > 1) {
                conditions.add("complaints from " + rule.complainants() + " reporters");
            }
            if (rule.recurringOnly()) {
                conditions.add("recurring within " + words(policy.tolerances().recurrence()));
            }
            row(level(rule.severity()), join(", ", rule.anyOf(), Criterion::name), String.join(", ", conditions));
        }
        row(String.valueOf(criteria.count()), "nothing of that", "");
    }

    private void timeLimits() {
        List<String> columns = new ArrayList<>(List.of("level"));
        policy.milestones().forEach(milestone -> columns.add(milestone.name()));
        heading("Time limits", columns.toArray(String[]::new));
        for (Severity severity : policy.severity().levels()) {
            List<String> cells = new ArrayList<>(List.of(level(severity)));
            for (Milestone milestone : policy.milestones()) {
                cells.add(milestone.target(severity).map(PolicyTables::target).orElse(""));
            }
            row(cells.toArray(String[]::new));
        }
    }

    private void clocks() {
        heading("Clocks", "clock", "from", "until", "left out", "severity changed", "rungs");
        for (Milestone milestone : policy.milestones()) {
            row(
                    milestone.name() + (milestone.majorOnly() ? " (major incidents)" : ""),
                    join(", else ", milestone.startsOn(), PolicyTables::words),
                    stops(milestone, Interruption.COUNTS),
                    stops(milestone, Interruption.IS_LEFT_OUT),
                    words(milestone.reclassification()),
                    join(", ", policy.ladder(milestone.name()), PolicyTables::words));
        }
    }

    private static String stops(Milestone milestone, Interruption interruption) {
        return milestone.stopsOn().entrySet().stream()
                .filter(stop -> stop.getValue() == interruption)
                .map(Map.Entry::getKey)
                .map(PolicyTables::words)
                .collect(Collectors.joining(", "));
    }

    private void notifications() {
        heading(
                "Escalation and notification",
                "id",
                "notification",
                "levels",
                "when",
                "method",
                "recipients",
                "within");
        for (NotificationRule rule : policy.notifications()) {
            row(
                    rule.name(),
                    rule.kind().name(),
                    rule.severities().isEmpty() ? "all" : join(", ", rule.severities(), PolicyTables::level),
                    words(rule.trigger()),
                    join(" and ", rule.channels(), ChannelType::name),
                    "to: " + join(" and ", rule.to(), Audience::name)
                            + (rule.reach() == NotificationRule.Reach.ONE_BY_ONE ? ", one by one" : "")
                            + (rule.cc().isEmpty() ? "" : "; cc: " + join(" and ", rule.cc(), Audience::name)),
                    rule.obligation().map(PolicyTables::words).orElse(""));
        }
    }

    private String words(Trigger trigger) {
        if (trigger instanceof Trigger.OnSignal on) {
            return join(" or ", on.signals(), PolicyTables::words);
        } else if (trigger instanceof Trigger.OnRung on) {
            List<String> inOrder = policy.milestones().stream()
                    .map(Milestone::name)
                    .filter(on.milestones()::contains)
                    .toList();
            return String.join(", ", inOrder) + ": " + on.rung();
        } else if (trigger instanceof Trigger.OnCadence) {
            return "every "
                    + policy.cadence().intervals().values().stream()
                            .map(PolicyTables::words)
                            .distinct()
                            .collect(Collectors.joining(", "));
        } else if (trigger instanceof Trigger.OnCadenceReminder) {
            return words(policy.cadence().reminder()) + " before that, if nobody recorded progress";
        }
        return "first in scope";
    }

    private void delivery() {
        DeliveryPolicy delivery = policy.delivery();
        heading("Delivery and proof", "what", "value");
        delivery.proofs()
                .forEach((channel, proof) -> row(
                        "proof by " + channel,
                        proof.grade() == proof.withoutReceipts()
                                ? words(proof.grade())
                                : words(proof.grade()) + ", without receipts " + words(proof.withoutReceipts())));
        delivery.fallbacks().forEach(step -> row("without proof at " + step.percent() + " %", words(step.way())));
        row("next channel", join(", ", delivery.channels(), ChannelType::name));
        row("where there is nobody", join(", ", delivery.audiences(), Audience::name));
        row("sent again when nobody knows, at levels", join(", ", delivery.sentAgain(), PolicyTables::level));
        row(
                "at most to the same people, else told together",
                join(
                        ", ",
                        delivery.limits().entrySet(),
                        limit -> limit.getValue().messages() + " by " + limit.getKey() + " within "
                                + words(limit.getValue().window())));
        row(
                "quiet hours",
                delivery.quiet().isEmpty()
                        ? "none"
                        : join(", ", delivery.quiet().keySet(), ChannelType::name));
        row(
                "retries",
                "after " + words(delivery.retries().first()) + ", doubling to "
                        + words(delivery.retries().longest()) + ", "
                        + delivery.retries().attempts() + " attempts");
    }

    private void roles() {
        heading("Roles", "command", "may be given by");
        for (CommandType command : CommandType.values()) {
            row(words(command), join(", ", policy.roles().mayGive(command), Role::name));
        }
    }

    private void rest() {
        heading("The rest", "what", "value");
        row("cadence at levels", join(", ", policy.cadence().intervals().keySet(), PolicyTables::level));
        IncidentPolicy.Closing closing = policy.closing();
        row(
                "confirmation lapses",
                closing.confirmation().lapse().map(PolicyTables::words).orElse("never"));
        row(
                "reporter unreachable",
                closing.confirmation().attempts() + " attempts over "
                        + words(closing.confirmation().over()));
        row("major by level", join(", ", closing.majorIncidents().levels(), PolicyTables::level));
        row("major solutions need approval", closing.majorIncidents().approval() ? "yes" : "no");
        row("offered to problem management", join(", ", closing.problemOffers(), PolicyTables::words));
        row("clock skew", words(policy.tolerances().skew()));
        row("late from", words(policy.tolerances().lateness()));
    }

    private static <T> String join(String separator, Collection<T> values, Function<T, String> words) {
        return values.stream().map(words).collect(Collectors.joining(separator));
    }

    private static String level(Severity severity) {
        return String.valueOf(severity.level());
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String target(Target target) {
        return words(target.amount());
    }

    private static String words(Reclassification rule) {
        return rule.equals(Reclassification.CARRY_OVER) ? "carry over" : rule.toString();
    }

    private static String words(Rung rung) {
        return rung.name()
                + (rung.every() == null
                        ? ""
                        : " every " + words(rung.every())
                                + (rung.times() == Integer.MAX_VALUE ? "" : ", " + rung.times() + " times"));
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (!duration.equals(Duration.ofMinutes(minutes))) {
            return duration.toString();
        } else if (minutes >= 2 * 24 * 60 && minutes % (24 * 60) == 0) {
            return duration.toDays() + " d";
        }
        return minutes >= 2 * 60 && minutes % 60 == 0 ? duration.toHours() + " h" : minutes + " min";
    }
}
