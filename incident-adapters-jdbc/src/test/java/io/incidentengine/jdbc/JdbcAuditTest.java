package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Finding;
import io.incidentengine.incident.Finding.Missed;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Time;
import io.incidentengine.port.IncidentQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody has put a hand on the tables. */
@Tag("S21")
@TestInstance(Lifecycle.PER_CLASS)
class JdbcAuditTest {
    private static final Instant DUE = Desk.T.plus(Duration.ofMinutes(60)).plus(Time.GRAIN);

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    private static List<Finding> audit(Desk desk) {
        List<Finding> findings = new ArrayList<>();
        desk.engine.audit(IncidentQuery.all(), findings::add);
        return findings;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_wake_up_that_is_gone_is_found_by_the_audit_alone_and_put_right(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store);
        Report toldToNobody = Report.of("payments", "Where is the statement?")
                .impact(Criterion.DATA_QUERY)
                .build();
        IncidentId id = desk.engine
                .report(Desk.ENA, Intake.of("call", toldToNobody))
                .incident()
                .id();
        database.transaction(sql -> sql.update(database.tables.in("UPDATE {incident} SET wake_at = NULL")));

        desk.now.set(DUE.plus(Duration.ofHours(2)));
        desk.engine.runDue();
        assertThat(desk.engine.health().isHealthy()).isTrue();
        assertThat(desk.engine.health().lag()).isZero();
        assertThat(audit(desk))
                .containsExactly(
                        new Missed(id, "the clock 'response' has run beyond its target", DUE, Duration.ofHours(2)));

        desk.engine.catchUp(id);
        assertThat(audit(desk)).isEmpty();
        assertThat(store.nextDue()).isPresent();
    }
}
