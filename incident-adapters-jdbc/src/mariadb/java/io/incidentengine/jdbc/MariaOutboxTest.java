package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.TakingTurns;
import io.incidentengine.testkit.contract.OutboxContract;

/** Two nodes on one database keep the contract together. */
class MariaOutboxTest extends OutboxContract {
    @Override
    protected IncidentStore newStore() {
        Database database = MariaDatabases.database();
        return TakingTurns.of(new JdbcIncidentStore(database), new JdbcIncidentStore(database));
    }
}
