package io.incidentengine.testkit.chaos;

import static io.incidentengine.testkit.chaos.Invariant.ANSWERS_ARE_TRUE;
import static io.incidentengine.testkit.chaos.Invariant.LEDGERS_ADD_UP;
import static io.incidentengine.testkit.chaos.Invariant.NOTHING_IS_LEFT;
import static io.incidentengine.testkit.chaos.Invariant.PAUSES_COUNT_ONCE;
import static io.incidentengine.testkit.chaos.Invariant.REPORTS_COUNT_ONCE;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.Situation;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Policies;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads the store after each step, and says what does not hold. It has a connection of its own, and changes nothing. */
final class Inspector {
    /** By then what a process that died had claimed is handed out again, even if its clock was ahead. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private final IncidentStore store;
    private final Policies policies;
    private final Duration longestWait;
    private final BiConsumer<IncidentId, TimelineEntry> news;
    private final Map<IncidentId, Dossier> dossiers = new LinkedHashMap<>();
    private final Map<IncidentId, Outgoing> outgoing = new HashMap<>();
    private final Map<IntakeId, IncidentId> intakes = new HashMap<>();
    private List<Incident> incidents = List.of();

    /** Looks into a store, where nothing waits longer for a retry; the entries that it finds new are told. */
    Inspector(
            IncidentStore store, Policies policies, Duration longestWait, BiConsumer<IncidentId, TimelineEntry> news) {
        this.store = store;
        this.policies = policies;
        this.longestWait = longestWait;
        this.news = news;
    }

    /** All incidents as they were read last, in the order in which they were reported. */
    List<Incident> incidents() {
        return incidents;
    }

    /** After a step: what its engines told, and whether the last of its commands was refused. */
    void afterStep(List<Change> told, boolean refused, Instant now) {
        Map<IncidentId, Incident> stored = new HashMap<>();
        store.search(IncidentQuery.all()).incidents().forEach(incident -> stored.put(incident.id(), incident));
        List<Incident> all = new ArrayList<>();
        for (IncidentId id : dossiers.keySet()) {
            Incident incident = stored.remove(id);
            ANSWERS_ARE_TRUE.check(incident != null, "%s is not there any more", id);
            all.add(incident);
        }
        stored.values().stream()
                .sorted((a, b) ->
                        a.registration().recordedAt().compareTo(b.registration().recordedAt()))
                .forEach(all::add);
        for (Incident incident : all) {
            read(incident, refused, now);
        }
        incidents = all;
        oneIsOpen();
        told.forEach(this::isStored);
    }

    private void read(Incident incident, boolean refused, Instant now) {
        IncidentId id = incident.id();
        List<TimelineEntry> timeline = store.timeline(id);
        int known = Math.min(dossier(id).timeline().size(), timeline.size());
        timeline.subList(known, timeline.size()).forEach(entry -> news.accept(id, entry));
        List<TimelineEntry> fresh = dossier(id).read(timeline, incident);
        ANSWERS_ARE_TRUE.check(
                fresh.isEmpty() || !refused, "a command was refused, and %s was changed all the same", id);
        fresh.forEach(entry -> count(id, entry));
        if (!fresh.isEmpty()) {
            ledgersAddUp(incident, Time.later(now, incident.trace().recordedAt()));
        }
        outgoing(id).read(store.outbox().journal(id), store.outbox().offers(id));
    }

    private Dossier dossier(IncidentId id) {
        return dossiers.computeIfAbsent(id, Dossier::new);
    }

    private Outgoing outgoing(IncidentId id) {
        return outgoing.computeIfAbsent(id, any -> new Outgoing(dossier(id)));
    }

    private void count(IncidentId id, TimelineEntry entry) {
        IntakeId intake = null;
        if (entry.event() instanceof IncidentReported reported) {
            intake = reported.intake().id();
        } else if (entry.event() instanceof Complained complained && complained.intake() != null) {
            intake = complained.intake().id();
        }
        if (intake != null) {
            IncidentId before = intakes.put(intake, id);
            REPORTS_COUNT_ONCE.check(before == null, "report %s is in %s and in %s", intake, before, id);
        }
    }

    private void oneIsOpen() {
        Map<DeduplicationKey, IncidentId> open = new HashMap<>();
        for (Incident incident : incidents) {
            if (incident.isOpen()) {
                for (DeduplicationKey key : incident.registration().keys()) {
                    IncidentId other = open.put(key, incident.id());
                    REPORTS_COUNT_ONCE.check(
                            other == null, "%s and %s are open for the key %s", other, incident.id(), key);
                }
            }
        }
    }

    private void isStored(Change change) {
        IncidentId id = change.incident().id();
        Dossier dossier = dossiers.get(id);
        if (change.entries().isEmpty()) {
            return;
        }
        int from = (int) change.entries().get(0).sequence() - 1;
        int to = from + change.entries().size();
        ANSWERS_ARE_TRUE.check(
                dossier != null
                        && dossier.timeline().size() >= to
                        && dossier.timeline().subList(from, to).equals(change.entries()),
                "an engine said that it stored entry %s and more of %s, which are not there",
                from + 1,
                id);
    }

    /** An engine said so often that it has tried to send a message, and recorded how that ended. */
    void isOnRecord(Message message, int attempts) {
        int known = outgoing(message.incident()).attempts(message);
        ANSWERS_ARE_TRUE.check(
                known >= attempts,
                "an engine said that it recorded %s attempts to send %s, and there are %s",
                attempts,
                message.key(),
                known);
    }

    private IncidentPolicy policy(Incident incident) {
        return policies.find(incident.policy()).orElseThrow();
    }

    private void ledgersAddUp(Incident incident, Instant now) {
        for (Clocks.ClockReading clock : Clocks.readings(incident, policy(incident), now)) {
            ClockRun run = clock.run();
            Instant at = run.origin();
            ServiceCalendar calendar = run.segments().get(0).calendar();
            Duration counted = Duration.ZERO;
            Duration other = Duration.ZERO;
            boolean alike = true;
            for (Segment segment : run.segments()) {
                LEDGERS_ADD_UP.check(
                        segment.from().equals(at),
                        "the ledger of %s of %s has a gap at %s",
                        run.key(),
                        incident.id(),
                        at);
                Instant end = Time.later(
                        segment.from(),
                        segment.end().filter(to -> to.isBefore(now)).orElse(now));
                Duration length = segment.calendar().measure(segment.from(), end);
                counted = segment.counts() ? counted.plus(length) : counted;
                other = segment.counts() ? other : other.plus(length);
                alike &= segment.calendar().equals(calendar);
                at = segment.end().orElse(end);
                standsStillForAReason(incident, segment);
            }
            Duration elapsed = clock.reading().elapsed();
            Instant last = at.isAfter(now) ? now : at;
            Duration all = calendar.measure(run.origin(), Time.later(run.origin(), last));
            LEDGERS_ADD_UP.check(
                    elapsed.equals(counted) && (!alike || counted.plus(other).equals(all)),
                    "%s of %s shows %s elapsed; by its ledger %s counted and %s did not, of %s",
                    run.key(),
                    incident.id(),
                    elapsed,
                    counted,
                    other,
                    all);
        }
    }

    private static void standsStillForAReason(Incident incident, Segment segment) {
        if (segment.state() != Segment.State.PAUSED) {
            return; // and what a merged incident waited for stands on its own timeline
        }
        List<ClockFact> facts = incident.sla().facts();
        segment.pauses()
                .forEach(reason -> PAUSES_COUNT_ONCE.check(
                        facts.stream()
                                .filter(fact -> fact.signal() == Signal.PAUSED && reason.equals(fact.pause()))
                                .anyMatch(pause -> !pause.effective().isAfter(segment.from())
                                        && facts.stream()
                                                .filter(fact -> fact.undoes() == pause.sequence())
                                                .noneMatch(end -> end.effective()
                                                        .isBefore(segment.end().orElse(Time.LATEST)))),
                        "a clock of %s stands still for %s from %s, and nothing was paused then",
                        incident.id(),
                        reason,
                        segment.from()));
    }

    /** What a clock shows as final is on record, and nobody sleeps through a deadline: both from the clocks alone. */
    private static void clocksAreWatched(Incident incident, IncidentPolicy policy, Instant wakeUp, Instant now) {
        Instant present = Time.later(now, incident.trace().recordedAt());
        for (Clocks.ClockReading clock : Clocks.readings(incident, policy, present)) {
            Reading reading = clock.reading();
            boolean isFinal = reading instanceof Reading.Breached || reading instanceof Reading.Met;
            NOTHING_IS_LEFT.check(
                    !isFinal || incident.sla().verdict(clock.run().key()).isPresent(),
                    "the clock %s of %s shows %s, and there is no verdict",
                    clock.milestone(),
                    incident.id(),
                    reading);
            NOTHING_IS_LEFT.check(
                    !(reading instanceof Reading.Running runs)
                            || !wakeUp.isAfter(Time.plus(runs.deadline(), Time.GRAIN)),
                    "the clock %s of %s shows %s, and the store sleeps until %s",
                    clock.milestone(),
                    incident.id(),
                    reading,
                    wakeUp);
        }
    }

    /** Proof may be wanted much later; all else is tried again before long, even if its process has died. */
    private void waitsAsLongAsItMay(Lane lane, Instant at, Instant now) {
        NOTHING_IS_LEFT.check(at.isAfter(now), "something in the lane %s was due at %s, and it is %s", lane, at, now);
        NOTHING_IS_LEFT.check(
                lane.equals(Lane.PROOF) || at.isBefore(now.plus(longestWait).plus(LONGEST_LEASE)),
                "what waits in the lane %s is not handed out before %s, and it is %s",
                lane,
                at,
                now);
    }

    /** After all engines have worked until nothing was left by the clock that is ahead of all others. */
    void atRest(Instant now) {
        Instant wakeUp = store.nextDue().orElse(Time.LATEST);
        NOTHING_IS_LEFT.check(wakeUp.isAfter(now), "an incident was due at %s, and it is %s", wakeUp, now);
        Map<Lane, Instant> lanes = store.outbox().nextDue();
        lanes.forEach((lane, at) -> waitsAsLongAsItMay(lane, at, now));
        boolean mayBeLeased = lanes.getOrDefault(Lane.PROOF, Time.LATEST).isBefore(now.plus(LONGEST_LEASE));
        for (Incident incident : incidents) {
            IncidentPolicy policy = policy(incident);
            Change due = Decisions.tick(
                    incident, new Situation(policy, policies.current().roles(), now, Siblings.NONE));
            NOTHING_IS_LEFT.check(
                    due.entries().isEmpty(),
                    "of %s something was left: %s",
                    incident.id(),
                    due.entries().stream().map(TimelineEntry::event).toList());
            Instant next = due.wakeUp().orElse(Time.LATEST);
            NOTHING_IS_LEFT.check(
                    !wakeUp.isAfter(next), "%s must wake up at %s, and the store says %s", incident.id(), next, wakeUp);
            if (!incident.isSilent()) {
                clocksAreWatched(incident, policy, wakeUp, now);
            }
            if (!incident.isSilent() && !mayBeLeased) {
                outgoing(incident.id()).duties(now);
            }
        }
    }
}
