package io.incidentengine.simulation;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Required notifications reach somebody by their deadline, or the timeline says that they did not. */
@Tag("S29")
class ProofTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final Rejected NO = new Rejected("blocked");
    private static final Report REPORT =
            Report.of("payments", "Payments fail").impact(Criterion.DATA_LOSS).build();

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    private static Staff staff() {
        return new Staff()
                .with(person("olga"), Audience.SERVICE_OWNER)
                .with(person("rada"), Audience.RD_LEADER)
                .with(person("rudi"), Audience.RD_LEADER)
                .with(person("ena"), Audience.HANDLER, Audience.OM_TEAM)
                .with(person("max"), Audience.INCIDENT_MANAGER);
    }

    private static Simulation.Builder builder(IncidentPolicy policy) {
        return Simulation.of(policy).startingAt(START).staff(staff());
    }

    private static Simulation.Builder builder() {
        return builder(EmergencyHandling.policy());
    }

    private static List<ProofOutcome> outcomes(Simulation simulation, IncidentId id) {
        return simulation.engine().timeline(id).stream()
                .map(TimelineEntry::event)
                .filter(ProofConcluded.class::isInstance)
                .map(event -> ((ProofConcluded) event).outcome())
                .toList();
    }

    private static List<String> calls(Simulation simulation) {
        return simulation.sent().stream()
                .filter(sent -> sent.channel().equals(PHONE))
                .map(sent -> Duration.between(START, sent.at()).toMinutes() + " " + sent.people())
                .toList();
    }

    @Test
    @Tag("S33")
    void a_call_that_is_answered_is_on_the_timeline_once() {
        Simulation simulation = builder().build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(9));
        assertThat(outcomes(simulation, id)).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Kind.ACKNOWLEDGED);
            assertThat(outcome.person()).contains(PersonId.of("rada"));
            assertThat(outcome.notification().rule().name()).isEqualTo("R28");
        });
        assertThat(calls(simulation)).containsExactly("0 [rada]");
    }

    @Test
    void where_mail_and_sms_wait_the_phone_rings_at_half_time_and_is_proof() {
        Simulation simulation = builder()
                .channel(ScriptedChannel.of(EMAIL).thenAlways(new RetryLater("busy", ofHours(1))))
                .channel(ScriptedChannel.of(SMS).thenAlways(new RetryLater("busy", ofHours(1))))
                .build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(31));
        assertThat(calls(simulation)).contains("0 [rada]", "15 [olga]");
        assertThat(outcomes(simulation, id))
                .filteredOn(outcome -> outcome.notification().rule().name().equals("R27"))
                .extracting(ProofOutcome::kind)
                .containsExactly(Kind.ACKNOWLEDGED);
    }

    @Test
    void a_phone_that_nobody_answers_leads_to_an_sms_then_to_the_next_person_then_to_a_recorded_miss() {
        Simulation simulation = builder()
                .channel(ScriptedChannel.of(PHONE).thenAlways(new RetryLater("no answer", ofHours(1))))
                .channel(ScriptedChannel.of(SMS).thenAlways(new RetryLater("busy", ofHours(1))))
                .build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(31));
        assertThat(simulation.sent().stream()
                        .filter(sent -> sent.notification().rule().name().equals("R28"))
                        .map(sent -> Duration.between(START, sent.at()).toMinutes() + " " + sent.channel() + " "
                                + sent.people()))
                .containsExactly("0 phone [rada]", "15 SMS [rada]", "24 SMS [rudi]", "24 phone [rudi]");
        assertThat(outcomes(simulation, id))
                .filteredOn(outcome -> outcome.notification().rule().name().equals("R28"))
                .singleElement()
                .satisfies(missed -> {
                    assertThat(missed.kind()).isEqualTo(Kind.MISSED);
                    assertThat(missed.at()).isEqualTo(START.plus(ofMinutes(30)).plusNanos(1_000));
                });
    }

    @Test
    @Tag("S33")
    void what_stands_in_for_another_is_a_proof_of_that_and_its_messages_say_so() {
        Simulation simulation = builder()
                .channel(ScriptedChannel.of(PHONE).thenAlways(NO))
                .channel(ScriptedChannel.of(SMS).thenAlways(NO))
                .build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(25));

        assertThat(simulation.engine().notifications(id))
                .filteredOn(record -> record.notification().standsIn().isPresent())
                .flatExtracting(NotificationRecord::deliveries)
                .extracting(
                        delivery -> delivery.message().channel(),
                        delivery -> delivery.message().proof())
                .contains(tuple(PHONE, Grade.ACKNOWLEDGED), tuple(SMS, Grade.ACCEPTED))
                .doesNotContain(tuple(PHONE, null), tuple(SMS, null), tuple(EMAIL, null));
    }

    @Test
    @Tag("S31")
    void where_nobody_of_an_audience_is_found_the_fallback_audience_is_told_at_once() {
        Simulation simulation = builder()
                .staff(new Staff().with(person("max"), Audience.INCIDENT_MANAGER))
                .build();
        simulation.report(ENGINEER, REPORT);
        simulation.expect(EMAIL, "max");
        simulation.expect(SMS, "max");
        simulation.expect(PHONE, "max");
        simulation.expectNothingElse();
    }

    @Test
    @Tag("S22")
    void a_directory_that_is_down_for_an_hour_holds_up_only_whom_it_must_find_and_what_is_missed_is_on_the_timeline() {
        Instant up = START.plus(ofHours(1));
        Staff staff = staff();
        Simulation simulation = builder()
                .staff((audience, incident, now) -> {
                    if (now.isBefore(up)) {
                        throw new IllegalStateException("directory is down");
                    }
                    return staff.find(audience, incident, now);
                })
                .build();
        IncidentId id = simulation.report(
                ENGINEER,
                Report.of("payments", "Payments fail")
                        .impact(Criterion.DEGRADATION)
                        .reporter(person("rob"))
                        .build());
        simulation.elapse(ofMinutes(40));
        simulation.handle(id, ENGINEER, new Respond());
        simulation.handle(id, ENGINEER, new Recover("restarted"));
        simulation.handle(id, ENGINEER, new Resolve("restarted", RootCause.KNOWN_DEFECT, "a leak"));
        simulation.elapse(ofMinutes(15));
        assertThat(outcomes(simulation, id)).extracting(ProofOutcome::kind).contains(Kind.MISSED);
        assertThat(simulation.sent())
                .isNotEmpty()
                .allMatch(sent ->
                        sent.people().equals(List.of("rob")) && sent.at().isBefore(up));

        simulation.elapse(ofHours(2));
        assertThat(simulation.sent())
                .anyMatch(sent -> sent.people().contains("olga") && sent.kind().equals(NotificationKind.RECTIFICATION));
        assertThat(simulation.engine().notifications(id)).allMatch(record -> record.expanded());
    }

    @Test
    @Tag("S31")
    void initial_never_comes_after_rectified() {
        ScriptedChannel sms = ScriptedChannel.of(SMS)
                .thenAnswer(new RetryLater("busy", Duration.ZERO))
                .thenAnswer(new RetryLater("busy", Duration.ZERO));
        Simulation simulation = builder().channel(sms).build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(Duration.ofSeconds(20));
        simulation.handle(id, ENGINEER, new Respond());
        simulation.handle(id, ENGINEER, new Recover("restarted"));
        simulation.elapse(ofHours(1));
        assertThat(simulation.sent().stream()
                        .filter(sent -> sent.channel().equals(SMS) && sent.result() instanceof Accepted)
                        .map(Sent::kind))
                .containsOnly(NotificationKind.RECTIFICATION);
        assertThat(simulation.engine().notifications(id).get(0).deliveries())
                .filteredOn(delivery -> delivery.message().channel().equals(SMS))
                .allSatisfy(delivery -> {
                    assertThat(delivery.state()).isEqualTo(Delivery.State.SUPERSEDED);
                    assertThat(delivery.overtakenBy().orElseThrow().state()).isEqualTo(Delivery.State.SENT);
                    assertThat(delivery.grade(Instant.MAX)).contains(Grade.ACCEPTED);
                });
    }

    @Test
    @Tag("S28")
    void what_may_have_been_sent_is_sent_again_at_levels_1_and_2_and_not_at_level_3() {
        for (Criterion criterion : List.of(Criterion.DATA_LOSS, Criterion.DEGRADATION, Criterion.CONSULTING)) {
            IncidentPolicy policy = EmergencyHandling.policy().toBuilder("with a mail for all", 1)
                    .notification(NotificationRule.of("all", NotificationKind.INITIAL)
                            .when(Trigger.firstInScope())
                            .by(EMAIL)
                            .to(Audience.OM_TEAM)
                            .build())
                    .build();
            Simulation simulation = builder(policy)
                    .channel(ScriptedChannel.of(EMAIL).thenAlways(new Ambiguous("reset")))
                    .build();
            IncidentId id = simulation.report(
                    ENGINEER,
                    Report.of("payments", "Payments fail").impact(criterion).build());
            simulation.elapse(ofMinutes(9));
            Delivery mail = simulation.engine().notifications(id).stream()
                    .filter(record -> record.notification().rule().name().equals("all"))
                    .findFirst()
                    .orElseThrow()
                    .deliveries()
                    .get(0);
            boolean graveEnough = !criterion.equals(Criterion.CONSULTING);
            assertThat(mail.state()).isEqualTo(graveEnough ? Delivery.State.QUEUED : Delivery.State.AMBIGUOUS);
            assertThat(mail.attempts().size() > 1).isEqualTo(graveEnough);
        }
    }

    @Test
    @Tag("S30")
    void what_was_given_up_is_listed_and_can_be_sent_again_by_hand() {
        Simulation simulation = builder()
                .channel(ScriptedChannel.of(SMS).thenAnswer(NO).thenAnswer(NO))
                .build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        List<Delivery> givenUp = simulation.engine().givenUp(null, 10);
        assertThat(givenUp).hasSize(2).extracting(Delivery::state).containsOnly(Delivery.State.REFUSED);

        String key = givenUp.get(0).message().key();
        assertThat(simulation.engine().sendAgain(key)).isTrue();
        simulation.elapse(Duration.ZERO);
        assertThat(simulation.engine().givenUp(null, 10)).hasSize(1);
        assertThat(simulation.engine().notifications(id).get(0).deliveries())
                .filteredOn(delivery -> delivery.message().key().equals(key))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
                    assertThat(delivery.attempts()).hasSize(2);
                });
        assertThat(simulation.engine().sendAgain(key)).isFalse();
        assertThat(simulation.engine().sendAgain("unknown")).isFalse();
    }

    @Test
    void a_bounce_takes_the_proof_back_and_the_fallback_follows_at_its_time() {
        Simulation simulation =
                builder().channel(ScriptedChannel.of(SMS).thenAlways(NO)).build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        String mail = simulation.engine().notifications(id).get(0).deliveries().stream()
                .filter(delivery -> delivery.message().channel().equals(EMAIL))
                .findFirst()
                .orElseThrow()
                .message()
                .key();
        simulation.elapse(ofMinutes(20));
        assertThat(calls(simulation)).doesNotContain("15 [olga]");
        assertThat(simulation.engine().take(News.of(mail, News.Status.FAILED, START.plus(ofMinutes(20)))))
                .isEqualTo(News.Reception.RECORDED);
        simulation.elapse(ofMinutes(1));
        assertThat(calls(simulation)).contains("20 [olga]");
    }

    @Test
    void news_of_an_unknown_message_is_told_and_changes_nothing() {
        List<News> strays = new ArrayList<>();
        Simulation simulation = builder()
                .listener(new io.incidentengine.port.EngineListener() {
                    @Override
                    public void strayed(News news) {
                        strays.add(news);
                    }
                })
                .build();
        simulation.report(ENGINEER, REPORT);
        News news = News.ofReference(SMS, "no such", News.Status.DELIVERED, START);
        assertThat(simulation.engine().takeIfKnown(news)).isEqualTo(News.Reception.UNKNOWN);
        assertThat(strays).isEmpty();
        assertThat(simulation.engine().strayNews()).isZero();
        assertThat(simulation.engine().take(news)).isEqualTo(News.Reception.UNKNOWN);
        assertThat(strays).containsExactly(news);
        assertThat(simulation.engine().strayNews()).isEqualTo(1);
    }

    @Test
    @Tag("S33")
    void who_acknowledges_a_rung_hears_no_repeat_of_it_and_later_rungs_still_fire() {
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("nagging", 1)
                .ladder(
                        Milestone.RECOVERY,
                        Rung.overdue().repeated(ofHours(1)),
                        Rung.after(ofHours(5)).named("five hours late"))
                .build();
        for (boolean answered : new boolean[] {true, false}) {
            Simulation simulation = builder(policy)
                    .channel(
                            answered
                                    ? ScriptedChannel.of(PHONE)
                                    : ScriptedChannel.of(PHONE).thenAlways(new RetryLater("no answer", ofDays(1))))
                    .build();
            IncidentId id = simulation.report(ENGINEER, REPORT);
            simulation.elapse(ofHours(8));
            List<String> rungs = simulation.engine().timeline(id).stream()
                    .map(TimelineEntry::event)
                    .filter(RungFired.class::isInstance)
                    .map(RungFired.class::cast)
                    .filter(fired -> fired.clock().milestone().equals(Milestone.RECOVERY))
                    .map(RungFired::rung)
                    .toList();
            assertThat(rungs.stream().filter(Rung.OVERDUE::equals)).hasSize(answered ? 1 : 7);
            assertThat(rungs).contains("five hours late");
        }
    }

    private static Stream<Arguments> faults() {
        List<SendResult> answers = List.of(
                NO, new RetryLater("busy", Duration.ZERO), new RetryLater("down", ofHours(1)), new Ambiguous("reset"));
        return Stream.of(EMAIL, SMS, PHONE)
                .flatMap(channel -> answers.stream().map(answer -> Arguments.of(Set.of(channel), answer)))
                .toList()
                .stream();
    }

    /** R27 to R32 at level 1, with one channel that fails in one way. */
    @ParameterizedTest
    @MethodSource("faults")
    @Tag("R27")
    @Tag("R28")
    @Tag("R29")
    @Tag("R30")
    @Tag("R31")
    @Tag("R32")
    void with_any_one_channel_failing_everything_required_is_proven_in_time(
            Set<ChannelType> broken, SendResult answer) {
        Simulation simulation = run(builder(), broken, answer);
        assertThat(silent(simulation)).isEmpty();
        assertThat(outcomes(simulation, IncidentId.of("INC-1")))
                .extracting(ProofOutcome::kind)
                .doesNotContain(Kind.MISSED);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void with_two_channels_failing_nothing_required_is_silent(Set<ChannelType> working, SendResult answer) {
        Set<ChannelType> broken = new java.util.TreeSet<>(List.of(EMAIL, SMS, PHONE));
        broken.removeAll(working);
        assertThat(silent(run(builder(), broken, answer))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void with_all_channels_failing_every_miss_is_on_the_timeline(Set<ChannelType> ignored, SendResult answer) {
        Simulation simulation = run(builder(), Set.of(EMAIL, SMS, PHONE), answer);
        assertThat(silent(simulation)).isEmpty();
        IncidentId id = IncidentId.of("INC-1");
        long required = simulation.engine().notifications(id).stream()
                .filter(record -> record.notification().dueBy().isPresent())
                .count();
        assertThat(outcomes(simulation, id).stream().filter(outcome -> outcome.kind() == Kind.MISSED))
                .hasSize((int) required);
    }

    @Test
    void with_any_one_person_missing_or_without_an_address_nothing_required_is_silent() {
        for (String missing : List.of("olga", "rada", "rudi", "ena", "max")) {
            Staff staff = new Staff();
            for (Audience audience : List.of(
                    Audience.SERVICE_OWNER,
                    Audience.RD_LEADER,
                    Audience.HANDLER,
                    Audience.OM_TEAM,
                    Audience.INCIDENT_MANAGER)) {
                staff().find(audience, null, START).stream()
                        .filter(person -> !person.id().value().equals(missing))
                        .forEach(person -> staff.with(person, audience));
            }
            Simulation simulation = run(builder().staff(staff), Set.of(), NO);
            assertThat(silent(simulation)).as(missing).isEmpty();
            assertThat(outcomes(simulation, IncidentId.of("INC-1")))
                    .as(missing)
                    .extracting(ProofOutcome::kind)
                    .doesNotContain(Kind.MISSED);
        }
    }

    /** Three hours without anybody at work, then a recovery, and two more hours. */
    private static Simulation run(Simulation.Builder builder, Set<ChannelType> broken, SendResult answer) {
        broken.forEach(channel -> builder.channel(ScriptedChannel.of(channel).thenAlways(answer)));
        Simulation simulation = builder.build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofHours(3));
        simulation.handle(id, ENGINEER, new Respond());
        simulation.handle(id, ENGINEER, new Recover("restarted"));
        return simulation.elapse(ofHours(2));
    }

    /** The required notifications of which neither a proof nor a miss is on record. */
    private static List<String> silent(Simulation simulation) {
        List<NotificationRecord> all = simulation.engine().notifications(IncidentId.of("INC-1"));
        assertThat(all)
                .extracting(record -> record.notification().rule().name())
                .contains("R27", "R28", "R29", "R30", "R31", "R32");
        return all.stream()
                .filter(record -> record.notification().dueBy().isPresent())
                .filter(record -> !record.outcomes().contains(Kind.MISSED))
                .filter(record -> all.stream()
                        .filter(other -> other.notification()
                                .origin()
                                .equals(record.notification().key()))
                        .flatMap(other -> other.deliveries().stream())
                        .noneMatch(delivery ->
                                isProof(delivery, record.notification().dueBy().orElseThrow())))
                .map(record -> record.notification().key())
                .toList();
    }

    private static boolean isProof(Delivery delivery, Instant deadline) {
        Optional<Grade> grade = delivery.grade(deadline);
        return grade.isPresent()
                && delivery.message().recipients().stream().anyMatch(recipient -> !recipient.copy())
                && (grade.get() == Grade.ACKNOWLEDGED
                        || !delivery.message().channel().equals(PHONE));
    }
}
