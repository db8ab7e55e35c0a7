package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a calendar is made of, and what cannot be one. */
@Tag("S17")
class BusinessCalendarBuilderTest {
    private static final OpeningHours OFFICE = OpeningHours.of("09:00", "17:00");
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

    private static BusinessCalendar.Builder office() {
        return BusinessCalendar.in("Europe/Berlin").weekdays(OFFICE);
    }

    @Test
    void there_are_no_hours_and_no_holidays_by_default() {
        BusinessCalendar calendar = BusinessCalendar.in("Europe/Berlin")
                .weekly(DayOfWeek.MONDAY, OFFICE)
                .build();

        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(calendar.weekly()).containsOnlyKeys(DayOfWeek.MONDAY);
        assertThat(calendar.holidays()).isEmpty();
        assertThat(calendar.yearlyHolidays()).isEmpty();
        assertThat(calendar.exceptions()).isEmpty();
    }

    @Test
    void weekdays_are_monday_to_friday() {
        assertThat(office().build().weekly().keySet())
                .containsExactly(
                        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    }

    @Test
    void hours_of_a_day_add_up() {
        assertThat(office().weekly(DayOfWeek.MONDAY, OpeningHours.of("17:00", "20:00"))
                        .build()
                        .hoursOn(LocalDate.of(2026, 11, 23)))
                .containsExactly(OpeningHours.of("09:00", "20:00"));
    }

    @Test
    void a_holiday_beats_an_exception_and_an_exception_beats_the_week() {
        OpeningHours morning = OpeningHours.of("09:00", "12:00");
        BusinessCalendar.Builder calendar = office().exception(CHRISTMAS_EVE, morning);

        assertThat(calendar.build().hoursOn(CHRISTMAS_EVE)).containsExactly(morning);
        assertThat(calendar.holidays(CHRISTMAS_EVE).build().hoursOn(CHRISTMAS_EVE))
                .isEmpty();
        assertThat(calendar.build().hoursOn(CHRISTMAS_EVE.plusDays(1))).containsExactly(OFFICE);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        BusinessCalendar.Builder wrong = BusinessCalendar.in("Europe/Atlantis")
                .holidays(LocalDate.of(0, 12, 31), CHRISTMAS_EVE)
                .exception(CHRISTMAS_EVE)
                .exception(CHRISTMAS_EVE, OFFICE)
                .exception(LocalDate.of(10_000, 1, 1), OFFICE);

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(wrong::build).isInstanceOfSatisfying(InvalidPolicyException.class, refused -> {
                assertThat(refused).hasMessageStartingWith("calendar in Europe/Atlantis has 5 problems:");
                assertThat(refused.problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "zone: 'Europe/Atlantis' is not known; allowed: ids such as Europe/Berlin",
                                "holidays.0000-12-31: it is beyond the borders of time; allowed: years 1 to 9999",
                                "exceptions.2026-12-24: it is set twice; allowed: once",
                                "exceptions.+10000-01-01: it is beyond the borders of time; allowed: years 1 to 9999",
                                "weekly: it is never open; allowed: hours on a day that is not always a holiday");
            });
        }
    }

    @Test
    void a_date_that_no_calendar_could_count_to_is_refused_like_any_other() {
        BusinessCalendar.Builder wrong = office().yearlyHolidays(MonthDay.of(1, 1))
                .holidays(LocalDate.MIN, LocalDate.MAX)
                .exception(LocalDate.MAX)
                .exception(LocalDate.MAX, OFFICE);

        assertThatThrownBy(wrong::build)
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::path)
                                .containsExactly(
                                        "holidays.-999999999-01-01",
                                        "holidays.+999999999-12-31",
                                        "exceptions.+999999999-12-31",
                                        "exceptions.+999999999-12-31"));
    }

    @Test
    @Tag("S19")
    void a_calendar_without_any_working_time_is_refused() {
        OpeningHours lost = OpeningHours.of("02:00", "03:00");
        Stream.of(
                        BusinessCalendar.in("UTC"),
                        BusinessCalendar.in("UTC").weekdays(),
                        BusinessCalendar.in("UTC").exception(CHRISTMAS_EVE),
                        BusinessCalendar.in("UTC")
                                .exception(CHRISTMAS_EVE, OFFICE)
                                .holidays(CHRISTMAS_EVE),
                        // The clocks go forward at 02:00 that night.
                        BusinessCalendar.in("Europe/Berlin").exception(LocalDate.of(2026, 3, 29), lost),
                        office().yearlyHolidays(everyDay()))
                .forEach(never -> assertThatThrownBy(never::build)
                        .isInstanceOf(InvalidPolicyException.class)
                        .hasMessageContaining("weekly: it is never open"));
    }

    private static MonthDay[] everyDay() {
        return LocalDate.of(2028, 1, 1)
                .datesUntil(LocalDate.of(2029, 1, 1))
                .map(MonthDay::from)
                .toArray(MonthDay[]::new);
    }

    @Test
    void one_open_day_in_ten_thousand_years_is_enough() {
        assertThat(BusinessCalendar.in("UTC")
                        .exception(CHRISTMAS_EVE, OFFICE)
                        .build()
                        .hoursOn(CHRISTMAS_EVE))
                .containsExactly(OFFICE);
        assertThat(office().yearlyHolidays(everyDay())
                        .exception(CHRISTMAS_EVE, OFFICE)
                        .exception(LocalDate.of(9999, 12, 31)))
                .satisfies(never -> assertThatThrownBy(never::build).hasMessageContaining("has 1 problem:"));
    }

    @Test
    void calendars_of_the_same_definition_are_equal() {
        BusinessCalendar one = office().holidays(CHRISTMAS_EVE, LocalDate.of(2026, 12, 25))
                .yearlyHolidays(MonthDay.of(1, 1))
                .exception(LocalDate.of(2026, 12, 31), OpeningHours.of("09:00", "12:00"))
                .build();
        BusinessCalendar same = BusinessCalendar.in(ZoneId.of("Europe/Berlin"))
                .exception(LocalDate.of(2026, 12, 31), OpeningHours.of("09:00", "12:00"))
                .yearlyHolidays(MonthDay.of(1, 1))
                .weekdays(OpeningHours.of("12:00", "17:00"), OpeningHours.of("09:00", "12:00"))
                .holidays(List.of(LocalDate.of(2026, 12, 25), CHRISTMAS_EVE))
                .build();

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(one.toBuilder().build()).isEqualTo(one);
    }

    @Test
    void calendars_that_differ_in_one_thing_are_not() {
        BusinessCalendar calendar = office().build();

        assertThat(Stream.of(
                        BusinessCalendar.in("Europe/Vienna").weekdays(OFFICE),
                        office().weekly(DayOfWeek.SATURDAY, OFFICE),
                        office().holidays(CHRISTMAS_EVE),
                        office().yearlyHolidays(MonthDay.from(CHRISTMAS_EVE)),
                        office().exception(CHRISTMAS_EVE)))
                .allSatisfy(other -> assertThat(other.build()).isNotEqualTo(calendar));
        assertThat(calendar).isNotEqualTo(ServiceCalendar.always());
    }

    @Test
    void a_copy_does_not_change_what_it_was_copied_from() {
        BusinessCalendar calendar = office().exception(CHRISTMAS_EVE, OFFICE).build();

        calendar.toBuilder().holidays(CHRISTMAS_EVE).build();

        assertThat(calendar.holidays()).isEmpty();
        assertThatThrownBy(() -> calendar.holidays().add(CHRISTMAS_EVE))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> calendar.weekly().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> calendar.exceptions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> calendar.yearlyHolidays().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void it_says_what_it_is() {
        assertThat(BusinessCalendar.in("Europe/Berlin")
                        .weekly(DayOfWeek.MONDAY, OFFICE)
                        .holidays(CHRISTMAS_EVE)
                        .yearlyHolidays(MonthDay.of(1, 1))
                        .exception(LocalDate.of(2026, 12, 31), OpeningHours.of("09:00", "12:00"))
                        .build())
                .hasToString("business hours in Europe/Berlin {MONDAY=[09:00-17:00]}, holidays [2026-12-24],"
                        + " every year [--01-01], exceptions {2026-12-31=[09:00-12:00]}");
        assertThat(BusinessCalendar.in("UTC").weekly(DayOfWeek.SUNDAY, OFFICE).build())
                .hasToString("business hours in UTC {SUNDAY=[09:00-17:00]}");
    }
}
