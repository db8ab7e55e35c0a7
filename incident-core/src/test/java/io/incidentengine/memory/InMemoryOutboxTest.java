package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the port leaves open, and the outbox in memory decides. */
class InMemoryOutboxTest extends InMemory {

    @Test
    void keys_that_are_unknown_are_refused() {
        notified("A", T);
        Claim ofAnother = claimOne(Lane.DIRECTORY, T);
        Claim sendingOfAnother = new Claim(new OutboxTask.Send(message("of another"), 1), 1, T);
        Outbox empty = new InMemoryStore().outbox();
        SendResult accepted = new SendResult.Accepted("");

        assertThatThrownBy(() -> empty.expand(ofAnother, List.of(), List.of(), T, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> empty.postpone(ofAnother, "why", T)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> empty.release(ofAnother, T)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> empty.settle(List.of(new Ended(sendingOfAnother, accepted, T, null))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("S27")
    void two_messages_of_a_notification_with_one_key_are_refused_and_it_is_not_expanded() {
        String notification = notified("A", T);
        Message message = message(notification);
        Claim claim = claimOne(Lane.DIRECTORY, T);

        assertThatThrownBy(() -> outbox().expand(claim, List.of(message, message), List.of(), T, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message.key());

        assertThat(record("A", 0).expanded()).isFalse();
        assertThat(outbox().claim(Lane.of(ChannelType.EMAIL), T, 1, Duration.ofMinutes(5)))
                .isEmpty();
    }

    private static Message message(String notification) {
        Contact contact = Contact.email("ann@example.org");
        return new Message(
                notification + "/ann",
                notification,
                id("A"),
                Severity.level(1),
                ChannelType.EMAIL,
                List.of(new Recipient(Person.of("ann", "Ann", contact), contact, false)),
                Words.of("subject", "text"));
    }

    @Test
    @Tag("S27")
    void what_is_told_again_under_the_same_key_is_told_once() {
        notified("A", T);
        Notification known = record("A", 0).notification();

        store().change(id("A"), (incident, siblings) -> {
            Change change = handling(new RecordProgress("going on"), minutes(1)).decide(incident, siblings);
            return new Change(change.incident(), change.entries(), List.of(known), List.of(), change.next());
        });

        assertThat(outbox().journal(id("A"))).hasSize(2);
        assertThat(claim(minutes(1))).hasSize(2);
    }

    @Test
    @Tag("S26")
    void another_notification_or_offer_under_a_key_that_is_taken_is_refused_with_its_change() {
        notified("A", T);
        Notification known = record("A", 0).notification();
        offered("B", T);
        Picture before = picture("A");

        assertThatThrownBy(() -> store().change(id("A"), (incident, siblings) -> {
                    Change change = handling(new Respond(), minutes(1)).decide(incident, siblings);
                    Notification other = new Notification(
                            known.key(), known.incident(), known.rule(), known.severity(), minutes(1), known.facts());
                    return new Change(change.incident(), change.entries(), List.of(other), List.of(), change.next());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(known.key());

        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    @Tag("S31")
    void what_is_new_waits_since_its_change_was_recorded_whenever_that_took_effect() {
        open("A", LEVEL_3, minutes(-60));
        handle("A", new Respond(), minutes(-60));
        String b = notified("B", T);

        Change late = committed(store().change(
                        id("A"),
                        (incident, siblings) -> Decisions.handle(
                                incident,
                                new Resolve("patched", RootCause.IDENTIFIED, ""),
                                ANN,
                                minutes(-30),
                                situation(minutes(1), siblings))));

        assertThat(late.notifications()).hasSize(1);
        assertThat(claim(minutes(1)))
                .containsExactly(
                        b,
                        record("B", 1).notification().key(),
                        late.notifications().get(0).key());
    }
}
