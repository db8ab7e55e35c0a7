package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.OutboxContract;

class H2OutboxTest extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        return new JdbcIncidentStore(Databases.h2());
    }
}
