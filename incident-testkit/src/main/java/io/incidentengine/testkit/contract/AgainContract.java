package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code sendAgain} and {@code givenUp} of an outbox promise. */
@Tag("S30")
abstract class AgainContract extends OutboxTopic {
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);
    private static final SendResult NO = new Rejected("no");

    private List<String> givenUp() {
        return outbox().givenUp(null, 100).stream()
                .map(delivery -> delivery.message().key())
                .toList();
    }

    @Test
    final void what_is_sent_again_waits_from_now_on_and_counts_anew_and_its_attempts_are_kept() {
        String message = queued("A", T);
        settle(message, BUSY, minutes(1), minutes(2));
        settle(message, NO, minutes(2), null);

        assertThat(outbox().sendAgain(message, minutes(30))).isTrue();

        assertThat(delivery("A").state()).isEqualTo(State.QUEUED);
        assertThat(delivery("A").attempts())
                .containsExactly(new Attempt(1, minutes(1), BUSY), new Attempt(2, minutes(2), NO));
        assertThat(nextDue()).containsEntry(MAIL, minutes(30));
        assertThat(tasks(MAIL, minutes(30), 10))
                .containsExactly(new OutboxTask.Send(delivery("A").message(), 1));

        settle(message, BUSY, minutes(31), minutes(32));
        assertThat(tasks(MAIL, minutes(32), 10))
                .containsExactly(new OutboxTask.Send(delivery("A").message(), 2));
        assertThat(settle(message, new Accepted(""), minutes(32), null)).isTrue();
        assertThat(delivery("A").attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    final void what_was_refused_given_up_or_is_ambiguous_can_be_sent_again() {
        List<SendResult> ends = List.of(NO, BUSY, new Ambiguous("lost"));
        for (int i = 0; i < ends.size(); i++) {
            String message = queued("A" + i, T);
            settle(message, ends.get(i), minutes(1), null);

            assertThat(givenUp()).containsExactly(message);
            assertThat(outbox().sendAgain(message, minutes(2))).isTrue();
            assertThat(outbox().sendAgain(message, minutes(2))).isFalse();
            assertThat(givenUp()).isEmpty();
        }
    }

    @Test
    final void what_waits_or_was_sent_or_is_no_message_is_not_sent_again() {
        String waiting = queued("A", T);
        settle(waiting, BUSY, minutes(1), minutes(20));
        String sent = queued("B", T);
        settle(sent, new Accepted(""), minutes(1), null);
        String offer = offered("C", T);
        settle(offer, NO, minutes(1), null);
        List<Picture> before = List.of(picture("A"), picture("B"), picture("C"));

        assertThat(List.of(waiting, sent, offer, record("A", 0).notification().key(), "nobody"))
                .allSatisfy(
                        key -> assertThat(outbox().sendAgain(key, minutes(2))).isFalse());

        assertThat(List.of(picture("A"), picture("B"), picture("C"))).isEqualTo(before);
        assertThat(givenUp()).isEmpty();
    }

    @Test
    final void what_is_refused_once_more_is_given_up_again() {
        String message = queued("A", T);
        settle(message, NO, minutes(1), null);
        outbox().sendAgain(message, minutes(2));
        tasks(MAIL, minutes(2), 1);

        settle(message, NO, minutes(3), null);

        assertThat(outbox().givenUp(null, 10)).containsExactly(delivery("A"));
        assertThat(delivery("A").attempts()).hasSize(2);
    }

    @Test
    final void what_was_given_up_is_listed_page_by_page_in_the_order_of_keys() {
        for (String id : List.of("C", "A", "D", "B")) {
            settle(queued(id, T), NO, minutes(1), null);
        }
        queued("E", T);

        List<Delivery> first = outbox().givenUp(null, 3);
        List<Delivery> second = outbox().givenUp(first.get(2).message().key(), 3);

        assertThat(first).containsExactly(delivery("A"), delivery("B"), delivery("C"));
        assertThat(second).containsExactly(delivery("D"));
        assertThat(outbox().givenUp(second.get(0).message().key(), 3)).isEmpty();
        assertThatThrownBy(() -> outbox().givenUp(null, 0)).isInstanceOf(InvalidInputException.class);
    }
}
