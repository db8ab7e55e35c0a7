package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.OutboxContract;

class JdbcOutboxPostgresTest extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        return new TestStore(Databases.postgres());
    }
}
