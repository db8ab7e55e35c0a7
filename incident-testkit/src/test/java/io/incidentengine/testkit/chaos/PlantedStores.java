package io.incidentengine.testkit.chaos;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.sla.Verdict;
import io.incidentengine.testkit.contract.OutboxAround;
import io.incidentengine.testkit.contract.StoreAround;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Stores with one bug each. */
final class PlantedStores {
    private PlantedStores() {}

    /** Stores one event more after some. */
    abstract static class Adds extends StoreAround {
        abstract Optional<IncidentEvent> more(IncidentEvent event);

        private Change plus(Change change) {
            Incident incident = change.incident();
            List<TimelineEntry> entries = new ArrayList<>(change.entries());
            for (TimelineEntry entry : change.entries()) {
                IncidentEvent more = more(entry.event()).orElse(null);
                if (more != null) {
                    TimelineEntry next = new TimelineEntry(
                            incident.trace().sequence() + 1, entry.actor(), entry.effective(), entry.recorded(), more);
                    incident = incident.apply(next);
                    entries.add(next);
                }
            }
            return new Change(
                    incident,
                    entries,
                    change.notifications(),
                    change.offers(),
                    change.outcomes(),
                    change.next(),
                    change.deadline());
        }

        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return store.change(id, (incident, siblings) -> plus(decision.decide(incident, siblings)));
        }

        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            return store.changeDue(now, limit, (incident, siblings) -> plus(decision.decide(incident, siblings)));
        }
    }

    static final class FiresRungsTwice extends Adds {
        @Override
        Optional<IncidentEvent> more(IncidentEvent event) {
            return Optional.of(event).filter(RungFired.class::isInstance);
        }
    }

    static final class PausesTwice extends Adds {
        @Override
        Optional<IncidentEvent> more(IncidentEvent event) {
            return Optional.of(event).filter(Paused.class::isInstance);
        }
    }

    static final class RewritesVerdicts extends Adds {
        @Override
        Optional<IncidentEvent> more(IncidentEvent event) {
            if (event instanceof VerdictReached reached && reached.verdict().isBreach()) {
                Verdict was = reached.verdict();
                Verdict met = new Verdict(was.clock(), Verdict.Outcome.MET, was.at(), was.deadline(), null);
                return Optional.of(new VerdictReached(met, reached.elapsed(), Duration.ZERO));
            }
            return Optional.empty();
        }
    }

    static final class ClosesWhatIsResponded extends Adds {
        @Override
        Optional<IncidentEvent> more(IncidentEvent event) {
            return event instanceof Responded
                    ? Optional.of(new IncidentClosed("nobody saw", false, Duration.ZERO))
                    : Optional.empty();
        }
    }

    static final class LosesWakeUps extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return pretend(
                    id,
                    decision,
                    change -> new Change(
                            change.incident(),
                            change.entries(),
                            change.notifications(),
                            change.offers(),
                            change.outcomes(),
                            null,
                            change.deadline()));
        }
    }

    /** The tables of which every process sees all but what other processes have not told yet. */
    static final class Tables {
        private final IncidentStore store = new InMemoryStore();
        private final Set<String> untold = new HashSet<>();

        IncidentStore connect() {
            return new TellsInASecondTransaction(this);
        }
    }

    /** What a change tells it writes before its next claim; a process that dies meanwhile never does. */
    static final class TellsInASecondTransaction extends StoreAround {
        private final Tables tables;
        private final Set<String> mine = new HashSet<>();

        TellsInASecondTransaction(Tables tables) {
            super(tables.store);
            this.tables = tables;
        }

        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            ChangeResult result = store.change(id, decision);
            if (result instanceof ChangeResult.Committed committed) {
                committed.change().notifications().stream()
                        .map(Notification::key)
                        .forEach(mine::add);
                tables.untold.addAll(mine);
            }
            return result;
        }

        @Override
        public Outbox outbox() {
            return new OutboxAround(store) {
                @Override
                public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
                    tables.untold.removeAll(mine);
                    mine.clear();
                    return super.claim(lane, now, limit, lease);
                }

                @Override
                public List<NotificationRecord> journal(IncidentId incident) {
                    return super.journal(incident).stream()
                            .filter(record -> !tables.untold.contains(
                                    record.notification().key()))
                            .toList();
                }
            };
        }
    }

    static final class LosesProgress extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            AtomicReference<Change> lost = new AtomicReference<>();
            try {
                return store.change(id, (incident, siblings) -> {
                    Change change = decision.decide(incident, siblings);
                    if (change.entries().stream().anyMatch(entry -> entry.event() instanceof ProgressRecorded)) {
                        lost.set(change);
                        throw new Abort();
                    }
                    return change;
                });
            } catch (Abort unnoticed) {
                return new ChangeResult.Committed(lost.get());
            }
        }
    }

    static final class KeepsANoteOfWhatWasRefused extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RefusedException refused) {
                store.change(id, (incident, siblings) -> {
                    TimelineEntry last =
                            store.timeline(id).get(store.timeline(id).size() - 1);
                    TimelineEntry note = new TimelineEntry(
                            last.sequence() + 1,
                            last.actor(),
                            last.recorded(),
                            last.recorded(),
                            new ProgressRecorded(refused.reason()));
                    return new Change(incident.apply(note), List.of(note), List.of(), List.of(), last.recorded());
                });
                throw refused;
            }
        }
    }

    static final class TakesReportsTwice extends StoreAround {
        private int number;

        @Override
        public List<ReportResult> reportAll(List<Arrival> arrivals) {
            return store.reportAll(arrivals.stream().map(this::copy).toList());
        }

        private Arrival copy(Arrival arrival) {
            Intake copy = Intake.of("copy-" + ++number, arrival.intake().report());
            return new Arrival(copy, arrival.again(), arrival.lookBack(), arrival.decision());
        }
    }

    static final class RewritesCorrectedEntries extends StoreAround {
        @Override
        public List<TimelineEntry> timeline(IncidentId id) {
            List<TimelineEntry> timeline = new ArrayList<>(store.timeline(id));
            for (TimelineEntry entry : store.timeline(id)) {
                if (entry.event() instanceof TimeCorrected corrected) {
                    timeline.replaceAll(was -> was.sequence() == corrected.corrects()
                            ? new TimelineEntry(
                                    was.sequence(), was.actor(), corrected.to(), was.recorded(), was.event())
                            : was);
                }
            }
            return timeline;
        }
    }

    static final class ListsWhatWasBeforeTheMerge extends StoreAround {
        private final Map<IncidentId, Incident> cache = new HashMap<>();

        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            return store.merge(duplicate, into, (silenced, kept, others) -> {
                MergeChange change = decision.decide(silenced, kept, others);
                cache.put(into, kept);
                return change;
            });
        }

        @Override
        public IncidentPage search(IncidentQuery query) {
            IncidentPage page = store.search(query);
            return new IncidentPage(
                    page.incidents().stream()
                            .map(incident -> cache.getOrDefault(incident.id(), incident))
                            .toList(),
                    page.end());
        }
    }

    static final class TellsOfTheMerged extends StoreAround {
        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            MergeResult result = store.merge(duplicate, into, decision);
            if (result instanceof MergeResult.Committed) {
                store.change(duplicate, (incident, siblings) -> ringing(incident));
            }
            return result;
        }

        private Change ringing(Incident incident) {
            Notification was = store.outbox().journal(incident.id()).get(0).notification();
            Notification again = new Notification(
                    was.key() + " again", was.incident(), was.rule(), was.severity(), was.at(), was.facts());
            Instant later = incident.trace().recordedAt().plus(Time.GRAIN);
            TimelineEntry entry = new TimelineEntry(
                    incident.trace().sequence() + 1, Actor.ENGINE, later, later, new NotificationDecided(again));
            return new Change(incident.apply(entry), List.of(entry), List.of(again), List.of(), null);
        }
    }

    static final class ChangesTheSameForEver extends StoreAround {
        private List<Change> last = List.of();

        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            DueResult result = store.changeDue(now, limit, decision);
            last = result.changes().isEmpty() ? last : result.changes();
            return new DueResult(last, result.setAside(), result.more());
        }
    }

    static final class WrapsWhatIsRefused extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RefusedException refused) {
                throw new IllegalStateException("The transaction failed", refused);
            }
        }
    }

    static final class KeepsMissedDutiesToItself extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, (incident, siblings) -> {
                    Change change = decision.decide(incident, siblings);
                    if (change.outcomes().stream().anyMatch(one -> one.kind() == ProofOutcome.Kind.MISSED)) {
                        throw new Abort();
                    }
                    return change;
                });
            } catch (Abort unnoticed) {
                return new ChangeResult.Stale(id);
            }
        }
    }
}
