package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.IncidentId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MariaLockingTest extends LockingTest {
    @Override
    Stream<Database> databases() {
        return Stream.of(MariaDatabases.database());
    }

    @Override
    String waiting() {
        return "SELECT variable_value FROM information_schema.global_status"
                + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
    }

    /** MySQL's driver calls it a transaction that was rolled back, which others are tried again for. */
    @Test
    void who_has_waited_for_a_lock_too_long_does_not_wait_again() {
        Database database = MariaDatabases.database("&sessionVariables=innodb_lock_wait_timeout=0");
        IncidentId id = new Desk(new JdbcIncidentStore(database)).reports("call");
        AtomicInteger tries = new AtomicInteger();

        database.transaction(sql -> {
            new Incidents(database).lock(sql, id);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> database.<Incident>transaction(other -> {
                        tries.incrementAndGet();
                        return new Incidents(database).lock(other, id);
                    }));
            return id;
        });

        assertThat(tries).hasValue(1);
    }

    @Test
    void who_waits_for_a_lock_too_long_is_told_and_nothing_is_stored() {
        Database database = MariaDatabases.database("&sessionVariables=innodb_lock_wait_timeout=0");
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store);
        IncidentId id = desk.reports("call");

        database.transaction(sql -> {
            new Incidents(database).lock(sql, id);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> desk.engine.handle(id, Desk.ENA, new Respond()))
                    .withMessage("The database failed, and nothing was stored")
                    .withStackTraceContaining("Lock wait timeout exceeded");
            return id;
        });

        assertThat(store.find(id).orElseThrow().status()).isEqualTo(IncidentStatus.REPORTED);
        desk.engine.handle(id, Desk.ENA, new Respond());
        assertThat(store.find(id).orElseThrow().status()).isNotEqualTo(IncidentStatus.REPORTED);
    }
}
