package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Report;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S4")
class SteppingTimeTest {

    @Test
    void a_source_that_steps_back_adds_no_time_and_takes_none() {
        Life life = Life.ofLevel(2).at(ofMinutes(20)).does(CommandType.DIAGNOSE);
        life.at(ofMinutes(5)).does(CommandType.RESPOND);

        assertThat(life.timeline()).extracting(TimelineEntry::recorded).isSorted();
        assertThat(life.verdict(RESPONSE).orElseThrow().at()).isEqualTo(Life.time(ofMinutes(20)));
        assertThat(life.at(ofMinutes(1)).tick().lastChange().entries()).isEmpty();
    }

    @Test
    @Tag("S25")
    void a_complaint_during_a_step_back_is_not_taken_for_an_old_one() {
        Life life = Life.ofLevel(2).at(ofMinutes(20)).does(CommandType.DIAGNOSE);
        life.at(ofMinutes(5))
                .attach(Report.of("portal", "Login fails").reporter(Life.SUE).build());

        assertThat(life.lastChange().entries().get(0).effective()).isEqualTo(Life.time(ofMinutes(20)));
    }

    @Test
    @Tag("S5")
    void a_step_back_turns_nothing_into_the_future() {
        Life life = Life.ofLevel(2).at(ofMinutes(20)).does(CommandType.DIAGNOSE);
        life.at(ofMinutes(5)).did(CommandType.RESPOND, ofMinutes(20));

        assertThat(life.verdict(RESPONSE).orElseThrow().at()).isEqualTo(Life.time(ofMinutes(20)));
    }

    @Test
    @Tag("S22")
    void a_source_that_leaps_forward_fires_what_was_due_collapsed() {
        Life life = Life.ofLevel(2).tickAt(ofHours(30));

        assertThat(life.told()).containsExactly("R29", "R31", "R32", "R31", "R32");
        assertThat(life.events(RungFired.class))
                .extracting(rung -> rung.clock().milestone())
                .containsExactly("response", "recovery");
    }

    @Test
    void after_a_leap_and_back_nothing_fires_twice() {
        Life life = Life.ofLevel(2).tickAt(ofHours(30));
        life.at(ofHours(1)).tick();
        life.at(ofHours(2)).does(CommandType.RESPOND);

        assertThat(life.told("R31")).hasSize(2);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.wakeUp().orElseThrow()).isAfter(Life.time(ofHours(30)));
    }

    @Test
    void what_fires_late_is_marked_with_the_lag() {
        assertThat(firedAt(ofMinutes(30).plusSeconds(60).plusNanos(1_000))).isZero();
        assertThat(firedAt(ofMinutes(30).plusSeconds(60).plusNanos(2_000)))
                .isEqualTo(ofSeconds(60).plusNanos(1_000));
    }

    private static Duration firedAt(Duration tick) {
        return Life.ofLevel(2).tickAt(tick).happened(RungFired.class).lag();
    }

    @Test
    @Tag("S23")
    void late_progress_is_marked_from_when_it_was_first_due() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofMinutes(185));

        assertThat(life.happened(ProgressFellDue.class).lag()).isEqualTo(ofMinutes(125));
    }

    @Test
    @Tag("S5")
    void the_engine_is_not_late_with_what_it_could_not_know() {
        Life life = Life.under(Life.ofLevel(2).policy())
                .report(Life.reportOfLevel(2)
                        .reportedAt(Life.START.minus(ofHours(3)))
                        .build());

        assertThat(life.happened(RungFired.class).lag()).isZero();
        Life corrected = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofMinutes(40))
                .corrects(io.incidentengine.sla.Signal.RESPONDED, ofMinutes(35));
        assertThat(corrected.happened(RungFired.class).lag()).isZero();
    }
}
