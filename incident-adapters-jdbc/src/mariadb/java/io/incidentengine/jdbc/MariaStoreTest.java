package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.IncidentStoreContract;

class MariaStoreTest extends IncidentStoreContract {
    @Override
    protected IncidentStore newStore() {
        return new JdbcIncidentStore(MariaDatabases.database());
    }
}
