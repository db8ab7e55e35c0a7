package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.News;
import io.incidentengine.notification.News.Reception;
import io.incidentengine.notification.News.Status;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code record} of an outbox promises. */
@Tag("S29")
abstract class NewsContract extends OutboxTopic {

    /** A message that was sent; the proof of its notification waits for minute 60. */
    private String sent(String id, String reference) {
        String notification = watched(id, T, minutes(60));
        expand(notification, List.of(message(notification, id, "ann")), List.of(), T);
        settle(notification + "/ann", new Accepted(reference), T, null);
        return notification + "/ann";
    }

    /** A message that was sent, of a notification of which no proof is wanted. */
    private String sentWithoutDuty(String id) {
        offered(id, T);
        String notification = record(id, 0).notification().key();
        expand(notification, List.of(message(notification, id, "ann")), List.of(), T);
        settle(notification + "/ann", new Accepted(""), T, null);
        return notification + "/ann";
    }

    private Reception record(News news) {
        return outbox().record(news, news.at());
    }

    @Test
    final void news_is_kept_and_says_how_well_it_is_known_that_a_message_arrived() {
        String message = sent("A", "");
        News delivered = News.of(message, Status.DELIVERED, minutes(1));
        News bounced = News.of(message, Status.FAILED, minutes(2));

        assertThat(record(delivered)).isEqualTo(Reception.RECORDED);
        assertThat(delivery("A").grade(minutes(1))).contains(Grade.DELIVERED);
        assertThat(record(bounced)).isEqualTo(Reception.RECORDED);

        assertThat(delivery("A").news()).containsExactly(delivered, bounced);
        assertThat(delivery("A").grade(minutes(1))).contains(Grade.DELIVERED);
        assertThat(delivery("A").grade(minutes(2))).isEmpty();
    }

    @Test
    final void a_message_is_known_by_the_name_that_its_provider_gave_it() {
        sent("A", "m-1");
        sent("B", "m-2");
        News delivered = News.ofReference(ChannelType.EMAIL, "m-2", Status.DELIVERED, minutes(1));

        assertThat(record(delivered)).isEqualTo(Reception.RECORDED);

        assertThat(delivery("A").news()).isEmpty();
        assertThat(delivery("B").news()).containsExactly(delivered);
    }

    @Test
    final void a_message_that_was_accepted_twice_is_known_by_both_names() {
        String message = sent("A", "m-1");
        News byFirst = News.ofReference(ChannelType.EMAIL, "m-1", Status.DELIVERED, minutes(1));
        News bySecond = News.ofReference(ChannelType.EMAIL, "m-2", Status.DELIVERED, minutes(2));
        assertThat(record(byFirst)).isEqualTo(Reception.RECORDED);

        settle(message, new Accepted("m-2"), minutes(1), null);

        assertThat(record(bySecond)).isEqualTo(Reception.RECORDED);
        assertThat(delivery("A").news()).containsExactly(byFirst, bySecond);
    }

    @Test
    final void the_same_news_is_kept_once() {
        String message = sent("A", "");
        News delivered = News.of(message, Status.DELIVERED, minutes(1));
        record(delivered);

        assertThat(outbox().record(delivered, minutes(9))).isEqualTo(Reception.KNOWN);

        assertThat(delivery("A").news()).containsExactly(delivered);
    }

    @Test
    final void late_news_is_kept_and_does_not_overwrite_newer() {
        String message = sent("A", "");
        News delivered = new News(new News.Key(message), Status.DELIVERED, minutes(2), 7, null, "");
        News expired = new News(new News.Key(message), Status.FAILED, minutes(2), 6, null, "");
        record(delivered);

        assertThat(record(expired)).isEqualTo(Reception.LATE);

        assertThat(delivery("A").news()).containsExactlyInAnyOrder(delivered, expired);
        assertThat(delivery("A").grade(minutes(3))).contains(Grade.DELIVERED);
    }

    @Test
    final void news_of_a_message_that_is_not_known_changes_nothing() {
        sent("A", "m-1");
        Picture before = picture("A");
        Instant at = minutes(1);

        assertThat(List.of(
                        News.of("nobody", Status.FAILED, at),
                        News.of(before.journal().get(0).notification().key(), Status.FAILED, at),
                        News.ofReference(ChannelType.EMAIL, "m-2", Status.FAILED, at),
                        News.ofReference(ChannelType.SMS, "m-1", Status.FAILED, at)))
                .allSatisfy(news -> assertThat(record(news)).isEqualTo(Reception.UNKNOWN));

        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    final void a_failure_makes_the_proof_due_at_once() {
        String message = sent("A", "");

        record(News.of(message, Status.DELIVERED, minutes(1)));
        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(60));
        outbox().record(News.of(message, Status.FAILED, minutes(2)), minutes(3));

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(3));
        assertThat(proofs(minutes(3))).containsExactly(delivery("A").message().notification());
    }

    @Test
    final void a_failure_that_is_older_than_what_is_known_makes_nothing_due() {
        String message = sent("A", "");
        record(News.of(message, Status.DELIVERED, minutes(2)));

        record(News.of(message, Status.FAILED, minutes(1)));

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(60));
    }

    @Test
    final void a_failure_of_what_needs_no_proof_makes_nothing_due() {
        record(News.of(sentWithoutDuty("A"), Status.FAILED, minutes(1)));

        assertThat(outbox().nextDue()).doesNotContainKey(Lane.PROOF);
    }

    @Test
    @Tag("S33")
    final void an_acknowledgement_makes_the_proof_due_at_once_however_late_it_comes() {
        String message = sent("A", "");
        record(News.of(message, Status.FAILED, minutes(2)));
        prove(delivery("A").message().notification(), List.of(), minutes(2), minutes(60));
        News pressed = News.acknowledged(message, PersonId.of("ann"), minutes(1));

        assertThat(outbox().record(pressed, minutes(3))).isEqualTo(Reception.RECORDED);

        assertThat(proofs(minutes(3))).containsExactly(delivery("A").message().notification());
        assertThat(delivery("A").acknowledgement(minutes(3))).contains(pressed);
        assertThat(delivery("A").grade(minutes(3))).contains(Grade.ACKNOWLEDGED);
    }

    @Test
    @Tag("S33")
    final void an_acknowledgement_of_what_needs_no_proof_is_looked_at_too() {
        record(News.of(sentWithoutDuty("A"), Status.ACKNOWLEDGED, minutes(1)));

        assertThat(proofs(minutes(1))).containsExactly(delivery("A").message().notification());
    }
}
