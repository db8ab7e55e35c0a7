package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code begun} and {@code bundle} of an outbox promise. */
@Tag("S32")
abstract class BundleContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);

    /** Messages for ann about incidents A0, A1 and so on; the keys, the oldest first. */
    private List<String> waiting(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> queued("A" + i, T.plusSeconds(i)))
                .toList();
    }

    private Claim first(Instant now) {
        return claims(MAIL, now, 1, LEASE).get(0);
    }

    private List<Claim> bundle(Claim first, Instant now) {
        return bundle(first, now, 100);
    }

    private static List<String> keys(List<Claim> claims) {
        return claims.stream().map(Claim::key).toList();
    }

    private static String bundleKey(Claim first, List<Claim> others) {
        List<String> keys = new ArrayList<>(List.of(first.key()));
        keys.addAll(keys(others));
        return Bundle.key(keys);
    }

    @Test
    final void begun_tells_when_first_attempts_for_the_same_readers_ended() {
        List<String> messages = waiting(4);
        String other = queued("B", "bob", ChannelType.EMAIL, T);
        settle(messages.get(0), ACCEPTED, minutes(1), null);
        settle(messages.get(1), BUSY, minutes(2), minutes(3));
        settle(messages.get(1), BUSY, minutes(3), minutes(9));
        settle(other, ACCEPTED, minutes(4), null);
        settle(messages.get(2), ACCEPTED, minutes(5), null);
        Claim last = claimOf(messages.get(3));

        assertThat(outbox().begun(last, T, 10)).containsExactly(minutes(5), minutes(2), minutes(1));
        assertThat(outbox().begun(last, T, 2)).containsExactly(minutes(5), minutes(2));
        assertThat(outbox().begun(last, minutes(1), 10)).containsExactly(minutes(5), minutes(2));
        assertThat(outbox().begun(last, minutes(5), 10)).isEmpty();
        assertThat(outbox().begun(claimOf(other), T, 10)).containsExactly(minutes(4));
    }

    @Test
    final void begun_counts_a_bundle_as_one() {
        waiting(3);
        Claim first = first(minutes(1));
        List<Claim> others = bundle(first, minutes(1));
        settle(first.key(), ACCEPTED, minutes(2), null);
        others.forEach(other -> settle(other.key(), ACCEPTED, minutes(2), null));

        assertThat(outbox().begun(first, T, 10)).containsExactly(minutes(2));
    }

    @Test
    final void a_bundle_has_all_that_wait_for_the_same_readers_over_the_same_channel() {
        List<String> messages = waiting(4);
        String bob = queued("B", "bob", ChannelType.EMAIL, T);
        String call = queued("C", "ann", ChannelType.PHONE, T);
        Claim first = first(minutes(1));

        List<Claim> others = bundle(first, minutes(1));

        assertThat(keys(others)).containsExactlyElementsOf(messages.subList(1, 4));
        assertThat(claim(minutes(1))).containsExactly(bob);
        assertThat(tasks(CALLS, minutes(1), 10)).extracting(task -> task.key()).containsExactly(call);
    }

    @Test
    final void a_bundle_takes_what_was_held_back_and_leaves_what_waits_for_its_next_attempt() {
        List<String> messages = waiting(4);
        release(messages.get(1), minutes(30));
        settle(messages.get(2), BUSY, minutes(1), minutes(30));
        settle(messages.get(3), BUSY, minutes(1), minutes(5));

        List<Claim> others = bundle(first(minutes(5)), minutes(5));

        assertThat(keys(others)).containsExactlyInAnyOrder(messages.get(1), messages.get(3));
    }

    @Test
    final void a_bundle_leaves_what_somebody_else_has_claimed_or_is_done() {
        List<String> messages = waiting(4);
        settle(messages.get(3), ACCEPTED, T, null);
        Claim first = first(minutes(1));
        claims(MAIL, minutes(1), 1, LEASE);

        assertThat(keys(bundle(first, minutes(1)))).containsExactly(messages.get(2));
        assertThat(claim(minutes(1))).isEmpty();
    }

    @Test
    final void a_bundle_has_no_more_than_was_asked_for_those_that_wait_longest_first() {
        List<String> messages = waiting(4);
        Claim first = first(minutes(1));

        assertThat(keys(bundle(first, minutes(1), 2))).containsExactlyElementsOf(messages.subList(1, 3));
        assertThat(claim(minutes(1))).containsExactly(messages.get(3));
        assertThatThrownBy(() -> outbox().bundle(first, minutes(1), 0, LEASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("limit");
    }

    @Test
    final void what_is_bundled_is_handed_out_again_when_its_lease_is_over() {
        List<String> messages = waiting(2);
        bundle(first(minutes(1)), minutes(1));

        assertThat(claim(minutes(6).minusNanos(1_000))).isEmpty();
        assertThat(claim(minutes(6))).containsExactlyElementsOf(messages);
    }

    @Test
    final void attempts_say_in_which_bundle_they_were_made() {
        List<String> messages = waiting(2);
        Claim first = first(minutes(1));
        String key = bundleKey(first, bundle(first, minutes(1)));
        settle(messages.get(0), BUSY, minutes(2), minutes(3));
        settle(messages.get(1), ACCEPTED, minutes(2), null);
        claims(MAIL, minutes(3), 1, LEASE);
        settle(messages.get(0), ACCEPTED, minutes(4), null);

        assertThat(delivery("A0").attempts())
                .containsExactly(new Attempt(1, minutes(2), BUSY, key), new Attempt(2, minutes(4), ACCEPTED));
        assertThat(delivery("A1").attempts()).containsExactly(new Attempt(1, minutes(2), ACCEPTED, key));
    }

    @Test
    final void an_attempt_in_a_bundle_that_is_settled_too_late_says_so_too() {
        waiting(2);
        Claim late = first(minutes(1));
        String key = bundleKey(late, bundle(late, minutes(1)));
        Claim again = first(minutes(6));
        bundle(again, minutes(6));

        outbox().settle(List.of(new Ended(late, BUSY, minutes(7), minutes(8))));
        outbox().settle(List.of(new Ended(again, BUSY, minutes(8), minutes(9))));

        assertThat(delivery("A0").attempts())
                .containsExactly(new Attempt(1, minutes(7), BUSY, key), new Attempt(2, minutes(8), BUSY, key));
    }

    @Test
    final void news_of_a_bundle_is_news_of_each_message_in_it() {
        List<String> messages = waiting(3);
        settle(messages.get(2), ACCEPTED, T, null);
        Claim first = first(minutes(1));
        String key = bundleKey(first, bundle(first, minutes(1)));
        News early = News.of(key, News.Status.DELIVERED, minutes(1));
        assertThat(outbox().record(early, minutes(1))).isEqualTo(News.Reception.RECORDED);
        assertThat(outbox().record(early, minutes(1))).isEqualTo(News.Reception.KNOWN);
        SendResult taken = new Accepted("call-7");
        settle(messages.get(0), taken, minutes(2), null);
        settle(messages.get(1), taken, minutes(2), null);

        News late = News.ofReference(ChannelType.EMAIL, "call-7", News.Status.ACKNOWLEDGED, minutes(3));
        assertThat(outbox().record(late, minutes(3))).isEqualTo(News.Reception.RECORDED);

        assertThat(delivery("A0").news()).containsExactly(early, late);
        assertThat(delivery("A1").news()).containsExactly(early, late);
        assertThat(delivery("A1").grade(minutes(3))).contains(Grade.ACKNOWLEDGED);
        assertThat(delivery("A2").news()).isEmpty();
    }

    @Test
    final void without_others_there_is_no_bundle() {
        String message = queued("A", T);
        Claim first = first(minutes(1));

        assertThat(bundle(first, minutes(1))).isEmpty();
        settle(message, ACCEPTED, minutes(2), null);

        assertThat(delivery("A").attempts()).containsExactly(new Attempt(1, minutes(2), ACCEPTED));
    }

    @Test
    @Tag("S27")
    final void whoever_comes_too_late_bundles_nothing() {
        List<String> messages = waiting(3);
        Claim late = first(minutes(1));
        Claim other = first(minutes(6));
        assertThat(other.key()).isEqualTo(late.key());

        assertThat(outbox().bundle(late, minutes(6), 10, LEASE)).isEmpty();
        assertThat(keys(bundle(other, minutes(6)))).containsExactlyElementsOf(messages.subList(1, 3));
        settle(messages.get(0), ACCEPTED, minutes(7), null);
        assertThat(outbox().bundle(other, minutes(7), 10, LEASE)).isEmpty();
        assertThat(delivery("A0").state()).isEqualTo(Delivery.State.SENT);
    }
}
