package io.incidentengine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R35")
class ReportingMonthTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void it_begins_and_ends_with_midnight_in_its_zone() {
        ReportingMonth march = ReportingMonth.of(2026, 3, BERLIN);

        assertThat(march.begin()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(march.end()).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(Duration.between(march.begin(), march.end())).isEqualTo(Duration.ofHours(31 * 24 - 1));
    }

    @Test
    void the_zone_decides_in_which_month_an_instant_lies() {
        Instant instant = Instant.parse("2026-02-28T23:00:00Z");

        assertThat(ReportingMonth.containing(instant, BERLIN)).isEqualTo(ReportingMonth.of(2026, 3, BERLIN));
        assertThat(ReportingMonth.containing(instant.minusNanos(1), BERLIN))
                .isEqualTo(ReportingMonth.of(2026, 2, BERLIN));
        assertThat(ReportingMonth.containing(instant, ZoneOffset.UTC))
                .isEqualTo(ReportingMonth.of(2026, 2, ZoneOffset.UTC));
    }

    @Test
    void months_follow_each_other_without_gap_also_where_a_day_has_no_midnight() {
        ZoneId withoutMidnight = ZoneId.of("America/Asuncion"); // 2023-10-01 began at one o'clock
        ReportingMonth october = ReportingMonth.of(2023, 10, withoutMidnight);

        assertThat(october.begin()).isEqualTo(Instant.parse("2023-10-01T04:00:00Z"));
        assertThat(october.previous().end()).isEqualTo(october.begin());
        assertThat(october.next().previous()).isEqualTo(october);
        assertThat(ReportingMonth.of(2026, 1, withoutMidnight).previous().month())
                .isEqualTo(YearMonth.of(2025, 12));
    }

    @Test
    void a_month_without_a_zone_is_refused() {
        assertThatThrownBy(() -> new ReportingMonth(YearMonth.of(2026, 3), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("zone of the reporting month");
    }

    @Test
    void an_instant_that_is_missing_and_a_year_that_nobody_keeps_are_refused() {
        assertThatThrownBy(() -> ReportingMonth.containing(null, BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("instant of the reporting month");
        assertThatThrownBy(() -> ReportingMonth.of(9_999, 12, BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 9998");
    }
}
