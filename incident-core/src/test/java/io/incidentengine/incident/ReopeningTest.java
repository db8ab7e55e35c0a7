package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.RefusedException;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S14")
class ReopeningTest {

    @Test
    void before_closing_the_same_cycle_goes_on() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(1))
                .does(CommandType.RESOLVE)
                .at(ofHours(2))
                .does(CommandType.REOPEN);

        assertThat(life.incident().lifecycle().cycle()).isEqualTo(1);
        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.reading(RESOLUTION).elapsed()).isEqualTo(ofHours(2));
        assertThat(life.offers()).isEmpty();
    }

    @Test
    @Tag("S5")
    @Tag("S10")
    void what_was_confirmed_is_taken_back_with_the_reason() {
        Life life = Life.in(IncidentStatus.CONFIRMED).at(ofHours(2)).does(CommandType.REOPEN);

        assertThat(life.outcome(RESOLUTION)).isNull();
        assertThat(life.outcome(RECOVERY)).isNull();
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.events(VerdictSuperseded.class))
                .extracting(VerdictSuperseded::reason)
                .containsOnly("reopen, effective 2026-03-02T10:00:00Z")
                .hasSize(2);
    }

    @Test
    void a_breach_found_by_reopening_says_so() {
        Life life = Life.in(IncidentStatus.CONFIRMED).at(ofHours(7)).does(CommandType.REOPEN);

        assertThat(life.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.REJECTED);
    }

    @Test
    void after_closing_a_new_cycle_begins_that_is_linked_to_the_old_one() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofDays(3)).does(CommandType.REOPEN);

        assertThat(life.happened(CycleBegun.class)).isEqualTo(new CycleBegun("fails again", 2, false, false));
        assertThat(life.status()).isEqualTo(IncidentStatus.REPORTED);
        assertThat(life.reading(RESPONSE))
                .isEqualTo(new Reading.Running(
                        ofMinutes(0), ofMinutes(30), Life.time(ofDays(3).plusMinutes(30))));
        assertThat(life.incident().sla().runs().keySet()).extracting("cycle").containsOnly(1);
        assertThat(Final.verdicts(life)).hasSize(3);
    }

    @Test
    void both_cycles_keep_their_verdicts() {
        Life life = Life.in(IncidentStatus.CLOSED)
                .at(ofDays(3))
                .does(CommandType.REOPEN)
                .tickAt(ofDays(3).plusMinutes(31));

        assertThat(Final.verdicts(life)).hasSize(4);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.told("R31")).hasSize(1);
    }

    @Test
    void what_was_known_of_the_handling_stays_but_for_the_solution() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.DIAGNOSE)
                .does(CommandType.TRANSFER_TO_PROBLEM)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE)
                .does(CommandType.REOPEN);

        assertThat(life.incident().handling().documents()).containsExactly("KB-7", "KB-9");
        assertThat(life.incident().handling().solution()).isEmpty();
        assertThat(life.incident().handling().cause()).isEmpty();
        assertThat(life.incident().lifecycle().transfer()).isEmpty();
    }

    @Test
    @Tag("S25")
    void it_is_refused_while_another_incident_is_open_for_the_same_fault() {
        Life life = Life.in(IncidentStatus.CLOSED).beside(new Siblings(IncidentId.of("INC-7"), null));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.REOPEN))
                .withMessage("Cannot reopen incident INC-1: it is about a fault that incident INC-7 is open for; "
                        + "allowed: work on INC-7, or merge");
        assertThat(Life.in(IncidentStatus.RESOLVED)
                        .beside(new Siblings(IncidentId.of("INC-7"), null))
                        .does(CommandType.REOPEN)
                        .status())
                .isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    @Tag("R16")
    @Tag("S6")
    void a_reopening_recorded_late_takes_back_what_was_judged_of_the_old_cycle_since_then() {
        Life closed = Life.in(IncidentStatus.RESOLVED)
                .does(CommandType.DECLARE_MAJOR)
                .does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE)
                .tickAt(ofDays(6));
        assertThat(Final.verdicts(closed)).hasSize(4);

        closed.at(ofDays(7)).did(CommandType.REOPEN, ofDays(4));
        assertThat(Final.verdicts(closed).keySet())
                .noneMatch(clock -> clock.startsWith("major-incident report/1"))
                .anyMatch(clock -> clock.startsWith("resolution/1"));
    }
}
