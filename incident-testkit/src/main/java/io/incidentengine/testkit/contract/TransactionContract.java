package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.port.IncidentQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every method of a store promises. */
abstract class TransactionContract extends StoreTopic {

    @Test
    @Tag("S26")
    final void a_report_is_stored_with_its_timeline_its_notifications_and_its_wake_up() {
        Incident incident = open("A", LEVEL_1, T);

        assertThat(find("A")).isEqualTo(incident);
        assertThat(store().timeline(id("A"))).hasSize((int) incident.trace().sequence());
        assertThat(store().outbox().journal(id("A")))
                .extracting(record -> record.notification().rule().name())
                .containsExactly("R27", "R28");
        assertThat(store().outbox().claim(Lane.DIRECTORY, T, 10, Duration.ofMinutes(1)))
                .hasSize(2);
        assertThat(store().nextDue()).contains(T.plus(RESPONSE_1));
    }

    @Test
    @Tag("S26")
    final void a_change_is_stored_with_its_timeline_its_notifications_its_offers_and_its_wake_up() {
        open("A", LEVEL_3, T);
        handle("A", new Respond(), T);

        Change change =
                committed(store().change(id("A"), handling(new Resolve("patched", RootCause.UNKNOWN, ""), minutes(5))));

        assertThat(change.offers()).hasSize(1);
        assertThat(find("A")).isEqualTo(change.incident());
        assertThat(store().timeline(id("A"))).endsWith(change.entries().toArray(new TimelineEntry[0]));
        assertThat(store().outbox().journal(id("A")))
                .extracting(NotificationRecord::notification)
                .containsExactlyElementsOf(change.notifications());
        assertThat(store().outbox().claim(Lane.PROBLEM_MANAGEMENT, minutes(5), 10, Duration.ofMinutes(1)))
                .extracting(Claim::task)
                .containsExactly(new OutboxTask.HandOver(change.offers().get(0), 1));
        assertThat(store().nextDue()).isEqualTo(change.wakeUp());
    }

    @Test
    final void a_decision_sees_the_state_that_the_one_before_it_left() {
        Incident reported = open("A", LEVEL_1, T);
        List<Incident> seen = new ArrayList<>();

        Incident responded = handle("A", new Respond(), minutes(1));
        store().change(id("A"), (incident, siblings) -> {
            seen.add(incident);
            return handling(new RecordProgress("found it"), minutes(2)).decide(incident, siblings);
        });

        assertThat(responded).isNotEqualTo(reported);
        assertThat(seen).isNotEmpty().containsOnly(responded);
    }

    @Test
    @Tag("S26")
    final void what_a_report_s_decision_throws_reaches_the_caller_unchanged_and_nothing_is_stored() {
        RuntimeException failure = new RuntimeException("deliberate");
        Picture before = picture("A");

        assertThatThrownBy(() -> store().report(intake("i", LEVEL_1), T, LOOK_BACK, (open, siblings) -> {
                    reporting(intake("i", LEVEL_1), "A", T).decide(open, siblings);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(picture("A")).isEqualTo(before);
        assertThat(store().search(IncidentQuery.all()).incidents()).isEmpty();
        assertThat(report(intake("i", LEVEL_1), "A", T).incident().id()).isEqualTo(id("A"));
    }

    @Test
    @Tag("S26")
    final void what_a_change_s_decision_throws_reaches_the_caller_unchanged_and_nothing_is_stored() {
        RuntimeException failure = new RuntimeException("deliberate");
        open("A", LEVEL_1, T);
        Picture before = picture("A");

        assertThatThrownBy(() -> store().change(id("A"), (incident, siblings) -> {
                    handling(new Respond(), minutes(1)).decide(incident, siblings);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    @Tag("S26")
    final void of_a_decision_that_is_called_again_only_the_last_result_is_stored() {
        AtomicInteger calls = new AtomicInteger();
        Incident opened = store().report(
                        intake("i", LEVEL_1),
                        T,
                        LOOK_BACK,
                        (open, siblings) -> reporting(intake("i", LEVEL_1), "A" + calls.incrementAndGet(), T)
                                .decide(open, siblings))
                .incident();

        assertThat(store().search(IncidentQuery.all()).incidents()).containsExactly(opened);
        assertThat(opened.id()).isEqualTo(id("A" + calls.get()));

        Change change = committed(store().change(
                        opened.id(),
                        (incident, siblings) -> handling(
                                        new RecordProgress("try " + calls.incrementAndGet()), minutes(1))
                                .decide(incident, siblings)));

        assertThat(store().timeline(opened.id()))
                .endsWith(change.entries().toArray(new TimelineEntry[0]))
                .extracting(TimelineEntry::event)
                .contains(new ProgressRecorded("try " + calls.get()));
        assertThat(store().find(opened.id())).contains(change.incident());
    }

    @Test
    final void a_change_without_entries_stores_nothing_but_the_wake_up_instant() {
        open("A", LEVEL_1, T);
        Picture before = picture("A");
        Notification again = store().outbox().journal(id("A")).get(0).notification();

        store().change(id("A"), (incident, siblings) -> {
            Change responded = handling(new Respond(), minutes(1)).decide(incident, siblings);
            Notification other = new Notification(
                    "never", again.incident(), again.rule(), again.severity(), again.at(), again.facts());
            return new Change(responded.incident(), List.of(), List.of(other), List.of(), minutes(99));
        });

        assertThat(picture("A"))
                .isEqualTo(new Picture(
                        before.incident(),
                        before.timeline(),
                        before.journal(),
                        Optional.of(minutes(99)),
                        before.outbox()));
    }

    @Test
    final void a_change_that_wants_no_further_attention_is_not_due_any_more() {
        open("A", LEVEL_1, T);

        store().change(id("A"), (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), null));

        assertThat(store().nextDue()).isEmpty();
        assertThat(tick(Time.LATEST, 10).changes()).isEmpty();
    }

    @Test
    @Tag("S35")
    final void folding_the_timeline_gives_the_state_at_every_step_of_a_life() {
        open("A", LEVEL_2, T);
        recover("A", minutes(20));
        handle("A", new Resolve("patched", RootCause.UNKNOWN, ""), minutes(30));
        handle("A", new Reject(null, "still down"), minutes(40));
        assertFolded("A");
        handle("A", new Relapse("down again"), minutes(50));
        handle("A", new Recover("restarted again"), minutes(700));
        tick(minutes(800), 10);
        assertFolded("A");
        closeRecovered("A", minutes(900));
        handle("A", new Reopen("down once more"), minutes(1000));
        assertFolded("A");
        assertThat(find("A").status()).isEqualTo(IncidentStatus.REPORTED);
    }

    private void assertFolded(String id) {
        assertThat(Incident.fold(id(id), store().timeline(id(id)))).isEqualTo(find(id));
    }
}
