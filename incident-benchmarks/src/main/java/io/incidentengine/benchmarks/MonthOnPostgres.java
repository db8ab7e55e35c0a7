package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.IncidentEngine;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.Dossier;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.sla.Milestone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Analyses a month of {@linkplain StandardLife lives} straight from PostgreSQL, and looks at the heap that is alive meanwhile. Beside
 * it, how long it takes to read the same timelines and nothing else, in one query.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.MonthOnPostgres 20000}
 */
public final class MonthOnPostgres {
    private static final Duration MONTH = Duration.ofDays(28);
    private static final int AT_ONCE = 100;

    private MonthOnPostgres() {}

    /**
     * Runs and prints.
     *
     * @param arguments how many incidents
     * @throws Exception if the database cannot be started or used
     */
    public static void main(String... arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        try (RealPostgres database = RealPostgres.start(2)) {
            JdbcTables tables = database.tables("month");
            IncidentEngine engine = IncidentEngine.on(JdbcIncidentStore.on(database.pool(), tables))
                    .policy(Lives.POLICY)
                    .time(() -> START.plus(MONTH).plus(Duration.ofDays(60)))
                    .build();
            database.hurry();
            fill(engine, count);
            database.takeCare();
            database.settle();
            LiveHeap heap = new LiveHeap();
            long begin = System.nanoTime();
            MonthlyAnalysis first = analysis(engine);
            double seconds = since(begin);
            begin = System.nanoTime();
            long bytes = read(database, tables);
            double reading = since(begin);
            System.out.printf(
                    "%,d incidents, %,d of them recovered late: analysed in %.1f s; %,d MB of timelines read in %.1f s%n",
                    first.reported().all(),
                    first.clock(Milestone.RECOVERY).all().breached(),
                    seconds,
                    bytes / 1_000_000,
                    reading);
            CompletableFuture<MonthlyAnalysis> again = CompletableFuture.supplyAsync(() -> analysis(engine));
            while (!again.isDone()) {
                heap.now();
            }
            System.out.printf(
                    "alive meanwhile: %,d kB at most; the same figures again: %s%n",
                    heap.most() / 1_000, again.get().equals(first));
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static MonthlyAnalysis analysis(IncidentEngine engine) {
        return engine.records().analysis(ReportingMonth.containing(START, ZoneOffset.UTC));
    }

    private static void fill(IncidentEngine engine, int count) {
        SixtyDays month = new SixtyDays(count, MONTH);
        month.live();
        List<Dossier> batch = new ArrayList<>();
        month.lives.engine().records().export(IncidentFilter.ALL, dossier -> {
            batch.add(dossier);
            if (batch.size() == AT_ONCE) {
                engine.records().restore(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            engine.records().restore(batch);
        }
    }

    /** All documents of all timelines, a hundred rows at a time; how long they are. */
    private static long read(RealPostgres database, JdbcTables tables) throws SQLException {
        long bytes = 0;
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT entry FROM " + StoredRows.name(tables, "timeline") + " ORDER BY incident_id, sequence")) {
                statement.setFetchSize(AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        bytes += rows.getString(1).length();
                    }
                }
            }
            connection.rollback();
        }
        return bytes;
    }
}
