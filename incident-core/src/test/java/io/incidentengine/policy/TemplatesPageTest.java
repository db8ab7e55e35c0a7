package io.incidentengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.notification.Words;
import io.incidentengine.shared.Page;
import io.incidentengine.simulation.Sent;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** docs/templates.md shows code of this class and of an example, and the facts that the checks of the policy know. */
class TemplatesPageTest {
    private static final Path EXAMPLE =
            Path.of("../incident-examples/src/main/java/io/incidentengine/examples/FreeMarkerWording.java");
    private static final List<String> FACTS = List.of(
            "incident",
            "kind",
            "severity",
            "at",
            "title",
            "service",
            "milestone",
            "deadline",
            "cause",
            "done",
            "note",
            "told together",
            "next milestone",
            "next deadline");

    @Test
    void ten_lines_change_a_text() {
        MessageTemplates ours = MessageTemplates.standard()
                .with(
                        Locale.ENGLISH,
                        NotificationKind.INITIAL,
                        TemplateForm.SHORT,
                        "{severity} at {service}[, {next milestone} by {next deadline}]: {title}")
                .term(Locale.ENGLISH, "severity 2", "P2");
        IncidentPolicy policy =
                EmergencyHandling.policy().toBuilder("ours", 1).templates(ours).build();
        assertThat(sms(policy).message().text())
                .isEqualTo("P2 at payments, the response by 1 Jan 00:30 UTC: Cards are declined");
    }

    private static Sent sms(IncidentPolicy policy) {
        Person olga = Person.of("olga", "Olga", Contact.sms("+49170555010"));
        Simulation simulation = Simulation.of(policy)
                .staff(new Staff().with(olga, Audience.SERVICE_OWNER))
                .build();
        simulation.report(
                Actor.of("ena", Role.OM_ENGINEER),
                Report.of("payments", "Cards are declined")
                        .impact(Criterion.DEGRADATION)
                        .build());
        return simulation.expect(ChannelType.SMS, "olga");
    }

    @Test
    void a_mistake_is_found_when_the_policy_is_built() {
        MessageTemplates wrong = MessageTemplates.standard()
                .with(Locale.ENGLISH, NotificationKind.INITIAL, TemplateForm.SHORT, "{titel}: {note}");
        Assertions.assertThatThrownBy(() -> EmergencyHandling.policy().toBuilder("ours", 1)
                        .templates(wrong)
                        .build())
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("templates.en.initial.short: there is never a {titel}; allowed: [at, incident,")
                .hasMessageContaining(
                        "{note} is not always there under [R27, R28]; allowed: in a section, as [{note}]");
    }

    @Test
    void a_reader_has_a_language_and_a_zone() {
        Person olga =
                Person.of("olga", "Olga", Contact.sms("+49170555010")).in(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
        assertThat(olga.locale()).isEqualTo(Locale.GERMANY);
    }

    @Test
    void a_library_of_ones_own_takes_over() {
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .wording((notification, incident, channel, reader) -> channel.equals(ChannelType.EMAIL)
                        ? Words.of(incident.report().title(), "See the page.", "<p>layout of ours</p>")
                        : EmergencyHandling.policy().templates().words(notification, channel, reader))
                .build();
        assertThat(engine.report(
                                Actor.of("ena", Role.OM_ENGINEER),
                                Intake.of(
                                        "1",
                                        Report.of("payments", "Cards are declined")
                                                .build()))
                        .incident())
                .isNotNull();
    }

    @Test
    void all_code_on_the_page_is_run() throws IOException {
        Page page = Page.of("templates.md");
        assertThat(page.code()).hasSizeGreaterThan(3);
        assertThat(page.code().get(0)).hasSizeLessThanOrEqualTo(10);
        assertThat(page.codeThatIsNotIn(TemplatesPageTest.class, EXAMPLE)).isEmpty();
    }

    @Test
    void the_page_lists_the_facts_of_each_kind() throws IOException {
        String page = Page.of("templates.md").text();
        TreeMap<NotificationKind, String> rows = new TreeMap<>();
        EmergencyHandling.policy().notifications().forEach(rule -> rows.put(rule.kind(), row(rule.kind())));
        assertThat(page).contains("| kind | always | in sections |\n|---|---|---|\n" + String.join("", rows.values()));
    }

    /** What the checks of the default policy let through, tried one by one; what all kinds have is left out. */
    private static String row(NotificationKind kind) {
        Set<String> always = new TreeSet<>();
        Set<String> sometimes = new TreeSet<>();
        for (String fact : FACTS.subList(6, FACTS.size())) {
            if (isFine(kind, "{" + fact + "}")) {
                always.add("`" + fact + "`");
            } else if (isFine(kind, "x[{" + fact + "}]")) {
                sometimes.add("`" + fact + "`");
            }
        }
        sometimes.removeAll(Set.of("`next deadline`", "`next milestone`"));
        return "| " + kind + " | " + String.join(", ", always) + " | " + String.join(", ", sometimes) + " |\n";
    }

    private static boolean isFine(NotificationKind kind, String text) {
        return Contradictions.of(policy -> policy.templates(
                        MessageTemplates.standard().with(Locale.ENGLISH, kind, TemplateForm.TEXT, text)))
                .isEmpty();
    }
}
