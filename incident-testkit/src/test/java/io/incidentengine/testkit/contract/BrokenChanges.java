package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.ChangeResult.Stale;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.PairDecision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Stores of which each breaks a promise about changes and merges. */
final class BrokenChanges {
    private BrokenChanges() {}

    static final class ThrowsOnUnknownIds extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            ChangeResult result = store.change(id, decision);
            if (result instanceof ChangeResult.Unknown) {
                throw new IllegalArgumentException("There is no incident " + id);
            }
            return result;
        }
    }

    static final class ShowsNoSiblings extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return store.change(id, (incident, siblings) -> decision.decide(incident, Siblings.NONE));
        }
    }

    static final class TellsOutcomesTwice extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            ChangeResult result = store.change(id, decision);
            return result instanceof Stale ? pretend(id, decision, change -> without(change, List.of())) : result;
        }
    }

    /** Two threads, two tellings. */
    static final class TellsOutcomesOncePerThread extends StoreAround {
        private final Map<IncidentId, Thread> first = new ConcurrentHashMap<>();

        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            boolean another = !Thread.currentThread().equals(first.computeIfAbsent(id, any -> Thread.currentThread()));
            ChangeResult result = store.change(id, decision);
            return another && result instanceof Stale
                    ? pretend(id, decision, change -> without(change, List.of()))
                    : result;
        }
    }

    static final class CallsOnAfterAnAcknowledgement extends StoreAround {
        @Override
        public ChangeResult change(IncidentId id, ChangeDecision decision) {
            return pretend(
                    id,
                    decision,
                    change -> without(
                            change,
                            change.outcomes().stream()
                                    .filter(outcome -> outcome.kind() != Kind.ACKNOWLEDGED)
                                    .toList()));
        }
    }

    private static Change without(Change change, List<ProofOutcome> left) {
        return new Change(
                change.incident(),
                change.entries(),
                change.notifications(),
                change.offers(),
                left,
                change.next(),
                change.deadline());
    }

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
                return store.merge(duplicate, into, (one, other, others) -> {
                    decided.set(decision.decide(one, other, others));
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
            return store.merge(duplicate, into, (one, other, others) -> {
                MergeChange change = decision.decide(one, other, others);
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
                                                merged.standstills(),
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

    static final class HidesTheThirdOfAMerge extends StoreAround {
        @Override
        public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
            return store.merge(duplicate, into, (one, other, others) -> decision.decide(one, other, Siblings.NONE));
        }
    }
}
