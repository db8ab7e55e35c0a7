package io.incidentengine.sla;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole stretch of open time that an instant is in. November 23, 2026, is a Monday. */
@Tag("S17")
class OpenStretchTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant t(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static OpenPeriod period(String from, String to) {
        return new OpenPeriod(t(from), t(to));
    }

    private static BusinessCalendar.Builder weekdaysAndSaturday(OpeningHours hours) {
        return BusinessCalendar.in(BERLIN).weekdays(hours).weekly(SATURDAY, hours);
    }

    @Test
    void it_is_the_same_from_the_opening_instant_to_the_last_before_the_closing() {
        BusinessCalendar office =
                weekdaysAndSaturday(OpeningHours.of("09:00", "17:00")).build();

        for (String time : List.of("09:00", "09:00:00.000001", "12:34", "16:59:59.999999")) {
            assertThat(office.periodAt(t("2026-11-24T" + time)))
                    .contains(period("2026-11-24T09:00", "2026-11-24T17:00"));
        }
    }

    @Test
    void a_closed_instant_is_in_none() {
        BusinessCalendar office =
                weekdaysAndSaturday(OpeningHours.of("09:00", "17:00")).build();

        for (String time : List.of("24T08:59:59.999999", "24T17:00", "29T12:00")) {
            assertThat(office.periodAt(t("2026-11-" + time))).isEmpty();
        }
    }

    @Test
    void days_without_a_gap_between_them_are_one() {
        BusinessCalendar calendar = weekdaysAndSaturday(OpeningHours.wholeDay()).build();

        for (DayOfWeek day : DayOfWeek.values()) {
            Instant noon = t("2026-11-22T12:00").plusSeconds(86_400L * day.getValue());
            if (day != SUNDAY) {
                assertThat(calendar.periodAt(noon)).contains(period("2026-11-23T00:00", "2026-11-29T00:00"));
            }
        }
    }

    @Test
    void without_an_opening_before_it_begins_with_time_and_without_a_closing_after_it_ends_with_it() {
        BusinessCalendar calendar = weekdaysAndSaturday(OpeningHours.wholeDay())
                .weekly(SUNDAY, OpeningHours.wholeDay())
                .holidays(LocalDate.of(2026, 11, 24))
                .build();

        for (Instant before : List.of(Time.EARLIEST, t("1800-01-01T00:00"), t("2026-11-23T23:59"))) {
            assertThat(calendar.periodAt(before)).contains(new OpenPeriod(Time.EARLIEST, t("2026-11-24T00:00")));
        }
        assertThat(calendar.periodAt(t("2026-11-24T12:00"))).isEmpty();
        for (Instant after : List.of(t("2026-11-25T00:00"), t("2800-01-01T00:00"), Time.LATEST)) {
            assertThat(calendar.periodAt(after)).contains(new OpenPeriod(t("2026-11-25T00:00"), Time.LATEST));
        }
    }

    @Test
    void an_hour_that_the_clocks_leave_out_does_not_part_it() {
        BusinessCalendar early = BusinessCalendar.in(BERLIN)
                .weekly(SUNDAY, OpeningHours.of("01:00", "04:00"))
                .build();

        assertThat(early.periodAt(t("2026-03-29T03:30"))).hasValueSatisfying(period -> {
            assertThat(period).isEqualTo(period("2026-03-29T01:00", "2026-03-29T04:00"));
            assertThat(period.length()).isEqualTo(ofHours(2));
        });
    }
}
