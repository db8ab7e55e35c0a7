package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.Time;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That it lies ahead after every decision is checked by {@link Invariants} in every test of this package. */
@Tag("S21")
class WakeUpTest {
    private static final Duration GRAIN = ofNanos(1_000);

    @Test
    @Tag("S3")
    void it_is_the_earliest_of_all_that_may_fall_due() {
        Life life = Life.ofLevel(2);
        assertThat(life.wakeUp()).contains(Life.time(ofMinutes(30).plus(GRAIN))); // response

        life.does(CommandType.RESPOND);
        assertThat(life.wakeUp()).contains(Life.time(ofMinutes(50))); // reminder

        life.does(CommandType.RECOVER);
        assertThat(life.wakeUp()).contains(Life.time(ofDays(20).plus(GRAIN))); // resolution

        life.does(CommandType.RESOLVE);
        assertThat(life.wakeUp()).isEmpty();
    }

    @Test
    void nothing_is_due_after_a_mistake() {
        Life life = Life.ofLevel(1).does(CommandType.CANCEL);

        assertThat(life.wakeUp()).isEmpty();
        assertThat(life.tickAt(ofDays(100)).lastChange().entries()).isEmpty();
    }

    @Test
    void a_tick_too_early_changes_nothing_but_says_when_to_come_again() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(29));

        assertThat(life.lastChange().entries()).isEmpty();
        assertThat(life.lastChange().notifications()).isEmpty();
        assertThat(life.wakeUp()).contains(Life.time(ofMinutes(30).plus(GRAIN)));
    }

    @Test
    void each_wake_up_leads_to_the_next_and_does_something() {
        Life life = Life.ofLevel(1);
        for (int i = 0; i < 500; i++) {
            life.at(life.wakeUp().orElseThrow()).tick();
            assertThat(life.lastChange().entries()).isNotEmpty();
        }

        assertThat(life.wakeUp().orElseThrow()).isAfter(Life.time(ofDays(9)));
    }

    @Test
    @Tag("S20")
    void a_step_that_has_fired_does_not_wake_again() {
        Life life = Life.ofLevel(3).tickAt(ofMinutes(61)).tickAt(ofHours(25));

        assertThat(life.wakeUp()).contains(Life.time(ofDays(60).plus(GRAIN)));
    }

    @Test
    @Tag("S2")
    void at_the_end_of_time_nothing_is_due_beyond_it() {
        Instant late = Time.LATEST.minus(ofHours(3));
        Life life = Life.under(EmergencyHandling.policy())
                .at(late)
                .report(Life.reportOfLevel(2).build());
        for (Instant now : List.of(late.plus(ofHours(1)), late.plus(ofHours(2)), Time.LATEST)) {
            life.at(now).tick();
            life.wakeUp().ifPresent(at -> assertThat(at).isBeforeOrEqualTo(Time.LATEST));
        }

        assertThat(life.wakeUp()).isEmpty();
        assertThat(life.notifications())
                .allSatisfy(told -> assertThat(told.dueBy().orElse(late)).isBeforeOrEqualTo(Time.LATEST));
    }

    @Test
    @Tag("S2")
    void it_works_at_the_beginning_of_time() {
        Life life = Life.under(EmergencyHandling.policy())
                .at(Time.EARLIEST)
                .report(Life.reportOfLevel(2).build());

        assertThat(life.wakeUp()).contains(Time.EARLIEST.plus(ofMinutes(30)).plus(GRAIN));
        assertThat(life.at(Time.LATEST).tick().told()).contains("R29", "R31", "R32");
    }
}
