package io.incidentengine.model;

import static io.incidentengine.model.Time.EARLIEST;
import static io.incidentengine.model.Time.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The grain of time and its borders. */
@Tag("S2")
class TimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00.123456789Z, 2026-03-02T08:00:00.123456Z",
        "2026-03-02T08:00:00.999999999Z, 2026-03-02T08:00:00.999999Z",
        "2026-03-02T08:00:00.000000001Z, 2026-03-02T08:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.000000001Z, 1969-12-31T23:59:59Z",
        "0001-01-01T00:00:00.000000999Z, 0001-01-01T00:00:00Z"
    })
    void instants_are_cut_to_microseconds_toward_the_past(Instant fine, Instant cut) {
        assertThat(Time.truncate(fine)).isEqualTo(cut);
        assertThat(Time.instant("x", fine)).isEqualTo(cut);
    }

    @Test
    void an_instant_without_a_fraction_of_a_microsecond_is_left_alone() {
        Instant whole = Instant.parse("2026-03-02T08:00:00.123456Z");

        assertThat(Time.truncate(whole)).isSameAs(whole);
    }

    @Test
    void instants_lie_between_the_years_1_and_9999() {
        assertThat(Time.instant("x", EARLIEST)).isEqualTo(EARLIEST);
        assertThat(Time.instant("x", LATEST)).isEqualTo(LATEST);
    }

    static Stream<Instant> outside() {
        return Stream.of(EARLIEST.minusNanos(1), LATEST.plusNanos(1), Instant.MIN, Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void instants_beyond_are_refused(Instant instant) {
        assertThatThrownBy(() -> Time.instant("report.occurredAt", instant))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "report.occurredAt is " + instant + "; allowed: instants from " + EARLIEST + " to " + LATEST);
    }

    @Test
    void a_missing_instant_is_refused() {
        assertThatThrownBy(() -> Time.instant("x", null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is missing; allowed: an instant");
    }

    @Test
    void durations_lie_between_a_grain_and_a_hundred_years() {
        assertThat(Time.positive("x", Time.GRAIN)).isEqualTo(Duration.ofNanos(1_000));
        assertThat(Time.positive("x", Time.LONGEST)).isEqualTo(Duration.ofDays(36_525));
        assertThat(Time.positive("x", Duration.ofNanos(1_999))).isEqualTo(Time.GRAIN);
    }

    static Stream<Duration> notPositive() {
        return Stream.of(
                Duration.ZERO,
                Duration.ofNanos(999),
                Duration.ofNanos(-1),
                Duration.ofDays(-1),
                Time.LONGEST.plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("notPositive")
    void other_durations_are_refused(Duration duration) {
        assertThatThrownBy(() -> Time.positive("target", duration))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("target is " + duration + "; allowed: durations from PT0.000001S to PT876600H");
    }

    @Test
    void a_missing_duration_is_refused() {
        assertThatThrownBy(() -> Time.positive("target", null)).hasMessageStartingWith("target is missing;");
    }

    @Test
    void moving_an_instant_stops_at_the_borders() {
        Instant now = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(Time.plus(now, Duration.ofHours(1))).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(Time.plus(now, Duration.ofHours(-1))).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(Time.plus(LATEST, Time.GRAIN)).isEqualTo(LATEST);
        assertThat(Time.plus(LATEST.minus(Time.GRAIN), Time.GRAIN)).isEqualTo(LATEST);
        assertThat(Time.plus(EARLIEST, Time.GRAIN.negated())).isEqualTo(EARLIEST);
        assertThat(Time.plus(now, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(LATEST);
        assertThat(Time.plus(now, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(EARLIEST);
        assertThat(Time.plus(now, Duration.ofDays(366L * 100_000_000))).isEqualTo(LATEST);
        assertThat(Time.plus(now, Duration.ofDays(-366L * 100_000_000))).isEqualTo(EARLIEST);
    }

    @Test
    void the_later_of_two_is_the_later() {
        assertThat(Time.later(EARLIEST, LATEST)).isEqualTo(LATEST);
        assertThat(Time.later(LATEST, EARLIEST)).isEqualTo(LATEST);
        assertThat(Time.later(LATEST, LATEST)).isEqualTo(LATEST);
    }
}
