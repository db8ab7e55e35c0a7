package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import io.incidentengine.shared.Seeds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counting days on which hours begin. November 23, 2026, is a Monday. */
@Tag("S18")
class BusinessDaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = BusinessCalendar.in(BERLIN)
            .weekdays(OpeningHours.of("09:00", "17:00"))
            .yearlyHolidays(MonthDay.of(12, 25))
            .build();

    private static Instant t(String local) {
        return t(local, BERLIN);
    }

    private static Instant t(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    @Test
    void the_clock_time_is_kept_and_closed_days_are_skipped() {
        assertThat(OFFICE.addBusinessDays(t("2026-11-27T10:30"), 1)).isEqualTo(t("2026-11-30T10:30"));
        assertThat(OFFICE.addBusinessDays(t("2026-12-24T10:30"), 1)).isEqualTo(t("2026-12-28T10:30"));
        assertThat(OFFICE.addBusinessDays(t("2026-11-30T10:30"), -1)).isEqualTo(t("2026-11-27T10:30"));
    }

    @Test
    void a_time_that_is_closed_moves_on_to_the_next_opening_and_going_back_to_the_last_closing() {
        assertThat(OFFICE.addBusinessDays(t("2026-11-23T07:00"), 2)).isEqualTo(t("2026-11-25T09:00"));
        assertThat(OFFICE.addBusinessDays(t("2026-11-23T18:00"), 2)).isEqualTo(t("2026-11-26T09:00"));
        assertThat(OFFICE.addBusinessDays(t("2026-11-26T18:00"), -2)).isEqualTo(t("2026-11-24T17:00"));
        assertThat(OFFICE.addBusinessDays(t("2026-11-26T07:00"), -2)).isEqualTo(t("2026-11-23T17:00"));
    }

    @Test
    void zero_days_give_the_start_even_if_it_is_closed() {
        assertThat(OFFICE.addBusinessDays(t("2026-11-28T10:00"), 0)).isEqualTo(t("2026-11-28T10:00"));
    }

    @Test
    void from_a_closed_day_the_first_business_day_is_the_next_one() {
        assertThat(OFFICE.addBusinessDays(t("2026-11-28T10:00"), 1)).isEqualTo(t("2026-11-30T10:00"));
        assertThat(OFFICE.addBusinessDays(t("2026-11-28T10:00"), -1)).isEqualTo(t("2026-11-27T10:00"));
    }

    @Test
    void by_the_end_of_a_business_day_is_its_closing() {
        assertThat(OFFICE.endOfBusinessDay(t("2026-11-24T18:00"), 2)).isEqualTo(t("2026-11-26T17:00"));
        assertThat(OFFICE.endOfBusinessDay(t("2026-11-24T08:00"), 0)).isEqualTo(t("2026-11-24T17:00"));
        assertThat(OFFICE.endOfBusinessDay(t("2026-11-28T08:00"), 0)).isEqualTo(t("2026-11-30T17:00"));
        assertThat(OFFICE.endOfBusinessDay(t("2026-11-28T08:00"), -1)).isEqualTo(t("2026-11-27T17:00"));
    }

    @Test
    void a_shift_ends_its_day_after_midnight_unless_the_next_day_is_special() {
        BusinessCalendar.Builder nights = BusinessCalendar.in(BERLIN).weekdays(OpeningHours.of("22:00", "06:00"));

        assertThat(nights.build().endOfBusinessDay(t("2026-11-26T12:00"), 1)).isEqualTo(t("2026-11-28T06:00"));
        assertThat(nights.holidays(LocalDate.of(2026, 11, 28)).build().endOfBusinessDay(t("2026-11-26T12:00"), 1))
                .isEqualTo(t("2026-11-28T00:00"));
    }

    @Test
    void a_day_whose_end_is_left_out_ends_as_the_clocks_change_and_one_that_ends_twice_at_the_second_time() {
        BusinessCalendar early = BusinessCalendar.in(BERLIN)
                .weekly(DayOfWeek.SUNDAY, OpeningHours.of("01:00", "02:30"))
                .build();

        assertThat(early.endOfBusinessDay(t("2026-03-28T12:00"), 1)).isEqualTo(t("2026-03-29T03:00"));
        assertThat(early.endOfBusinessDay(t("2026-10-24T12:00"), 1)).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void business_days_are_counted_with_the_last_and_without_the_first() {
        assertThat(OFFICE.businessDays(t("2026-11-27T10:00"), t("2026-11-30T09:00")))
                .isEqualTo(1);
        assertThat(OFFICE.businessDays(t("2026-11-30T09:00"), t("2026-11-27T10:00")))
                .isEqualTo(-1);
        assertThat(OFFICE.businessDays(t("2026-11-30T01:00"), t("2026-11-30T23:00")))
                .isZero();
        assertThat(OFFICE.businessDays(t("2026-12-31T12:00"), t("2027-12-31T12:00")))
                .isEqualTo(261);
    }

    @Test
    void a_friday_that_never_was_does_not_count() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        BusinessCalendar calendar = BusinessCalendar.in(apia)
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();

        assertThat(calendar.addBusinessDays(t("2011-12-29T10:00", apia), 1)).isEqualTo(t("2012-01-02T10:00", apia));
        assertThat(calendar.businessDays(t("2011-12-29T10:00", apia), t("2012-01-02T10:00", apia)))
                .isEqualTo(1);
    }

    @Test
    void a_day_that_is_partly_beyond_the_last_instant_is_still_found() {
        ZoneId east = ZoneId.of("Pacific/Kiritimati");
        BusinessCalendar calendar = always(east);
        Instant start = t("9999-12-31T00:30", east);

        assertThat(calendar.businessDays(start, t("+10000-01-01T00:30", east))).isEqualTo(1);
        assertThat(calendar.addBusinessDays(start, 1)).isEqualTo(Instant.parse("9999-12-31T10:30:00Z"));
        assertThat(calendar.addBusinessDays(t("9999-12-31T20:00", east), 1)).isEqualTo(Time.LATEST);
        assertThat(calendar.addBusinessDays(start, 2)).isEqualTo(Time.LATEST);
        assertThat(calendar.endOfBusinessDay(start, 1)).isEqualTo(Time.LATEST);
    }

    @Test
    void a_day_that_is_partly_before_the_first_instant_is_still_found() {
        ZoneId west = ZoneId.of("Etc/GMT+12");
        BusinessCalendar calendar = always(west);
        Instant start = t("0001-01-01T18:00", west);

        assertThat(calendar.addBusinessDays(start, -1)).isEqualTo(Instant.parse("0001-01-01T06:00:00Z"));
        assertThat(calendar.endOfBusinessDay(start, -1)).isEqualTo(Instant.parse("0001-01-01T12:00:00Z"));
        assertThat(calendar.addBusinessDays(t("0001-01-01T06:00", west), -1)).isEqualTo(Time.EARLIEST);
        assertThat(calendar.addBusinessDays(start, -2)).isEqualTo(Time.EARLIEST);
        assertThat(calendar.endOfBusinessDay(start, -2)).isEqualTo(Time.EARLIEST);
    }

    @Test
    void a_day_that_closes_after_the_last_instant_ends_with_it_and_not_a_day_before() {
        ZoneId west = ZoneId.of("Etc/GMT+12");
        OpeningHours afternoon = OpeningHours.of("14:00", "17:00");
        BusinessCalendar calendar = BusinessCalendar.in(west)
                .weekdays(afternoon)
                .weekly(DayOfWeek.SATURDAY, afternoon)
                .weekly(DayOfWeek.SUNDAY, afternoon)
                .build();
        Instant start = t("9999-12-30T12:00", west);

        assertThat(calendar.endOfBusinessDay(start, 0)).isEqualTo(t("9999-12-30T17:00", west));
        assertThat(calendar.endOfBusinessDay(start, 1)).isEqualTo(Time.LATEST);
    }

    private static BusinessCalendar always(ZoneId zone) {
        return BusinessCalendar.in(zone)
                .weekdays(OpeningHours.wholeDay())
                .weekly(DayOfWeek.SATURDAY, OpeningHours.wholeDay())
                .weekly(DayOfWeek.SUNDAY, OpeningHours.wholeDay())
                .build();
    }

    @Test
    @Tag("S2")
    void the_first_and_the_last_day_of_all_can_be_reached() {
        BusinessCalendar office = BusinessCalendar.in("UTC")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        Instant tuesday = Instant.parse("0001-01-02T10:00:00Z");
        Instant thursday = Instant.parse("9999-12-30T10:00:00Z");

        assertThat(office.addBusinessDays(tuesday, -1)).isEqualTo(Instant.parse("0001-01-01T10:00:00Z"));
        assertThat(office.addBusinessDays(tuesday, -2)).isEqualTo(Time.EARLIEST);
        assertThat(office.endOfBusinessDay(tuesday, -1)).isEqualTo(Instant.parse("0001-01-01T17:00:00Z"));
        assertThat(office.addBusinessDays(thursday, 1)).isEqualTo(Instant.parse("9999-12-31T10:00:00Z"));
        assertThat(office.addBusinessDays(thursday, 2)).isEqualTo(Time.LATEST);
        assertThat(office.endOfBusinessDay(thursday, 1)).isEqualTo(Instant.parse("9999-12-31T17:00:00Z"));
    }

    @Test
    void around_the_clock_every_day_of_utc_is_one() {
        ServiceCalendar always = ServiceCalendar.always();
        Instant saturday = Instant.parse("2026-11-28T10:30:00Z");

        assertThat(always.addBusinessDays(saturday, 2)).isEqualTo(Instant.parse("2026-11-30T10:30:00Z"));
        assertThat(always.addBusinessDays(saturday, -2)).isEqualTo(Instant.parse("2026-11-26T10:30:00Z"));
        assertThat(always.endOfBusinessDay(saturday, 0)).isEqualTo(Instant.parse("2026-11-29T00:00:00Z"));
        assertThat(always.endOfBusinessDay(saturday, 2)).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(always.businessDays(saturday, Instant.parse("2026-11-30T00:00:00Z")))
                .isEqualTo(2);
        assertThat(always.businessDays(saturday, Instant.parse("2026-11-27T23:59:59Z")))
                .isEqualTo(-1);
    }

    @Test
    void counting_finds_the_day_that_one_finds_day_by_day() {
        Seeds.check(400, seed -> {
            RandomCalendar.Scene scene = RandomCalendar.of(seed);
            PlainCalendar plain = scene.calendar();
            BusinessCalendar calendar = plain.build();
            Random random = new Random(seed);
            Instant start = scene.around();
            if (start.isBefore(Time.EARLIEST.plusSeconds(50_000_000))
                    || start.isAfter(Time.LATEST.minusSeconds(50_000_000))) {
                return;
            }
            int days = random.nextInt(41) - 20;
            ZonedDateTime local = start.atZone(plain.zone());
            LocalDate date = local.toLocalDate();
            for (int left = Math.abs(days); left > 0; ) {
                date = date.plusDays(Integer.signum(days));
                left -= isBusinessDay(plain, date) ? 1 : 0;
                if (Math.abs(date.toEpochDay() - local.toLocalDate().toEpochDay()) > 400) {
                    return;
                }
            }
            Instant moved =
                    date.atTime(local.toLocalTime()).atZone(plain.zone()).toInstant();
            Instant expected =
                    days == 0 ? start : days > 0 ? calendar.nextOpening(moved) : calendar.previousClosing(moved);

            assertThat(calendar.addBusinessDays(start, days))
                    .as("%s and %d days in %s", start, days, calendar)
                    .isEqualTo(expected);
            if (days > 0) {
                assertThat(calendar.businessDays(start, moved))
                        .as("%s to %s in %s", start, moved, calendar)
                        .isEqualTo(days);
            }
        });
    }

    /** Hours begin on it, and the zone has that date. */
    private static boolean isBusinessDay(PlainCalendar calendar, LocalDate date) {
        boolean exists = date.atStartOfDay(calendar.zone()).toLocalDate().equals(date);
        return exists && !calendar.begunOn(date).isEmpty();
    }
}
