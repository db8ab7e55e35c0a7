package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.OutboxContract;

class MariaOutboxTest extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        return new JdbcIncidentStore(MariaDatabases.database());
    }
}
