package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.model.CommandType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S6")
class SettleFirstTest {

    @Test
    void what_fell_due_comes_before_the_command() {
        Life life = Life.ofLevel(2).at(ofMinutes(35)).does(CommandType.RESPOND);

        assertThat(life.happened())
                .hasExactlyElementsOfTypes(
                        VerdictReached.class,
                        RungFired.class,
                        NotificationDecided.class,
                        NotificationDecided.class,
                        Responded.class);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void a_late_response_is_late_whether_or_not_anybody_looked_in_between() {
        Life unseen = Life.ofLevel(2).at(ofMinutes(45)).does(CommandType.RESPOND);
        Life seen = Life.ofLevel(2).tickAt(ofMinutes(31)).at(ofMinutes(45)).does(CommandType.RESPOND);

        assertThat(Final.verdicts(unseen)).isEqualTo(Final.verdicts(seen));
        assertThat(Final.rungs(unseen)).isEqualTo(Final.rungs(seen));
        assertThat(unseen.toldAt("R31")).isEqualTo(seen.toldAt("R31"));
    }

    @Test
    @Tag("S3")
    void a_response_at_the_deadline_is_in_time_and_a_microsecond_later_it_is_not() {
        assertThat(Life.ofLevel(2).at(ofMinutes(30)).does(CommandType.RESPOND).outcome(RESPONSE))
                .isEqualTo(Outcome.MET);
        assertThat(Life.ofLevel(2)
                        .at(ofMinutes(30).plus(ofNanos(1_000)))
                        .does(CommandType.RESPOND)
                        .outcome(RESPONSE))
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    void a_warning_at_the_very_instant_of_the_response_has_fired() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("warning", 1)
                        .ladder(RESPONSE, Rung.atPercent(50), Rung.overdue())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .at(ofMinutes(15))
                .does(CommandType.RESPOND);

        assertThat(life.events(RungFired.class)).extracting(RungFired::rung).containsExactly("50 %");
    }

    @Test
    @Tag("S23")
    void progress_at_the_very_instant_of_the_recovery_is_told_before_it() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).does(CommandType.RECOVER);

        assertThat(life.told()).containsExactly("R29", "R30");
    }

    @Test
    @Tag("S5")
    void a_back_dated_command_is_settled_up_to_when_it_took_effect() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).did(CommandType.RECOVER, ofMinutes(150));

        assertThat(life.events(ProgressFellDue.class)).hasSize(1);
        assertThat(life.toldAt("R29")).containsExactly(ofHours(2));
    }

    @Test
    void a_refused_command_changes_nothing_not_even_what_fell_due() {
        Life life = Life.ofLevel(2).at(ofDays(1));
        Incident before = life.incident();
        try {
            life.does(CommandType.RELAPSE);
        } catch (io.incidentengine.model.RefusedException refused) {
            assertThat(refused).hasMessageContaining("REPORTED");
        }

        assertThat(life.incident()).isEqualTo(before);
        assertThat(life.tick().told()).contains("R31");
    }
}
