package io.incidentengine.testkit.contract;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.IncidentStore;

/** The store in memory keeps its contract. */
class InMemoryStoreContractTest extends IncidentStoreContract {
    @Override
    protected IncidentStore newStore() {
        return new InMemoryStore();
    }
}
