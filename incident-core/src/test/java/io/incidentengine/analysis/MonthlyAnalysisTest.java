package io.incidentengine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.analysis.MonthlyAnalysis.MajorIncident;
import io.incidentengine.analysis.MonthlyAnalysis.OpenClocks;
import io.incidentengine.analysis.MonthlyAnalysis.Times;
import io.incidentengine.analysis.MonthlyAnalysis.Urgent;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R35")
class MonthlyAnalysisTest {
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final Actor MANAGER = Actor.of("mia", Role.INCIDENT_MANAGER);
    private static final Actor REPORTER = Actor.of("rita", Role.REPORTER);
    private static final Person RITA = Person.of("rita", "Rita", Contact.email("rita@example.org"));
    private static final Severity LEVEL_1 = Severity.level(1);
    private static final Severity LEVEL_2 = Severity.level(2);
    private static final Severity LEVEL_3 = Severity.level(3);
    private static final ReportingMonth MARCH = ReportingMonth.of(2026, 3, ZoneOffset.UTC);
    private static final ReportingMonth APRIL = MARCH.next();

    private final Simulation simulation = Simulation.of(EmergencyHandling.policy())
            .startingAt(Instant.parse("2026-03-31T22:00:00Z"))
            .build();

    private MonthlyAnalysis of(ReportingMonth month) {
        return simulation.engine().records().analysis(month);
    }

    private IncidentId report(Criterion impact) {
        return simulation.report(
                ENGINEER,
                Report.of("payments", "Payments fail")
                        .impact(impact)
                        .origin(Origin.HOTLINE)
                        .reporter(RITA)
                        .build());
    }

    private void handle(IncidentId id, Actor actor, IncidentCommand command) {
        simulation.handle(id, actor, command);
    }

    private void elapse(long minutes) {
        simulation.elapse(Duration.ofMinutes(minutes));
    }

    private long entry(IncidentId id, Class<? extends IncidentEvent> type) {
        return simulation.engine().timeline(id).stream()
                .filter(entry -> type.isInstance(entry.event()))
                .mapToLong(TimelineEntry::sequence)
                .findFirst()
                .orElseThrow();
    }

    private static Resolve resolve() {
        return new Resolve("restarted", RootCause.UNKNOWN, "");
    }

    @Test
    void a_month_without_incidents_is_full_of_zeros() {
        MonthlyAnalysis march = of(MARCH);

        assertThat(march.flow()).isEqualTo(new Flow(0, 0, 0, 0, 0, 0, 0));
        assertThat(march.clock(Milestone.RESPONSE).all().met()).isZero();
        assertThat(march.times(Turn.RESOLVED)).isEqualTo(new Times(0, 0));
        assertThat(march.urgent()).isEmpty();
    }

    @Test
    void what_is_reported_counts_by_severity_service_and_origin() {
        report(Criterion.DATA_LOSS);
        report(Criterion.DEGRADATION);
        simulation.report(
                ENGINEER,
                Report.of("search", "How do I search?")
                        .impact(Criterion.CONSULTING)
                        .origin(Origin.EMAIL)
                        .build());

        assertThat(of(MARCH).reported().all()).isEqualTo(3);
        assertThat(of(MARCH).reported().bySeverity()).isEqualTo(Map.of(LEVEL_1, 1L, LEVEL_2, 1L, LEVEL_3, 1L));
        assertThat(of(MARCH).reported().byService())
                .isEqualTo(Map.of(ServiceId.of("payments"), 2L, ServiceId.of("search"), 1L));
        assertThat(of(MARCH).reported().byOrigin()).isEqualTo(Map.of(Origin.HOTLINE, 2L, Origin.EMAIL, 1L));
    }

    @Test
    void an_incident_that_crosses_the_end_of_a_month_counts_in_each_by_what_was_recorded_in_it() {
        IncidentId id = report(Criterion.DEGRADATION);
        elapse(20);
        handle(id, ENGINEER, new Respond());
        elapse(180);
        handle(id, ENGINEER, new Recover("restarted"));
        handle(id, ENGINEER, resolve());
        handle(id, REPORTER, new Confirm(null));
        handle(id, ENGINEER, new Close(""));

        MonthlyAnalysis march = of(MARCH);
        assertThat(march.flow()).isEqualTo(new Flow(0, 1, 0, 0, 0, 0, 1));
        assertThat(march.clock(Milestone.RESPONSE).of(LEVEL_2).met()).isOne();
        assertThat(march.clock(Milestone.RESPONSE).all().taken().median()).hasMinutes(20);
        assertThat(march.clock(Milestone.RECOVERY).all().met()).isZero();
        assertThat(march.clock(Milestone.RECOVERY).all().open()).isEqualTo(new OpenClocks(1, 0, 0, 0));
        assertThat(march.urgent())
                .containsExactly(
                        new Urgent(id, Milestone.RECOVERY, LEVEL_2, Instant.parse("2026-04-01T04:00:00Z")),
                        new Urgent(id, Milestone.RESOLUTION, LEVEL_2, Instant.parse("2026-04-20T22:00:00Z")));
        assertThat(march.causes()).isEmpty();

        MonthlyAnalysis april = of(APRIL);
        assertThat(april.flow()).isEqualTo(new Flow(1, 0, 0, 1, 0, 0, 0));
        assertThat(april.reported().all()).isZero();
        assertThat(april.clock(Milestone.RESPONSE).all().met()).isZero();
        assertThat(april.clock(Milestone.RESPONSE).all().taken()).isEqualTo(Spread.NONE);
        assertThat(april.clock(Milestone.RECOVERY).of(LEVEL_2).met()).isOne();
        assertThat(april.clock(Milestone.RECOVERY).all().taken().median()).hasMinutes(200);
        assertThat(april.clock(Milestone.RESOLUTION).all().met()).isOne();
        assertThat(april.causes()).isEqualTo(Map.of(RootCause.UNKNOWN, 1L));
        assertThat(of(APRIL.next()).flow()).isEqualTo(new Flow(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    @Tag("S4")
    void how_late_people_were_is_told_apart_from_how_late_the_engine_was() {
        IncidentId id = report(Criterion.DEGRADATION);
        elapse(45);
        handle(id, ENGINEER, new Respond());

        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().late().longest()).hasMinutes(15);
        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().breached(BreachCause.TIME_RAN_OUT))
                .isOne();
        assertThat(of(MARCH).lateness()).isEqualTo(Spread.NONE);
    }

    @Test
    void what_is_late_and_goes_on_is_late_in_the_next_month_too_and_breached_once() {
        IncidentId id = report(Criterion.DEGRADATION);
        elapse(130);

        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().breached()).isOne();
        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().open()).isEqualTo(new OpenClocks(0, 1, 0, 0));
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().breached()).isZero();
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().open()).isEqualTo(new OpenClocks(0, 1, 0, 0));

        handle(id, ENGINEER, new Respond());
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().late())
                .isEqualTo(new Spread(1, Duration.ofMinutes(100), Duration.ofMinutes(100), Duration.ofMinutes(100)));
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().open()).isEqualTo(new OpenClocks(0, 0, 0, 0));
        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().late()).isEqualTo(Spread.NONE);
    }

    @Test
    @Tag("S9")
    void a_breach_by_reclassification_is_told_apart_and_counts_with_the_severity_at_the_end() {
        IncidentId id = report(Criterion.CONSULTING);
        elapse(40);
        handle(id, MANAGER, new ChangeSeverity(LEVEL_2, "more than a question"));

        assertThat(of(MARCH).clock(Milestone.RESPONSE).of(LEVEL_2).breaches())
                .isEqualTo(Map.of(BreachCause.RECLASSIFIED, 1L));
        assertThat(of(MARCH).reported().bySeverity()).isEqualTo(Map.of(LEVEL_2, 1L));
        assertThat(of(MARCH).times(Turn.RECLASSIFIED)).isEqualTo(new Times(1, 1));
    }

    @Test
    void a_severity_that_is_found_again_for_another_reason_is_no_reclassification() {
        IncidentId id = report(Criterion.CONSULTING);
        handle(id, ENGINEER, new Assess(Assessment.of(Criterion.DATA_QUERY), "looked again"));

        assertThat(simulation.engine().timeline(id))
                .extracting(TimelineEntry::event)
                .hasAtLeastOneElementOfType(SeverityChanged.class);
        assertThat(of(MARCH).times(Turn.RECLASSIFIED)).isEqualTo(new Times(0, 0));
    }

    @Test
    @Tag("S5")
    void a_verdict_that_is_withdrawn_in_the_next_month_is_withdrawn_there_and_stays_in_the_month_before() {
        IncidentId id = report(Criterion.DEGRADATION);
        elapse(60);
        handle(id, ENGINEER, new Respond());
        elapse(120);
        MonthlyAnalysis march = of(MARCH);
        long response = entry(id, Responded.class);
        handle(
                id,
                MANAGER,
                new CorrectTime(Signal.RESPONDED, response, Instant.parse("2026-03-31T22:10:00Z"), "by phone"));

        assertThat(march.clock(Milestone.RESPONSE).all().breached()).isOne();
        assertThat(of(MARCH)).isEqualTo(march);
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().breachesWithdrawn())
                .isOne();
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().met()).isOne();
        assertThat(of(APRIL).clock(Milestone.RESPONSE).all().taken())
                .as("its stop was corrected, and was before")
                .isEqualTo(Spread.NONE);
        assertThat(of(APRIL).times(Turn.TIME_CORRECTED)).isEqualTo(new Times(1, 1));
    }

    @Test
    @Tag("S13")
    void what_is_rejected_and_resolved_again_takes_its_time_twice() {
        IncidentId id = report(Criterion.CONSULTING);
        handle(id, ENGINEER, new Respond());
        elapse(60);
        handle(id, ENGINEER, resolve());
        assertThat(of(MARCH).clock(Milestone.RESOLUTION).all().open()).isEqualTo(new OpenClocks(0, 0, 0, 1));
        elapse(90);
        handle(id, REPORTER, new Reject(null, "it still fails"));
        elapse(60);
        handle(id, ENGINEER, resolve());

        assertThat(of(MARCH).clock(Milestone.RESOLUTION).all().taken().longest())
                .hasMinutes(60);
        assertThat(of(APRIL).clock(Milestone.RESOLUTION).all().taken().count()).isOne();
        assertThat(of(APRIL).clock(Milestone.RESOLUTION).all().taken().longest())
                .hasMinutes(210);
        assertThat(of(APRIL).times(Turn.REJECTED)).isEqualTo(new Times(1, 1));
    }

    @Test
    @Tag("S13")
    void it_takes_its_time_twice_in_one_month_too() {
        simulation.elapse(Duration.ofHours(3));
        IncidentId id = report(Criterion.CONSULTING);
        handle(id, ENGINEER, new Respond());
        elapse(60);
        handle(id, ENGINEER, resolve());
        elapse(30);
        handle(id, REPORTER, new Reject(null, "it still fails"));
        elapse(60);
        handle(id, ENGINEER, resolve());

        assertThat(of(APRIL).clock(Milestone.RESOLUTION).all().taken())
                .isEqualTo(new Spread(2, Duration.ofMinutes(105), Duration.ofMinutes(141), Duration.ofMinutes(150)));
    }

    @Test
    @Tag("S5")
    void a_stop_that_is_corrected_into_the_next_month_does_not_count_again() {
        IncidentId id = report(Criterion.DEGRADATION);
        handle(id, ENGINEER, new Respond());
        elapse(50);
        handle(id, ENGINEER, new Recover("restarted"));
        elapse(180);
        long recovery = entry(id, ServiceRecovered.class);
        handle(
                id,
                MANAGER,
                new CorrectTime(Signal.RECOVERED, recovery, Instant.parse("2026-04-01T00:30:00Z"), "by the log"));

        assertThat(of(MARCH).clock(Milestone.RECOVERY).all().taken().count()).isOne();
        assertThat(of(APRIL).clock(Milestone.RECOVERY).all().taken().count()).isZero();
    }

    @Test
    @Tag("R16")
    void a_report_that_is_owed_by_a_closed_incident_is_urgent_and_then_overdue() {
        IncidentId id = majorThatIsClosed();

        assertThat(of(MARCH).flow().after()).isZero();
        assertThat(of(MARCH).urgent())
                .containsExactly(new Urgent(
                        id, Milestone.MAJOR_INCIDENT_REPORT, LEVEL_1, Instant.parse("2026-04-05T22:00:00Z")));
        simulation.elapse(Duration.ofDays(90));
        MonthlyAnalysis june = of(APRIL.next().next());
        assertThat(june.clock(Milestone.MAJOR_INCIDENT_REPORT).all().open()).isEqualTo(new OpenClocks(0, 1, 0, 0));
    }

    private IncidentId majorThatIsResolved() {
        IncidentId id = report(Criterion.DATA_LOSS);
        handle(id, ENGINEER, new Respond());
        handle(id, ENGINEER, new Recover("restored"));
        handle(id, ENGINEER, new ProposeSolution("back up twice", List.of()));
        handle(id, MANAGER, new ReviewSolution(Review.APPROVED, ""));
        handle(id, ENGINEER, resolve());
        return id;
    }

    private IncidentId majorThatIsClosed() {
        IncidentId id = majorThatIsResolved();
        handle(id, REPORTER, new Confirm(null));
        handle(id, ENGINEER, new Close(""));
        return id;
    }

    @Test
    @Tag("R14")
    void what_was_major_for_a_while_is_listed_as_it_is_in_the_end() {
        IncidentId id = report(Criterion.DATA_LOSS);
        elapse(30);
        handle(id, MANAGER, new ChangeSeverity(LEVEL_2, "nothing is lost"));

        assertThat(of(MARCH).major()).extracting(MajorIncident::id).containsExactly(id);
        assertThat(of(MARCH).major()).extracting(MajorIncident::severity).containsExactly(LEVEL_2);
        elapse(120);
        assertThat(of(APRIL).major()).isEmpty();
    }

    @Test
    void what_is_missing_is_refused_by_name() {
        Instant now = MARCH.begin();
        assertThatThrownBy(() -> new MonthlyAnalyst(MARCH, null, any -> EmergencyHandling.policy()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("present");
        assertThatThrownBy(() -> new MonthlyAnalyst(MARCH, now, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("policies");
        assertThatThrownBy(() -> new MonthlyAnalyst(MARCH, now, any -> EmergencyHandling.policy()).add(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dossier");
    }

    @Test
    @Tag("S14")
    void clocks_of_a_cycle_that_ended_in_the_month_count_beside_those_of_the_next() {
        simulation.elapse(Duration.ofHours(3));
        IncidentId id = report(Criterion.CONSULTING);
        for (int cycle = 0; cycle < 2; cycle++) {
            handle(id, ENGINEER, new Respond());
            elapse(30);
            handle(id, ENGINEER, resolve());
            handle(id, REPORTER, new Confirm(null));
            handle(id, ENGINEER, new Close(""));
            if (cycle == 0) {
                handle(id, ENGINEER, new Reopen("it came back"));
            }
        }

        MonthlyAnalysis april = of(APRIL);
        assertThat(april.flow()).isEqualTo(new Flow(0, 1, 1, 2, 0, 0, 0));
        assertThat(april.clock(Milestone.RESOLUTION).all().taken().count()).isEqualTo(2);
        assertThat(april.clock(Milestone.RESOLUTION).all().met()).isEqualTo(2);
        assertThat(april.times(Turn.RESOLVED)).isEqualTo(new Times(1, 2));
    }

    @Test
    @Tag("S14")
    void a_major_incident_that_came_back_was_impaired_in_each_cycle_and_not_in_between() {
        simulation.elapse(Duration.ofHours(3));
        IncidentId id = report(Criterion.DATA_LOSS);
        List<Duration> impaired = new ArrayList<>();
        for (int cycle = 0; cycle < 2; cycle++) {
            handle(id, ENGINEER, new Respond());
            elapse(30);
            handle(id, ENGINEER, new ProposeSolution("restore", List.of()));
            handle(id, MANAGER, new ReviewSolution(Review.APPROVED, ""));
            handle(id, ENGINEER, resolve());
            handle(id, REPORTER, new Confirm(null));
            handle(id, ENGINEER, new Close(""));
            impaired.add(of(APRIL).major().get(0).impairment().orElseThrow());
            if (cycle == 0) {
                elapse(600);
                handle(id, ENGINEER, new Reopen("it came back"));
                assertThat(of(APRIL).major().get(0).impairment()).isEmpty();
            }
        }

        assertThat(impaired).containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(60));
        assertThat(Incident.cycles(id, simulation.engine().timeline(id)))
                .hasSize(2)
                .last()
                .isEqualTo(simulation.engine().find(id).orElseThrow());
    }

    @Test
    @Tag("R9")
    @Tag("R12")
    @Tag("R14")
    @Tag("R16")
    void major_incidents_lessons_and_actions_are_in_it() {
        IncidentId id = majorThatIsResolved();
        handle(id, ENGINEER, new RecordLesson("try your backups"));
        for (CorrectiveAction.State state : List.of(CorrectiveAction.State.PLANNED, CorrectiveAction.State.DONE)) {
            handle(
                    id,
                    MANAGER,
                    new RecordCorrectiveAction(
                            new CorrectiveAction("1", "one disk", "two disks", state, PersonId.of("ena"))));
        }
        Instant reported = Instant.parse("2026-03-31T22:00:00Z");
        ServiceId payments = ServiceId.of("payments");
        assertThat(of(MARCH).major())
                .containsExactly(
                        new MajorIncident(id, payments, LEVEL_1, reported, reported, Duration.ZERO, true, null));
        elapse(180);
        handle(id, REPORTER, new Confirm(null));
        handle(id, ENGINEER, new Close(""));
        handle(id, MANAGER, new FileReport("wiki/1"));

        assertThat(of(MARCH).times(Turn.LESSON_LEARNED)).isEqualTo(new Times(1, 1));
        assertThat(of(MARCH).actions()).isEqualTo(Map.of(CorrectiveAction.State.DONE, 1L));
        assertThat(of(MARCH).major()).extracting(MajorIncident::report).containsOnlyNulls();
        assertThat(of(APRIL).major())
                .containsExactly(
                        new MajorIncident(id, payments, LEVEL_1, reported, reported, Duration.ZERO, false, "wiki/1"));
    }

    @Test
    @Tag("R29")
    void progress_is_kept_or_missed_and_notifications_are_counted_by_kind() {
        IncidentId id = report(Criterion.DEGRADATION);
        handle(id, ENGINEER, new Respond());
        elapse(50);
        handle(id, ENGINEER, new IncidentCommand.RecordProgress("looking"));
        elapse(69);

        assertThat(of(MARCH).progress()).isEqualTo(new MonthlyAnalysis.Progress(1, 0));
        elapse(60);
        assertThat(of(APRIL).progress()).isEqualTo(new MonthlyAnalysis.Progress(0, 1));
        assertThat(of(MARCH).notifications().get(NotificationKind.INITIAL).decided())
                .isEqualTo(2);
    }

    @Test
    @Tag("S35")
    void a_person_who_is_erased_changes_no_figure() {
        IncidentId id = report(Criterion.DEGRADATION);
        handle(id, ENGINEER, new Respond());
        handle(id, ENGINEER, resolve());
        handle(id, REPORTER, new Confirm(null));
        handle(id, ENGINEER, new Close(""));
        elapse(180);
        MonthlyAnalysis march = of(MARCH);

        Erasure erasure = Erasure.of(PersonId.of("rita"), PersonId.of("nobody"), "Rita");
        assertThat(simulation.engine().records().erase(erasure, null).erased()).isOne();
        assertThat(of(MARCH)).isEqualTo(march);
    }

    @Test
    void a_month_that_lasts_is_analysed_up_to_the_present_and_one_to_come_is_empty() {
        report(Criterion.DEGRADATION);

        assertThat(of(MARCH).until()).isEqualTo(Instant.parse("2026-03-31T22:00:00.000001Z"));
        assertThat(of(MARCH).flow().reported()).isOne();
        elapse(121);
        assertThat(of(MARCH).until()).isEqualTo(MARCH.end());
    }

    @Test
    @Tag("S3")
    void at_its_very_deadline_a_clock_is_not_late() {
        report(Criterion.DEGRADATION);
        elapse(30);

        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().open()).isEqualTo(new OpenClocks(1, 0, 0, 0));
        simulation.elapse(Time.GRAIN);
        assertThat(of(MARCH).clock(Milestone.RESPONSE).all().open()).isEqualTo(new OpenClocks(0, 1, 0, 0));
    }

    @Test
    void no_more_than_twenty_clocks_are_urgent_and_the_first_to_be_late_come_first() {
        for (int i = 0; i < 30; i++) {
            report(Criterion.CONSULTING);
            elapse(1);
        }

        assertThat(of(MARCH).urgent())
                .hasSize(MonthlyAnalysis.URGENT)
                .allSatisfy(urgent -> assertThat(urgent.milestone()).isEqualTo(Milestone.RESPONSE));
        assertThat(of(MARCH).urgent()).extracting(Urgent::deadline).isSorted();
        assertThat(of(MARCH).urgent().get(0).deadline()).isEqualTo(Instant.parse("2026-03-31T23:00:00Z"));
    }
}
