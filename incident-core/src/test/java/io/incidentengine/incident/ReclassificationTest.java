package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S9")
class ReclassificationTest {
    private static Life under(Reclassification rule) {
        IncidentPolicy policy = EmergencyHandling.policy();
        return Life.under(policy.toBuilder("other rule", 1)
                        .milestone(policy.milestone(RESPONSE).orElseThrow().toBuilder()
                                .onReclassification(rule)
                                .build())
                        .build())
                .report(Life.reportOfLevel(2).build());
    }

    @Test
    void a_target_that_has_passed_already_is_a_breach_apart_from_ordinary_ones() {
        Life life = Life.ofLevel(2).at(ofMinutes(15)).severity(1);

        assertThat(life.verdict(RESPONSE).orElseThrow().cause()).contains(BreachCause.RECLASSIFIED);
        assertThat(life.verdict(RESPONSE).orElseThrow().at()).isEqualTo(Life.time(ofMinutes(15)));
        assertThat(life.verdict(RESPONSE).orElseThrow().deadline()).isEqualTo(Life.time(ofMinutes(10)));
    }

    @Test
    @Tag("R31")
    void it_is_announced_once_with_its_cause() {
        Life life = Life.ofLevel(2).at(ofMinutes(15)).severity(1).tickAt(ofMinutes(45));

        assertThat(life.toldAt("R31")).containsExactly(ofMinutes(15));
        assertThat(life.told("R31").get(0).facts()).containsEntry(Facts.CAUSE, "reclassified");
        assertThat(life.told("R32")).hasSize(1);
    }

    @Test
    void each_limit_that_has_passed_is_announced() {
        Life life = Life.ofLevel(2).at(ofHours(3)).severity(1);

        assertThat(life.told("R31"))
                .extracting(Notification::facts)
                .extracting(facts -> facts.get(Facts.MILESTONE))
                .containsExactly(RESPONSE, RECOVERY);
    }

    @Test
    @Tag("S22")
    void warnings_that_have_passed_with_it_are_on_record_and_the_highest_is_announced() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("warning", 1)
                        .ladder(RESPONSE, Rung.atPercent(50), Rung.atPercent(90), Rung.overdue())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .at(ofMinutes(15))
                .severity(1);

        assertThat(life.events(RungFired.class)).extracting(RungFired::rung).containsExactly("50 %", "90 %", "overdue");
        assertThat(life.told("R31")).hasSize(1);
    }

    @Test
    @Tag("S10")
    void a_downgrade_does_not_erase_a_breach() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(31)).severity(3);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.does(CommandType.RESPOND).outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.events(VerdictSuperseded.class)).isEmpty();
    }

    @Test
    @Tag("S10")
    void a_downgrade_in_time_gives_the_time_of_the_lower_level() {
        Life life =
                Life.ofLevel(2).at(ofMinutes(30)).severity(3).at(ofMinutes(60)).does(CommandType.RESPOND);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("S20")
    void restarted_at_the_change_it_is_another_epoch_with_rungs_of_its_own() {
        Life life = under(Reclassification.RESTART)
                .tickAt(ofMinutes(31))
                .at(ofMinutes(40))
                .severity(1);
        assertThat(life.outcome(RESPONSE)).isNull();

        life.tickAt(ofMinutes(50).plus(ofNanos(1_000)));
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.events(RungFired.class)).hasSize(2);
        assertThat(life.told("R31")).extracting(Notification::key).doesNotHaveDuplicates();
    }

    @Test
    @Tag("S10")
    void a_restart_does_not_erase_the_breach_of_the_epoch_before() {
        Life life = under(Reclassification.RESTART)
                .tickAt(ofMinutes(31))
                .at(ofMinutes(40))
                .severity(1);

        assertThat(life.events(VerdictSuperseded.class)).isEmpty();
        assertThat(Final.verdicts(life).values()).hasSize(1);
    }

    @Test
    void with_a_floor_some_time_remains_from_the_change_on() {
        Life life =
                under(Reclassification.atLeast(ofMinutes(5))).at(ofMinutes(15)).severity(1);

        assertThat(life.outcome(RESPONSE)).isNull();
        assertThat(life.at(ofMinutes(20)).does(CommandType.RESPOND).outcome(RESPONSE))
                .isEqualTo(Outcome.MET);
    }
}
