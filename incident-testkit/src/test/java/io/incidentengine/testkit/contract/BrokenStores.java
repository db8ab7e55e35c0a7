package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.DueResult.SetAside;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Stores of which each breaks one promise. */
final class BrokenStores {
    private BrokenStores() {}

    /** Ends a transaction of the store inside. */
    private static final class Abort extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    // --- every method ---

    static final class LosesOffers extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return pretend(
                    id,
                    decision,
                    change -> new Change(
                            change.incident(), change.entries(), change.notifications(), List.of(), change.next()));
        }
    }

    static final class ShowsTheStateOfTheReport extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            List<TimelineEntry> timeline = store.timeline(id);
            if (!timeline.isEmpty()) {
                try {
                    decision.decide(Incident.fold(id, timeline.subList(0, 1)), Siblings.NONE);
                } catch (RuntimeException retried) {
                    // as things are now, it may be possible
                }
            }
            return store.change(id, decision);
        }
    }

    static final class LosesWhatTwoThreadsChange extends StoreAround {
        private final Map<IncidentId, Thread> last = new ConcurrentHashMap<>();

        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            Thread before = last.put(id, Thread.currentThread());
            return before == null || before.equals(Thread.currentThread())
                    ? store.change(id, decision)
                    : new Committed(decision.decide(store.find(id).orElseThrow(), Siblings.NONE));
        }
    }

    static final class WrapsWhatIsThrown extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RuntimeException failure) {
                throw new IllegalStateException("The transaction failed", failure);
            }
        }
    }

    static final class PutsOffWhatFailed extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            try {
                return store.change(id, decision);
            } catch (RuntimeException failure) {
                store.change(
                        id, (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), Time.LATEST));
                throw failure;
            }
        }
    }

    static final class StoresTheFirstOfTwoResults extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            AtomicReference<Change> last = new AtomicReference<>();
            ChangeResult result = store.change(id, (incident, siblings) -> {
                Change first = decision.decide(incident, siblings);
                last.set(decision.decide(incident, siblings));
                return first;
            });
            return result instanceof Committed ? new Committed(last.get()) : result;
        }
    }

    static final class IgnoresChangesWithoutEntries extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            AtomicReference<Change> decided = new AtomicReference<>();
            try {
                return store.change(id, (incident, siblings) -> {
                    decided.set(decision.decide(incident, siblings));
                    if (decided.get().entries().isEmpty()) {
                        throw new Abort();
                    }
                    return decided.get();
                });
            } catch (Abort nothing) {
                return new Committed(decided.get());
            }
        }
    }

    // --- report ---

    static final class KnowsIntakesByTheirKey extends StoreAround {
        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            String key = intake.report()
                    .deduplicationKey()
                    .map(DeduplicationKey::toString)
                    .orElse("none");
            return store.report(Intake.of(intake.id() + "/" + key, intake.report()), again, lookBack, decision);
        }
    }

    static final class KnowsKeysOfItsOwnThread extends StoreAround {
        private final Map<DeduplicationKey, Thread> first = new ConcurrentHashMap<>();

        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            DeduplicationKey key = intake.report().deduplicationKey().orElse(null);
            if (key == null || first.computeIfAbsent(key, any -> Thread.currentThread()) == Thread.currentThread()) {
                return store.report(intake, again, lookBack, decision);
            }
            return store.report(
                    withoutKey(intake),
                    again,
                    lookBack,
                    (open, siblings) -> ReportChange.of(spoilt(
                            decision.decide(Optional.empty(), Siblings.NONE).change(),
                            List.of(),
                            event -> event instanceof IncidentReported reported
                                    ? new IncidentReported(
                                            withoutKey(reported.intake()),
                                            reported.policy(),
                                            reported.classification(),
                                            reported.recurring())
                                    : event)));
        }

        private static Intake withoutKey(Intake intake) {
            return StoreTopic.intake(intake.id().toString(), StoreTopic.LEVEL_3);
        }
    }

    static final class ForgetsRecoveries extends StoreAround {
        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            return store.report(intake, again, lookBack, (open, siblings) -> decision.decide(open, Siblings.NONE));
        }
    }

    static final class CountsLaterRecoveries extends StoreAround {
        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            Duration later = Duration.ofMinutes(30);
            return store.report(intake, again.plus(later), lookBack.plus(later), decision);
        }
    }

    static final class ClosesInATransactionBefore extends StoreAround {
        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            AtomicReference<ReportChange> decided = new AtomicReference<>();
            try {
                return store.report(intake, again, lookBack, (open, siblings) -> {
                    decided.set(decision.decide(open, siblings));
                    if (decided.get().settled() != null) {
                        throw new Abort();
                    }
                    return decided.get();
                });
            } catch (Abort first) {
                Change settled = decided.get().settled();
                Change change = decided.get().change();
                store.change(settled.incident().id(), (incident, siblings) -> settled);
                store.report(intake, again, lookBack, (open, siblings) -> ReportChange.of(change));
                return new ReportResult.Opened(change, settled);
            }
        }
    }

    static final class TakesATakenIdForKnown extends StoreAround {
        @Override
        public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
            AtomicReference<IncidentId> id = new AtomicReference<>();
            try {
                return store.report(intake, again, lookBack, (open, siblings) -> {
                    ReportChange decided = decision.decide(open, siblings);
                    id.set(decided.change().incident().id());
                    return decided;
                });
            } catch (IllegalStateException taken) {
                return new ReportResult.Known(store.find(id.get()).orElseThrow());
            }
        }
    }

    // --- change ---

    static final class ThrowsOnUnknownIds extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            if (store.change(id, decision) instanceof Committed committed) {
                return committed;
            }
            throw new IllegalArgumentException("There is no incident " + id);
        }
    }

    static final class ShowsNoSiblings extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return store.change(id, (incident, siblings) -> decision.decide(incident, Siblings.NONE));
        }
    }

    // --- merge ---

    static final class ThrowsOnUnknownPairs extends StoreAround {
        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            if (store.merge(duplicate, into, decision) instanceof MergeResult.Committed committed) {
                return committed;
            }
            throw new IllegalArgumentException("There is no incident " + duplicate + " or " + into);
        }
    }

    static final class MergesInTwoTransactions extends StoreAround {
        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            AtomicReference<MergeChange> decided = new AtomicReference<>();
            try {
                return store.merge(duplicate, into, (one, other) -> {
                    decided.set(decision.decide(one, other));
                    throw new Abort();
                });
            } catch (Abort first) {
                MergeChange change = decided.get();
                store.change(duplicate, (incident, siblings) -> change.duplicate());
                store.change(into, (incident, siblings) -> change.into());
                return new MergeResult.Committed(change);
            }
        }
    }

    static final class LosesTheKeysOfTheMerged extends StoreAround {
        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            return store.merge(duplicate, into, (one, other) -> {
                MergeChange change = decision.decide(one, other);
                return new MergeChange(
                        change.duplicate(),
                        spoilt(
                                change.into(),
                                store.timeline(into),
                                event -> event instanceof IncidentMerged merged
                                        ? new IncidentMerged(
                                                merged.merged(),
                                                merged.reporters(),
                                                List.of(),
                                                merged.origins(),
                                                merged.reason())
                                        : event));
            });
        }
    }

    static final class LocksAsItIsTold extends StoreAround {
        private final Map<IncidentId, ReentrantLock> locks = new ConcurrentHashMap<>();
        private final CyclicBarrier both = new CyclicBarrier(2);

        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            ReentrantLock first = locks.computeIfAbsent(duplicate, any -> new ReentrantLock());
            ReentrantLock second = locks.computeIfAbsent(into, any -> new ReentrantLock());
            first.lock();
            try {
                both.await(20, TimeUnit.SECONDS);
                if (!second.tryLock(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Deadlock");
                }
                second.unlock();
                return store.merge(duplicate, into, decision);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            } finally {
                first.unlock();
            }
        }
    }

    // --- changeDue ---

    static final class TakesTheLeastFirst extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            DueResult result = store.changeDue(now, limit, decision);
            List<Change> changes = new ArrayList<>(result.changes());
            Collections.reverse(changes);
            return new DueResult(changes, result.setAside(), result.more());
        }
    }

    static final class TakesOneTooMany extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            return store.changeDue(now, limit + 1, decision);
        }
    }

    static final class TakesTooEarly extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            return store.changeDue(now.plus(Time.GRAIN), limit, decision);
        }
    }

    static final class StopsAtTheFirstFailure extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            DueResult result = store.changeDue(now, limit, decision);
            if (result.setAside().isEmpty()) {
                return result;
            }
            throw result.setAside().get(0).cause();
        }
    }

    static final class BacksOffByAMinute extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            Instant retryAt = now.plus(Duration.ofMinutes(1));
            DueResult result = store.changeDue(now, limit, decision);
            List<SetAside> setAside = new ArrayList<>();
            for (SetAside one : result.setAside()) {
                store.change(
                        one.id(),
                        (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), retryAt));
                setAside.add(new SetAside(one.id(), 1, retryAt, one.cause()));
            }
            return new DueResult(result.changes(), setAside, result.more());
        }
    }

    static final class TakesWhatAnotherIsDeciding extends StoreAround {
        private final AtomicReference<Incident> deciding = new AtomicReference<>();

        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            Incident twice = deciding.get();
            if (twice != null) {
                return new DueResult(List.of(decision.decide(twice, Siblings.NONE)), List.of(), false);
            }
            return store.changeDue(now, limit, (incident, siblings) -> {
                deciding.set(incident);
                try {
                    return decision.decide(incident, siblings);
                } finally {
                    deciding.set(null);
                }
            });
        }
    }

    static final class NeverSaysThatThereIsMore extends StoreAround {
        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            DueResult result = store.changeDue(now, limit, decision);
            return new DueResult(result.changes(), result.setAside(), false);
        }
    }

    // --- search ---

    static final class ListsAllStatuses extends StoreAround {
        @Override
        public IncidentPage search(IncidentQuery query) {
            return store.search(new IncidentQuery(Set.of(), query.from().orElse(null), query.limit()));
        }
    }

    /** A change with other events, and the state that follows from them. */
    private static Change spoilt(Change change, List<TimelineEntry> before, UnaryOperator<IncidentEvent> spoiling) {
        List<TimelineEntry> entries = change.entries().stream()
                .map(entry -> new TimelineEntry(
                        entry.sequence(),
                        entry.actor(),
                        entry.effective(),
                        entry.recorded(),
                        spoiling.apply(entry.event())))
                .toList();
        List<TimelineEntry> all = new ArrayList<>(before);
        all.addAll(entries);
        return new Change(
                Incident.fold(change.incident().id(), all),
                entries,
                change.notifications(),
                change.offers(),
                change.next());
    }
}
