package io.incidentengine.notification;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S29")
class DutyTest {
    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final DeliveryPolicy POLICY = DeliveryPolicy.STANDARD;
    private static final Instant DEADLINE = minutes(30);

    private static Instant minutes(double minutes) {
        return T.plusMillis((long) (minutes * 60_000));
    }

    private static NotificationRule.Builder rule(ChannelType... channels) {
        return NotificationRule.of("R27", NotificationKind.INITIAL)
                .when(Trigger.firstInScope())
                .by(channels)
                .to(Audience.SERVICE_OWNER)
                .cc(Audience.OM_TEAM)
                .within(Duration.ofMinutes(30));
    }

    private static Notification notification(NotificationRule rule) {
        return new Notification("N", IncidentId.of("A"), rule, Severity.level(1), T, Map.of("title", "down"));
    }

    private static final Notification MAIL_AND_SMS =
            notification(rule(EMAIL, SMS).build());

    /** A message to olga, over a channel; the key is that of the channel. */
    private static Message message(ChannelType channel, boolean copy) {
        Contact contact = new Contact(channel, "somewhere");
        return new Message(
                channel.name(),
                "N",
                IncidentId.of("A"),
                Severity.level(1),
                channel,
                List.of(new Recipient(Person.of("olga", "Olga", contact), contact, copy)),
                Words.of("subject", "text"));
    }

    private static Delivery waiting(ChannelType channel) {
        return new Delivery(message(channel, false), State.QUEUED, List.of());
    }

    private static Delivery sent(ChannelType channel, Instant at, News... news) {
        return sent(channel, at, Grade.ACCEPTED, news);
    }

    private static Delivery sent(ChannelType channel, Instant at, Grade grade, News... news) {
        return new Delivery(
                message(channel, false),
                State.SENT,
                List.of(new Attempt(1, at, new Accepted("", grade))),
                List.of(news),
                null);
    }

    private static Delivery refused(ChannelType channel) {
        return new Delivery(
                message(channel, false), State.REFUSED, List.of(new Attempt(1, T, new Rejected("unknown"))));
    }

    private static News news(ChannelType channel, News.Status status, Instant at) {
        return News.of(channel.name(), status, at);
    }

    private static NotificationRecord told(Notification notification, Kind outcome, Delivery... deliveries) {
        return new NotificationRecord(notification, true, List.of(deliveries), List.of(), Set.of(outcome));
    }

    private static NotificationRecord told(Notification notification, Delivery... deliveries) {
        return new NotificationRecord(notification, true, List.of(deliveries), List.of(), Set.of());
    }

    private static Duty.Step next(Instant now, NotificationRecord first, NotificationRecord... fallbacks) {
        return Duty.next(new OutboxTask.Prove(first, List.of(fallbacks)), POLICY, Set.of(), now);
    }

    private static Duty.Step nothing() {
        return new Duty.Step(List.of(), List.of(), null);
    }

    @Test
    void while_it_is_under_way_nothing_is_done_until_half_of_the_time() {
        Duty.Step step = next(minutes(3), told(MAIL_AND_SMS, waiting(EMAIL), waiting(SMS)));
        assertThat(step).isEqualTo(new Duty.Step(List.of(), List.of(), minutes(15)));
        NotificationRecord unknown = new NotificationRecord(MAIL_AND_SMS, false, List.of(), List.of(), Set.of());
        assertThat(next(minutes(3), unknown)).isEqualTo(step);
    }

    @Test
    void what_is_accepted_is_proven_and_only_news_matters_then() {
        assertThat(next(minutes(15), told(MAIL_AND_SMS, sent(EMAIL, minutes(1)), waiting(SMS))))
                .isEqualTo(nothing());
        assertThat(next(DEADLINE.plus(Time.GRAIN), told(MAIL_AND_SMS, sent(EMAIL, DEADLINE))))
                .isEqualTo(nothing());
    }

    @Test
    void proof_that_comes_a_grain_late_is_no_proof() {
        Instant late = DEADLINE.plus(Time.GRAIN);
        Duty.Step step = next(late, told(MAIL_AND_SMS, sent(EMAIL, late)));
        assertThat(step.outcomes()).containsExactly(new ProofOutcome(MAIL_AND_SMS, Kind.MISSED, late, null));
        assertThat(step.check()).isNull();
    }

    @Test
    void at_half_of_the_time_the_same_people_are_told_over_the_next_channel() {
        Duty.Step step = next(minutes(15), told(MAIL_AND_SMS, waiting(EMAIL), waiting(SMS)));

        assertThat(step.outcomes()).isEmpty();
        assertThat(step.check()).isEqualTo(minutes(24));
        assertThat(step.fallbacks()).singleElement().satisfies(call -> {
            assertThat(call.key()).isEqualTo("N/fallback 1");
            assertThat(call.standsIn()).contains(new Fallback("N", 1, List.of(), DEADLINE));
            assertThat(call.origin()).isEqualTo("N");
            assertThat(call.rule().channels()).containsExactly(PHONE);
            assertThat(call.rule().to()).containsExactly(Audience.SERVICE_OWNER);
            assertThat(call.rule().cc()).isEmpty();
            assertThat(call.dueBy()).isEmpty();
            assertThat(call.facts()).isEqualTo(MAIL_AND_SMS.facts());
        });
    }

    @Test
    void a_grain_before_half_of_the_time_it_waits() {
        Instant before = minutes(15).minus(Time.GRAIN);
        assertThat(next(before, told(MAIL_AND_SMS, waiting(EMAIL))).fallbacks()).isEmpty();
    }

    @Test
    void at_four_fifths_the_next_person_is_told_over_all_channels_so_far() {
        Notification first = next(minutes(15), told(MAIL_AND_SMS, waiting(EMAIL)))
                .fallbacks()
                .get(0);
        Duty.Step step = next(minutes(24), told(MAIL_AND_SMS, waiting(EMAIL)), told(first, sent(PHONE, minutes(16))));

        assertThat(step.check()).isEqualTo(DEADLINE.plus(Time.GRAIN));
        assertThat(step.fallbacks()).singleElement().satisfies(next -> {
            assertThat(next.key()).isEqualTo("N/fallback 2");
            assertThat(next.rule().channels()).containsExactlyInAnyOrder(EMAIL, SMS, PHONE);
            assertThat(next.standsIn().orElseThrow().told()).containsExactly(PersonId.of("olga"));
        });
    }

    @Test
    void a_call_that_nobody_acknowledged_is_no_proof() {
        Notification call = notification(rule(PHONE).build());
        Duty.Step step = next(minutes(15), told(call, sent(PHONE, minutes(1))));
        assertThat(step.fallbacks())
                .singleElement()
                .satisfies(sms -> assertThat(sms.rule().channels()).containsExactly(SMS));
    }

    @Test
    @Tag("S33")
    void who_presses_a_key_has_acknowledged_once() {
        Notification call = notification(rule(PHONE).build());
        Delivery answered = sent(PHONE, minutes(1), Grade.ACKNOWLEDGED);
        assertThat(next(minutes(1), told(call, answered)))
                .isEqualTo(new Duty.Step(
                        List.of(new ProofOutcome(call, Kind.ACKNOWLEDGED, minutes(1), PersonId.of("olga"))),
                        List.of(),
                        null));
        assertThat(next(minutes(2), told(call, Kind.ACKNOWLEDGED, answered))).isEqualTo(nothing());
    }

    @Test
    @Tag("S33")
    void an_acknowledgement_of_a_fallback_counts_and_ends_all_others() {
        Notification first = next(minutes(15), told(MAIL_AND_SMS, waiting(EMAIL)))
                .fallbacks()
                .get(0);
        News key = News.acknowledged(PHONE.name(), PersonId.of("olga"), minutes(20));
        Duty.Step step =
                next(minutes(24), told(MAIL_AND_SMS, waiting(EMAIL)), told(first, sent(PHONE, minutes(16), key)));
        assertThat(step.outcomes())
                .containsExactly(new ProofOutcome(MAIL_AND_SMS, Kind.ACKNOWLEDGED, minutes(24), PersonId.of("olga")));
        assertThat(step.fallbacks()).isEmpty();
    }

    @Test
    void who_only_gets_a_copy_discharges_no_duty() {
        Delivery copy = new Delivery(
                message(SMS, true),
                State.SENT,
                List.of(new Attempt(1, T, new Accepted("", Grade.ACKNOWLEDGED))),
                List.of(),
                null);
        Duty.Step step = next(DEADLINE.plus(Time.GRAIN), told(MAIL_AND_SMS, copy, refused(EMAIL)));
        assertThat(step.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
    }

    @Test
    void where_there_are_receipts_an_accepted_sms_is_no_proof_and_a_delivered_one_is() {
        Set<ChannelType> receipts = Set.of(SMS);
        NotificationRecord accepted = told(MAIL_AND_SMS, sent(SMS, minutes(1)), refused(EMAIL));
        Duty.Step open = Duty.next(new OutboxTask.Prove(accepted, List.of()), POLICY, receipts, minutes(15));
        assertThat(open.fallbacks()).hasSize(1);

        NotificationRecord delivered =
                told(MAIL_AND_SMS, sent(SMS, minutes(1), news(SMS, News.Status.DELIVERED, minutes(2))), refused(EMAIL));
        assertThat(Duty.next(new OutboxTask.Prove(delivered, List.of()), POLICY, receipts, minutes(15)))
                .isEqualTo(nothing());
        assertThat(next(minutes(15), accepted)).isEqualTo(nothing());
    }

    @Test
    void a_bounce_before_the_deadline_takes_the_proof_back_and_one_after_it_does_not() {
        Delivery bounced = sent(EMAIL, minutes(1), news(EMAIL, News.Status.FAILED, minutes(10)));
        assertThat(next(minutes(10), told(MAIL_AND_SMS, bounced, waiting(SMS))).check())
                .isEqualTo(minutes(15));
        assertThat(next(DEADLINE.plus(Time.GRAIN), told(MAIL_AND_SMS, bounced)).outcomes())
                .extracting(ProofOutcome::kind)
                .containsExactly(Kind.MISSED);
        Delivery late = sent(EMAIL, minutes(1), news(EMAIL, News.Status.FAILED, minutes(31)));
        assertThat(next(minutes(32), told(MAIL_AND_SMS, late))).isEqualTo(nothing());
    }

    @Test
    void when_nothing_is_under_way_any_more_the_next_fallback_does_not_wait() {
        Duty.Step step = next(minutes(1), told(MAIL_AND_SMS, refused(EMAIL), refused(SMS)));
        assertThat(step.fallbacks()).extracting(Notification::key).containsExactly("N/fallback 1");
        assertThat(step.check()).isEqualTo(minutes(24));
        assertThat(next(minutes(1), told(MAIL_AND_SMS)).fallbacks()).hasSize(1);
    }

    @Test
    void when_nothing_is_left_to_try_the_incident_is_told_once_and_the_deadline_still_counts() {
        List<Notification> fallbacks = new ArrayList<>(
                next(minutes(1), told(MAIL_AND_SMS, refused(EMAIL))).fallbacks());
        NotificationRecord first = told(fallbacks.get(0), refused(PHONE));
        fallbacks.addAll(
                next(minutes(2), told(MAIL_AND_SMS, refused(EMAIL)), first).fallbacks());
        NotificationRecord second = told(fallbacks.get(1));

        Duty.Step step = next(minutes(3), told(MAIL_AND_SMS, refused(EMAIL)), first, second);
        assertThat(step)
                .isEqualTo(new Duty.Step(
                        List.of(new ProofOutcome(MAIL_AND_SMS, Kind.EXHAUSTED, minutes(3), null)),
                        List.of(),
                        DEADLINE.plus(Time.GRAIN)));
        assertThat(next(minutes(4), told(MAIL_AND_SMS, Kind.EXHAUSTED, refused(EMAIL)), first, second)
                        .outcomes())
                .isEmpty();
        assertThat(next(minutes(31), told(MAIL_AND_SMS, Kind.EXHAUSTED, refused(EMAIL)), first, second)
                        .outcomes())
                .extracting(ProofOutcome::kind)
                .containsExactly(Kind.MISSED);
    }

    @Test
    void after_downtime_what_is_missed_is_said_and_still_tried() {
        Duty.Step step = next(minutes(500), told(MAIL_AND_SMS, waiting(EMAIL), waiting(SMS)));
        assertThat(step.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
        assertThat(step.fallbacks()).extracting(Notification::key).containsExactly("N/fallback 1", "N/fallback 2");
        assertThat(step.check()).isNull();
    }

    @Test
    void a_miss_is_said_once_and_what_was_not_tried_before_a_crash_is_tried_after_it() {
        Duty.Step step = next(minutes(31), told(MAIL_AND_SMS, Kind.MISSED, waiting(EMAIL)));
        assertThat(step.outcomes()).isEmpty();
        assertThat(step.fallbacks()).hasSize(2);
        NotificationRecord first = told(step.fallbacks().get(0), waiting(PHONE));
        NotificationRecord second = told(step.fallbacks().get(1), waiting(PHONE));
        assertThat(next(minutes(32), told(MAIL_AND_SMS, Kind.MISSED, waiting(EMAIL)), first, second))
                .isEqualTo(nothing());
    }

    private static NotificationRecord unknown(Notification notification) {
        return new NotificationRecord(notification, false, List.of(), List.of(), Set.of());
    }

    @Test
    void before_it_is_known_whom_it_was_for_nothing_stands_in_for_it() {
        assertThat(next(minutes(15), unknown(MAIL_AND_SMS)))
                .isEqualTo(new Duty.Step(List.of(), List.of(), minutes(16)));
        assertThat(next(minutes(29.5), unknown(MAIL_AND_SMS)).check()).isEqualTo(DEADLINE.plus(Time.GRAIN));

        Duty.Step late = next(minutes(31), unknown(MAIL_AND_SMS));
        assertThat(late.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
        assertThat(late.fallbacks()).isEmpty();
        assertThat(late.check()).isEqualTo(minutes(32));
        assertThat(next(minutes(32), told(MAIL_AND_SMS, Kind.MISSED, waiting(EMAIL)))
                        .fallbacks())
                .hasSize(2);
    }

    @Test
    void the_next_person_is_another_one_than_a_fallback_found_that_was_long_in_coming() {
        Notification call = next(minutes(15), told(MAIL_AND_SMS, waiting(EMAIL)))
                .fallbacks()
                .get(0);
        Duty.Step step = next(minutes(24), told(MAIL_AND_SMS, waiting(EMAIL)), unknown(call));
        assertThat(step).isEqualTo(new Duty.Step(List.of(), List.of(), minutes(25)));
    }

    @Test
    void while_the_last_of_all_is_still_to_be_expanded_not_all_is_exhausted() {
        List<Notification> fallbacks =
                next(minutes(40), told(MAIL_AND_SMS, waiting(EMAIL))).fallbacks();
        Duty.Step step = next(
                minutes(25),
                told(MAIL_AND_SMS, refused(EMAIL)),
                told(fallbacks.get(0), refused(PHONE)),
                unknown(fallbacks.get(1)));
        assertThat(step).isEqualTo(new Duty.Step(List.of(), List.of(), DEADLINE.plus(Time.GRAIN)));
    }

    /** What took effect at T, and became known so many minutes later. */
    private static Notification known(double minutes) {
        return new Notification(
                "N",
                IncidentId.of("A"),
                MAIL_AND_SMS.rule(),
                Severity.level(1),
                T,
                minutes(minutes),
                MAIL_AND_SMS.facts(),
                null,
                null);
    }

    @Test
    void what_became_known_too_late_is_missed_at_once_and_has_its_time_to_arrive() {
        Notification told = known(40);
        assertThat(told.dueBy()).contains(DEADLINE);
        assertThat(Duty.firstCheck(told, POLICY)).contains(DEADLINE.plus(Time.GRAIN));

        Duty.Step step = next(minutes(41), told(told, waiting(EMAIL), waiting(SMS)));
        assertThat(step.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
        assertThat(step.fallbacks()).isEmpty();
        assertThat(step.check()).isEqualTo(minutes(55));

        Duty.Step half = next(minutes(55), told(told, Kind.MISSED, waiting(EMAIL), waiting(SMS)));
        assertThat(half.outcomes()).isEmpty();
        assertThat(half.fallbacks()).extracting(Notification::key).containsExactly("N/fallback 1");
        assertThat(half.check()).isEqualTo(minutes(64));
        assertThat(next(minutes(55), told(told, Kind.MISSED, sent(EMAIL, minutes(42)))))
                .isEqualTo(nothing());
    }

    @Test
    void that_nobody_could_be_told_of_it_is_said_though_it_is_missed_already() {
        Notification told = known(40);
        NotificationRecord first = told(told, Kind.MISSED, refused(EMAIL), refused(SMS));
        Notification call = next(minutes(41), first).fallbacks().get(0);
        Notification person =
                next(minutes(42), first, told(call, refused(PHONE))).fallbacks().get(0);
        Duty.Step step = next(minutes(43), first, told(call, refused(PHONE)), told(person, refused(PHONE)));
        assertThat(step.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.EXHAUSTED);
        assertThat(step.check()).isNull();
    }

    @Test
    void of_two_next_persons_the_second_waits_until_the_first_is_found() {
        DeliveryPolicy persons = POLICY.fallbacks(
                new FallbackStep(50, FallbackStep.Way.NEXT_PERSON), new FallbackStep(80, FallbackStep.Way.NEXT_PERSON));
        OutboxTask.Prove task = new OutboxTask.Prove(told(MAIL_AND_SMS, waiting(EMAIL)), List.of());
        Duty.Step step = Duty.next(task, persons, Set.of(), minutes(40));
        assertThat(step.fallbacks()).extracting(Notification::key).containsExactly("N/fallback 1");
        assertThat(step.check()).isEqualTo(minutes(41));
    }

    @Test
    void what_became_known_a_little_late_is_looked_at_by_its_deadline_too() {
        Notification told = known(10);
        Duty.Step step = next(minutes(25), told(told, waiting(EMAIL)));
        assertThat(step.fallbacks()).extracting(Notification::key).containsExactly("N/fallback 1");
        assertThat(step.check()).isEqualTo(DEADLINE.plus(Time.GRAIN));
        Duty.Step late = next(
                DEADLINE.plus(Time.GRAIN),
                told(told, waiting(EMAIL)),
                told(step.fallbacks().get(0), waiting(PHONE)));
        assertThat(late.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
        assertThat(late.fallbacks()).isEmpty();
        assertThat(late.check()).isEqualTo(minutes(34));
    }

    @Test
    void who_was_told_too_late_needs_nobody_to_stand_in_any_more() {
        Duty.Step step = next(minutes(40), told(MAIL_AND_SMS, sent(EMAIL, minutes(39))));
        assertThat(step.outcomes()).extracting(ProofOutcome::kind).containsExactly(Kind.MISSED);
        assertThat(step.fallbacks()).isEmpty();
    }

    @Test
    void nobody_knows_is_no_proof_and_fails_when_it_is_not_tried_again() {
        Delivery lost = new Delivery(
                message(EMAIL, false), State.AMBIGUOUS, List.of(new Attempt(1, T, new Ambiguous("reset"))));
        assertThat(next(minutes(1), told(MAIL_AND_SMS, lost)).fallbacks()).hasSize(1);
    }

    @Test
    @Tag("S31")
    void a_message_that_was_overtaken_is_proven_by_the_later_one() {
        Delivery overtaken =
                new Delivery(message(EMAIL, false), State.SUPERSEDED, List.of(), List.of(), sent(EMAIL, minutes(5)));
        assertThat(next(minutes(15), told(MAIL_AND_SMS, overtaken))).isEqualTo(nothing());
    }

    @Test
    void without_an_obligation_there_is_no_duty_but_an_acknowledgement_is_told() {
        Notification plain = notification(NotificationRule.of("R5", NotificationKind.REPORTER_UPDATE)
                .by(EMAIL)
                .to(Audience.REPORTER)
                .build());
        assertThat(next(minutes(500), told(plain, refused(EMAIL)))).isEqualTo(nothing());
        News reply = news(EMAIL, News.Status.ACKNOWLEDGED, minutes(2));
        assertThat(next(minutes(500), told(plain, sent(EMAIL, T, reply))).outcomes())
                .extracting(ProofOutcome::kind)
                .containsExactly(Kind.ACKNOWLEDGED);
    }
}
