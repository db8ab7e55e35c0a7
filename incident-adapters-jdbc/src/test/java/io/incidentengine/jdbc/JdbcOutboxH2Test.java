package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.contract.OutboxContract;

class JdbcOutboxH2Test extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        return new TestStore(Databases.h2());
    }
}
