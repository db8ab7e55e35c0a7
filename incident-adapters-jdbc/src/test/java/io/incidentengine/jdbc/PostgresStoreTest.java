package io.incidentengine.jdbc;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.TakingTurns;
import io.incidentengine.testkit.contract.IncidentStoreContract;

/** Two nodes on one database keep the contract together. */
class PostgresStoreTest extends IncidentStoreContract {
    @Override
    protected IncidentStore newStore() {
        Database database = Databases.postgres();
        return TakingTurns.of(new JdbcIncidentStore(database), new JdbcIncidentStore(database));
    }
}
