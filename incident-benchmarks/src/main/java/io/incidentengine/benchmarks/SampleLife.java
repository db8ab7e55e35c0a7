package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;
import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.IncidentEngine;
import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.ReportResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The life that is lived in the database, at level 2: report, respond, recover, resolve, confirm, close, five minutes after
 * each other, so that nothing falls due in between. There is an engine for each step, whose clock stands.
 */
final class SampleLife {
    static final int LEVEL = 2;
    static final List<Act> ACTS =
            StandardLife.ACTS.stream().filter(act -> act.isOf(LEVEL)).toList();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<IncidentEngine> engines = new ArrayList<>();

    SampleLife(JdbcIncidentStore store) {
        for (int step = 0; step <= ACTS.size(); step++) {
            Instant now = START.plus(Duration.ofMinutes(5L * step));
            engines.add(IncidentEngine.on(store)
                    .policy(Lives.POLICY)
                    .directory(Lives.staff())
                    .ids(() -> IncidentId.of("INC-" + COUNT.incrementAndGet()))
                    .time(() -> now)
                    .build());
        }
    }

    /** An intake that was never there. */
    static Intake intake() {
        return StandardLife.intake(COUNT.incrementAndGet(), LEVEL, StandardLife.DETAILS);
    }

    IncidentId report() {
        return ((ReportResult.Opened) engines.get(0).report(ENGINEER, intake()))
                .change()
                .incident()
                .id();
    }

    /** So many reports in one transaction. */
    void reportAll(int count) {
        engines.get(0)
                .reportAll(
                        ENGINEER,
                        Stream.generate(SampleLife::intake).limit(count).toList());
    }

    /** The n-th step after the report, from 1 on. */
    void step(int number, IncidentId id) {
        Act act = ACTS.get(number - 1);
        engines.get(number).handle(id, act.actor(), act.command());
    }

    void live() {
        IncidentId id = report();
        for (int step = 1; step <= ACTS.size(); step++) {
            step(step, id);
        }
    }

    /**
     * What one step writes.
     *
     * @param incident the row of the incident after it
     * @param added what it adds to other tables
     */
    record Written(StoredRows incident, List<StoredRows> added) {
        /** Rows that are there beside those that were there before; the incident is not among them. */
        static Written since(List<StoredRows> before, List<StoredRows> now) {
            List<StoredRows> added = new ArrayList<>();
            StoredRows incident = null;
            for (int i = 0; i < now.size(); i++) {
                StoredRows rows = now.get(i);
                if (rows.table().equals("incident")) {
                    incident = rows;
                } else {
                    added.add(rows.after(before.get(i).rows().size()));
                }
            }
            return new Written(incident, added);
        }
    }

    /** Lives once, and says what each step after the report has written. */
    List<Written> written(DataSource source, JdbcTables tables) throws SQLException {
        List<Written> all = new ArrayList<>();
        IncidentId id = report();
        try (Connection connection = source.getConnection()) {
            List<StoredRows> before = StoredRows.of(connection, tables, id.value());
            for (int step = 1; step <= ACTS.size(); step++) {
                step(step, id);
                List<StoredRows> now = StoredRows.of(connection, tables, id.value());
                all.add(Written.since(before, now));
                before = now;
            }
        }
        return all;
    }
}
