package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two commands in one microsecond. */
@Tag("S11")
class SameInstantTest {

    @Test
    @Tag("S9")
    void a_response_comes_before_a_worsening_whichever_was_recorded_first() {
        Life responded =
                Life.ofLevel(2).at(ofMinutes(15)).does(CommandType.RESPOND).severity(1);
        Life raised = Life.ofLevel(2).at(ofMinutes(15)).severity(1).does(CommandType.RESPOND);

        assertThat(responded.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(raised.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(raised.verdict(RESPONSE).orElseThrow())
                .isEqualTo(responded.verdict(RESPONSE).orElseThrow());
    }

    @Test
    void a_whole_life_fits_into_one_instant() {
        Life life = Life.in(IncidentStatus.CLOSED);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.MET);
        assertThat(life.outcome(RESOLUTION)).isEqualTo(Outcome.MET);
        assertThat(life.tickAt(ofDays(100)).lastChange().entries()).isEmpty();
    }

    @Test
    @Tag("S13")
    void what_is_undone_at_once_has_not_stopped_the_clock() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(1))
                .does(CommandType.RESOLVE)
                .does(CommandType.REJECT)
                .does(CommandType.TRANSFER)
                .does(CommandType.HAND_BACK)
                .does(CommandType.RECOVER)
                .does(CommandType.RELAPSE)
                .tickAt(ofHours(2));

        assertThat(life.reading(RESOLUTION))
                .isEqualTo(new Reading.Running(ofHours(2), ofDays(20).minus(ofHours(2)), Life.time(ofDays(20))));
        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(2));
    }

    @Test
    @Tag("S20")
    void ticks_at_one_instant_fire_once() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(31)).tick().tick();

        assertThat(life.lastChange().entries()).isEmpty();
        assertThat(life.told("R31")).hasSize(1);
    }

    @Test
    @Tag("S27")
    void two_alike_commands_at_one_instant_are_told_apart() {
        Life life = Life.ofLevel(2).does(CommandType.ASK_FOR_HELP).does(CommandType.ASK_FOR_HELP);

        assertThat(life.told("R4 help"))
                .extracting("key")
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
