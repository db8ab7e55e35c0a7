package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Notification;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recovery of level 2 is due six hours after the occurrence. */
@Tag("S5")
@Tag("S20")
class WithdrawnBreachTest {
    private static final IncidentPolicy WARNING = EmergencyHandling.policy().toBuilder("warning", 1)
            .ladder(
                    RECOVERY,
                    Rung.atPercent(50),
                    Rung.atPercent(80),
                    Rung.overdue().repeated(ofHours(1), 10))
            .build();

    private static Life occurred(Duration at) {
        return Life.under(WARNING)
                .report(Life.reportOfLevel(2).occurredAt(Life.time(at)).build())
                .does(CommandType.RESPOND);
    }

    private static List<String> fired(Life life) {
        return life.events(RungFired.class).stream()
                .filter(rung -> rung.clock().milestone().equals(RECOVERY))
                .map(rung -> rung.rung() + "/" + rung.count())
                .toList();
    }

    @Test
    void a_withdrawn_breach_rearms_its_rungs_and_they_fire_again() {
        Life life = occurred(ofHours(-4)).tickAt(ofHours(2).plusMinutes(10));
        assertThat(fired(life)).containsExactly("50 %/1", "80 %/1", "overdue/1");

        life.corrects(Signal.OCCURRED, ofHours(0));
        assertThat(life.outcome(RECOVERY)).isNull();
        assertThat(life.happened(VerdictSuperseded.class).passed()).isEqualTo(Map.of());

        life.tickAt(ofHours(3)).tickAt(ofHours(5)).tickAt(ofHours(6).plus(ofNanos(1_000)));
        assertThat(fired(life)).containsExactly("50 %/1", "80 %/1", "overdue/1", "50 %/1", "80 %/1", "overdue/1");
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void the_new_epoch_has_the_same_origin_and_keys_of_its_own() {
        Life life = occurred(ofHours(-4)).tickAt(ofMinutes(150));
        life.corrects(Signal.OCCURRED, ofHours(-1)).tickAt(ofMinutes(330));

        assertThat(life.events(VerdictReached.class))
                .extracting(VerdictReached::verdict)
                .extracting(verdict -> verdict.clock())
                .filteredOn(clock -> clock.milestone().equals(RECOVERY))
                .hasSize(2)
                .containsOnly(life.verdict(RECOVERY).orElseThrow().clock());
        assertThat(life.told("R31"))
                .extracting(Notification::key)
                .containsExactly("INC-1/1/R31/recovery/1.0/overdue/1", "INC-1/1/R31/recovery/1.1/overdue/1");
    }

    @Test
    void rungs_whose_time_has_passed_by_the_corrected_clock_too_stay_fired() {
        Life life = occurred(ofHours(-4)).tickAt(ofHours(2).plusMinutes(10));
        life.corrects(Signal.OCCURRED, ofHours(-3)); // five hours elapsed: beyond 80 %

        assertThat(life.happened(VerdictSuperseded.class).passed()).isEqualTo(Map.of("50 %", 1, "80 %", 1));
        life.tickAt(ofHours(3).plusMinutes(30));
        assertThat(fired(life)).containsExactly("50 %/1", "80 %/1", "overdue/1", "overdue/1");
    }

    @Test
    void repeats_go_on_where_the_corrected_clock_has_them() {
        Life life = occurred(ofHours(-6));
        for (int minute = 10; minute <= 180; minute += 10) {
            life.tickAt(ofMinutes(minute));
        }
        assertThat(fired(life)).endsWith("overdue/3", "overdue/4");

        life.at(ofMinutes(190)).corrects(Signal.OCCURRED, ofHours(-4)); // overdue since 2:00, repeated at 3:00
        assertThat(life.happened(VerdictSuperseded.class).passed()).containsEntry("overdue", 2);
        assertThat(life.tickAt(ofMinutes(230)).happened()).noneMatch(RungFired.class::isInstance);
        assertThat(life.tickAt(ofMinutes(240)).happened(RungFired.class).count())
                .isEqualTo(3);
    }

    @Test
    @Tag("R31")
    void who_was_told_of_a_breach_is_told_of_the_next_one() {
        Life life = occurred(ofHours(-4)).tickAt(ofHours(3));
        life.corrects(Signal.OCCURRED, ofHours(0)).tickAt(ofHours(7));

        assertThat(life.told("R31")).hasSize(2);
        assertThat(life.told("R32")).hasSize(2);
    }

    @Test
    void a_breach_that_stays_one_is_not_told_again() {
        Life life = occurred(ofHours(-6)).tickAt(ofMinutes(30));
        life.at(ofMinutes(40)).corrects(Signal.OCCURRED, ofHours(-6).plusMinutes(5));

        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
        assertThat(life.events(VerdictSuperseded.class)).hasSize(1);
        assertThat(life.told("R31")).hasSize(1);
    }
}
