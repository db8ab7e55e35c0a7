package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database's clock, here and by a PostgreSQL whose clock shows what the test puts in a table. */
@Tag("S1")
@TestInstance(Lifecycle.PER_CLASS)
class JdbcTimeTest {
    private final AtomicLong nanos = new AtomicLong();

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void it_is_the_present_in_whatever_zone_the_session_is(Database database) {
        Instant before = Instant.now().minusMillis(1);
        Instant instant = new JdbcTime(database, nanos::get).instant();

        assertThat(instant).isBetween(before, Instant.now().plusMillis(1));
        assertThat(instant.truncatedTo(ChronoUnit.MICROS)).isEqualTo(instant);
    }

    @Test
    void between_questions_it_goes_on_by_the_monotonic_clock() throws SQLException {
        try (HikariDataSource pool = poolWithClock("2026-03-02T10:00:00Z")) {
            JdbcTime time = time(pool);
            assertThat(time.instant()).isEqualTo("2026-03-02T10:00:00Z");

            nanos.addAndGet(1_500_000_999L);
            assertThat(time.instant()).isEqualTo("2026-03-02T10:00:01.500Z");
            clockShows(pool, "2026-03-02T11:00:00Z");
            assertThat(time.instant()).isEqualTo("2026-03-02T10:00:01.500Z");

            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            assertThat(time.instant()).isEqualTo("2026-03-02T11:00:00Z");
        }
    }

    @Test
    void while_the_database_does_not_answer_time_goes_on() throws SQLException {
        HikariDataSource pool = poolWithClock("2026-03-02T10:00:00Z");
        JdbcTime time = time(pool);
        pool.close();

        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(time.instant()).isEqualTo("2026-03-02T11:00:00Z");
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(time.instant()).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void an_engine_goes_by_it() throws SQLException {
        try (HikariDataSource pool = poolWithClock("2031-03-02T10:00:00.000001Z")) {
            IncidentEngine engine =
                    IncidentEngine.on(new InMemoryStore()).time(time(pool)).build();

            assertThat(engine.report(Desk.ENA, Intake.of("call", Desk.report()))
                            .incident()
                            .reportedAt())
                    .isEqualTo("2031-03-02T10:00:00.000001Z");
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_no_clock() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcTime.of(nowhere))
                .withMessage("The database cannot be reached");
    }

    private JdbcTime time(HikariDataSource pool) {
        return new JdbcTime(Database.of(pool, JdbcTables.STANDARD), nanos::get);
    }

    /** A function of the same name in a schema that comes first. */
    private static HikariDataSource poolWithClock(String instant) throws SQLException {
        Databases.Address address = Databases.postgresAddress();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET search_path = " + address.schema() + ", pg_catalog");
        HikariDataSource pool = new HikariDataSource(config);
        execute(pool, "CREATE TABLE shown (at timestamptz)");
        execute(pool, "INSERT INTO shown VALUES ('" + instant + "')");
        execute(pool, "CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT at FROM shown'");
        return pool;
    }

    private static void clockShows(HikariDataSource pool, String instant) throws SQLException {
        execute(pool, "UPDATE shown SET at = '" + instant + "'");
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
