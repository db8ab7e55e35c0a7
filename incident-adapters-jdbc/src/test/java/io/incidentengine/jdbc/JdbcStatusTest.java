package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Lane;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a database says of itself costs little, however much there is in it. */
@Tag("R34")
class JdbcStatusTest {
    private static final int MANY = 2 * Backlog.MOST;
    private static final Instant LATER = Desk.T.plus(Duration.ofHours(1));

    private final Database database = Databases.postgres();
    private final JdbcIncidentStore store = new JdbcIncidentStore(database);

    private void execute(String statement) {
        database.transaction(sql -> sql.update(database.tables.in(statement)));
    }

    /** Two incidents, one of which people were told of, and many like them. */
    private void multiply() {
        new Desk(store, Desk.mail()).reports("call");
        new Desk(store, Desk.mail()).engine.runDue();
        new Desk(store).reports("another call");
        multiply("incident", "'copy ' || n || id");
        multiply("notification", "decode(md5(n || id::text), 'hex')");
        multiply("message", "decode(md5(n || id::text), 'hex')");
    }

    private void multiply(String table, String id) {
        List<String> columns = columns(table);
        columns.removeAll(List.of("id", "number"));
        String rest = String.join(", ", columns);
        String name = "{" + table + "}";
        execute("INSERT INTO " + name + " (id, " + rest + ") SELECT " + id + ", " + rest + " FROM " + name
                + ", generate_series(1, " + MANY + ") n");
        execute("ANALYZE " + name);
    }

    private List<String> columns(String table) {
        return database.query(sql -> sql.list(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?",
                row -> row.getString(1),
                database.tables.schema(),
                database.tables.prefix() + table));
    }

    @Test
    void it_names_the_database_and_the_version_of_the_tables() {
        assertThat(store.status(Desk.T).store()).matches("PostgreSQL \\d+\\.\\d+, schema version 1");
        assertThat(new JdbcIncidentStore(Databases.h2()).status(Desk.T).store())
                .matches("H2 2\\.\\d+, schema version 1");
    }

    @Test
    void counts_end_at_a_bound_and_what_waits_longest_is_named_all_the_same() {
        multiply();
        IncidentId first = new Desk(store).reports("first");
        execute("UPDATE {incident} SET wake_at = wake_at - 5000000 WHERE id = '" + first + "'");
        execute("UPDATE {incident} SET failures = 1 WHERE id <> '" + first + "'");
        execute("UPDATE {message} SET given_up = 'key' WHERE lane IS NULL");
        Instant wake = store.nextDue().orElseThrow();

        StoreStatus status = store.status(LATER);

        assertThat(status.incidents()).isEqualTo(new Backlog(Backlog.MOST, wake));
        assertThat(status.lanes()).containsEntry(Lane.DIRECTORY, new Backlog(Backlog.MOST, Desk.T));
        assertThat(status.setAside()).isEqualTo(Backlog.MOST);
        assertThat(status.givenUp()).isEqualTo(Backlog.MOST);
    }

    @Test
    void every_figure_is_found_by_an_index() {
        multiply();
        execute("UPDATE {message} SET given_up = 'key' WHERE number % 100 = 0");
        execute("UPDATE {message} SET lane = channel WHERE number % 100 = 1");
        execute("UPDATE {incident} SET failures = 1 WHERE revision = 1 AND id LIKE '%7'");
        execute("ANALYZE");
        Census census = new Census(database, new Incidents(database));
        JdbcOutbox outbox = new JdbcOutbox(database);

        List<String> byIndex = database.transaction(sql -> {
            census.due(sql, LATER);
            census.setAside(sql);
            census.givenUp(sql);
            outbox.backlog(sql, LATER);
            return sql.list(
                    "SELECT relname FROM pg_stat_xact_user_tables WHERE schemaname = ? AND idx_scan > 0 AND seq_scan = 0",
                    row -> row.getString(1),
                    database.tables.schema());
        });

        assertThat(byIndex).contains("ie_incident", "ie_notification", "ie_message");
    }
}
