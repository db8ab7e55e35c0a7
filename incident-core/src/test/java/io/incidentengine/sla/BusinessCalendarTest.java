package io.incidentengine.sla;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Business hours, case by case. November 23, 2026, is a Monday. */
@Tag("S17")
class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = office().build();

    private static BusinessCalendar.Builder office() {
        return BusinessCalendar.in(BERLIN).weekdays(OpeningHours.of("09:00", "17:00"));
    }

    private static BusinessCalendar.Builder nightShift() {
        return BusinessCalendar.in(BERLIN).weekdays(OpeningHours.of("22:00", "06:00"));
    }

    private static Instant t(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static OpenPeriod period(String from, String to) {
        return new OpenPeriod(t(from), t(to));
    }

    @Test
    @Tag("S19")
    void an_amount_that_is_used_up_at_closing_time_gives_the_closing_instant() {
        assertThat(OFFICE.add(t("2026-11-27T16:00"), ofHours(1))).isEqualTo(t("2026-11-27T17:00"));
        assertThat(OFFICE.add(t("2026-11-27T16:00"), ofHours(1).plus(Time.GRAIN)))
                .isEqualTo(t("2026-11-30T09:00:00.000001"));
    }

    @Test
    @Tag("S19")
    void backward_an_amount_that_is_used_up_at_opening_time_gives_the_opening_instant() {
        assertThat(OFFICE.add(t("2026-11-30T10:00"), ofHours(-1))).isEqualTo(t("2026-11-30T09:00"));
        assertThat(OFFICE.add(t("2026-11-30T10:00"), ofHours(-1).minus(Time.GRAIN)))
                .isEqualTo(t("2026-11-27T16:59:59.999999"));
    }

    @Test
    @Tag("S19")
    void adding_nothing_gives_the_start_even_if_it_is_closed() {
        assertThat(OFFICE.add(t("2026-11-28T12:00"), Duration.ZERO)).isEqualTo(t("2026-11-28T12:00"));
        assertThat(OFFICE.add(t("2026-11-28T12:00"), Duration.ofNanos(999))).isEqualTo(t("2026-11-28T12:00"));
        assertThat(OFFICE.add(t("2026-11-28T12:00"), Duration.ofNanos(-999))).isEqualTo(t("2026-11-28T12:00"));
    }

    @Test
    @Tag("S19")
    void measuring_backward_is_the_negative() {
        assertThat(OFFICE.measure(t("2026-11-27T16:00"), t("2026-11-30T10:30"))).isEqualTo(ofMinutes(150));
        assertThat(OFFICE.measure(t("2026-11-30T10:30"), t("2026-11-27T16:00"))).isEqualTo(ofMinutes(-150));
    }

    @Test
    @Tag("S2")
    void all_is_told_at_the_grain() {
        Instant odd = t("2026-11-23T10:00").plusNanos(1_999);

        assertThat(OFFICE.add(odd, Duration.ofNanos(1_999))).isEqualTo(t("2026-11-23T10:00:00.000002"));
        assertThat(OFFICE.add(odd, Duration.ofNanos(-1_999))).isEqualTo(t("2026-11-23T10:00"));
        assertThat(OFFICE.measure(t("2026-11-23T10:00"), odd)).isEqualTo(Time.GRAIN);
        assertThat(OFFICE.nextOpening(odd)).isEqualTo(t("2026-11-23T10:00:00.000001"));
    }

    @Test
    @Tag("S18")
    void a_day_is_24_hours_of_calendar_time() {
        assertThat(OFFICE.add(t("2026-11-23T09:00"), Duration.ofDays(1))).isEqualTo(t("2026-11-25T17:00"));
    }

    @Test
    void the_opening_instant_is_open_and_the_closing_instant_is_not() {
        assertThat(OFFICE.isOpen(t("2026-11-23T08:59:59.999999"))).isFalse();
        assertThat(OFFICE.isOpen(t("2026-11-23T09:00"))).isTrue();
        assertThat(OFFICE.isOpen(t("2026-11-23T16:59:59.999999"))).isTrue();
        assertThat(OFFICE.isOpen(t("2026-11-23T17:00"))).isFalse();
    }

    @Test
    void the_next_opening_is_now_if_it_is_open() {
        assertThat(OFFICE.nextOpening(t("2026-11-23T10:30"))).isEqualTo(t("2026-11-23T10:30"));
        assertThat(OFFICE.nextOpening(t("2026-11-27T17:00"))).isEqualTo(t("2026-11-30T09:00"));
    }

    @Test
    void the_previous_closing_is_now_if_it_is_open() {
        assertThat(OFFICE.previousClosing(t("2026-11-23T10:30"))).isEqualTo(t("2026-11-23T10:30"));
        assertThat(OFFICE.previousClosing(t("2026-11-23T09:00"))).isEqualTo(t("2026-11-23T09:00"));
        assertThat(OFFICE.previousClosing(t("2026-11-23T17:00"))).isEqualTo(t("2026-11-23T17:00"));
        assertThat(OFFICE.previousClosing(t("2026-11-30T08:00"))).isEqualTo(t("2026-11-27T17:00"));
    }

    @Test
    void open_periods_begin_with_what_is_left_of_the_first() {
        assertThat(OFFICE.openPeriods(t("2026-11-26T16:00"), 3))
                .containsExactly(
                        period("2026-11-26T16:00", "2026-11-26T17:00"),
                        period("2026-11-27T09:00", "2026-11-27T17:00"),
                        period("2026-11-30T09:00", "2026-11-30T17:00"));
        assertThat(OFFICE.openPeriods(t("2026-11-26T16:00"), 0)).isEmpty();
        assertThat(period("2026-11-26T16:00", "2026-11-26T17:00").length()).isEqualTo(ofHours(1));
        assertThatThrownBy(() -> OFFICE.openPeriods(t("2026-11-26T16:00"), -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("open periods is -1; allowed: 0 and more");
    }

    @Test
    void periods_that_touch_are_one_across_midnight_and_the_week() {
        OpeningHours whole = OpeningHours.wholeDay();
        BusinessCalendar weekend = BusinessCalendar.in(BERLIN)
                .weekly(SUNDAY, whole)
                .weekly(MONDAY, whole)
                .build();

        assertThat(weekend.openPeriods(t("2026-11-27T00:00"), 1))
                .containsExactly(period("2026-11-29T00:00", "2026-12-01T00:00"));
    }

    @Test
    void the_part_after_midnight_belongs_to_the_day_before() {
        assertThat(nightShift().build().openPeriods(t("2026-11-27T12:00"), 2))
                .containsExactly(
                        period("2026-11-27T22:00", "2026-11-28T06:00"), period("2026-11-30T22:00", "2026-12-01T06:00"));
    }

    @Test
    void hours_that_run_into_those_of_the_next_day_count_once() {
        BusinessCalendar calendar = BusinessCalendar.in(BERLIN)
                .weekly(SUNDAY, OpeningHours.of("22:00", "06:00"))
                .weekly(MONDAY, OpeningHours.of("05:00", "12:00"))
                .build();

        assertThat(calendar.measure(t("2026-11-22T12:00"), t("2026-11-29T12:00")))
                .isEqualTo(ofHours(14));
        assertThat(calendar.openPeriods(t("2026-11-22T12:00"), 1))
                .containsExactly(period("2026-11-22T22:00", "2026-11-23T12:00"));
    }

    @Test
    void a_holiday_removes_the_shift_that_would_begin_on_it_and_ends_the_one_before_at_midnight() {
        LocalDate thursday = LocalDate.of(2026, 11, 26);

        assertThat(nightShift().holidays(thursday).build().openPeriods(t("2026-11-25T12:00"), 2))
                .containsExactly(
                        period("2026-11-25T22:00", "2026-11-26T00:00"), period("2026-11-27T22:00", "2026-11-28T06:00"));
    }

    @Test
    void an_exception_replaces_the_shift_that_would_begin_on_it_and_ends_the_one_before_at_midnight() {
        LocalDate thursday = LocalDate.of(2026, 11, 26);
        OpeningHours late = OpeningHours.of("23:00", "02:00");

        assertThat(nightShift().exception(thursday, late).build().openPeriods(t("2026-11-25T12:00"), 3))
                .containsExactly(
                        period("2026-11-25T22:00", "2026-11-26T00:00"),
                        period("2026-11-26T23:00", "2026-11-27T02:00"),
                        period("2026-11-27T22:00", "2026-11-28T06:00"));
    }

    @Test
    void a_holiday_that_begins_no_shift_still_keeps_the_one_before_out() {
        assertThat(nightShift().holidays(LocalDate.of(2026, 11, 28)).build().openPeriods(t("2026-11-27T12:00"), 1))
                .containsExactly(period("2026-11-27T22:00", "2026-11-28T00:00"));
    }

    @Test
    void equal_times_are_24_hours_and_neighbouring_days_merge() {
        BusinessCalendar calendar = BusinessCalendar.in(BERLIN)
                .weekly(THURSDAY, OpeningHours.of("08:00", "08:00"))
                .weekly(FRIDAY, OpeningHours.of("08:00", "08:00"))
                .build();

        assertThat(calendar.openPeriods(t("2026-11-26T00:00"), 1))
                .containsExactly(period("2026-11-26T08:00", "2026-11-28T08:00"));
    }

    @Test
    void yearly_holidays_come_every_year() {
        BusinessCalendar calendar =
                office().yearlyHolidays(MonthDay.of(1, 1), MonthDay.of(2, 29)).build();

        for (int year : new int[] {1, 1600, 1900, 2027, 2028, 2400, 9999}) {
            Instant noon = LocalDate.of(year, 1, 1).atTime(12, 0).atZone(BERLIN).toInstant();
            assertThat(calendar.isOpen(noon)).as("in %d", year).isFalse();
        }
        assertThat(calendar.isOpen(t("2027-01-04T12:00"))).isTrue();
    }

    @Test
    void february_29_is_closed_in_leap_years_and_march_1_in_none() {
        BusinessCalendar calendar = office().yearlyHolidays(MonthDay.of(2, 29)).build();

        assertThat(calendar.isOpen(t("2028-02-29T12:00"))).isFalse();
        assertThat(calendar.isOpen(t("2027-03-01T12:00"))).isTrue();
        assertThat(calendar.isOpen(t("2028-02-28T12:00"))).isTrue();
    }

    @Test
    void the_hour_that_is_left_out_in_spring_does_not_count() {
        BusinessCalendar nights =
                nightShift().weekly(SATURDAY, OpeningHours.of("22:00", "06:00")).build();

        assertThat(nights.measure(t("2026-03-28T22:00"), t("2026-03-29T06:00"))).isEqualTo(ofHours(7));
        assertThat(nights.add(t("2026-03-28T22:00"), ofHours(5))).isEqualTo(t("2026-03-29T04:00"));
    }

    @Test
    void the_hour_that_comes_twice_in_autumn_counts_twice() {
        BusinessCalendar early = BusinessCalendar.in(BERLIN)
                .weekly(SUNDAY, OpeningHours.of("02:30", "02:45"))
                .build();
        Instant first = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(early.openPeriods(t("2026-10-25T00:00"), 2))
                .containsExactly(
                        new OpenPeriod(first, first.plus(ofMinutes(15))),
                        new OpenPeriod(first.plus(ofHours(1)), first.plus(ofMinutes(75))));
    }

    @Test
    void a_friday_that_never_was_has_no_hours() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        BusinessCalendar calendar =
                BusinessCalendar.in(apia).weekdays(OpeningHours.wholeDay()).build();
        Instant thursday = LocalDateTime.parse("2011-12-29T00:00").atZone(apia).toInstant();
        Instant saturday = LocalDateTime.parse("2011-12-31T00:00").atZone(apia).toInstant();

        assertThat(calendar.openPeriods(thursday, 1)).containsExactly(new OpenPeriod(thursday, saturday));
        assertThat(calendar.measure(thursday, saturday)).isEqualTo(ofHours(24));
    }

    @Test
    void offsets_of_half_an_hour_and_of_seconds_are_exact() {
        BusinessCalendar lordHowe = BusinessCalendar.in("Australia/Lord_Howe")
                .weekly(SUNDAY, OpeningHours.wholeDay())
                .build();
        Instant autumn = Instant.parse("2026-04-04T12:00:00Z");
        BusinessCalendar before1893 =
                BusinessCalendar.in(BERLIN).weekdays(OpeningHours.wholeDay()).build();

        assertThat(lordHowe.openPeriods(autumn, 1).get(0).length()).isEqualTo(ofMinutes(24 * 60 + 30));
        // Berlin's own time was 53 minutes and 28 seconds ahead.
        assertThat(before1893.nextOpening(Instant.parse("1800-06-07T12:00:00Z")))
                .isEqualTo(Instant.parse("1800-06-08T23:06:32Z"));
    }
}
