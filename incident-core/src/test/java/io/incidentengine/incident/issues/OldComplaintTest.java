package io.incidentengine.incident.issues;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.Life;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clocks overlooked a worsening by a complaint that came in before the report, or before the last assessment. */
@Tag("S25")
class OldComplaintTest {
    private static Report complaint(Duration at) {
        return Report.of("portal", "Cannot log in")
                .reporter(Life.SUE)
                .reportedAt(Life.time(at))
                .build();
    }

    private static Life functionError() {
        return Life.under(EmergencyHandling.policy())
                .report(Report.of("portal", "Login fails")
                        .reporter(Life.ROB)
                        .impact(Criterion.FUNCTION_ERROR)
                        .build());
    }

    @Test
    void a_complaint_from_before_the_report_worsens_it_from_the_report_on() {
        Life life = functionError().at(ofMinutes(5)).attach(complaint(ofHours(-1)));

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.reading(RECOVERY)).extracting("deadline").isEqualTo(Life.time(ofHours(2)));
    }

    @Test
    void a_complaint_from_before_an_assessment_worsens_it_from_the_assessment_on() {
        Life life = functionError()
                .at(ofHours(1))
                .does(Life.ENGINEER, new Assess(Assessment.of(Criterion.CONSULTING), "a question"))
                .at(ofMinutes(70))
                .does(Life.ENGINEER, new Assess(Assessment.of(Criterion.FUNCTION_ERROR), "an error after all"))
                .at(ofMinutes(80))
                .attach(complaint(ofMinutes(30)));

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.reading(RECOVERY)).extracting("deadline").isEqualTo(Life.time(ofHours(2)));
    }
}
