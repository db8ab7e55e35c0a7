package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import java.sql.SQLException;

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
            database.hurry(); // how soon it is on the disk changes nothing of its size
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

    private static Lives lives(RealPostgres database, JdbcTables tables) {
        return new Lives(JdbcIncidentStore.on(database.pool(), tables), false);
    }

    private static void print(RealPostgres database, JdbcTables tables) throws SQLException {
        long asItIs = database.bytes(tables);
        database.run("VACUUM FULL");
        System.out.printf(
                "%s: %,d bytes each, %,d when packed%n",
                tables.schema(), asItIs / COUNT, database.bytes(tables) / COUNT);
    }
}
