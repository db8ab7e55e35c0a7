package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Finding;
import io.incidentengine.incident.Finding.Missed;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Time;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.Tolerances;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who looks after the engine finds what it has missed, whatever the store has made of the wake-up instants. */
@Tag("S21")
class AuditTest {
    private static final Duration TOLERANCE = Tolerances.STANDARD.lateness();
    /** One grain after the response of an incident of level 3 was due. */
    private static final Instant OVERDUE = START.plus(Duration.ofMinutes(60)).plus(Time.GRAIN);

    private final EngineFixture fixture = new EngineFixture();
    private final IncidentEngine engine = fixture.engine().build();

    private IncidentId reports(String intake) {
        return reports(engine, intake);
    }

    /** At level 3 nobody is told, so that nothing but its wake-up brings an incident back to mind. */
    private static IncidentId reports(IncidentEngine engine, String intake) {
        Report report = Report.of("payments", "Where is the statement?")
                .impact(Criterion.DATA_QUERY)
                .build();
        return engine.report(ENGINEER, Intake.of(intake, report)).incident().id();
    }

    private void wakesAt(IncidentId id, @Nullable Instant at) {
        fixture.store.change(id, (incident, siblings) -> new Change(incident, List.of(), List.of(), List.of(), at));
    }

    private static List<Finding> audit(IncidentEngine engine) {
        List<Finding> findings = new ArrayList<>();
        engine.audit(IncidentQuery.all(), findings::add);
        return findings;
    }

    @Test
    void it_finds_what_a_lost_wake_up_has_made_late_though_nothing_is_overdue_for_the_store() {
        IncidentId lost = reports("lost");
        reports("kept");
        wakesAt(lost, null);

        fixture.time.moveTo(OVERDUE.plus(TOLERANCE).plus(Time.GRAIN));
        engine.runDue();

        assertThat(engine.health().isHealthy()).isTrue();
        assertThat(engine.health().lag()).isZero();
        assertThat(audit(engine))
                .containsExactly(new Missed(
                        lost, "the clock 'response' has run beyond its target", OVERDUE, TOLERANCE.plus(Time.GRAIN)));
    }

    @Test
    void it_finds_what_a_wrong_wake_up_has_made_late() {
        IncidentId wrong = reports("wrong");
        wakesAt(wrong, START.plus(Duration.ofDays(1)));

        fixture.time.moveTo(OVERDUE.plus(Duration.ofHours(1)));

        assertThat(engine.health().lag()).isZero();
        assertThat(audit(engine)).extracting(Finding::incident).containsExactly(wrong);
    }

    @Test
    @Tag("S4")
    void what_is_not_later_than_its_policy_tolerates_is_none_of_its_business() {
        wakesAt(reports("lost"), null);

        fixture.time.moveTo(OVERDUE.plus(TOLERANCE));

        assertThat(audit(engine)).isEmpty();
    }

    @Test
    void catching_up_does_what_was_missed_and_sets_the_wake_up_anew() {
        IncidentId lost = reports("lost");
        wakesAt(lost, null);
        fixture.time.moveTo(OVERDUE.plus(Duration.ofMinutes(10)));

        Incident caughtUp = engine.catchUp(lost);

        assertThat(engine.find(lost)).contains(caughtUp);
        assertThat(engine.timeline(lost))
                .anySatisfy(entry -> assertThat(entry.event()).isInstanceOf(RungFired.class));
        assertThat(audit(engine)).isEmpty();
        assertThat(fixture.store.nextDue())
                .hasValueSatisfying(next -> assertThat(next).isAfter(OVERDUE.plus(Duration.ofMinutes(10))));
    }

    @Test
    void every_finding_is_said_in_words() {
        IncidentEngine engine = fixture.engine()
                .policy(EmergencyHandling.policy().toBuilder("warned early", 1)
                        .ladder(Milestone.RESPONSE, Rung.atPercent(50), Rung.overdue())
                        .build())
                .build();
        IncidentId id = engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            Instant due = fixture.store.nextDue().orElseThrow();
            wakesAt(id, null);
            fixture.time.moveTo(due.plus(TOLERANCE).plus(Time.GRAIN));
            audit(engine).forEach(finding -> words.add(finding.what()));
            engine.catchUp(id);
        }

        assertThat(words)
                .containsExactly(
                        "progress is to be told",
                        "the clock 'response' has run beyond its target",
                        "the handler is to be reminded of the progress that is due at 2026-03-02T09:00:00Z",
                        "the rung '50 %' of the clock 'response' is reached");
    }

    @Test
    void catching_up_restores_a_wake_up_that_is_lost_before_it_is_late() {
        IncidentId lost = reports("lost");
        Incident before = engine.find(lost).orElseThrow();
        Instant due = fixture.store.nextDue().orElseThrow();
        wakesAt(lost, null);

        assertThat(engine.catchUp(lost)).isEqualTo(before);
        assertThat(fixture.store.nextDue()).contains(due);
    }

    @Test
    void it_looks_at_all_pages_and_says_how_many_incidents_there_were() {
        for (int i = 0; i < 7; i++) {
            wakesAt(reports("mail-" + i), null);
        }
        fixture.time.moveTo(OVERDUE.plus(Duration.ofHours(1)));
        List<Finding> findings = new ArrayList<>();

        long seen = engine.audit(IncidentQuery.all().pagesOf(2), findings::add);

        assertThat(seen).isEqualTo(7);
        assertThat(findings).extracting(Finding::incident).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void only_those_that_are_asked_for_are_looked_at() {
        wakesAt(reports("lost"), null);
        fixture.time.moveTo(OVERDUE.plus(Duration.ofHours(1)));
        List<Finding> findings = new ArrayList<>();

        assertThat(engine.audit(IncidentQuery.in(IncidentStatus.CLOSED), findings::add))
                .isZero();
        assertThat(findings).isEmpty();
    }

    @Test
    void what_was_withdrawn_wants_nothing_any_more() {
        IncidentId id = reports("mistake");
        engine.handle(id, EngineFixture.MANAGER, new Cancel("a test"));
        fixture.time.moveTo(OVERDUE.plus(Duration.ofDays(100)));

        assertThat(audit(engine)).isEmpty();
    }

    @Test
    void an_incident_whose_policy_nobody_knows_is_a_finding_and_the_others_are_looked_at() {
        IncidentPolicy forgotten =
                EmergencyHandling.policy().toBuilder("forgotten", 1).build();
        IncidentEngine before =
                fixture.engine().policies(InMemoryPolicies.of(forgotten)).build();
        IncidentId unknown = reports(before, "mail-1");
        IncidentId known = reports(engine, "mail-2");
        fixture.time.moveTo(OVERDUE.plus(Duration.ofHours(1)));

        List<Finding> findings = audit(engine);

        assertThat(findings).extracting(Finding::incident).containsExactly(unknown, known);
        assertThat(findings.get(0)).isInstanceOf(Finding.Unclear.class);
        assertThat(findings.get(0).what()).contains("forgotten v1");
    }
}
