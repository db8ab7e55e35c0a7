package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.IncidentRecords;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Months are analysed from tables as from memory. */
@Tag("R35")
@TestInstance(Lifecycle.PER_CLASS)
class JdbcAnalysisTest {
    private static final int INCIDENTS = 150;
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER, Role.INCIDENT_MANAGER, Role.REPORTER);
    private static final Person PERSON = Person.of("ena", "Ena", Contact.email("ena@example.org"));
    private static final ReportingMonth MARCH = ReportingMonth.of(2026, 3, ZoneId.of("Europe/Berlin"));

    private final Simulation simulation = simulation();

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    /** Incidents of four months, of which some are over for long, some are touched again, and some stay open. */
    private static Simulation simulation() {
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-01-20T08:00:00Z"))
                .build();
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            Criterion impact = i % 3 == 0 ? Criterion.DEGRADATION : Criterion.CONSULTING;
            IncidentId id = simulation.report(
                    ENA,
                    Report.of("service " + i % 4, "Fails")
                            .impact(impact)
                            .reporter(PERSON)
                            .build());
            ids.add(id);
            simulation.elapse(Duration.ofMinutes(7L * (i % 11)));
            simulation.handle(id, ENA, new Respond());
            simulation.elapse(Duration.ofMinutes(60L * (i % 9)));
            if (i % 10 != 0) {
                simulation.handle(id, ENA, new Recover("restarted"));
                simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
            }
            if (i % 10 > 3) {
                simulation.handle(id, ENA, new Confirm(null));
            }
            if (i % 30 == 25) {
                simulation.handle(ids.get(i - 20), ENA, new RecordLesson("slowly"));
                simulation.handle(ids.get(i - 20), ENA, new Reopen("again"));
            }
            simulation.elapse(Duration.ofHours(10));
        }
        return simulation;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void each_month_comes_out_as_from_memory(Database database) {
        List<Dossier> dossiers = new ArrayList<>();
        simulation.engine().records().export(IncidentFilter.ALL, dossiers::add);
        IncidentEngine engine = IncidentEngine.on(new JdbcIncidentStore(database))
                .policy(EmergencyHandling.policy())
                .time(simulation::now)
                .build();
        IncidentRecords records = engine.records();
        records.restore(dossiers);

        List<MonthlyAnalysis> months = new ArrayList<>();
        for (ReportingMonth month = MARCH.previous().previous();
                month.begin().isBefore(simulation.now());
                month = month.next()) {
            months.add(records.analysis(month));
            assertThat(records.analysis(month))
                    .isEqualTo(simulation.engine().records().analysis(month));
        }
        assertThat(months)
                .extracting(month -> month.flow().reported())
                .doesNotContain(0L)
                .hasSizeGreaterThan(3);
        assertThat(months.stream().mapToLong(month -> month.flow().reported()).sum())
                .isEqualTo(INCIDENTS);
    }
}
