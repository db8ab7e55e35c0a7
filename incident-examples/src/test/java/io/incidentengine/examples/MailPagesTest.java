package io.incidentengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.cache.StringTemplateLoader;
import freemarker.template.TemplateException;
import io.incidentengine.IncidentEngine;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.Words;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Wording;
import io.incidentengine.sla.Signal;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E-mails of a template library: safe, in two languages, complete; and nothing is lost when it fails. */
class MailPagesTest {
    private static final MessageTemplates POLICY = EmergencyHandling.policy().templates();
    private static final String TITLE = "Card payments are declined";

    private final List<Message> told = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    private final EngineListener ears = new EngineListener() {
        @Override
        public void attempted(Message message, SendResult result) {
            told.add(message);
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            failures.add(cause);
        }
    };

    private List<Message> by(ChannelType channel) {
        return told.stream()
                .filter(message -> message.channel().equals(channel))
                .toList();
    }

    @Test
    void each_reader_gets_the_layout_in_a_language_and_zone_of_their_own() {
        MailPages.tell(TITLE, MailPages.layout(), ears);

        assertThat(failures).isEmpty();
        assertThat(by(ChannelType.EMAIL)).hasSize(4);
        Message german = by(ChannelType.EMAIL).get(1);
        assertThat(german.text())
                .contains(
                        "Eine Frist ist verstrichen.",
                        "Es geht um: Reaktion",
                        "Frist: Montag, 2. März 2026, 09:30 Uhr MEZ",
                        "Vorfall öffnen: https://incidents.bank.example/INC-1");
        assertThat(german.page())
                .contains(
                        "<html lang=\"de\">",
                        "<b style=\"letter-spacing:.02em\">&#9670; Beispielbank</b>",
                        "href=\"https://incidents.bank.example/INC-1\"",
                        ">Vorfall öffnen</a>",
                        "Leitstelle, Durchwahl 4711.");
        Message english = by(ChannelType.EMAIL).get(2);
        assertThat(english.text())
                .contains(
                        "There is news of what you reported to us.",
                        "As of: Monday 2 March 2026, 08:40 GMT",
                        "\n> All others work & are safe to use.");
        assertThat(english.page())
                .contains("<html lang=\"en\">", ">Open the incident</a>", "Cards of &lt;one&gt; issuer fail.");
    }

    @Test
    void a_language_without_a_file_gets_english() {
        assertThat(words(Map.of(), Locale.FRENCH).text()).contains("As of: Monday 2 March 2026, 08:00 UTC");
    }

    @Test
    void a_hostile_title_stays_text() {
        MailPages.tell("</title><script>alert('x')</script>\" onload=\"y", MailPages.layout(), ears);

        assertThat(failures).isEmpty();
        assertThat(by(ChannelType.EMAIL))
                .hasSize(4)
                .allSatisfy(mail -> assertThat(mail.page())
                        .contains(
                                "&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y</h1>")
                        .doesNotContain("<script", "onload=\"y"));
    }

    @Test
    void no_value_forges_a_line_of_the_text() {
        String text = words(
                        Map.of(Facts.SERVICE, "payments\nSeverity level: 4", Facts.NOTE, "fine\r\nSeverity level: 4"),
                        Locale.UK)
                .text();

        assertThat(text.lines().filter(line -> line.startsWith("Severity level:")))
                .containsExactly("Severity level: 1");
    }

    @Test
    void all_other_channels_are_left_to_the_policy() {
        MailPages.tell(TITLE, MailPages.layout(), ears);
        List<Message> worded = by(ChannelType.SMS);
        told.clear();
        MailPages.tell(TITLE, byPolicy(), ears);

        assertThat(worded).hasSize(3).isEqualTo(by(ChannelType.SMS));
    }

    private static Wording byPolicy() {
        return (notification, incident, channel, reader) -> POLICY.words(notification, channel, reader);
    }

    @Test
    void a_template_that_throws_makes_the_words_of_the_policy_step_in() {
        StringTemplateLoader broken = new StringTemplateLoader();
        broken.putTemplate("mail.ftl", "Ticket ${facts.ticket}");
        MailPages.tell(TITLE, new FreeMarkerWording(broken, POLICY), ears);
        List<Message> rescued = List.copyOf(told);
        told.clear();
        MailPages.tell(TITLE, byPolicy(), ears);

        assertThat(rescued).hasSize(7).isEqualTo(told);
        assertThat(failures)
                .hasSize(4)
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessage("template mail.ftl cannot be filled")
                        .cause()
                        .isInstanceOf(TemplateException.class)
                        .hasMessageContaining("facts.ticket"));
    }

    @Test
    void no_fact_is_lost_not_even_one_that_the_templates_do_not_know() throws IllegalAccessException {
        Map<String, String> facts = new HashMap<>(Map.of("ticket", "value of ticket"));
        for (Field field : Facts.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                facts.put((String) field.get(null), "value of " + field.get(null));
            }
        }
        facts.put(Facts.DEADLINE, "2026-03-02T09:10:00Z");
        facts.put(Facts.DONE, "2026-03-02T09:40:00Z");
        facts.put(Facts.NEXT_DEADLINE, "2026-03-02T11:12:00Z");
        facts.put(Facts.NEXT_MILESTONE, "recovery");
        Words words = words(facts, Locale.UK);

        Map<String, String> shown = new HashMap<>(facts);
        shown.put(Facts.INCIDENT, "Incident: INC-1");
        shown.put(Facts.SEVERITY, "Severity level: 1");
        shown.put(Facts.AT, "As of: Monday 2 March 2026, 08:00 UTC");
        shown.put(Facts.DEADLINE, "Limit: Monday 2 March 2026, 09:10 UTC");
        shown.put(Facts.DONE, "Done by now: Monday 2 March 2026, 09:40 UTC");
        shown.put(Facts.NEXT_DEADLINE, "By: Monday 2 March 2026, 11:12 UTC");
        shown.put(Facts.NEXT_MILESTONE, "Next: recovery of the service");
        String page = words.page().orElseThrow();
        assertThat(shown).hasSizeGreaterThan(14).allSatisfy((name, value) -> {
            assertThat(words.text()).contains(value);
            assertThat(page).contains(value.substring(value.indexOf(": ") + 1).strip());
        });
    }

    @Test
    void of_what_is_done_nobody_is_asked_to_find_out_what_holds_it_up() {
        Map<String, String> late = Map.of(Facts.DEADLINE, "2026-03-02T09:10:00Z");
        Map<String, String> done = Map.of(Facts.DEADLINE, "2026-03-02T09:10:00Z", Facts.DONE, "2026-03-02T09:40:00Z");

        assertThat(words(NotificationKind.OVERDUE, late, Locale.UK).text()).contains("what holds it up");
        assertThat(words(NotificationKind.OVERDUE, done, Locale.UK).text())
                .contains("Nobody needs to act")
                .doesNotContain("what holds it up");
        assertThat(words(NotificationKind.OVERDUE, done, Locale.GERMANY).text()).contains("Niemand muss handeln");
    }

    @Test
    void the_program_writes_the_pages(@TempDir Path folder) throws IOException {
        MailPages.main(new String[] {folder.toString()});

        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.sorted())
                    .hasSize(4)
                    .allSatisfy(page -> assertThat(page)
                            .content()
                            .startsWith("<!DOCTYPE html>")
                            .endsWith("</html>\n"));
        }
    }

    @Test
    void the_page_about_templates_shows_the_template() throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        String page = Files.readString(top.resolve("docs/templates.md"));
        String template = Files.readString(
                top.resolve("incident-examples/src/main/resources/io/incidentengine/examples/mail/mail.ftl"));

        assertThat(Pattern.compile("```ftl\n(.*?)```", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .map(block -> block.group(1)))
                .hasSize(1)
                .allSatisfy(shown -> assertThat(template).contains(shown));
    }

    private static Words words(Map<String, String> more, Locale language) {
        return words(NotificationKind.named("ours"), more, language);
    }

    private static Words words(NotificationKind kind, Map<String, String> more, Locale language) {
        Incident incident = IncidentEngine.on(new InMemoryStore())
                .build()
                .report(
                        Actor.of("ena", Role.OM_ENGINEER),
                        Intake.of("1", Report.of("payments", TITLE).build()))
                .incident();
        Map<String, String> facts = new HashMap<>(Map.of(Facts.TITLE, TITLE, Facts.SERVICE, "payments"));
        facts.putAll(more);
        NotificationRule rule = NotificationRule.of("ours", kind)
                .when(Trigger.on(Signal.RECOVERED))
                .by(ChannelType.EMAIL)
                .to(Audience.SERVICE_OWNER)
                .build();
        Notification notification = new Notification(
                "1", IncidentId.of("INC-1"), rule, new Severity(1), Instant.parse("2026-03-02T08:00:00Z"), facts);
        Person reader = Person.of("r", "Reader", Contact.email("r@example.org")).in(language, ZoneId.of("UTC"));
        return MailPages.layout().word(notification, incident, ChannelType.EMAIL, reader);
    }
}
