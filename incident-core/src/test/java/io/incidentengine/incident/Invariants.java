package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds of every decision on one incident, whatever was done; fed with its changes one after the other. */
final class Invariants {
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<List<Object>> rungs = new HashSet<>();
    private final Map<ClockKey, Integer> generations = new HashMap<>();
    private @Nullable Incident before;

    /** The engine's time never runs back behind what it has recorded (S4). */
    Instant present(Instant now) {
        Instant truncated = Time.truncate(now);
        return before == null ? truncated : Time.later(truncated, before.trace().recordedAt());
    }

    void check(IncidentPolicy policy, Instant now, Change change, boolean corrects) {
        Instant present = present(now);
        entriesFollow(change, present);
        timelineFoldsToTheState(change);
        change.wakeUp().ifPresent(at -> assertThat(at).as("wake-up (S3)").isAfter(present));
        outboxIsOnTheTimeline(change);
        rungsFireOnce(change);
        verdictsAgreeWithTheClocks(policy, change.incident(), present);
        verdictsStay(change, corrects);
        before = change.incident();
    }

    private void entriesFollow(Change change, Instant present) {
        for (TimelineEntry entry : change.entries()) {
            assertThat(entry.sequence()).as("sequence of %s", entry).isEqualTo(timeline.size() + 1L);
            assertThat(entry.recorded()).as("recorded at, of %s", entry).isEqualTo(present);
            assertThat(entry.effective()).as("effective at, of %s", entry).isBeforeOrEqualTo(present);
            timeline.add(entry);
        }
    }

    /** From the last state on; from the very beginning where that is cheap enough. */
    private void timelineFoldsToTheState(Change change) {
        Incident folded = before;
        if (folded == null || timeline.size() < 200) {
            folded = Incident.fold(change.incident().id(), timeline);
        } else {
            for (TimelineEntry entry : change.entries()) {
                folded = folded.apply(entry);
            }
        }
        assertThat(folded).as("fold of the timeline (S35)").isEqualTo(change.incident());
    }

    /** Who is told, and what is handed over, stands in the same change as what caused it (S26). */
    private void outboxIsOnTheTimeline(Change change) {
        List<Notification> decided = new ArrayList<>();
        List<ProblemOffer> offered = new ArrayList<>();
        for (TimelineEntry entry : change.entries()) {
            if (entry.event() instanceof NotificationDecided event) {
                decided.add(event.notification());
            } else if (entry.event() instanceof OfferedToProblemManagement event) {
                offered.add(event.offer());
            } else if (entry.event() instanceof TransferredToProblemManagement event) {
                offered.add(event.offer());
            }
        }
        assertThat(change.notifications()).isEqualTo(decided);
        assertThat(change.offers()).isEqualTo(offered);
        decided.forEach(notification -> key(notification.key()));
        offered.forEach(offer -> key(offer.key()));
    }

    private void key(String key) {
        assertThat(keys.add(key))
                .as("key %s is used for the first time (S27)", key)
                .isTrue();
    }

    private void rungsFireOnce(Change change) {
        for (TimelineEntry entry : change.entries()) {
            if (entry.event() instanceof VerdictSuperseded event) {
                generations.merge(event.verdict().clock(), 1, Integer::sum);
            } else if (entry.event() instanceof RungFired fired) {
                int generation = generations.getOrDefault(fired.clock(), 0);
                assertThat(rungs.add(List.of(fired.clock(), generation, fired.rung(), fired.count())))
                        .as("%s in generation %s fires once (S20)", fired, generation)
                        .isTrue();
            }
        }
    }

    /** What is on record is what the ledgers say now (S5, S10). */
    private void verdictsAgreeWithTheClocks(IncidentPolicy policy, Incident incident, Instant present) {
        boolean migrated = timeline.stream().anyMatch(entry -> entry.event() instanceof PolicyMigrated);
        Map<ClockKey, Verdict> recorded = verdicts(incident);
        Map<ClockKey, Verdict> derived = new LinkedHashMap<>();
        Map<ClockKey, Verdict> shown = new LinkedHashMap<>();
        for (Clocks.ClockReading clock : Clocks.readings(incident, policy, present)) {
            ClockRun run = clock.run();
            put(derived, verdict(run, run.reading(present, incident.status().isSettled())));
            put(shown, verdict(run, clock.reading()));
        }
        if (migrated) { // what was final stays, be it judged otherwise by now, or not at all (S15)
            derived.putAll(recorded);
            recorded.keySet().retainAll(shown.keySet());
            derived.keySet().retainAll(shown.keySet());
        }
        assertThat(shown).as("verdicts as clocks show them").isEqualTo(derived);
        recorded.keySet()
                .removeIf(clock -> clock.cycle() != incident.lifecycle().cycle());
        assertThat(recorded).as("verdicts on record of this cycle").isEqualTo(derived);
    }

    private static void put(Map<ClockKey, Verdict> verdicts, @Nullable Verdict verdict) {
        if (verdict != null) {
            verdicts.put(verdict.clock(), verdict);
        }
    }

    private static @Nullable Verdict verdict(ClockRun run, Reading reading) {
        if (reading instanceof Reading.Breached breached) {
            return new Verdict(
                    run.key(), Verdict.Outcome.BREACHED, breached.at(), breached.deadline(), breached.cause());
        } else if (reading instanceof Reading.Met met) {
            return new Verdict(run.key(), Verdict.Outcome.MET, met.at(), met.deadline(), null);
        }
        return null;
    }

    static Map<ClockKey, Verdict> verdicts(Incident incident) {
        Map<ClockKey, Verdict> verdicts = new LinkedHashMap<>();
        incident.sla().runs().forEach((clock, run) -> {
            if (run.verdict() != null) {
                verdicts.put(clock, run.verdict());
            }
        });
        return verdicts;
    }

    /** A final verdict changes only by a correction, which keeps the old one with the reason (S5, S10). */
    private void verdictsStay(Change change, boolean corrects) {
        if (before == null) {
            return;
        }
        Map<ClockKey, Verdict> now = verdicts(change.incident());
        verdicts(before).forEach((clock, verdict) -> {
            if (!verdict.equals(now.get(clock))) {
                // At the very instant of a breach the order of S11 decides, in which a stop comes before a severity.
                boolean atOnce = verdict.at().equals(change.incident().trace().recordedAt());
                assertThat(corrects || atOnce)
                        .as("%s changed by a correction", verdict)
                        .isTrue();
                assertThat(change.entries())
                        .extracting(TimelineEntry::event)
                        .as("the verdict that was taken back")
                        .anySatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(VerdictSuperseded.class, taken -> {
                                    assertThat(taken.verdict()).isEqualTo(verdict);
                                    assertThat(taken.reason()).isNotBlank();
                                }));
            }
        });
    }
}
