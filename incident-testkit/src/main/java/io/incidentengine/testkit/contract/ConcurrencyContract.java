package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.RefusedException;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Known;
import io.incidentengine.port.ReportResult.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store promises when several threads use it at once: one race at a time; {@link StormContract} mixes them. */
abstract class ConcurrencyContract extends StoreTopic {
    private static final int THREADS = 4;
    private static final int ROUNDS = 100;

    @Test
    @Tag("S25")
    final void of_reports_with_one_key_one_opens_and_all_others_become_complaints() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round " + round;
            List<ReportResult> results =
                    Together.play(THREADS, thread -> report(keyed(name + "/" + thread, name), name + "-" + thread, T));

            assertThat(results).filteredOn(Opened.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Attached.class::isInstance).hasSize(THREADS - 1);
            assertThat(results)
                    .extracting(result -> result.incident().id())
                    .containsOnly(results.get(0).incident().id());
        }
        assertThat(openIncidents()).hasSize(ROUNDS);
    }

    @Test
    @Tag("S25")
    final void of_reports_with_one_intake_id_one_is_stored_whatever_the_others_say() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round " + round;
            List<ReportResult> results = Together.play(
                    THREADS, thread -> report(keyed(name, name + "/" + thread % 3), name + "-" + thread, T));

            assertThat(results).filteredOn(Opened.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Known.class::isInstance).hasSize(THREADS - 1);
        }
        assertThat(openIncidents()).hasSize(ROUNDS);
    }

    @Test
    @Tag("S26")
    final void of_reports_that_would_open_incidents_with_one_id_one_does() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round " + round;
            List<Boolean> opened = Together.play(THREADS, thread -> {
                try {
                    return report(intake(name + "/" + thread, LEVEL_1), name, T) instanceof Opened;
                } catch (IllegalStateException taken) {
                    return false;
                }
            });

            assertThat(opened).containsOnlyOnce(true);
            assertThat(store().outbox().journal(id(name))).hasSize(2);
        }
    }

    @Test
    @Tag("S14")
    @Tag("S25")
    final void of_reopening_and_reporting_one_takes_the_key() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String old = "old " + round;
            String key = "key " + round;
            report(keyed(old, key), old, T);
            recoverAndClose(old, T);

            List<Boolean> wins = Together.play(
                    2,
                    thread -> thread == 0
                            ? report(keyed("new" + key, key), "new " + key, minutes(1)) instanceof Opened
                            : reopens(old));

            assertThat(wins).containsOnlyOnce(true);
        }
        assertThat(openIncidents()).hasSize(ROUNDS);
    }

    private boolean reopens(String id) {
        try {
            handle(id, new Reopen("down again"), minutes(1));
            return true;
        } catch (RefusedException other) {
            return false;
        }
    }

    @Test
    @Tag("S35")
    final void no_change_of_an_incident_is_lost() throws Exception {
        open("A", LEVEL_1, T);

        List<List<TimelineEntry>> stored = Together.play(THREADS, thread -> {
            List<TimelineEntry> entries = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                RecordProgress progress = new RecordProgress("step " + i + " of thread " + thread);
                entries.addAll(committed(store().change(id("A"), handling(progress, minutes(1))))
                        .entries());
            }
            return entries;
        });

        List<TimelineEntry> timeline = store().timeline(id("A"));
        assertThat(timeline)
                .containsAll(stored.stream().flatMap(List::stream).toList())
                .filteredOn(entry -> entry.event() instanceof ProgressRecorded)
                .hasSize(THREADS * ROUNDS);
        assertThat(Incident.fold(id("A"), timeline)).isEqualTo(find("A"));
    }

    @Test
    @Tag("S22")
    final void each_incident_that_is_due_is_taken_exactly_once() throws Exception {
        List<IncidentId> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add(open("A" + i, i % 2 == 0 ? LEVEL_1 : LEVEL_3, T).id());
        }
        Instant now = minutes(90);

        List<List<IncidentId>> taken = Together.play(THREADS, thread -> {
            List<IncidentId> mine = new ArrayList<>();
            DueResult result;
            do {
                result = tick(now, 7);
                mine.addAll(DueContract.taken(result));
            } while (result.more());
            return mine;
        });

        assertThat(taken.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @Tag("S26")
    final void whoever_sees_a_part_of_a_change_sees_all_of_it() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Together.play(3, thread -> {
            if (thread == 0) {
                for (int round = 0; round < 20 * ROUNDS; round++) {
                    open("round " + round, LEVEL_1, T);
                }
                done.set(true);
                return Optional.empty();
            }
            int round = 0;
            while (!done.get()) {
                IncidentId id = id("round " + round);
                round += thread == 1 ? seenFromTheState(id) : seenFromTheOutbox(id);
            }
            return Optional.empty();
        });
    }

    private int seenFromTheState(IncidentId id) {
        Optional<Incident> found = store().find(id);
        if (found.isEmpty()) {
            return 0;
        }
        List<TimelineEntry> timeline = store().timeline(id);
        assertThat(timeline).hasSize((int) found.get().trace().sequence());
        assertThat(store().outbox().journal(id)).hasSize((int) timeline.stream()
                .filter(entry -> entry.event() instanceof NotificationDecided)
                .count());
        assertThat(store().nextDue()).isPresent();
        return 1;
    }

    private int seenFromTheOutbox(IncidentId id) {
        if (store().outbox().journal(id).isEmpty()) {
            return 0;
        }
        assertThat(store().find(id)).isPresent();
        assertThat(store().timeline(id)).isNotEmpty();
        return 1;
    }

    private List<Incident> openIncidents() {
        return store().search(IncidentQuery.all()).incidents().stream()
                .filter(incident -> incident.status().isOpen())
                .toList();
    }
}
