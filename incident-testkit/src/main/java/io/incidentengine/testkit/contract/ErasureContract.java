package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Erasing a person: from all of what is over, and from nothing else (S35). */
@Tag("S35")
abstract class ErasureContract extends ArchiveTopic {
    private static final PersonId NOBODY = PersonId.of("erased-1");
    static final Erasure ANN_IS_ERASED = Erasure.of(ANN.id(), NOBODY, "Annie");

    private static final Pattern NAMED = Pattern.compile("\\bann\\b|Annie");

    private ErasureResult erase() {
        return store().archive().erase(ANN_IS_ERASED, null, 100);
    }

    @Test
    final void pages_are_walked_in_the_order_of_ids() {
        for (String id : List.of("INC-1", "INC-2", "INC-3")) {
            over(id, T);
        }

        ErasureResult first = store().archive().erase(ANN_IS_ERASED, null, 2);
        assertThat(first).isEqualTo(new ErasureResult(2, List.of(), id("INC-2"), true));
        assertThat(mentions("INC-3")).isTrue();
        ErasureResult second = store().archive().erase(ANN_IS_ERASED, first.last(), Integer.MAX_VALUE);
        assertThat(second).isEqualTo(new ErasureResult(1, List.of(), id("INC-3"), false));
    }

    @Test
    final void nothing_of_the_person_is_left_in_what_is_on_record() {
        over("INC-1", T);
        Incident was = find("INC-1");
        assertThat(mentions("INC-1")).isTrue();
        assertThat(told("INC-1")).containsPattern(NAMED);

        assertThat(erase().erased()).isEqualTo(1);
        assertThat(mentions("INC-1")).isFalse();
        assertThat(told("INC-1")).doesNotContainPattern(NAMED).contains("erased-1");
        Incident is = find("INC-1");
        assertThat(is.owner()).contains(NOBODY);
        assertThat(is.sla()).isEqualTo(was.sla());
        assertThat(is.trace()).isEqualTo(was.trace());
        assertThat(record("INC-1", 0).deliveries()).hasSize(1);
        assertThat(delivery("INC-1").attempts()).hasSize(1);
        assertThat(delivery("INC-1").news()).hasSize(1);
        assertThat(store().outbox().offers(id("INC-1"))).hasSize(1);
    }

    @Test
    final void who_was_erased_is_found_no_more() {
        Report report = Report.of("shop", "Annie cannot pay")
                .impact(LEVEL_3)
                .reporter(Person.of(ANN.id().value(), "Annie"))
                .build();
        report(Intake.of("mail", report), "INC-1", T);
        handle("INC-1", new Respond(), T);
        handle("INC-1", new Cancel("a mistake"), T);
        sendAll(T);
        assertThat(found("ann", "annie")).containsExactly(1, 1, 1, 1);

        erase();
        assertThat(found("ann", "annie")).containsExactly(0, 0, 0, 0);
        assertThat(found("erased-1", "cannot pay")).containsExactly(1, 1, 1, 1);
    }

    private List<Integer> found(String person, String title) {
        return Stream.of(
                        IncidentFilter.where().reporter(person),
                        IncidentFilter.where().owner(person),
                        IncidentFilter.where().assignee(person),
                        IncidentFilter.where().title(title))
                .map(filter -> store().search(IncidentQuery.of(filter.build()))
                        .incidents()
                        .size())
                .toList();
    }

    @Test
    final void the_erased_timeline_folds_to_the_state() {
        over("INC-1", T);
        handle("INC-1", new RecordLesson("ask Annie"), minutes(60));
        List<TimelineEntry> was = store().timeline(id("INC-1"));

        erase();
        List<TimelineEntry> is = store().timeline(id("INC-1"));
        assertThat(is).hasSameSizeAs(was).isNotEqualTo(was);
        assertThat(Incident.fold(id("INC-1"), is)).isEqualTo(find("INC-1"));
        assertThat(find("INC-1").handling().lessons()).containsExactly("ask …");
    }

    @Test
    final void what_is_open_stays_and_is_named() {
        open("INC-1", LEVEL_3, T);
        handle("INC-1", new Respond(), T);
        sendAll(T);
        open("INC-2", LEVEL_3, T);
        sendAll(T);
        Picture before = picture("INC-1");

        assertThat(erase()).isEqualTo(new ErasureResult(0, List.of(id("INC-1")), id("INC-2"), false));
        assertThat(picture("INC-1")).isEqualTo(before);
    }

    @Test
    final void what_waits_stays_and_is_named() {
        over("INC-1", T, new SendResult.Rejected("unknown"));
        over("INC-2", T);
        outbox().sendAgain(delivery("INC-1").message().key(), minutes(2));
        outbox().record(acknowledgement("INC-2"), minutes(2)); // which wakes the proof
        Picture first = picture("INC-1");
        Picture second = picture("INC-2");

        assertThat(erase().kept()).containsExactly(id("INC-1"), id("INC-2"));
        assertThat(picture("INC-1")).isEqualTo(first);
        assertThat(picture("INC-2")).isEqualTo(second);
    }

    @Test
    final void late_news_of_an_erased_message_is_of_an_unknown_one() {
        over("INC-1", T);
        String key = delivery("INC-1").message().key();
        News byReference = News.ofReference(ChannelType.EMAIL, "ref INC-1", News.Status.FAILED, minutes(90));
        assertThat(key).endsWith("/ann");

        erase();
        assertThat(delivery("INC-1").message().key()).endsWith("/erased-1");
        assertThat(outbox().record(byReference, minutes(90))).isEqualTo(News.Reception.UNKNOWN);
        assertThat(outbox().record(News.of(key, News.Status.FAILED, minutes(90)), minutes(90)))
                .isEqualTo(News.Reception.UNKNOWN);
        assertThat(delivery("INC-1").news()).hasSize(1);
    }

    @Test
    final void who_is_nowhere_changes_nothing() {
        over("INC-1", T);
        Picture before = picture("INC-1");

        ErasureResult result = store().archive().erase(Erasure.of(PersonId.of("shop"), NOBODY, "nobody"), null, 100);
        assertThat(result).isEqualTo(new ErasureResult(0, List.of(), id("INC-1"), false));
        assertThat(picture("INC-1")).isEqualTo(before);
        erase();
        Picture once = picture("INC-1");
        assertThat(erase().erased()).isZero();
        assertThat(picture("INC-1")).isEqualTo(once);
    }

    private boolean mentions(String id) {
        List<Object> written = new ArrayList<>(List.of(DocumentForm.INCIDENT.write(find(id))));
        store().timeline(id(id)).forEach(entry -> written.add(DocumentForm.ENTRY.write(entry)));
        return NAMED.matcher(written.toString()).find();
    }

    /** All that is told about an incident, as text. */
    private String told(String id) {
        StringBuilder text = new StringBuilder();
        for (NotificationRecord record : outbox().journal(id(id))) {
            text.append(DocumentForm.NOTIFICATION.write(record.notification())).append(record.failures());
            record.deliveries().forEach(delivery -> {
                text.append(DocumentForm.MESSAGE.write(delivery.message()));
                delivery.attempts().forEach(attempt -> text.append(DocumentForm.ATTEMPT.write(attempt)));
                delivery.news().forEach(news -> text.append(DocumentForm.NEWS.write(news)));
            });
        }
        outbox().offers(id(id)).forEach(offer -> text.append(DocumentForm.OFFER.write(offer.offer())));
        return text.toString();
    }
}
