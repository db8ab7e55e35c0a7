package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.News.Reception;
import io.incidentengine.notification.News.Status;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.notification.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told, and what becomes of it, comes out as it went in, whatever it says and whoever says it. */
abstract class TextsContract extends OutboxTopic {

    @Test
    final void texts_come_back_as_they_went_in_wherever_they_stand() {
        for (String text : ValuesContract.TEXTS) {
            comesBack(text, text);
        }
    }

    @Test
    final void every_character_comes_back() {
        for (String text : ValuesContract.planes()) {
            comesBack(text, text);
        }
    }

    @Test
    final void a_megabyte_is_told_and_comes_back() {
        comesBack("A", ValuesContract.FLAME.repeat(Text.PROSE_LENGTH / 2));
        comesBack("B", "\"\\\n".repeat(Text.PROSE_LENGTH / 3));
    }

    private void comesBack(String name, String prose) {
        Message message = message(notified(name, T), name, name, ChannelType.named(name), prose);
        postpone(message.notification(), prose, minutes(1));
        claims(Lane.DIRECTORY, minutes(1), 10, LEASE);
        assertThat(expand(message.notification(), List.of(message), List.of(name, prose), minutes(1)))
                .isTrue();

        List<Attempt> attempts = new ArrayList<>();
        attempts.add(attempt(message, 1, new RetryLater(prose, Duration.ZERO), minutes(2)));
        attempts.add(attempt(message, 2, new Ambiguous(prose), null));
        assertThat(outbox().sendAgain(message.key(), minutes(3))).isTrue();
        attempts.add(attempt(message, 3, new Rejected(prose), null));
        assertThat(outbox().sendAgain(message.key(), minutes(4))).isTrue();
        attempts.add(attempt(message, 4, new Accepted(prose), null));

        News delivered = News.ofReference(message.channel(), prose, Status.DELIVERED, minutes(5));
        News pressed =
                new News(new News.Key(message.key()), Status.ACKNOWLEDGED, minutes(6), 7, PersonId.of(name), prose);
        assertThat(outbox().record(delivered, minutes(6))).isEqualTo(Reception.RECORDED);
        assertThat(outbox().record(pressed, minutes(6))).isEqualTo(Reception.RECORDED);

        assertThat(record(name, 0).failures()).containsExactly(prose, name, prose);
        assertThat(record(name, 0).deliveries())
                .flatExtracting(Delivery::news)
                .extracting(News::detail) // which is not printed with the news
                .containsExactly(delivered.detail(), pressed.detail());
        assertThat(record(name, 0).deliveries())
                .containsExactly(new Delivery(message, State.SENT, attempts, List.of(delivered, pressed), null));
        offerComesBack(name, prose);
    }

    /** Claims a message and settles it: the attempt as it is to be on record. */
    private Attempt attempt(Message message, int number, SendResult result, @Nullable Instant retryAt) {
        assertThat(tasks(Lane.of(message.channel()), minutes(number), 10))
                .extracting(task -> ((OutboxTask.Send) task).message())
                .containsExactly(message);
        settle(message.key(), result, minutes(number), retryAt);
        return new Attempt(number, minutes(number), result);
    }

    private void offerComesBack(String name, String prose) {
        ProblemOffer offer = new ProblemOffer(name + "/offer", id(name), ProblemGround.UNKNOWN_CAUSE, prose, T);
        store().change(id(name), (incident, siblings) -> {
            long next = incident.trace().sequence() + 1;
            TimelineEntry entry = new TimelineEntry(next, ANN, T, T, new Responded());
            return new Change(incident.apply(entry), List.of(entry), List.of(), List.of(offer), null);
        });
        assertThat(tasks(Lane.PROBLEM_MANAGEMENT, minutes(1), 10)).containsExactly(new OutboxTask.HandOver(offer, 1));
        settle(offer.key(), new Rejected(prose), minutes(1), null);

        assertThat(outbox().offers(id(name)))
                .containsExactly(new OfferRecord(
                        offer, State.REFUSED, List.of(new Attempt(1, minutes(1), new Rejected(prose)))));
    }

    private static Message message(
            String notification, String incident, String person, ChannelType channel, String prose) {
        Person reader = Person.of(person, person, new Contact(channel, person));
        return new Message(
                notification + "/" + channel.name() + "/" + person,
                notification,
                id(incident),
                Severity.level(1),
                channel,
                List.of(new Recipient(reader, reader.contacts().get(0), false)),
                Words.of(prose.replace('\n', ' '), prose, prose));
    }

    @Test
    final void all_that_was_given_up_is_listed_whatever_its_key() {
        List<String> keys = new ArrayList<>();
        for (String name : names()) {
            keys.add(queued(name, T));
            settle(keys.get(keys.size() - 1), new Rejected("no"), minutes(1), null);
        }

        List<String> listed = new ArrayList<>();
        List<Delivery> page = outbox().givenUp(null, 1);
        while (!page.isEmpty() && listed.size() <= keys.size()) {
            String last = page.get(0).message().key();
            listed.add(last);
            page = outbox().givenUp(last, 1);
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static List<String> names() {
        return Stream.of(ValuesContract.TEXTS, ValuesContract.LOOKALIKES, ValuesContract.planes())
                .flatMap(List::stream)
                .map(String::strip)
                .distinct()
                .toList();
    }

    @Test
    final void names_that_somebody_might_take_for_the_same_are_different() {
        for (String name : ValuesContract.LOOKALIKES) {
            String told = notified(name, T);
            expand(
                    told,
                    List.of(
                            message(told, name, name, ChannelType.EMAIL, "text"),
                            message(told, name, "ann", ChannelType.named(name), "text")),
                    List.of(),
                    T);
        }
        Claim first = claims(MAIL, minutes(1), 1, LEASE).get(0);
        assertThat(bundle(first, minutes(1), 100))
                .as("what the same people read")
                .isEmpty();
        claims(MAIL, minutes(1), 100, LEASE);
        for (String name : ValuesContract.LOOKALIKES) {
            List<Delivery> deliveries = record(name, 0).deliveries();
            assertThat(tasks(Lane.of(ChannelType.named(name)), minutes(1), 100))
                    .as("what waits in the lane of %s", name)
                    .containsExactly(new OutboxTask.Send(deliveries.get(1).message(), 1));
            settle(deliveries.get(0).message().key(), new Accepted(name), minutes(1), null);
        }

        for (String name : ValuesContract.LOOKALIKES) {
            News delivered = News.ofReference(ChannelType.EMAIL, name, Status.DELIVERED, minutes(2));
            assertThat(outbox().record(delivered, minutes(2))).isEqualTo(Reception.RECORDED);
            assertThat(delivery(name).news()).containsExactly(delivered);
        }
    }
}
