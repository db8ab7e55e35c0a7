package io.incidentengine.policy;

import static io.incidentengine.model.Audience.SERVICE_OWNER;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.NotificationKind.INITIAL;
import static io.incidentengine.model.NotificationKind.OVERDUE;
import static io.incidentengine.model.NotificationKind.PROGRESS;
import static io.incidentengine.model.NotificationKind.PROGRESS_REMINDER;
import static io.incidentengine.notification.TemplateForm.SHORT;
import static io.incidentengine.notification.TemplateForm.SUBJECT;
import static io.incidentengine.notification.TemplateForm.TEXT;
import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Templates that show what their kind does not have. */
class TemplateContradictionsTest {
    private static final MessageTemplates STANDARD = MessageTemplates.standard();

    private static UnaryOperator<IncidentPolicy.Builder> with(NotificationKind kind, TemplateForm form, String text) {
        return policy -> policy.templates(STANDARD.with(Locale.GERMAN, kind, form, text));
    }

    @Test
    void the_standard_templates_do_under_any_rules() {
        assertThat(EmergencyHandling.policy().templates()).isSameAs(STANDARD);
        for (NotificationKind kind : STANDARD.kinds()) {
            for (Locale language : STANDARD.languages()) {
                for (TemplateForm form : TemplateForm.values()) {
                    String text = STANDARD.template(language, kind, form).toString();
                    assertThat(io.incidentengine.notification.Template.parse(text)
                                    .required())
                            .as(language + " " + kind + " " + form)
                            .isSubsetOf(
                                    kind.equals(NotificationKind.BUNDLE)
                                            ? List.of("incident", "title", "service", "severity", "count", "messages")
                                            : List.of("incident", "title", "service", "severity", "kind", "at"));
                    assertNone(policy -> policy.templates(STANDARD.with(language, kind, form, text)));
                }
            }
        }
    }

    @Test
    void a_placeholder_that_no_rule_of_the_kind_can_fill_is_found() {
        assertOne(
                "templates.de.initial.short: there is never a {tittle}; allowed:"
                        + " [at, incident, kind, next deadline, next milestone, note, service, severity, title]",
                with(INITIAL, SHORT, "{tittle}"));
        assertOne(
                "templates.de.initial.subject: there is never a {deadline}; allowed:"
                        + " [at, incident, kind, next deadline, next milestone, note, service, severity, title]",
                with(INITIAL, SUBJECT, "{title}[ by {deadline}]"));
    }

    @Test
    void a_placeholder_that_may_be_missing_stands_in_a_section() {
        assertOne(
                "templates.de.initial.text: {note} is not always there under [R27, R28]; allowed: in a section, as [{note}]",
                with(INITIAL, TEXT, "{title}: {note}"));
        assertNone(with(INITIAL, TEXT, "{title}[: {note}]"));
        assertOne(
                "templates.de.overdue.text: {cause} is not always there under [R31, R32]; allowed: in a section, as [{cause}]",
                with(OVERDUE, TEXT, "{milestone} {deadline} {cause}"));
        assertOne(
                "templates.de.initial.text: {next deadline} is not always there under [R27, R28];"
                        + " allowed: in a section, as [{next deadline}]",
                with(INITIAL, TEXT, "{next deadline}"));
    }

    @Test
    void what_a_kind_always_has_needs_no_section() {
        assertNone(with(OVERDUE, TEXT, "{milestone} {deadline} {incident} {kind} {severity} {at} {title} {service}"));
        assertNone(with(PROGRESS_REMINDER, TEXT, "{title} by {deadline}"));
        assertOne(
                "templates.de.handling progress.text: {note} is not always there under [R29];"
                        + " allowed: in a section, as [{note}]",
                with(PROGRESS, TEXT, "{note}"));
    }

    @Test
    void a_warning_before_the_deadline_may_come_without_one() {
        UnaryOperator<IncidentPolicy.Builder> warned = policy -> policy.ladder(
                        Milestone.RECOVERY, Rung.before(Duration.ofMinutes(30)).named("soon"), Rung.overdue())
                .notification(NotificationRule.of("warning", NotificationKind.named("warning"))
                        .when(Trigger.onRung("soon", Milestone.RECOVERY))
                        .by(EMAIL)
                        .to(SERVICE_OWNER)
                        .build());
        assertOne(
                "templates.de.warning.text: {deadline} is not always there under [warning];"
                        + " allowed: in a section, as [{deadline}]",
                policy -> with(NotificationKind.named("warning"), TEXT, "{milestone} {deadline}")
                        .apply(warned.apply(policy)));
    }

    @Test
    void a_template_for_what_nobody_is_told_is_found() {
        assertThat(Contradictions.of(with(NotificationKind.named("intial"), TEXT, "{title}")))
                .singleElement()
                .asString()
                .startsWith(
                        "templates.de.intial.text: no rule tells about it; allowed: [any kind, bundle, confirmation request,");
        assertNone(policy -> with(NotificationKind.MERGED, TEXT, "{title}[ {note}]")
                .apply(policy.withoutNotification("S16 merged")));
    }

    @Test
    void the_template_for_any_kind_shows_what_all_have() {
        assertNone(with(MessageTemplates.ANY_KIND, TEXT, "{kind}: {title}[ {note}][ {milestone}]"));
        assertThat(Contradictions.of(with(MessageTemplates.ANY_KIND, TEXT, "{milestone}")))
                .singleElement()
                .asString()
                .startsWith("templates.de.any kind.text: {milestone} is not always there under [R27, R28, R29,");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(Contradictions.of(policy -> policy.templates(STANDARD.with(Locale.UK, INITIAL, SHORT, "{a} {b}")
                        .with(Locale.FRENCH, OVERDUE, SUBJECT, "{c}[{d}]"))))
                .extracting(problem -> problem.substring(0, problem.indexOf(';')))
                .containsExactly(
                        "templates.en-GB.initial.short: there is never a {a}",
                        "templates.en-GB.initial.short: there is never a {b}",
                        "templates.fr.overdue.subject: there is never a {c}",
                        "templates.fr.overdue.subject: there is never a {d}");
    }

    @Test
    void a_policy_takes_its_templates_along_and_differs_by_them() {
        IncidentPolicy own = with(INITIAL, TEXT, "{title}")
                .apply(EmergencyHandling.policy().toBuilder("own", 1))
                .build();
        assertThat(own.toBuilder("own", 1).build()).isEqualTo(own);
        assertThat(own.toBuilder("own", 1).templates(STANDARD).build()).isNotEqualTo(own);
        assertThat(own.toString()).contains("standard templates with [de.initial.text]");
    }

    @Test
    void templates_are_not_missing() {
        assertThatThrownBy(() -> EmergencyHandling.policy().toBuilder("own", 1).templates(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("policy templates");
    }
}
