package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.testing.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An engine at work whose database is away for a while, however it is away: callers get a clear error in bounded time, the
 * listener hears of it, and when it is back the engine does by itself what has fallen due.
 */
@Tag("outage")
@Tag("S26")
@Tag("S27")
class OutageTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String NOTHING_STORED = "The database failed, and nothing was stored";
    private static final String NOBODY_KNOWS =
            "The connection was lost at the commit; look whether it was stored before you try again";

    private final PGSimpleDataSource direct = (PGSimpleDataSource) Databases.emptyPostgres();
    private final JdbcTables tables = new JdbcTables("", "ie_");
    private final AheadTime time = new AheadTime();
    private final Ledger ledger = new Ledger();
    private String what = "";
    private Wire wire;
    private HikariDataSource pool;
    private LocalNode node;
    private Load work;
    private Load desk;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        what = test.getDisplayName().replace("()", "").replace('_', ' ');
        JdbcSchema.of(direct, tables).create();
        direct.setOptions("-c default_transaction_read_only=off");
        desk = new Load(ClusterNode.engine(direct, tables, ledger).build(), "desk", ledger);
        wire = new Wire(direct.getPortNumbers()[0]);
        pool = new HikariDataSource(pool());
        node = new LocalNode(pool, tables, time, ledger);
        work = new Load(node.engine, "node", ledger);
        work.report(1);
        time.runUntilRest(store());
    }

    private JdbcIncidentStore store() {
        return JdbcIncidentStore.on(direct, tables);
    }

    /** Gives up soon, as a host's should. */
    private HikariConfig pool() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {wire.port()});
        source.setDatabaseName(direct.getDatabaseName());
        source.setUser(direct.getUser());
        source.setSocketTimeout(2);
        source.setPrepareThreshold(0);
        source.setOptions("-c statement_timeout=1000");
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(5);
        config.setConnectionTimeout(500);
        return config;
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        wire.close();
    }

    /** Something that begins or ends an outage. */
    private interface Step {
        void happens() throws Exception;
    }

    private void outlives(Step begin, Step end, String complaint) throws Exception {
        begin.happens();
        Patience.await("a complaint", () -> !node.failures.isEmpty());
        long before = System.nanoTime();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> node.engine.report(Desk.ENA, Load.intake("node 2")))
                .withMessage(complaint);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
        assertThat(node.failures).hasOnlyElementsOfType(StorageException.class);

        end.happens();
        work.report(2);
        work.report(3);
        time.runUntilRest(store());
        ledger.assertKept(Database.of(direct, tables));
        assertThat(ledger.duplicates())
                .as("sent again, though the engine lived and knew what was sent")
                .isZero();
        System.out.println(what + ": " + ledger + "; complaints: " + node.failures.size());
    }

    private void outlives(Wire.State state, String complaint) throws Exception {
        outlives(
                () -> {
                    wire.becomes(state);
                    desk.report(1);
                },
                () -> wire.becomes(Wire.State.WHOLE),
                complaint);
    }

    @Test
    void it_refuses_connections() throws Exception {
        outlives(Wire.State.REFUSING, NOTHING_STORED);
    }

    @Test
    void it_does_not_answer() throws Exception {
        outlives(Wire.State.SILENT, NOTHING_STORED);
    }

    @Test
    void connections_are_lost_before_each_commit() throws Exception {
        outlives(Wire.State.CUT_BEFORE_COMMIT, NOBODY_KNOWS);
    }

    @Test
    void connections_are_lost_after_each_commit() throws Exception {
        outlives(Wire.State.CUT_AFTER_COMMIT, NOBODY_KNOWS);
    }

    @Test
    void others_have_all_connections_of_the_pool() throws Exception {
        List<Connection> taken = new ArrayList<>();
        outlives(
                () -> {
                    while (taken.size() < pool.getMaximumPoolSize()) {
                        taken.add(pool.getConnection());
                    }
                    desk.report(1);
                },
                () -> {
                    for (Connection connection : taken) {
                        connection.close();
                    }
                },
                NOTHING_STORED);
    }

    @Test
    void statements_take_too_long() throws Exception {
        try (Connection holder = direct.getConnection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            outlives(
                    () -> {
                        desk.report(1);
                        lock.execute(tables.in("LOCK TABLE {message}, {intake} IN ACCESS EXCLUSIVE MODE"));
                    },
                    holder::rollback,
                    NOTHING_STORED);
        }
    }

    @Test
    void it_is_read_only_for_a_while() throws Exception {
        outlives(
                () -> {
                    becomesReadOnly("on");
                    desk.report(1);
                },
                () -> becomesReadOnly("off"),
                NOTHING_STORED);
    }

    /** As after a failover: for sessions that begin from now on, and those that there are end. */
    private void becomesReadOnly(String value) throws SQLException {
        try (Connection connection = direct.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE " + direct.getDatabaseName() + " SET default_transaction_read_only = " + value);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }
}
