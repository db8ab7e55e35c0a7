package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.Time;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.DueResult.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Stores of which each breaks a promise about what time does. */
final class BrokenDue {
    private BrokenDue() {}

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
}
