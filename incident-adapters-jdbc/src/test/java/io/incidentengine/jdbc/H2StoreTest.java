package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.IncidentStoreContract;

class H2StoreTest extends IncidentStoreContract {
    @Override
    protected IncidentStore newStore() {
        return new JdbcIncidentStore(Databases.h2());
    }
}
