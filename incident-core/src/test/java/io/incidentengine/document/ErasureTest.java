package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.Words;
import io.incidentengine.shared.Seeds;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S35")
class ErasureTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Person ANN =
            Person.of("ann", "Ann O'Lee", Contact.email("ann@example.org"), Contact.sms("+49 170 5550100"));
    private static final PersonId NOBODY = PersonId.of("erased-1");
    private static final Erasure ERASURE = Erasure.of(ANN.id(), NOBODY);

    private static TimelineEntry progress(String actor, String note) {
        return new TimelineEntry(2, Actor.of(actor, Role.OM_ENGINEER), NOON, NOON, new ProgressRecorded(note));
    }

    private static Message sms(Person to, String text, String html) {
        Recipient recipient = new Recipient(to, to.contact(ChannelType.SMS).orElseThrow(), false);
        return new Message(
                "INC-1/1/initial/SMS/" + to.id(),
                "INC-1/1/initial",
                IncidentId.of("INC-1"),
                Severity.level(2),
                ChannelType.SMS,
                List.of(recipient),
                Words.of("subject", text, html));
    }

    private static Eraser knowing() {
        return ERASURE.eraser().having(DocumentForm.MESSAGE, List.of(sms(ANN, "text", "page")));
    }

    @Test
    void who_acted_is_somebody_else_and_the_role_stays() {
        TimelineEntry entry = progress("ann", "restarted");
        TimelineEntry erased =
                ERASURE.eraser().having(DocumentForm.ENTRY, List.of(entry)).erase(DocumentForm.ENTRY, entry);

        assertThat(erased.actor()).isEqualTo(new Actor(NOBODY, entry.actor().roles()));
        assertThat(erased.event()).isEqualTo(entry.event());
    }

    @Test
    void a_message_says_neither_to_whom_nor_whereto() {
        Message message = sms(ANN, "Call ann o'lee at +49 170 5550100", "<b>Ann O&#39;Lee</b>");
        Message erased = knowing().erase(DocumentForm.MESSAGE, message);

        assertThat(erased.key()).isEqualTo("INC-1/1/initial/SMS/erased-1");
        assertThat(erased.readers()).containsExactly(NOBODY);
        assertThat(erased.recipients().get(0).contact()).isEqualTo(Contact.sms("…"));
        assertThat(erased.words()).isEqualTo(Words.of("subject", "Call … at …", "<b>…</b>"));
        assertThat(knowing().erase(DocumentForm.MESSAGE, erased)).isSameAs(erased);
    }

    @Test
    void what_is_said_of_messages_knows_them_by_their_new_keys() {
        String key = "INC-1/1/initial/SMS/ann";
        String bundle = Bundle.key(List.of(key, "INC-2/1/initial/SMS/ann"));
        Attempt attempt = new Attempt(1, NOON, new SendResult.Rejected("ann@example.org is unknown"), bundle);

        assertThat(knowing().erase(DocumentForm.ATTEMPT, attempt))
                .isEqualTo(new Attempt(
                        1, NOON, new SendResult.Rejected("… is unknown"), "INC-1/1/initial/SMS/erased-1/and 1"));
        assertThat(knowing().erase(DocumentForm.NEWS, News.acknowledged(key, ANN.id(), NOON)))
                .isEqualTo(News.acknowledged("INC-1/1/initial/SMS/erased-1", NOBODY, NOON));
        assertThat(knowing().eraseKey("INC-1/1/initial/SMS/joann")).isEqualTo("INC-1/1/initial/SMS/joann");
        assertThat(knowing().eraseKey("ann/1/initial/EMAIL")).isEqualTo("ann/1/initial/EMAIL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ann restarted it, and so did ANN. | … restarted it, and so did ….
                    the annex, Joann and ann2 | the annex, Joann and ann2
                    mailto:ann@example.org | mailto:…
                    (+49 170 5550100) | (…)
                    Änn and anné | Änn and anné
                    Ann O'Leery | … O'Leery
                    问ann了 | 问…了
                    nobody | nobody
                    """)
    void in_prose_whole_words_are_blanked(String said, String erased) {
        assertThat(knowing().erase(said)).isEqualTo(erased);
    }

    @Test
    void without_the_person_on_record_an_id_is_a_word_like_others() {
        TimelineEntry entry = progress("bob", "The service ann is down, says Annie");
        Eraser eraser = ERASURE.eraser().having(DocumentForm.ENTRY, List.of(entry));

        assertThat(eraser.erase(DocumentForm.ENTRY, entry)).isSameAs(entry);
        assertThat(Erasure.of(ANN.id(), NOBODY, "Annie")
                        .eraser()
                        .having(DocumentForm.ENTRY, List.of(entry))
                        .erase(DocumentForm.ENTRY, entry))
                .isEqualTo(progress("bob", "The service ann is down, says …"));
    }

    @Test
    void the_engine_is_nobody_who_could_be_erased() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Erasure.of(Actor.ENGINE.id(), NOBODY));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Erasure.of(NOBODY, NOBODY));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Erasure.of(ANN.id(), NOBODY, " "));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Erasure.of(ANN.id(), NOBODY, " e"))
                .withMessage("word to be erased is 1 characters long; allowed: 2 characters and more, "
                        + "as it is replaced in every incident");
        assertThat(Erasure.of(ANN.id(), NOBODY, "王芳", "Bo").words()).hasSize(2);
        assertThat(Erasure.of(ANN.id(), NOBODY, "Annie").toString()).doesNotContain("Annie");
    }

    /** Whichever types there are: wherever a person can stand in a value, the stand-in stands afterwards. */
    @Test
    void of_any_value_nothing_of_a_person_is_left() {
        Seeds.check(40, seed -> {
            Anything anything = new Anything(seed);
            isErasedFrom(DocumentForm.ENTRY, (TimelineEntry) anything.of(TimelineEntry.class));
            isErasedFrom(DocumentForm.INCIDENT, (Incident) anything.of(Incident.class));
            isErasedFrom(DocumentForm.NOTIFICATION, (Notification) anything.of(Notification.class));
            isErasedFrom(DocumentForm.MESSAGE, (Message) anything.of(Message.class));
            isErasedFrom(DocumentForm.NEWS, (News) anything.of(News.class));
        });
    }

    /** One of the people in it, by the form of their ids. */
    private static <T> void isErasedFrom(DocumentForm<T> form, T value) {
        Set<PersonId> people = new LinkedHashSet<>();
        form.revised(value, new Meeting(people));
        for (PersonId person : people) {
            Erasure erasure = Erasure.of(person, NOBODY);
            T erased = erasure.eraser().having(form, List.of(value)).erase(form, value);
            Set<PersonId> left = new LinkedHashSet<>();
            form.revised(erased, new Meeting(left));
            assertThat(left).contains(NOBODY).doesNotContain(person).hasSameSizeAs(people);
            assertThat(form.read(form.write(erased))).isEqualTo(erased);
        }
    }

    private record Meeting(Set<PersonId> people) implements Revision {
        @Override
        public Object whole(Object value) {
            if (value instanceof PersonId person && !person.equals(Actor.ENGINE.id())) {
                people.add(person);
            }
            return value;
        }

        @Override
        public String prose(String text) {
            return text;
        }

        @Override
        public String messageKey(String key) {
            return key;
        }
    }
}
