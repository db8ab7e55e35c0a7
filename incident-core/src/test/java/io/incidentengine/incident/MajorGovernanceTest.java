package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Approval and report of a major incident cannot be got round by whoever they are meant to control. */
class MajorGovernanceTest {

    @Test
    @Tag("R14")
    @Tag("R15")
    void an_engineer_cannot_make_an_incident_of_a_major_one_that_is_none() {
        Life life = Life.ofLevel(1);

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> life.does(Life.ENGINEER, new ChangeSeverity(Severity.level(2), "not that bad")))
                .withMessageEndingWith("holds [O&M engineer], allowed: [incident manager]");
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> life.does(
                        Life.ENGINEER, new Assess(Assessment.of(Criterion.CONSULTING), "a question after all")));
        life.does(Life.MANAGER, new ChangeSeverity(Severity.level(2), "not that bad"));
        assertThat(life.level()).isEqualTo(2);
    }

    @Test
    @Tag("R14")
    void what_was_declared_major_stays_so_whoever_lowers_its_level() {
        Life life = Life.ofLevel(1)
                .does(CommandType.RESPOND)
                .does(Life.MANAGER, new ChangeSeverity(Severity.level(2), "not that bad"))
                .does(CommandType.DECLARE_MAJOR)
                .does(Life.ENGINEER, new ChangeSeverity(Severity.level(3), "a question"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.RESOLVE))
                .withMessageContaining("is a major incident without an approved solution");
    }

    @Test
    @Tag("R15")
    void what_became_major_after_it_was_resolved_is_closed_only_with_an_approved_solution() {
        Life life = Life.in(IncidentStatus.RESOLVED).severity(1).does(CommandType.CONFIRM);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.CLOSE))
                .withMessage("Cannot close incident INC-1: it is a major incident without an approved solution; "
                        + "allowed: propose solution, then review solution");
        life.does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.CLOSE);
        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    @Tag("R15")
    @Tag("S13")
    void nor_does_silence_close_it() {
        Life life = Life.in(
                        IncidentStatus.RESOLVED,
                        EmergencyHandling.policy().toBuilder("silent", 1)
                                .confirmation(ConfirmationPolicy.STANDARD.closedAfter(ofDays(5)))
                                .build())
                .severity(1)
                .tickAt(ofDays(6));

        assertThat(life.status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @Test
    @Tag("R16")
    @Tag("S14")
    void a_report_that_is_owed_is_owed_after_the_next_closing_too() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.DECLARE_MAJOR)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE)
                .at(ofDays(7))
                .does(CommandType.REOPEN);

        life.does(CommandType.RESPOND)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .at(ofDays(8))
                .does(CommandType.CLOSE)
                .tickAt(ofDays(13).plusNanos(1_000));
        assertThat(life.told("R16 chase"))
                .extracting(n -> n.at())
                .contains(Life.time(ofDays(13).plusNanos(1_000)));
        assertThat(life.does(CommandType.FILE_REPORT).incident().handling().report())
                .contains("MIR-1");
    }

    @Test
    @Tag("S10")
    void a_breach_of_a_clock_of_major_incidents_is_still_shown_when_it_is_major_no_more() {
        Life life = Life.in(
                        IncidentStatus.IN_PROGRESS,
                        EmergencyHandling.policy().toBuilder("war room", 1)
                                .milestone(Milestone.named("war room")
                                        .onlyForMajorIncidents()
                                        .stopsOn(Signal.RECOVERED)
                                        .target(1, ofHours(1))
                                        .build())
                                .build())
                .severity(1)
                .tickAt(ofHours(2))
                .severity(2);

        assertThat(life.reading("war room")).isInstanceOf(Reading.Breached.class);
    }

    @Test
    @Tag("S14")
    void what_was_closed_once_is_no_mistake() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofHours(1)).does(CommandType.REOPEN);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.CANCEL))
                .withMessageEndingWith("it was closed before, and so was no mistake; allowed: resolve");
    }
}
