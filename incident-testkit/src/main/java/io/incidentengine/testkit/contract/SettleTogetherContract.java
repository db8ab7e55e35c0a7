package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.notification.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code settle} of an outbox promises of attempts that it is told of together. */
@Tag("S27")
abstract class SettleTogetherContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult REFUSED = new Rejected("no such address");
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);

    private Ended accepted(String message) {
        return new Ended(claimOf(message), ACCEPTED, minutes(1), null);
    }

    private Ended busy(String message) {
        return new Ended(claimOf(message), BUSY, minutes(1), minutes(2));
    }

    private State state(String incident) {
        return delivery(incident).state();
    }

    @Test
    final void each_is_settled_and_answered_in_its_turn() {
        String a = queued("A", T);
        String b = queued("B", T);
        String c = queued("C", T);
        String d = offered("D", T);
        Ended taken = new Ended(claimOf(d), ACCEPTED, minutes(4), null);
        Ended sent = accepted(a);
        Ended again = busy(b);
        Ended refused = new Ended(claimOf(c), REFUSED, minutes(3), null);
        outbox().settle(List.of(refused));

        assertThat(outbox().settle(List.of(sent, refused, again, taken))).containsExactly(true, false, true, true);

        assertThat(delivery("A").attempts()).containsExactly(new Attempt(1, minutes(1), ACCEPTED));
        assertThat(delivery("B").attempts()).containsExactly(new Attempt(1, minutes(1), BUSY));
        assertThat(delivery("C").attempts()).hasSize(2);
        assertThat(List.of(state("A"), state("B"), state("C")))
                .containsExactly(State.SENT, State.QUEUED, State.REFUSED);
        assertThat(outbox().offers(id("D"))).allMatch(record -> record.state() == State.SENT);
        assertThat(tasks(MAIL, minutes(2), 10)).extracting(OutboxTask::key).containsExactly(b);
    }

    @Test
    final void more_are_settled_than_anybody_looks_for_at_a_time() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            messages.add(queued("A" + i, T));
        }

        assertThat(outbox().settle(messages.stream().map(this::accepted).toList()))
                .containsExactlyElementsOf(Collections.nCopies(120, true));

        assertThat(IntStream.range(0, 120)).allMatch(i -> state("A" + i) == State.SENT);
    }

    @Test
    final void if_one_is_not_known_none_is_settled() {
        Ended sent = accepted(queued("A", T));
        Message message = ((Send) sent.claim().task()).message();
        Message unknown = new Message(
                message.key() + "/of nobody",
                message.notification(),
                message.incident(),
                Severity.level(1),
                ChannelType.EMAIL,
                message.recipients(),
                Words.of("subject", "text"));
        Claim claim = new Claim(new Send(unknown, 1), 1, T);

        assertThatThrownBy(() -> outbox().settle(List.of(sent, new Ended(claim, ACCEPTED, minutes(1), null))))
                .isInstanceOf(RuntimeException.class);

        assertThat(delivery("A").attempts()).isEmpty();
        assertThat(outbox().settle(List.of(sent))).containsExactly(true);
    }

    @Test
    final void several_attempts_at_one_message_are_kept_in_their_order() {
        String message = queued("A", T);

        assertThat(outbox().settle(List.of(busy(message), accepted(message)))).containsExactly(true, true);

        assertThat(delivery("A").attempts()).extracting(Attempt::result).containsExactly(BUSY, ACCEPTED);
        assertThat(state("A")).isEqualTo(State.SENT);
    }

    @Test
    @Tag("S31")
    final void what_was_sent_before_supersedes_what_comes_after() {
        String older = notified("A", T);
        String newer = outbox().journal(id("A")).get(1).notification().key();
        expand(older, List.of(message(older, "A", "ann")), List.of(), T);
        expand(newer, List.of(message(newer, "A", "ann")), List.of(), T);

        assertThat(outbox().settle(List.of(accepted(newer + "/ann"), busy(older + "/ann"))))
                .containsExactly(true, false);

        Delivery overtaken = record("A", 0).deliveries().get(0);
        assertThat(overtaken.state()).isEqualTo(State.SUPERSEDED);
        assertThat(overtaken.overtakenBy()).contains(record("A", 1).deliveries().get(0));
        assertThat(overtaken.attempts()).hasSize(1);
        assertThat(nextDue()).isEmpty();
    }

    @Test
    final void of_nothing_nothing_comes() {
        assertThat(outbox().settle(List.of())).isEmpty();
    }
}
