package io.incidentengine.simulation;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.notification.Words;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand incidents of one cause, and one person who owns them all. */
@Tag("S32")
class StormTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final int STORM = 1_000;

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    private static Simulation.Builder builder(IncidentPolicy policy) {
        return Simulation.of(policy)
                .startingAt(START)
                .staff(new Staff()
                        .with(person("olga"), Audience.SERVICE_OWNER, Audience.RD_LEADER)
                        .with(person("omar"), Audience.OM_TEAM)
                        .with(person("max"), Audience.INCIDENT_MANAGER));
    }

    private static Report report(int number) {
        return Report.of("payments", "Payments fail in branch " + number)
                .impact(Criterion.DATA_LOSS)
                .build();
    }

    /** A thousand incidents within a minute. */
    private static List<IncidentId> storm(Simulation simulation) {
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < STORM; i++) {
            ids.add(simulation.report(ENGINEER, report(i)));
            simulation.elapse(Duration.ofMillis(60));
        }
        return ids;
    }

    /** When somebody's phone rang, in seconds. */
    private static List<Long> rings(Simulation simulation, String person) {
        return sent(simulation, PHONE, person).stream()
                .map(sent -> Duration.between(START, sent.at()).toSeconds())
                .toList();
    }

    private static List<Sent> sent(Simulation simulation, ChannelType channel, String person) {
        return simulation.sent().stream()
                .filter(sent -> sent.channel().equals(channel) && sent.people().contains(person))
                .toList();
    }

    private static List<NotificationRecord> required(Simulation simulation, IncidentId id) {
        return simulation.engine().notifications(id).stream()
                .filter(record -> record.notification().dueBy().isPresent())
                .toList();
    }

    private static boolean isProven(NotificationRecord record, Grade grade) {
        Instant deadline = record.notification().dueBy().orElseThrow();
        return record.deliveries().stream()
                .anyMatch(delivery -> delivery.grade(deadline)
                        .filter(reached -> reached.compareTo(grade) >= 0)
                        .isPresent());
    }

    private static List<ProofOutcome.Kind> outcomes(Simulation simulation, IncidentId id, NotificationRecord of) {
        return simulation.engine().timeline(id).stream()
                .map(TimelineEntry::event)
                .filter(ProofConcluded.class::isInstance)
                .map(event -> ((ProofConcluded) event).outcome())
                .filter(outcome ->
                        outcome.notification().key().equals(of.notification().key()))
                .map(ProofOutcome::kind)
                .toList();
    }

    @Test
    @Tag("R28")
    void a_storm_rings_at_once_and_then_once_for_all_the_others_and_all_are_proven() {
        Simulation simulation = builder(EmergencyHandling.policy()).build();
        List<IncidentId> ids = storm(simulation);
        simulation.runUntil(START.plus(ofMinutes(31)));

        assertThat(rings(simulation, "olga"))
                .as("at once, and again when no response was in time")
                .containsExactly(0L, 0L, 300L, 600L, 600L, 900L);
        assertThat(sent(simulation, PHONE, "olga").get(2).message().text())
                .startsWith(
                        "998 messages for you came at once. The gravest incident is at level 1 and affects the service"
                                + " payments. Its title is: Payments fail in branch 2.");
        for (IncidentId id : ids) {
            assertThat(required(simulation, id)).isNotEmpty().allSatisfy(record -> {
                assertThat(isProven(record, Grade.ACCEPTED)).isTrue();
                assertThat(outcomes(simulation, id, record)).doesNotContain(ProofOutcome.Kind.MISSED);
            });
            assertThat(required(simulation, id).stream().flatMap(record -> outcomes(simulation, id, record).stream()))
                    .contains(ProofOutcome.Kind.ACKNOWLEDGED);
        }
        assertThat(simulation.failures()).isEmpty();
    }

    @Test
    void a_mail_lists_all_that_it_tells_together_and_each_incident_knows_by_which_it_was_told() {
        Simulation simulation = builder(EmergencyHandling.policy()).build();
        List<IncidentId> ids = storm(simulation);
        simulation.runUntil(START.plus(ofMinutes(6)));

        List<Sent> mails = sent(simulation, EMAIL, "olga");
        assertThat(mails).hasSize(11);
        String text = mails.get(10).message().text();
        assertThat(text).contains("they are told together: 990.");
        assertThat(text.lines().filter(line -> line.startsWith("> New incident, level 1, payments: Payments fail")))
                .hasSize(990);
        assertThat(mails.get(10).message().subject())
                .isEqualTo("990 messages at once, the gravest at level 1, payments: Payments fail in branch 10 ("
                        + ids.get(10) + ")");
        List<Attempt> last = simulation.engine().notifications(ids.get(STORM - 1)).stream()
                .flatMap(record -> record.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(EMAIL))
                .flatMap(delivery -> delivery.attempts().stream())
                .toList();
        assertThat(last).singleElement().satisfies(attempt -> {
            assertThat(attempt.bundle()).isEqualTo(mails.get(10).message().key());
            assertThat(attempt.at()).isEqualTo(START.plus(ofMinutes(5)));
        });
    }

    @Test
    void nobody_answers_and_the_phone_rings_seldom_and_every_incident_has_its_proof_or_its_miss() {
        ScriptedChannel phone = ScriptedChannel.of(PHONE).thenAlways(new RetryLater("no answer", Duration.ZERO));
        Simulation simulation =
                builder(EmergencyHandling.policy()).channel(phone).build();
        List<IncidentId> ids = storm(simulation);
        simulation.runUntil(START.plus(ofMinutes(31)));

        assertThat(rings(simulation, "olga")).first().isEqualTo(0L);
        assertThat(rings(simulation, "olga")).hasSizeLessThanOrEqualTo(25);
        assertThat(rings(simulation, "max")).hasSizeLessThanOrEqualTo(25);
        for (IncidentId id : ids) {
            assertThat(required(simulation, id))
                    .allMatch(record -> isProven(record, Grade.ACCEPTED)
                            || outcomes(simulation, id, record).contains(ProofOutcome.Kind.MISSED)
                            || simulation.engine().notifications(id).stream()
                                    .anyMatch(other -> other.notification()
                                                    .origin()
                                                    .equals(record.notification()
                                                            .key())
                                            && isProven(record, other)));
        }
        assertThat(simulation.failures()).isEmpty();
    }

    private static boolean isProven(NotificationRecord record, NotificationRecord fallback) {
        Instant deadline = record.notification().dueBy().orElseThrow();
        return fallback.deliveries().stream()
                .anyMatch(delivery -> delivery.grade(deadline).isPresent());
    }

    @Test
    @Tag("S33")
    void news_of_a_bundle_is_news_of_each_message_in_it() {
        ScriptedChannel phone = ScriptedChannel.of(PHONE).thenAlways(new Accepted("call", Grade.ACCEPTED));
        Simulation simulation =
                builder(EmergencyHandling.policy()).channel(phone).build();
        List<IncidentId> ids = storm(simulation);
        simulation.runUntil(START.plus(ofMinutes(6)));
        Sent call = sent(simulation, PHONE, "olga").get(2);

        News pressed = News.of(call.message().key(), News.Status.ACKNOWLEDGED, simulation.now());
        assertThat(simulation.engine().take(pressed)).isEqualTo(News.Reception.RECORDED);
        assertThat(simulation.engine().take(pressed)).isEqualTo(News.Reception.KNOWN);
        simulation.elapse(ofSeconds(1));

        for (IncidentId id : ids.subList(2, STORM)) {
            assertThat(required(simulation, id).stream().flatMap(record -> outcomes(simulation, id, record).stream()))
                    .contains(ProofOutcome.Kind.ACKNOWLEDGED);
        }
        assertThat(required(simulation, ids.get(0)).stream()
                        .flatMap(record -> outcomes(simulation, ids.get(0), record).stream()))
                .doesNotContain(ProofOutcome.Kind.ACKNOWLEDGED);
    }

    @Test
    void a_bundle_that_fails_comes_back_as_one() {
        ScriptedChannel phone = ScriptedChannel.of(PHONE)
                .thenAnswer(new Accepted("1", Grade.ACKNOWLEDGED))
                .thenAnswer(new Accepted("2", Grade.ACKNOWLEDGED))
                .thenAnswer(new RetryLater("busy", Duration.ZERO))
                .thenAnswer(new RetryLater("busy", Duration.ZERO));
        Simulation simulation =
                builder(EmergencyHandling.policy()).channel(phone).build();
        List<IncidentId> ids = storm(simulation);
        simulation.runUntil(START.plus(ofMinutes(9)));

        assertThat(rings(simulation, "olga")).hasSize(5);
        assertThat(sent(simulation, PHONE, "olga").subList(2, 5))
                .extracting(sent -> sent.message().key())
                .containsOnly(sent(simulation, PHONE, "olga").get(2).message().key());
        Delivery call = simulation.engine().notifications(ids.get(STORM - 1)).stream()
                .flatMap(record -> record.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(PHONE))
                .findFirst()
                .orElseThrow();
        assertThat(call.attempts()).hasSize(3);
        assertThat(call.state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S22")
    void a_bundle_that_cannot_be_worded_by_the_host_is_sent_in_the_words_of_the_policy() {
        InMemoryStore store = new InMemoryStore();
        VirtualTime time = VirtualTime.startingAt(START);
        List<Message> calls = new ArrayList<>();
        ScriptedChannel phone = ScriptedChannel.of(PHONE);
        IncidentEngine engine = IncidentEngine.on(store)
                .time(time)
                .directory(new Staff().with(person("olga"), Audience.SERVICE_OWNER, Audience.RD_LEADER))
                .channel(phone)
                .wording((notification, incident, channel, reader) -> {
                    if (notification.kind().equals(NotificationKind.BUNDLE)) {
                        throw new IllegalStateException("no layout for many");
                    }
                    return Words.of("one", "one");
                })
                .listener(new EngineListener() {
                    @Override
                    public void attempted(Message message, SendResult result) {
                        calls.add(message);
                    }
                })
                .sendOnCallingThread()
                .build();
        for (int i = 0; i < 5; i++) {
            engine.report(ENGINEER, Intake.of("mail-" + i, report(i)));
        }
        while (!engine.runDue().isNothing()) {}
        assertThat(calls)
                .filteredOn(message -> message.channel().equals(PHONE))
                .extracting(Message::text)
                .hasSize(2)
                .first()
                .isEqualTo("one");
        assertThat(calls)
                .filteredOn(message -> message.key().contains("/and 3/"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("4 messages for you came at once."));
    }

    @Test
    void two_incidents_are_not_a_storm() {
        Simulation simulation = builder(EmergencyHandling.policy()).build();
        simulation.report(ENGINEER, report(1));
        simulation.report(ENGINEER, report(2));
        simulation.elapse(ofMinutes(1));
        assertThat(rings(simulation, "olga")).containsExactly(0L, 0L);
        assertThat(sent(simulation, SMS, "olga"))
                .extracting(sent -> sent.message().text())
                .noneMatch(text -> text.contains("at once"));
    }

    @Test
    void what_is_not_grave_waits_for_the_morning_and_comes_together_then() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("quiet", 1)
                .delivery(DeliveryPolicy.STANDARD.quiet(SMS, night))
                .notification(NotificationRule.of("team", NotificationKind.INITIAL)
                        .when(Trigger.firstInScope())
                        .atLevels(3)
                        .by(SMS)
                        .to(Audience.OM_TEAM)
                        .build())
                .build();
        Simulation simulation = builder(policy).build();
        simulation.elapse(ofHours(15));
        for (int i = 0; i < 5; i++) {
            simulation.report(
                    ENGINEER,
                    Report.of("payments", "Receipt " + i)
                            .impact(Criterion.CONSULTING)
                            .build());
        }
        simulation.elapse(ofHours(7));
        assertThat(sent(simulation, SMS, "omar")).isEmpty();
        simulation.elapse(ofHours(1));
        assertThat(sent(simulation, SMS, "omar"))
                .hasSize(3)
                .allMatch(sent -> sent.at().equals(Instant.parse("2026-03-03T07:00:00Z")))
                .last()
                .satisfies(sent -> assertThat(sent.message().text()).startsWith("3 messages at once."));
    }
}
