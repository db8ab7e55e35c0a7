package io.incidentengine.testkit.guide;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.FaultyStore;
import io.incidentengine.testkit.TakingTurns;
import io.incidentengine.testkit.contract.IncidentStoreContract;

/** The leaf that docs/writing-an-adapter.md begins with. */
class OwnStoreTest extends IncidentStoreContract {
    @Override
    protected IncidentStore newStore() {
        InMemoryStore data = new InMemoryStore(); // yours: an empty database
        FaultyStore one = FaultyStore.around(data); // yours: the store of one process on it,
        FaultyStore other = FaultyStore.around(data); // and that of another
        return TakingTurns.of(one, other);
    }
}
