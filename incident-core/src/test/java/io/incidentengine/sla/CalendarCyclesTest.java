package io.incidentengine.sla;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Before and after all that has a date, a calendar repeats every 400 years. November 23, 2026, is a Monday. */
@Tag("S17")
class CalendarCyclesTest {
    private static final OpeningHours OFFICE = OpeningHours.of("09:00", "17:00");
    private static final long WEEKDAYS_IN_400_YEARS = 20_871 * 5;

    private static Instant t(LocalDate date, int hour) {
        return date.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    @Test
    @Tag("S19")
    void any_400_years_have_as_much_open_time_as_any_others() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        BusinessCalendar office = BusinessCalendar.in(berlin).weekdays(OFFICE).build();

        for (int year = 1; year + 400 <= 9999; year += 100) {
            Instant from = LocalDate.of(year, 1, 1).atStartOfDay(berlin).toInstant();
            Instant to = LocalDate.of(year + 400, 1, 1).atStartOfDay(berlin).toInstant();

            assertThat(office.measure(from, to))
                    .as("from %d on", year)
                    .isEqualTo(ofHours(8).multipliedBy(WEEKDAYS_IN_400_YEARS));
        }
    }

    @Test
    void a_date_is_closed_once_and_not_every_400_years() {
        LocalDate tuesday = LocalDate.of(2026, 11, 24);
        BusinessCalendar.Builder holiday =
                BusinessCalendar.in("UTC").weekdays(OFFICE).holidays(tuesday);
        BusinessCalendar.Builder exception =
                BusinessCalendar.in("UTC").weekdays(OFFICE).exception(tuesday);

        for (BusinessCalendar calendar : List.of(holiday.build(), exception.build())) {
            for (int years = -2000; years <= 7600; years += 400) {
                assertThat(calendar.isOpen(t(tuesday.plusYears(years), 12)))
                        .as("%d years later", years)
                        .isEqualTo(years != 0);
            }
        }
    }

    @Test
    void yearly_holidays_are_closed_in_every_year_however_far_local_time_is_from_utc() {
        for (ZoneId zone : List.of(ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX)) {
            for (MonthDay holiday : List.of(MonthDay.of(1, 1), MonthDay.of(12, 31))) {
                BusinessCalendar.Builder builder = BusinessCalendar.in(zone).yearlyHolidays(holiday);
                for (DayOfWeek day : DayOfWeek.values()) {
                    builder.weekly(day, OpeningHours.wholeDay());
                }
                BusinessCalendar calendar = builder.build();
                for (int year = 1; year <= 9999; year++) {
                    assertThat(isOpenAtNoon(calendar, holiday.atYear(year)))
                            .as("%s of %d in %s", holiday, year, zone)
                            .isFalse();
                    assertThat(isOpenAtNoon(calendar, LocalDate.of(year, 7, 1)))
                            .as("July 1 of %d in %s", year, zone)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isOpenAtNoon(BusinessCalendar calendar, LocalDate date) {
        return calendar.isOpen(date.atTime(12, 0).atZone(calendar.zone()).toInstant());
    }

    @Test
    @Tag("S19")
    void a_day_whose_like_was_a_holiday_centuries_before_closes_like_any_other() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        BusinessCalendar calendar = BusinessCalendar.in("UTC")
                .weekly(DayOfWeek.MONDAY, OFFICE)
                .holidays(monday)
                .build();

        assertThat(calendar.nextOpening(t(monday, 12))).isEqualTo(t(monday.plusWeeks(1), 9));
        for (int years = -2000; years <= 7600; years += 400) {
            LocalDate date = monday.plusYears(years);
            if (years != 0) {
                assertThat(calendar.add(t(date, 9), ofHours(8))).isEqualTo(t(date, 17));
                assertThat(calendar.add(t(date, 17), ofHours(-8))).isEqualTo(t(date, 9));
            }
        }
    }

    @Test
    @Tag("S19")
    void the_last_hours_of_all_end_at_their_closing_and_the_first_begin_at_their_opening() {
        LocalDate once = LocalDate.of(2026, 11, 24);
        BusinessCalendar calendar =
                BusinessCalendar.in("UTC").exception(once, OFFICE).build();
        Duration all = ofHours(8);

        assertThat(calendar.add(t(once, 9), all)).isEqualTo(t(once, 17));
        assertThat(calendar.add(t(once, 9), all.plus(Time.GRAIN))).isEqualTo(Time.LATEST);
        assertThat(calendar.add(t(once, 17), all.negated())).isEqualTo(t(once, 9));
        assertThat(calendar.add(t(once, 17), all.plus(Time.GRAIN).negated())).isEqualTo(Time.EARLIEST);
        assertThat(calendar.previousClosing(Time.LATEST)).isEqualTo(t(once, 17));
        assertThat(calendar.nextOpening(Time.EARLIEST)).isEqualTo(t(once, 9));
    }
}
