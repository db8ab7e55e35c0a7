package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an outbox does with a message when a later one has reached its recipients before it. */
@Tag("S31")
abstract class OrderContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");

    private String older = "";
    private String newer = "";

    /** Two notifications of one incident. */
    @BeforeEach
    final void tellTwice() {
        older = notified("A", T);
        newer = record("A", 1).notification().key();
    }

    private void expand(String notification, Message... messages) {
        expand(notification, List.of(messages), List.of(), T);
    }

    private static Message message(String notification, String person) {
        return message(notification, "A", person);
    }

    /** One message for several people. */
    private static Message shared(String notification, String... people) {
        List<Recipient> recipients = Stream.of(people)
                .flatMap(person -> message(notification, person).recipients().stream())
                .toList();
        Message first = message(notification, people[0]);
        return new Message(
                first.key(),
                notification,
                first.incident(),
                first.severity(),
                first.channel(),
                recipients,
                first.words());
    }

    private Delivery only(int notification) {
        assertThat(record("A", notification).deliveries()).hasSize(1);
        return record("A", notification).deliveries().get(0);
    }

    @Test
    final void a_message_that_is_sent_supersedes_an_older_one_that_waits() {
        expand(older, message(older, "ann"));
        expand(newer, message(newer, "ann"));

        settle(newer + "/ann", ACCEPTED, minutes(1), null);

        assertThat(only(0).state()).isEqualTo(State.SUPERSEDED);
        assertThat(only(0).overtakenBy()).contains(only(1));
        assertThat(only(0).attempts()).isEmpty();
        assertThat(only(0).grade(minutes(1))).contains(Grade.ACCEPTED);
        assertThat(claim(minutes(1000))).isEmpty();
        assertThat(nextDue()).isEmpty();
    }

    @Test
    final void a_message_to_more_people_supersedes_one_to_some_of_them_and_not_the_other_way_round() {
        expand(older, message(older, "ann"), shared(older, "bob", "cid"));
        expand(newer, shared(newer, "ann", "bob"));

        settle(newer + "/ann", ACCEPTED, minutes(1), null);

        assertThat(record("A", 0).deliveries())
                .extracting(Delivery::state)
                .containsExactly(State.SUPERSEDED, State.QUEUED);
        assertThat(claim(minutes(1))).containsExactly(older + "/bob");
    }

    @Test
    final void a_message_supersedes_none_of_another_channel_person_or_incident() {
        queued("B", T);
        Message call = new Message(
                older + "/call",
                older,
                id("A"),
                Severity.level(1),
                ChannelType.PHONE,
                message(older, "ann").recipients(),
                Words.of("subject", "text"));
        expand(older, call, message(older, "bob"));
        expand(newer, message(newer, "ann"));

        settle(newer + "/ann", ACCEPTED, minutes(1), null);

        assertThat(record("A", 0).deliveries()).extracting(Delivery::state).containsOnly(State.QUEUED);
        assertThat(delivery("B").state()).isEqualTo(State.QUEUED);
        assertThat(claim(minutes(1))).containsExactlyInAnyOrder(older + "/bob", "B" + older.substring(1) + "/ann");
        assertThat(tasks(CALLS, minutes(1), 10)).hasSize(1);
    }

    @Test
    final void a_message_supersedes_no_newer_one_and_none_of_its_own_notification() {
        expand(
                older,
                message(older, "ann"),
                new Message(
                        older + "/once more",
                        older,
                        id("A"),
                        Severity.level(1),
                        ChannelType.EMAIL,
                        message(older, "ann").recipients(),
                        Words.of("subject", "text")));
        expand(newer, message(newer, "ann"));

        settle(older + "/ann", ACCEPTED, minutes(1), null);

        assertThat(claim(minutes(1))).containsExactly(older + "/once more", newer + "/ann");
    }

    @Test
    final void only_what_is_sent_supersedes() {
        expand(older, message(older, "ann"), message(older, "bob"));
        expand(newer, message(newer, "ann"), message(newer, "bob"));

        settle(newer + "/ann", new Rejected("no"), minutes(1), null);
        settle(newer + "/bob", new Ambiguous("lost"), minutes(1), minutes(2));

        assertThat(record("A", 0).deliveries()).extracting(Delivery::state).containsOnly(State.QUEUED);
    }

    @Test
    final void what_waits_for_a_retry_is_superseded_too() {
        expand(older, message(older, "ann"));
        expand(newer, message(newer, "ann"));
        settle(older + "/ann", new Ambiguous("lost"), minutes(1), minutes(5));

        settle(newer + "/ann", ACCEPTED, minutes(2), null);

        assertThat(only(0).state()).isEqualTo(State.SUPERSEDED);
        assertThat(only(0).attempts()).hasSize(1);
        assertThat(claim(minutes(5))).isEmpty();
    }

    @Test
    @Tag("S28")
    final void what_was_on_its_way_when_it_was_superseded_is_sent_if_it_was_accepted() {
        expand(older, message(older, "ann"), message(older, "bob"));
        expand(newer, message(newer, "ann"), message(newer, "bob"));
        claim(T);
        settle(newer + "/ann", ACCEPTED, minutes(1), null);
        settle(newer + "/bob", ACCEPTED, minutes(1), null);

        settle(older + "/ann", new Accepted("provider-2", Grade.ACKNOWLEDGED), minutes(2), null);
        assertThat(settle(older + "/bob", new Ambiguous("lost"), minutes(2), minutes(3)))
                .isFalse();

        Delivery ann = record("A", 0).deliveries().get(0);
        assertThat(ann.state()).isEqualTo(State.SENT);
        assertThat(ann.overtakenBy()).isEmpty();
        assertThat(ann.grade(minutes(2))).contains(Grade.ACKNOWLEDGED);
        assertThat(record("A", 0).deliveries().get(1).state()).isEqualTo(State.SUPERSEDED);
        assertThat(claim(minutes(1000))).isEmpty();
    }

    @Test
    final void a_message_that_is_made_too_late_is_superseded_at_once() {
        expand(newer, message(newer, "ann"));
        settle(newer + "/ann", ACCEPTED, minutes(1), null);

        expand(older, message(older, "ann"), message(older, "bob"));

        assertThat(record("A", 0).deliveries())
                .extracting(Delivery::state)
                .containsExactly(State.SUPERSEDED, State.QUEUED);
        assertThat(record("A", 0).deliveries().get(0).overtakenBy()).contains(only(1));
        assertThat(claim(minutes(2))).containsExactly(older + "/bob");
    }

    @Test
    final void what_stands_in_for_a_notification_is_as_old_as_that_one() {
        Notification fallback = fallback(record("A", 0).notification(), 1);
        prove(older, List.of(fallback), minutes(10), null);
        expand(newer, message(newer, "ann"), message(newer, "bob"));
        settle(newer + "/ann", ACCEPTED, minutes(11), null);

        expand(fallback.key(), message(fallback.key(), "ann"), message(fallback.key(), "bob"));
        settle(fallback.key() + "/bob", ACCEPTED, minutes(12), null);

        assertThat(record("A", 2).deliveries())
                .extracting(Delivery::state)
                .containsExactly(State.SUPERSEDED, State.SENT);
        assertThat(record("A", 1).deliveries()).extracting(Delivery::state).containsExactly(State.SENT, State.QUEUED);
        assertThat(tasks(MAIL, minutes(13), 10)).extracting(OutboxTask::key).containsExactly(newer + "/bob");
    }
}
