package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code expand}, {@code settle}, {@code postpone} and {@code journal} of an outbox promise. */
@Tag("S27")
abstract class SettleContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);
    private static final SendResult LOST = new Ambiguous("connection lost");

    @Test
    final void messages_and_failures_of_an_expansion_are_stored_together() {
        String notification = notified("A", T);
        var ann = message(notification, "A", "ann");
        var bob = message(notification, "A", "bob");

        assertThat(expand(notification, List.of(ann, bob), List.of("nobody on call"), minutes(1)))
                .isTrue();

        assertThat(record("A", 0))
                .isEqualTo(new NotificationRecord(
                        record("A", 0).notification(),
                        true,
                        List.of(new Delivery(ann, State.QUEUED, List.of()), new Delivery(bob, State.QUEUED, List.of())),
                        List.of("nobody on call"),
                        Set.of()));
        assertThat(record("A", 1).expanded()).isFalse();
    }

    @Test
    @Tag("S4")
    final void messages_wait_since_their_expansion_and_are_due_at_once() {
        String before = queued("B", T);
        release(before, minutes(1).minus(Time.GRAIN));
        String message = queued("A", minutes(1));

        assertThat(nextDue()).containsExactly(entry(MAIL, Time.EARLIEST));
        assertThat(claim(minutes(1))).containsExactly(before, message);
    }

    @Test
    final void a_notification_is_expanded_once() {
        String notification = notified("A", T);
        expand(notification, List.of(message(notification, "A", "ann")), List.of(), T);
        NotificationRecord before = record("A", 0);

        assertThat(expand(notification, List.of(message(notification, "A", "bob")), List.of("late"), T))
                .isFalse();

        assertThat(record("A", 0)).isEqualTo(before);
        assertThat(claim(T)).contains(notification + "/ann").doesNotContain(notification + "/bob", notification);
    }

    @Test
    @Tag("S31")
    final void a_notification_for_which_nobody_was_found_is_done_and_says_why() {
        String notification = notified("A", T);

        expand(notification, List.of(), List.of("nobody was found"), T);

        assertThat(claim(minutes(100))).doesNotContain(notification);
        assertThat(record("A", 0).failures()).containsExactly("nobody was found");
        assertThat(record("A", 0).expanded()).isTrue();
    }

    @Test
    @Tag("S28")
    final void without_a_retry_a_message_is_done_as_the_attempt_ended() {
        Map.of(ACCEPTED, State.SENT, LOST, State.AMBIGUOUS, BUSY, State.REFUSED, new Rejected("no"), State.REFUSED)
                .forEach((result, state) -> {
                    String id = state + " by " + result.getClass().getSimpleName();
                    String message = queued(id, T);
                    claim(T);

                    assertThat(settle(message, result, minutes(1), null)).isTrue();

                    assertThat(delivery(id).state()).isEqualTo(state);
                    assertThat(delivery(id).attempts()).containsExactly(new Attempt(1, minutes(1), result));
                });
        assertThat(claim(minutes(1000))).isEmpty();
        assertThat(nextDue()).isEmpty();
    }

    @Test
    @Tag("S30")
    final void with_a_retry_a_message_waits_again_from_then_on() {
        String message = queued("A", T);
        claim(T);

        assertThat(settle(message, LOST, minutes(1), minutes(3))).isTrue();

        assertThat(delivery("A").state()).isEqualTo(State.QUEUED);
        assertThat(nextDue()).containsExactly(entry(MAIL, minutes(3)));
        assertThat(claim(minutes(3).minus(Time.GRAIN))).isEmpty();
        assertThat(tasks(MAIL, minutes(3), 10))
                .containsExactly(new OutboxTask.Send(delivery("A").message(), 2));
    }

    @Test
    final void every_attempt_is_in_the_journal() {
        String message = queued("A", T);
        settle(message, BUSY, minutes(1), minutes(2));
        settle(message, LOST, minutes(2), minutes(3));
        settle(message, ACCEPTED, minutes(3), null);

        assertThat(delivery("A").attempts())
                .containsExactly(
                        new Attempt(1, minutes(1), BUSY),
                        new Attempt(2, minutes(2), LOST),
                        new Attempt(3, minutes(3), ACCEPTED));
    }

    @Test
    @Tag("S28")
    final void late_news_of_a_message_that_is_done_is_kept_and_changes_nothing() {
        String message = queued("A", T);
        settle(message, ACCEPTED, minutes(1), null);

        assertThat(settle(message, LOST, minutes(2), minutes(3))).isFalse();
        assertThat(settle(message, new Rejected("no"), minutes(3), null)).isFalse();

        assertThat(delivery("A").state()).isEqualTo(State.SENT);
        assertThat(delivery("A").attempts()).hasSize(3);
        assertThat(claim(minutes(1000))).isEmpty();
    }

    @Test
    final void an_offer_is_settled_like_a_message() {
        String offer = offered("A", T);
        claim(T);
        assertThat(settle(offer, BUSY, T, minutes(1))).isTrue();
        assertThat(tasks(Lane.PROBLEM_MANAGEMENT, minutes(1), 10))
                .singleElement()
                .isInstanceOfSatisfying(OutboxTask.HandOver.class, task -> {
                    assertThat(task.key()).isEqualTo(offer);
                    assertThat(task.attempt()).isEqualTo(2);
                });

        assertThat(settle(offer, ACCEPTED, minutes(1), null)).isTrue();
        assertThat(settle(offer, ACCEPTED, minutes(1), null)).isFalse();
        assertThat(claim(minutes(1000))).doesNotContain(offer);
    }

    @Test
    @Tag("R8")
    final void what_became_of_the_offers_of_an_incident_is_in_a_journal_of_their_own() {
        String key = offered("A", T);
        offered("B", T);
        assertThat(outbox().offers(id("A"))).hasSize(1);
        ProblemOffer offer = outbox().offers(id("A")).get(0).offer();
        assertThat(offer.key()).isEqualTo(key);
        assertThat(outbox().offers(id("A"))).containsExactly(new OfferRecord(offer, State.QUEUED, List.of()));
        assertThat(outbox().offers(id("C"))).isEmpty();

        Rejected no = new Rejected("no such service");
        settle(key, BUSY, minutes(1), minutes(2));
        settle(key, no, minutes(2), null);

        assertThat(outbox().offers(id("A")))
                .containsExactly(new OfferRecord(
                        offer,
                        State.REFUSED,
                        List.of(new Attempt(1, minutes(1), BUSY), new Attempt(2, minutes(2), no))));
        assertThat(outbox().offers(id("B"))).hasSize(1);
    }

    @Test
    @Tag("S28")
    final void what_is_released_waits_again_before_its_lease_is_over_and_nothing_is_on_record() {
        String message = queued("A", T);
        String offer = offered("B", T);
        String notification = record("B", 0).notification().key();
        assertThat(claim(T)).contains(message, offer, notification);
        Picture before = picture("A");
        NotificationRecord told = record("B", 0);
        List<OfferRecord> offers = outbox().offers(id("B"));

        List.of(message, offer, notification).forEach(key -> release(key, minutes(1)));

        assertThat(claim(minutes(1).minus(Time.GRAIN))).isEmpty();
        assertThat(tasks(minutes(1), 10))
                .hasSize(3)
                .contains(new OutboxTask.Send(delivery("A").message(), 1))
                .contains(new OutboxTask.Expand(told.notification(), 0))
                .contains(new OutboxTask.HandOver(offers.get(0).offer(), 1));
        assertThat(picture("A").journal()).isEqualTo(before.journal());
        assertThat(record("B", 0)).isEqualTo(told);
        assertThat(outbox().offers(id("B"))).isEqualTo(offers);
    }

    @Test
    final void what_is_done_cannot_be_released() {
        String message = queued("A", T);
        String offer = offered("B", T);
        String notification = record("B", 0).notification().key();
        settle(message, ACCEPTED, T, null);
        settle(offer, ACCEPTED, T, null);
        expand(notification, List.of(), List.of(), T);

        List.of(message, offer, notification).forEach(key -> release(key, minutes(1)));

        assertThat(claim(minutes(1000))).isEmpty();
        assertThat(nextDue()).isEmpty();
    }

    @Test
    final void a_notification_that_could_not_be_expanded_waits_again_and_keeps_the_reason() {
        String notification = notified("A", T);
        claim(T);

        postpone(notification, "directory is down", minutes(1));

        assertThat(claim(minutes(1).minus(Time.GRAIN))).isEmpty();
        assertThat(tasks(minutes(1), 1))
                .containsExactly(new OutboxTask.Expand(record("A", 0).notification(), 1));
        assertThat(record("A", 0).failures()).containsExactly("directory is down");
        assertThat(record("A", 0).expanded()).isFalse();

        expand(notification, List.of(), List.of("nobody was found"), minutes(2));
        assertThat(record("A", 0).failures()).containsExactly("directory is down", "nobody was found");
    }

    @Test
    final void a_notification_that_was_expanded_meanwhile_is_not_put_back() {
        String notification = notified("A", T);
        expand(notification, List.of(), List.of(), T);

        postpone(notification, "directory is down", minutes(1));

        assertThat(claim(minutes(1000))).doesNotContain(notification);
    }

    @Test
    @Tag("S26")
    final void the_journal_has_the_notifications_of_one_incident_in_the_order_in_which_they_were_decided() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_1, T);
        handle("A", new Respond(), minutes(1));
        handle("A", new Recover("restarted"), minutes(2));

        assertThat(outbox().journal(id("A")))
                .extracting(record -> record.notification().rule().name())
                .containsExactly("R27", "R28", "R30");
        assertThat(outbox().journal(id("B"))).hasSize(2);
        assertThat(outbox().journal(id("C"))).isEmpty();
    }
}
