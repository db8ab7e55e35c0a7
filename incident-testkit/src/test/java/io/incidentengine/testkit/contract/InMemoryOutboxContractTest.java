package io.incidentengine.testkit.contract;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.IncidentStore;

/** The outbox in memory keeps its contract. */
class InMemoryOutboxContractTest extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        return new InMemoryStore();
    }
}
