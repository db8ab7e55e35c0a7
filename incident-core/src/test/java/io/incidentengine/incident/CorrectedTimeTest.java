package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S5")
class CorrectedTimeTest {

    @Test
    @Tag("R24")
    void an_occurrence_that_becomes_known_later_moves_the_origin_of_recovery() {
        Life life = Life.ofLevel(2).at(ofHours(1)).corrects(Signal.OCCURRED, ofHours(-2));

        assertThat(life.happened(TimeCorrected.class).from()).isEmpty();
        assertThat(life.happened(TimeCorrected.class).to()).isEqualTo(Life.time(ofHours(-2)));
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(3), ofHours(3), Life.time(ofHours(4))));
        assertThat(life.reading(RESOLUTION).elapsed()).isEqualTo(ofHours(1));
    }

    @Test
    @Tag("R31")
    void an_occurrence_long_ago_can_find_that_it_was_late_already() {
        Life life = Life.in(IncidentStatus.RECOVERED).at(ofHours(1)).corrects(Signal.OCCURRED, ofHours(-7));

        assertThat(life.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(-1)));
        assertThat(life.told()).contains("R31", "R32");
    }

    @Test
    void a_correction_says_what_had_been_on_record() {
        Life life = Life.ofLevel(2).at(ofHours(1)).corrects(Signal.OCCURRED, ofHours(-2));
        life.corrects(Signal.OCCURRED, ofHours(-1));

        assertThat(life.happened())
                .contains(new TimeCorrected(
                        Signal.OCCURRED, 1, Life.time(ofHours(-2)), Life.time(ofHours(-1)), "seen in a log"));
        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(2));
    }

    @Test
    void a_recovery_corrected_past_the_deadline_is_late_after_all() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).does(CommandType.RECOVER);
        life.at(ofHours(8)).corrects(Signal.RECOVERED, ofHours(7));

        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
        assertThat(life.told()).containsExactly("R31", "R32");
        assertThat(life.events(VerdictSuperseded.class)).isEmpty();
    }

    @Test
    @Tag("S10")
    void a_final_verdict_is_superseded_with_the_reason_of_the_correction() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).does(CommandType.RECOVER);
        life.at(ofHours(8)).does(CommandType.RESOLVE).does(CommandType.CONFIRM).does(CommandType.CLOSE);
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.MET);

        life.at(ofDays(3)).corrects(Signal.RECOVERED, ofHours(7));
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
        assertThat(life.happened(VerdictSuperseded.class).reason()).isEqualTo("seen in a log");
        assertThat(life.happened(VerdictSuperseded.class).verdict().outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void a_verdict_of_the_same_outcome_is_superseded_too_when_its_time_changes() {
        Life life = Life.ofLevel(2).at(ofMinutes(20)).does(CommandType.RESPOND);
        life.at(ofHours(1)).corrects(Signal.RESPONDED, ofMinutes(10));

        assertThat(life.verdict(RESPONSE).orElseThrow().at()).isEqualTo(Life.time(ofMinutes(10)));
        assertThat(life.happened(VerdictSuperseded.class).verdict().at()).isEqualTo(Life.time(ofMinutes(20)));
    }

    @Test
    @Tag("R30")
    void a_resolution_that_counts_as_recovery_takes_it_along() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(8)).does(CommandType.RESOLVE);
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);

        life.corrects(Signal.RESOLVED, ofHours(6));
        assertThat(life.outcome(RECOVERY)).isNull();
        assertThat(life.incident().recoveredAt()).contains(Life.time(ofHours(6)));
    }

    @Test
    void what_never_happened_has_no_time_to_correct() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.ofLevel(2).at(ofHours(1)).corrects(Signal.RESPONDED, ofMinutes(1)))
                .withMessage("Cannot correct a time of incident INC-1: it was never responded");
    }

    @Test
    void some_times_are_what_they_are() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.ofLevel(2).at(ofHours(1)).corrects(Signal.COMPLAINED, ofMinutes(1)))
                .withMessageStartingWith("corrected signal is COMPLAINED; allowed: [OCCURRED, REPORTED, RESPONDED, ");
    }

    @Test
    void a_time_within_the_tolerated_skew_counts_as_now() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND).at(ofMinutes(10));
        life.corrects(Signal.RESPONDED, ofMinutes(12));

        assertThat(life.verdict(RESPONSE).orElseThrow().at()).isEqualTo(Life.time(ofMinutes(10)));
    }
}
