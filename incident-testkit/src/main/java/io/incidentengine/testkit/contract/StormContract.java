package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/**
 * Several threads report, handle and let time pass at once, as it comes: many reports share keys and intake ids. What was
 * said to be stored must be what is stored, whatever the order.
 */
@Tag("S22")
@Tag("S25")
@Tag("S26")
@Tag("S35")
abstract class StormContract extends StoreTopic {
    private static final int THREADS = 4;
    private static final int STEPS = 600;
    private static final int KEYS = 6;
    private static final int INTAKES = 400;
    private static final int LATEST = 12;

    /** A command several times is given more often, so that lives come to all kinds of ends. */
    private static final List<Supplier<IncidentCommand>> COMMANDS = List.of(
            Respond::new,
            Respond::new,
            () -> new Recover("restarted"),
            () -> new Recover("restarted"),
            () -> new Relapse("down again"),
            () -> new Resolve("patched", RootCause.UNKNOWN, ""),
            () -> new Resolve("patched", RootCause.IDENTIFIED, ""),
            () -> new Confirm(null),
            () -> new Confirm(null),
            () -> new Close(""),
            () -> new Close(""),
            () -> new Close(""),
            () -> new Reopen("down again"),
            () -> new RecordProgress("going on"),
            () -> new Cancel("a mistake"));

    /** What one thread was told. */
    private record Told(List<Change> changes, Map<String, Set<IncidentId>> intakes) {}

    private final AtomicInteger clock = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<IncidentId> opened = new CopyOnWriteArrayList<>();

    @RepeatedTest(5)
    final void what_was_said_to_be_stored_is_stored_once(RepetitionInfo repetition) throws Exception {
        long seed = repetition.getCurrentRepetition();
        List<Told> told = Together.play(THREADS, thread -> act(new Random(seed * 100 + thread)));

        List<Incident> all = store().search(IncidentQuery.all()).incidents();
        assertThat(all).hasSizeGreaterThan(KEYS);
        Map<IncidentId, List<TimelineEntry>> said = said(told);
        assertThat(said).hasSize(all.size());
        for (Incident incident : all) {
            List<TimelineEntry> timeline = store().timeline(incident.id());
            assertThat(Incident.fold(incident.id(), timeline)).isEqualTo(incident);
            assertThat(said.get(incident.id())).containsExactlyInAnyOrderElementsOf(timeline);
            assertEveryRungFiredOnce(timeline);
            assertThat(store().outbox().journal(incident.id()))
                    .extracting(NotificationRecord::notification)
                    .containsExactlyElementsOf(notifications(timeline));
        }
        assertEveryIntakeWentToOneIncident(told);
        assertEveryKeyHasOneOpenIncident(seed);
    }

    private Told act(Random random) {
        Told told = new Told(new ArrayList<>(), new HashMap<>());
        for (int step = 0; step < STEPS; step++) {
            Instant now = T.plusSeconds(20L * clock.incrementAndGet());
            int dice = random.nextInt(10);
            if (dice < 3) {
                report(random, now, told);
            } else if (dice < 9) {
                handle(random, now, told);
            } else {
                told.changes().addAll(tick(now, 5).changes());
            }
        }
        return told;
    }

    private void report(Random random, Instant now, Told told) {
        String intake = "intake " + random.nextInt(INTAKES);
        ReportResult result = report(keyed(intake, "key " + random.nextInt(KEYS)), "INC-" + ids.incrementAndGet(), now);
        if (result instanceof Opened open) {
            told.changes().add(open.change());
            opened.add(result.incident().id());
        } else if (result instanceof Attached attached) {
            told.changes().add(attached.change());
        }
        told.intakes()
                .computeIfAbsent(intake, any -> new HashSet<>())
                .add(result.incident().id());
    }

    private void handle(Random random, Instant now, Told told) {
        int known = opened.size();
        IncidentId id = known == 0 ? id("none") : opened.get(known - 1 - random.nextInt(Math.min(known, LATEST)));
        IncidentCommand command = COMMANDS.get(random.nextInt(COMMANDS.size())).get();
        try {
            if (store().change(id, handling(command, now)) instanceof Committed committed) {
                told.changes().add(committed.change());
            }
        } catch (IncidentException refused) {
            // as the incident stands, this is not possible: nothing was stored
        }
    }

    private static Map<IncidentId, List<TimelineEntry>> said(List<Told> told) {
        Map<IncidentId, List<TimelineEntry>> said = new HashMap<>();
        told.forEach(one -> one.changes()
                .forEach(change -> said.computeIfAbsent(change.incident().id(), any -> new ArrayList<>())
                        .addAll(change.entries())));
        return said;
    }

    private static void assertEveryRungFiredOnce(List<TimelineEntry> timeline) {
        assertThat(timeline.stream()
                        .filter(entry -> entry.event() instanceof RungFired)
                        .map(entry -> (RungFired) entry.event())
                        .map(fired -> fired.clock() + "/" + fired.rung() + "/" + fired.count()))
                .doesNotHaveDuplicates();
    }

    private static List<Notification> notifications(List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.event() instanceof NotificationDecided)
                .map(entry -> ((NotificationDecided) entry.event()).notification())
                .toList();
    }

    private void assertEveryIntakeWentToOneIncident(List<Told> told) {
        Map<String, Set<IncidentId>> intakes = new HashMap<>();
        told.forEach(one -> one.intakes()
                .forEach((intake, incidents) ->
                        intakes.computeIfAbsent(intake, any -> new HashSet<>()).addAll(incidents)));
        intakes.forEach((intake, incidents) -> assertThat(incidents).as(intake).hasSize(1));
    }

    private void assertEveryKeyHasOneOpenIncident(long seed) {
        Instant now = T.plusSeconds(20L * clock.incrementAndGet());
        for (int key = 0; key < KEYS; key++) {
            report(keyed("last " + seed + "/" + key, "key " + key), "LAST-" + key, now);
        }
        Map<DeduplicationKey, Long> open = store().search(IncidentQuery.all()).incidents().stream()
                .filter(incident -> incident.status().isOpen())
                .collect(Collectors.groupingBy(
                        incident -> incident.report().deduplicationKey().orElseThrow(), Collectors.counting()));
        assertThat(open).hasSize(KEYS);
        assertThat(open.values()).containsOnly(1L);
    }
}
