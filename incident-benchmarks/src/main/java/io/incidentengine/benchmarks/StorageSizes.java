package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What an incident costs on PostgreSQL's disk, indexes included: when it is reported and people were told, and when it has
 * had its standard life. {@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.StorageSizes}
 */
public final class StorageSizes {
    private static final int COUNT = 200;

    private StorageSizes() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     * @throws Exception if the database cannot be started or used
     */
    public static void main(String... arguments) throws Exception {
        try (RealPostgres database = RealPostgres.start(20)) {
            hurry(database);
            for (int level = 1; level <= 3; level++) {
                int only = level;
                JdbcTables open = database.tables("open" + level);
                Lives reported = lives(database, open);
                for (int i = 0; i < COUNT; i++) {
                    reported.open(StandardLife.intake(i, level, StandardLife.DETAILS));
                }
                reported.passTo(START);
                print(database, open);

                JdbcTables closed = database.tables("closed" + level);
                lives(database, closed).live(COUNT, number -> only);
                print(database, closed);
            }
        }
    }

    /** How soon a commit is on the disk changes nothing of its size. */
    private static void hurry(RealPostgres database) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET synchronous_commit = off");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static Lives lives(RealPostgres database, JdbcTables tables) {
        return new Lives(JdbcIncidentStore.on(database.pool(), tables), false);
    }

    private static void print(RealPostgres database, JdbcTables tables) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            long asItIs = bytes(statement, tables);
            statement.execute("VACUUM FULL");
            System.out.printf(
                    "%s: %,d bytes each, %,d when packed%n",
                    tables.schema(), asItIs / COUNT, bytes(statement, tables) / COUNT);
        }
    }

    private static long bytes(Statement statement, JdbcTables tables) throws SQLException {
        try (ResultSet sum = statement.executeQuery("SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = '" + tables.schema() + "'::regnamespace")) {
            sum.next();
            return sum.getLong(1);
        }
    }
}
