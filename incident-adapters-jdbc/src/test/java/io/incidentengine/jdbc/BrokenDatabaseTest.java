package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Delivery;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.Channel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that does not do what it is asked: a clear error, nothing half-done, and on it goes when it does again. */
@Tag("S26")
class BrokenDatabaseTest {
    private static final Duration SHORT = Duration.ofMillis(250);

    private final Databases.Address address = Databases.postgresAddress();
    private final JdbcTables tables = new JdbcTables(address.schema(), "ie_");
    private final HikariDataSource admin = pool(1, config -> {});
    private HikariDataSource pool = admin;

    private HikariDataSource pool(int size, Consumer<HikariConfig> more) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(SHORT.toMillis());
        more.accept(config);
        return new HikariDataSource(config);
    }

    private Desk desk(int size, Consumer<HikariConfig> more) {
        pool = pool(size, more);
        return new Desk(JdbcIncidentStore.on(pool, tables), Desk.mail());
    }

    @AfterEach
    void close() {
        pool.close();
        admin.close();
    }

    private void execute(String statement) {
        try (Connection connection = admin.getConnection();
                Statement plain = connection.createStatement()) {
            plain.execute(tables.in(statement));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long rows(String table) {
        return Database.of(admin, tables)
                .<Long>transaction(
                        sql -> sql.list(tables.in("SELECT count(*) FROM {" + table + "}"), row -> row.getLong(1))
                                .get(0));
    }

    @Test
    void nobody_listens() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcIncidentStore.on(nowhere))
                .withMessage("The database cannot be reached")
                .withCauseInstanceOf(SQLException.class)
                .matches(StorageException::isOutage);
    }

    @Test
    void all_connections_are_taken() throws SQLException {
        Desk desk = desk(1, config -> {});
        try (Connection taken = pool.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> desk.reports("call"))
                    .withMessage("The database failed, and nothing was stored")
                    .matches(StorageException::isOutage);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(desk.engine::nextDue)
                    .withMessage("The database could not be read")
                    .matches(StorageException::isOutage);
        }

        assertThat(desk.engine.find(desk.reports("call"))).isPresent();
    }

    @Test
    void it_is_read_only_for_a_while() {
        Desk desk = desk(1, config -> config.setConnectionInitSql("SET default_transaction_read_only = on"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> desk.reports("call"))
                .matches(StorageException::isOutage)
                .havingCause()
                .withMessageContaining("read-only");
        assertThat(rows("incident") + rows("intake") + rows("timeline") + rows("notification"))
                .isZero();

        pool.close();
        assertThat(desk(1, config -> {}).reports("call")).isNotNull();
    }

    @Test
    void what_fails_in_a_transaction_of_the_host_leaves_nothing_and_the_host_goes_on() throws SQLException {
        Desk desk = desk(2, config -> {});
        JdbcIncidentStore store = JdbcIncidentStore.on(pool, tables);
        Desk hosted = new Desk(store, Desk.mail());
        execute("ALTER TABLE {timeline} ADD CONSTRAINT never CHECK (sequence < 0)");
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            store.within(connection, () -> {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> hosted.reports("call"))
                        .withMessageStartingWith("The database failed in the host's transaction");
                assertThat(store.outbox().nextDue()).isEmpty();
                return true;
            });
            connection.commit();
        }
        assertThat(rows("incident") + rows("intake") + rows("timeline") + rows("notification"))
                .isZero();

        execute("ALTER TABLE {timeline} DROP CONSTRAINT never");
        assertThat(desk.engine.find(desk.reports("call"))).isPresent();
    }

    @Test
    void whoever_would_not_see_what_others_commit_is_refused() throws SQLException {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> desk(1, config -> config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ")))
                .withMessageContaining("READ COMMITTED");
        pool.close();

        Desk desk = desk(1, config -> {});
        JdbcIncidentStore store = JdbcIncidentStore.on(pool, tables);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcIncidentStore joining = store.joining(() -> Optional.of(connection));
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.within(connection, () -> "never"))
                    .withMessageContaining("READ COMMITTED");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(joining::nextDue)
                    .withMessageContaining("READ COMMITTED");
        }
        assertThat(desk.reports("call")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock_timeout", "statement_timeout"})
    void nobody_is_set_aside_for_a_database_that_takes_too_long(String limit) throws SQLException {
        Desk desk = desk(1, config -> config.setConnectionInitSql("SET " + limit + " = 200"));
        IncidentId id = desk.reports("call");
        desk.now.set(desk.engine.nextDue().orElseThrow().plusSeconds(3600));
        JdbcIncidentStore store = JdbcIncidentStore.on(pool, tables);
        try (Connection other = admin.getConnection();
                Statement plain = other.createStatement()) {
            other.setAutoCommit(false);
            plain.execute(tables.in("LOCK TABLE {timeline} IN SHARE MODE"));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(desk.engine::runDue)
                    .matches(StorageException::isOutage);
            other.rollback();
        }

        assertThat(store.status(desk.now.get()).setAside()).isZero();
        int before = store.timeline(id).size();
        desk.engine.runDue();
        assertThat(store.timeline(id)).hasSizeGreaterThan(before);
    }

    @Test
    void the_connection_is_lost_between_a_decision_and_its_commit() {
        Desk desk = desk(1, config -> config.addDataSourceProperty("ApplicationName", "victim"));
        IncidentId id = desk.reports("call");
        JdbcIncidentStore store = JdbcIncidentStore.on(pool, tables);
        long before = rows("timeline");
        ChangeDecision killed = (incident, siblings) -> {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'");
            return new Change(incident, List.of(), List.of(), List.of(), null);
        };

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.change(id, killed))
                .matches(StorageException::isOutage)
                .havingCause()
                .withMessageContaining("terminating connection");
        assertThat(rows("timeline")).isEqualTo(before);
        assertThat(store.nextDue()).isPresent();

        desk.engine.handle(id, Desk.ENA, new Respond());
        assertThat(rows("timeline")).isGreaterThan(before);
    }

    @Test
    void the_connection_is_lost_at_the_commit() {
        Desk desk = desk(1, config -> {});
        IncidentId id = desk.reports("call");
        DataSource losing = losingAtTheCommit(pool);
        JdbcIncidentStore store = new JdbcIncidentStore(Database.of(losing, tables));
        ChangeDecision nothing = (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), null);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.change(id, nothing))
                .withMessage("The connection was lost at the commit; look whether it was stored before you try again")
                .matches(StorageException::isOutage);
    }

    private static DataSource losingAtTheCommit(DataSource source) {
        return around(DataSource.class, source, (method, result) -> {
            if (result instanceof Connection connection) {
                return around(Connection.class, connection, (called, ended) -> {
                    if (called.equals("commit")) {
                        throw new SQLException("An I/O error occurred", "08006");
                    }
                    return ended;
                });
            }
            return result;
        });
    }

    private interface After {
        Object see(String method, Object result) throws SQLException;
    }

    private static <T> T around(Class<T> type, T inner, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    try {
                        return after.see(method.getName(), method.invoke(inner, values));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    @Test
    void a_lock_is_held_for_too_long() throws SQLException {
        Desk desk = desk(2, config -> config.setConnectionInitSql("SET statement_timeout = " + SHORT.toMillis()));
        IncidentId id = desk.reports("call");
        try (Connection holder = admin.getConnection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute(tables.in("SELECT * FROM {incident} FOR UPDATE"));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> desk.engine.handle(id, Desk.ENA, new Respond()))
                    .havingCause()
                    .withMessageContaining("statement timeout");
            assertThat(desk.engine.runDue().isNothing())
                    .as("what is locked is left alone")
                    .isFalse();
            holder.rollback();
        }

        desk.engine.handle(id, Desk.ENA, new Respond());
        assertThat(desk.engine.timeline(id)).hasSizeGreaterThan(1);
    }

    @Test
    void a_table_is_gone() {
        Desk desk = desk(1, config -> {});
        IncidentId id = desk.reports("call");
        execute("ALTER TABLE {timeline} RENAME TO away");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> desk.engine.handle(id, Desk.ENA, new Respond()))
                .havingCause()
                .withMessageContaining("timeline");

        execute("ALTER TABLE " + tables.schema() + ".away RENAME TO {:timeline}");
        desk.engine.handle(id, Desk.ENA, new Respond());
        assertThat(desk.engine.find(id).orElseThrow().people().owner()).isPresent();
    }

    @Test
    void nobody_is_set_aside_for_a_table_that_is_gone() {
        Desk desk = desk(1, config -> {});
        IncidentId id = desk.reports("call");
        desk.now.set(Desk.T.plus(Duration.ofHours(2)));
        execute("ALTER TABLE {timeline} RENAME TO away");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(desk.engine::runDue)
                .havingCause()
                .withMessageContaining("timeline");

        execute("ALTER TABLE " + tables.schema() + ".away RENAME TO {:timeline}");
        assertThat(desk.engine.runDue().incidents()).isEqualTo(1);
        assertThat(desk.engine.timeline(id)).hasSizeGreaterThan(3);
    }

    /** A value that is too long, a constraint: whatever else it is, the next row may well be taken. */
    private void refuses(String what) {
        execute("ALTER TABLE {message} ADD CONSTRAINT poison CHECK (" + what + ")");
    }

    private static List<Delivery.State> told(Desk desk, IncidentId id) {
        return desk.engine.notifications(id).stream()
                .flatMap(record -> record.deliveries().stream())
                .map(Delivery::state)
                .toList();
    }

    private static void drain(Desk desk) {
        while (!desk.engine.runDue().isNothing()) {
            // until all is told that can be
        }
    }

    @Test
    @Tag("S22")
    void a_notification_whose_messages_are_refused_is_put_off_alone() {
        Desk desk = desk(1, config -> {});
        IncidentId refused = desk.reports("call 1");
        IncidentId other = desk.reports("call 2");
        refuses("incident_id <> '" + refused + "'");

        drain(desk);

        assertThat(told(desk, other)).isNotEmpty().containsOnly(Delivery.State.SENT);
        assertThat(desk.engine.notifications(refused).get(0).failures())
                .containsExactly("The database failed, and nothing was stored");
    }

    @Test
    @Tag("S22")
    @Tag("S28")
    void what_came_of_a_message_and_is_refused_whatever_it_is_is_stored_when_it_can_be_and_not_sent_again() {
        pool = pool(1, config -> {});
        int[] sent = new int[1];
        Channel counting = around(Channel.class, Desk.mail(), (method, result) -> {
            sent[0] += method.equals("send") ? 1 : 0;
            return result;
        });
        Desk desk = new Desk(JdbcIncidentStore.on(pool, tables), counting);
        IncidentId refused = desk.reports("call 1");
        IncidentId other = desk.reports("call 2");
        refuses("attempt_count = 0 OR incident_id <> '" + refused + "'");

        for (int minute = 0; minute < 10; minute++) {
            drain(desk);
            desk.now.set(desk.now.get().plus(Duration.ofMinutes(1)));
        }

        assertThat(told(desk, other)).containsOnly(Delivery.State.SENT);
        assertThat(told(desk, refused)).containsOnly(Delivery.State.QUEUED);
        execute("ALTER TABLE {message} DROP CONSTRAINT poison");
        desk.now.set(Desk.T.plus(Duration.ofMinutes(29)));
        drain(desk);
        assertThat(told(desk, refused)).containsOnly(Delivery.State.SENT);
        assertThat(sent[0])
                .isEqualTo(told(desk, refused).size() + told(desk, other).size());
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 0, true",
        "53100, 0, true",
        "25006, 0, true",
        "57P01, 0, true",
        "HY000, 1290, true",
        "HY000, 1021, true",
        "22001, 0, false",
        "23505, 0, false",
        "54000, 0, false",
        "57014, 0, true",
        "55P03, 0, true",
        "HYT00, 0, true",
        "HY000, 1205, true",
        "40003, 0, true",
        "HY000, 1364, false",
        "22001, 1290, false"
    })
    void an_outage_is_told_from_what_is_refused(String state, int number, boolean outage) {
        assertThat(StorageException.of("failed", new SQLException("so it is", state, number))
                        .isOutage())
                .isEqualTo(outage);
    }

    @Test
    void whoever_deadlocks_is_tried_again() {
        DataSource source = admin;
        Database database = Database.of(source, tables);
        int[] tries = new int[1];

        String result = database.transaction(sql -> {
            if (++tries[0] < 3) {
                throw new SQLException("deadlock detected", "40P01");
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(tries[0]).isEqualTo(3);
    }
}
