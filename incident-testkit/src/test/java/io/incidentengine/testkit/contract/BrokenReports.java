package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Stores of which each breaks a promise about reports. */
final class BrokenReports {
    private BrokenReports() {}

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

    static final class DecidesTheLastFirst extends StoreAround {
        @Override
        public List<ReportResult> reportAll(List<Arrival> arrivals) {
            List<Arrival> backward = new ArrayList<>(arrivals);
            Collections.reverse(backward);
            List<ReportResult> results = new ArrayList<>(store.reportAll(backward));
            Collections.reverse(results);
            return results;
        }
    }

    static final class ReportsOneByOne extends StoreAround {
        @Override
        public List<ReportResult> reportAll(List<Arrival> arrivals) {
            return arrivals.stream()
                    .flatMap(arrival -> store.reportAll(List.of(arrival)).stream())
                    .toList();
        }
    }

    static final class LocksIntakesAsTheyCome extends StoreAround {
        private final Map<IntakeId, ReentrantLock> locks = new ConcurrentHashMap<>();
        private final CyclicBarrier both = new CyclicBarrier(2);

        @Override
        public List<ReportResult> reportAll(List<Arrival> arrivals) {
            List<ReentrantLock> held = new ArrayList<>();
            try {
                for (Arrival arrival : arrivals) {
                    ReentrantLock lock = locks.computeIfAbsent(arrival.intake().id(), any -> new ReentrantLock());
                    if (!lock.tryLock(100, TimeUnit.MILLISECONDS)) {
                        throw new IllegalStateException("Deadlock");
                    }
                    held.add(lock);
                    if (held.size() == arrivals.size() / 2) {
                        both.await(20, TimeUnit.SECONDS);
                    }
                }
                return store.reportAll(arrivals);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            } finally {
                held.forEach(ReentrantLock::unlock);
            }
        }
    }
}
