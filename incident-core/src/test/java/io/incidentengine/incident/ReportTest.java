package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Life reported(Report.Builder report) {
        return Life.under(EmergencyHandling.policy()).report(report.build());
    }

    @Test
    @Tag("R2")
    @Tag("R3")
    @Tag("R33")
    void everything_about_it_is_recorded() {
        Report report = Report.of("portal", "Login fails")
                .reporter(Life.ROB)
                .reporter(Life.SUE)
                .origin(Origin.HOTLINE)
                .feature("browser", "all")
                .details("since this morning")
                .impact(Criterion.DEGRADATION)
                .occurredAt(Life.START.minus(ofHours(2)))
                .reportedAt(Life.START.minus(ofMinutes(5)))
                .build();

        Incident incident =
                Life.under(EmergencyHandling.policy()).report(report).incident();

        assertThat(incident.report()).isEqualTo(report);
        assertThat(incident.people().reporters()).containsExactly(Life.ROB, Life.SUE);
        assertThat(incident.people().reporters().get(1).contacts()).isEqualTo(Life.SUE.contacts());
        assertThat(incident.reportedAt()).isEqualTo(Life.START.minus(ofMinutes(5)));
        assertThat(incident.registration().recordedAt()).isEqualTo(Life.START);
        assertThat(incident.severity().level()).isEqualTo(2);
        assertThat(incident.impact().classification().reason()).isEqualTo("degradation");
        assertThat(incident.status()).isEqualTo(IncidentStatus.REPORTED);
        assertThat(incident.owner()).isEmpty();
    }

    @Test
    @Tag("R3")
    @Tag("S35")
    void it_is_the_first_line_of_the_timeline() {
        Life life = Life.ofLevel(2);

        TimelineEntry first = life.timeline().get(0);
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.actor()).isEqualTo(Life.ENGINEER);
        assertThat(first.event()).isInstanceOf(IncidentReported.class);
        assertThat(life.lastChange().isNew()).isTrue();
    }

    @Test
    @Tag("R22")
    @Tag("R24")
    void the_recovery_clock_starts_when_it_occurred_and_the_others_when_it_was_reported() {
        Life life = reported(Life.reportOfLevel(2).occurredAt(Life.START.minus(ofHours(1))));

        assertThat(life.reading(Milestone.RESPONSE).elapsed()).isZero();
        assertThat(life.reading(Milestone.RECOVERY).elapsed()).isEqualTo(ofHours(1));
        assertThat(life.reading(Milestone.RESOLUTION).elapsed()).isZero();
        assertThat(Life.ofLevel(2).reading(Milestone.RECOVERY).elapsed()).isZero();
    }

    @Test
    @Tag("R22")
    @Tag("S5")
    void time_counts_from_the_report_and_not_from_its_recording() {
        Life life = reported(Life.reportOfLevel(2).reportedAt(Life.START.minus(ofMinutes(40))));

        assertThat(life.reading(Milestone.RESOLUTION).elapsed()).isEqualTo(ofMinutes(40));
        assertThat(life.told()).contains("R27", "R28", "R31", "R32");
        assertThat(life.verdict(Milestone.RESPONSE).orElseThrow().at())
                .isEqualTo(Life.START.minus(ofMinutes(10)).plusNanos(1_000));
    }

    @Test
    @Tag("S5")
    void what_lies_in_the_future_by_disagreeing_clocks_counts_as_now() {
        Instant soon = Life.START.plusSeconds(120);
        Incident incident = reported(Life.reportOfLevel(2).occurredAt(soon).reportedAt(soon))
                .incident();

        assertThat(incident.reportedAt()).isEqualTo(Life.START);
        assertThat(incident.sla().facts()).allMatch(fact -> fact.effective().equals(Life.START));
    }

    @Test
    @Tag("S5")
    void what_lies_further_in_the_future_is_refused() {
        Instant later = Life.START.plusSeconds(120).plusNanos(1_000);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reported(Life.reportOfLevel(2).reportedAt(later)))
                .withMessage("report.reportedAt is 2026-03-02T08:02:00.000001Z, in the future; "
                        + "allowed: at most PT2M after 2026-03-02T08:00:00Z");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> reported(Life.reportOfLevel(2).occurredAt(later)))
                .withMessageStartingWith("report.occurredAt is ");
    }

    @Test
    @Tag("R24")
    @Tag("S5")
    void a_fault_cannot_occur_after_it_was_reported() {
        Instant reported = Life.START.minus(ofMinutes(5));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        reported(Life.reportOfLevel(2).reportedAt(reported).occurredAt(reported.plusNanos(1_000))))
                .withMessage("report.occurredAt is 2026-03-02T07:55:00.000001Z; "
                        + "allowed: not after the report at 2026-03-02T07:55:00Z");
        assertThat(reported(Life.reportOfLevel(2).reportedAt(reported).occurredAt(reported))
                        .level())
                .isEqualTo(2);
    }

    @Test
    @Tag("S2")
    void times_are_cut_to_microseconds_before_anything_is_decided() {
        Life life = Life.under(EmergencyHandling.policy())
                .at(Life.START.plusNanos(1_999))
                .report(Life.reportOfLevel(2)
                        .occurredAt(Life.START.plusNanos(999))
                        .build());

        assertThat(life.incident().reportedAt()).isEqualTo(Life.START.plusNanos(1_000));
        assertThat(life.reading(Milestone.RECOVERY).elapsed()).isEqualTo(Duration.ofNanos(1_000));
    }
}
