package io.incidentengine.incident;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S25")
class ComplaintTest {
    private static final Report AGAIN =
            Report.of("portal", "Cannot log in").reporter(Life.SUE).build();

    private static Life functionError() {
        return Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(3).impact(Criterion.FUNCTION_ERROR).build());
    }

    @Test
    void a_further_report_becomes_a_complaint_and_its_reporter_is_kept() {
        Life life = Life.ofLevel(2).attach(AGAIN);

        assertThat(life.happened())
                .containsExactly(new Complained(List.of(Life.SUE), Origin.OTHER, "", Intake.of("mail-2", AGAIN)));
        assertThat(life.incident().people().reporters()).containsExactly(Life.ROB, Life.SUE);
        assertThat(life.incident().complainants()).isEqualTo(2);
        assertThat(life.told()).isEmpty();
    }

    @Test
    @Tag("R17")
    void complaints_from_two_different_reporters_raise_an_error_to_level_1() {
        Life life = functionError();
        assertThat(life.level()).isEqualTo(2);

        life.does(CommandType.ATTACH_COMPLAINT);
        assertThat(life.level()).isEqualTo(1);
        assertThat(life.happened(SeverityChanged.class).to().reason())
                .isEqualTo("function error, complaints from 2 reporters");
        assertThat(life.told()).containsExactly("R20", "R20 call");
    }

    @Test
    @Tag("R17")
    void the_same_reporter_complaining_again_raises_nothing() {
        Life life = functionError().attach(Life.reportOfLevel(3).build());

        assertThat(life.level()).isEqualTo(2);
        assertThat(life.incident().complainants()).isEqualTo(1);
    }

    @Test
    @Tag("R17")
    void two_reporters_in_one_report_are_multiple_complaints_at_once() {
        Life life = Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(3)
                        .reporter(Life.SUE)
                        .impact(Criterion.FUNCTION_ERROR)
                        .build());

        assertThat(life.level()).isEqualTo(1);
    }

    @Test
    void what_a_further_report_says_of_the_impact_adds_up() {
        Life life = Life.ofLevel(2).attach(Life.reportOfLevel(1).build());

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.happened(Assessed.class).assessment())
                .isEqualTo(Assessment.of(Criterion.DEGRADATION, Criterion.DATA_LOSS));
        assertThat(Life.ofLevel(1).attach(Life.reportOfLevel(3).build()).level())
                .isEqualTo(1);
    }

    @Test
    void what_was_set_by_hand_stands_against_complaints() {
        Life life = functionError().severity(3).does(CommandType.ATTACH_COMPLAINT);

        assertThat(life.level()).isEqualTo(3);
        assertThat(life.incident().impact().classification().manual()).isTrue();
    }

    @Test
    @Tag("R20")
    void an_assessment_decides_anew_even_over_what_was_set_by_hand() {
        Life life = Life.ofLevel(2)
                .severity(1)
                .at(ofMinutes(5))
                .does(Life.MANAGER, new Assess(Assessment.of(Criterion.CONSULTING), "a question after all"));

        assertThat(life.level()).isEqualTo(3);
        assertThat(life.incident().impact().classification().manual()).isFalse();
        assertThat(life.incident().impact().classification().reason()).isEqualTo("consulting");
    }

    @Test
    void a_machine_that_reports_again_is_a_complaint_of_nobody() {
        Report probe =
                Report.of("portal", "probe failed").origin(Origin.MONITORING).build();
        Life life = Life.ofLevel(2).attach(probe);

        assertThat(life.happened())
                .containsExactly(new Complained(List.of(), Origin.MONITORING, "", Intake.of("mail-2", probe)));
        assertThat(life.incident().complainants()).isEqualTo(1);
    }

    @Test
    @Tag("S15")
    void facts_that_the_policy_does_not_know_are_refused_in_a_first_report_and_kept_in_a_further_one() {
        Report strange = Life.reportOfLevel(2).impact(Criterion.named("meteor")).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.under(EmergencyHandling.policy()).report(strange))
                .withMessageStartingWith("assessment criterion is 'meteor'; allowed: [");
        Life life = Life.ofLevel(2).attach(strange);
        assertThat(life.level()).isEqualTo(2);
        assertThat(life.happened(Complained.class).intake().report()).isEqualTo(strange);
    }

    @Test
    @Tag("S5")
    void a_complaint_may_have_come_in_before_the_report() {
        Life life = functionError()
                .at(ofMinutes(5))
                .attach(Report.of("portal", "Cannot log in")
                        .reporter(Life.SUE)
                        .reportedAt(Life.START.minus(ofMinutes(30)))
                        .build());

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.reading("response").elapsed()).isEqualTo(ofMinutes(5));
        assertThat(life.reading("response")).extracting("deadline").isEqualTo(Life.time(ofMinutes(10)));
    }
}
