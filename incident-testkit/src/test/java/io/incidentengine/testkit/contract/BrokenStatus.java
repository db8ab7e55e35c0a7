package io.incidentengine.testkit.contract;

import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.StoreStatus;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Stores of which each says something wrong of itself. */
final class BrokenStatus {
    private BrokenStatus() {}

    static final class CountsWhatIsAhead extends StoreAround {
        @Override
        public StoreStatus status(Instant now) {
            StoreStatus said = store.status(now);
            Backlog all = store.status(Time.LATEST).incidents();
            return new StoreStatus(said.store(), all, said.setAside(), said.lanes(), said.givenUp());
        }
    }

    static final class HidesWhatItSetAside extends StoreAround {
        @Override
        public StoreStatus status(Instant now) {
            StoreStatus said = store.status(now);
            return new StoreStatus(said.store(), said.incidents(), 0, said.lanes(), said.givenUp());
        }
    }

    static final class CountsWhatOthersHave extends StoreAround {
        @Override
        public StoreStatus status(Instant now) {
            StoreStatus said = store.status(now);
            Map<Lane, Backlog> all = store.status(Time.LATEST).lanes();
            return new StoreStatus(said.store(), said.incidents(), said.setAside(), all, said.givenUp());
        }
    }

    static final class ForgetsSinceWhen extends StoreAround {
        @Override
        public StoreStatus status(Instant now) {
            StoreStatus said = store.status(now);
            Map<Lane, Backlog> lanes = new TreeMap<>();
            said.lanes().forEach((lane, backlog) -> lanes.put(lane, new Backlog(backlog.count(), now)));
            return new StoreStatus(said.store(), said.incidents(), said.setAside(), lanes, said.givenUp());
        }
    }

    static final class CountsRefusalsAsDone extends StoreAround {
        @Override
        public StoreStatus status(Instant now) {
            StoreStatus said = store.status(now);
            return new StoreStatus(said.store(), said.incidents(), said.setAside(), said.lanes(), 0);
        }
    }
}
