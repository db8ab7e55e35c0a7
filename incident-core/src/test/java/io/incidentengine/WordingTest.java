package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.TemplateForm;
import io.incidentengine.notification.Words;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Policies;
import io.incidentengine.port.Wording;
import io.incidentengine.simulation.Staff;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages are worded for those who read them, by the host or by the templates of the policy, whatever happens. */
class WordingTest implements EngineListener {
    private static final Wording NOTHING = (notification, incident, channel, reader) -> null;
    private static final Wording FAILING = (notification, incident, channel, reader) -> {
        throw new IllegalStateException("no layout " + channel);
    };
    private static final Wording OVERFLOWING = (notification, incident, channel, reader) -> {
        throw new StackOverflowError("deep");
    };
    private static final Wording UNSTORABLE =
            (notification, incident, channel, reader) -> Words.of("a\nb", "a text with a \u0000");

    private final EngineFixture fixture = new EngineFixture();
    private final List<String> failures = new ArrayList<>();

    @Override
    public void failed(String what, RuntimeException cause) {
        failures.add(what + ": " + cause.getMessage());
    }

    private static Staff staff() {
        return new Staff()
                .with(
                        EngineFixture.person("olga").in(Locale.GERMANY, ZoneId.of("Europe/Berlin")),
                        Audience.SERVICE_OWNER)
                .with(EngineFixture.person("ena").in(Locale.US, ZoneId.of("America/New_York")), Audience.OM_TEAM)
                .with(EngineFixture.person("rada").in(Locale.UK, ZoneId.of("Europe/London")), Audience.RD_LEADER);
    }

    private List<Message> sent(IncidentEngine.Builder builder) {
        IncidentEngine engine = builder.directory(staff()).listener(this).build();
        IncidentId id = engine.report(ENGINEER, Intake.of("1", EngineFixture.report()))
                .incident()
                .id();
        while (!engine.runDue().isNothing()) {}
        return engine.notifications(id).stream()
                .flatMap(record -> record.deliveries().stream())
                .map(delivery -> delivery.message())
                .toList();
    }

    private static Message over(List<Message> sent, ChannelType channel, String person) {
        return sent.stream()
                .filter(message -> message.channel().equals(channel)
                        && message.recipients().get(0).person().id().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("S27")
    void everybody_is_told_in_their_language_and_zone() {
        List<Message> sent = sent(fixture.engine());
        assertThat(over(sent, ChannelType.SMS, "olga").text())
                .isEqualTo("Neuer Vorfall, Stufe 2, payments: Payments fail. Frist: Reaktion 2.3. 09:30 MEZ"
                        + " (UTC+1). Bitte handeln. INC-1");
        assertThat(over(sent, ChannelType.SMS, "ena").text())
                .isEqualTo(
                        "New level 2 incident at payments: Payments fail. Next: the response by 2 Mar 03:30 EST (UTC-5)."
                                + " Please act. INC-1");
        assertThat(over(sent, ChannelType.PHONE, "rada").text())
                .contains("The deadline for the response is Monday, 2 March, 8:30 AM, Greenwich Mean Time.");
        assertThat(failures).isEmpty();
    }

    @Test
    @Tag("R27")
    void a_mail_to_several_is_worded_for_the_first_whom_it_is_meant_for() {
        Message mail = over(sent(fixture.engine()), ChannelType.EMAIL, "olga");
        assertThat(mail.recipients()).hasSize(2);
        assertThat(mail.subject()).isEqualTo("Neuer Vorfall, Stufe 2, payments: Payments fail (INC-1)");
        assertThat(mail.text()).contains("Nächste Frist: Reaktion bis Mo. 2. März 2026, 09:30 Uhr MEZ (UTC+1)");
        assertThat(mail.page()).contains("<html>", "Neuer Vorfall", "Payments fail");
    }

    @Test
    void the_templates_of_the_policy_are_used() {
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("own", 1)
                .templates(MessageTemplates.standard()
                        .with(Locale.GERMAN, NotificationKind.INITIAL, TemplateForm.SHORT, "Los: {title}"))
                .build();
        assertThat(over(sent(fixture.engine().policy(policy)), ChannelType.SMS, "olga")
                        .text())
                .isEqualTo("Los: Payments fail");
    }

    @Test
    void a_host_has_the_last_word() {
        List<Message> sent = sent(fixture.engine()
                .wording((notification, incident, channel, reader) -> Words.of(
                        notification.kind() + " for " + reader.id(),
                        incident.report().title() + " over " + channel,
                        "<p>page</p>")));
        assertThat(over(sent, ChannelType.SMS, "olga").subject()).isEqualTo("initial for olga");
        assertThat(over(sent, ChannelType.SMS, "olga").text()).isEqualTo("Payments fail over SMS");
        assertThat(over(sent, ChannelType.EMAIL, "olga").page()).contains("<p>page</p>");
    }

    @Test
    void whatever_goes_wrong_in_a_hosts_wording_is_told_and_the_templates_step_in() {
        List<Message> expected = sent(fixture.engine());
        for (Wording wording : List.of(NOTHING, FAILING, OVERFLOWING, UNSTORABLE)) {
            failures.clear();
            List<Message> sent = sent(new EngineFixture().engine().wording(wording));
            assertThat(sent).isEqualTo(expected);
            assertThat(failures).hasSameSizeAs(expected).allMatch(failure -> failure.startsWith("wording INC-1/1/R2"));
        }
        failures.clear();
        sent(new EngineFixture().engine().wording(FAILING));
        assertThat(failures).contains("wording INC-1/1/R28 for phone: no layout phone");
    }

    @Test
    void where_the_policy_is_not_to_be_found_the_standard_words_step_in() {
        boolean[] forgets = {false};
        Policies policies = new Policies() {
            @Override
            public IncidentPolicy current() {
                return EmergencyHandling.policy();
            }

            @Override
            public Optional<IncidentPolicy> find(PolicyRef ref) {
                return forgets[0] ? Optional.empty() : Optional.of(current());
            }
        };
        IncidentEngine engine =
                fixture.engine().policies(policies).listener(this).build();
        IncidentId id = engine.report(ENGINEER, Intake.of("1", EngineFixture.report()))
                .incident()
                .id();
        forgets[0] = true;
        engine.runDue();
        assertThat(EngineFixture.deliveries(engine, id, ChannelType.PHONE)
                        .get(0)
                        .message()
                        .text())
                .startsWith("A new incident at level 2 affects the service payments.");
        assertThat(failures).anyMatch(failure -> failure.startsWith("wording INC-1/1/R28 for phone: "));
    }

    @Test
    void a_wording_is_not_missing() {
        assertThatThrownBy(() -> fixture.engine().wording(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("wording");
    }
}
