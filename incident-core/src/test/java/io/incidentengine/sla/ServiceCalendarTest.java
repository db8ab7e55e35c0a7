package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Around the clock: the default calendar. */
@Tag("S17")
class ServiceCalendarTest {
    private static final ServiceCalendar ALWAYS = ServiceCalendar.always();

    @Test
    @Tag("R22")
    @Tag("S18")
    void a_day_is_24_hours_on_every_day_of_the_year() {
        Instant beforeSummerTime = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(ALWAYS.add(beforeSummerTime, Duration.ofDays(2))).isEqualTo(Instant.parse("2026-03-30T12:00:00Z"));
    }

    @Test
    @Tag("S19")
    void adding_zero_gives_the_start() {
        assertThat(ALWAYS.add(Time.EARLIEST, Duration.ZERO)).isEqualTo(Time.EARLIEST);
    }

    @Test
    @Tag("S19")
    void adding_and_measuring_are_inverse_forward_and_backward() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            Instant start = Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000));
            Duration amount = Duration.ofSeconds(random.nextInt(), 1_000L * random.nextInt(1_000_000));

            assertThat(ALWAYS.measure(start, ALWAYS.add(start, amount)))
                    .as("seed 42, case %d", i)
                    .isEqualTo(amount);
            assertThat(ALWAYS.measure(ALWAYS.add(start, amount), start))
                    .as("seed 42, case %d", i)
                    .isEqualTo(amount.negated());
        }
    }

    @Test
    void it_stops_at_the_ends_of_time() {
        assertThat(ALWAYS.add(Time.LATEST, Duration.ofHours(1))).isEqualTo(Time.LATEST);
        assertThat(ALWAYS.add(Time.EARLIEST, Duration.ofHours(-1))).isEqualTo(Time.EARLIEST);
    }

    @Test
    @Tag("S2")
    void the_first_and_the_last_second_are_told_at_the_grain_too() {
        Instant afterTheFirst = Time.EARLIEST.plus(Time.GRAIN);
        Instant beforeTheLast = Time.LATEST.minus(Time.GRAIN);

        assertThat(ALWAYS.measure(Time.EARLIEST, afterTheFirst)).isEqualTo(Time.GRAIN);
        assertThat(ALWAYS.add(afterTheFirst, Duration.ZERO)).isEqualTo(afterTheFirst);
        assertThat(ALWAYS.measure(beforeTheLast, Time.LATEST)).isEqualTo(Time.GRAIN);
        assertThat(ALWAYS.add(beforeTheLast, Duration.ZERO)).isEqualTo(beforeTheLast);
    }

    @Test
    void it_is_one_stretch_from_end_to_end() {
        assertThat(ALWAYS.isOpen(Instant.EPOCH)).isTrue();
        assertThat(ALWAYS.periodAt(Instant.EPOCH)).contains(new OpenPeriod(Time.EARLIEST, Time.LATEST));
        assertThat(ALWAYS.openPeriods(Instant.EPOCH, 7)).containsExactly(new OpenPeriod(Instant.EPOCH, Time.LATEST));
        assertThat(ALWAYS.openPeriods(Instant.EPOCH, 0)).isEmpty();
    }

    @Test
    void it_says_what_it_is() {
        assertThat(ALWAYS).hasToString("around the clock");
    }

    @Test
    @Tag("S10")
    void a_verdict_is_a_breach_with_a_cause_or_met_without() {
        ClockKey key = new ClockKey("response", 1, 1, 0);
        Verdict met = new Verdict(key, Verdict.Outcome.MET, Time.EARLIEST, Time.LATEST, null);
        Verdict breached = new Verdict(key, Verdict.Outcome.BREACHED, Time.EARLIEST, Time.LATEST, BreachCause.REJECTED);

        assertThat(met.isBreach()).isFalse();
        assertThat(met.cause()).isEmpty();
        assertThat(breached.isBreach()).isTrue();
        assertThat(breached.cause()).contains(BreachCause.REJECTED);
    }
}
