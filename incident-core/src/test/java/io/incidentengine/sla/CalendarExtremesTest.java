package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ends of time and amounts beyond them: nothing is thrown, nothing loops, the border is the answer. */
@Tag("S2")
@Tag("S19")
class CalendarExtremesTest {
    private static final Duration HUGE = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final OpeningHours OFFICE = OpeningHours.of("09:00", "17:00");
    private static final List<Instant> BORDERS = List.of(Time.EARLIEST, Time.LATEST, Instant.MIN, Instant.MAX);

    static List<ServiceCalendar> calendars() {
        BusinessCalendar.Builder oneMinute =
                BusinessCalendar.in("Pacific/Auckland").weekly(DayOfWeek.WEDNESDAY, OpeningHours.of("22:00", "22:01"));
        return List.of(
                ServiceCalendar.always(),
                BusinessCalendar.in("Europe/Berlin").weekdays(OFFICE).build(),
                oneMinute.build(),
                BusinessCalendar.in(ZoneOffset.MAX)
                        .exception(LocalDate.of(2026, 11, 24), OFFICE)
                        .build(),
                BusinessCalendar.in(ZoneOffset.MIN)
                        .exception(LocalDate.of(1, 1, 1), OFFICE)
                        .exception(LocalDate.of(9999, 12, 31), OFFICE)
                        .build(),
                BusinessCalendar.in("America/New_York")
                        .weekdays(OpeningHours.wholeDay())
                        .weekly(DayOfWeek.SATURDAY, OpeningHours.wholeDay())
                        .weekly(DayOfWeek.SUNDAY, OpeningHours.wholeDay())
                        .yearlyHolidays(MonthDay.of(2, 29))
                        .build());
    }

    private static Instant border(Instant instant) {
        return instant.isBefore(Time.EARLIEST) || instant.equals(Time.EARLIEST) ? Time.EARLIEST : Time.LATEST;
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void more_than_all_time_ends_at_the_border(ServiceCalendar calendar) {
        for (Instant start : BORDERS) {
            assertThat(calendar.add(start, HUGE)).isEqualTo(Time.LATEST);
            assertThat(calendar.add(start, HUGE.negated())).isEqualTo(Time.EARLIEST);
            assertThat(calendar.add(start, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Time.EARLIEST);
            assertThat(calendar.add(start, Duration.ofDays(4_000_000))).isEqualTo(Time.LATEST);
            assertThat(calendar.add(start, Duration.ZERO)).isEqualTo(border(start));
            assertThat(calendar.addBusinessDays(start, Integer.MAX_VALUE)).isEqualTo(Time.LATEST);
            assertThat(calendar.addBusinessDays(start, Integer.MIN_VALUE)).isEqualTo(Time.EARLIEST);
            assertThat(calendar.endOfBusinessDay(start, Integer.MAX_VALUE)).isEqualTo(Time.LATEST);
            assertThat(calendar.endOfBusinessDay(start, Integer.MIN_VALUE)).isEqualTo(Time.EARLIEST);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void beyond_a_border_is_at_the_border(ServiceCalendar calendar) {
        assertThat(calendar.nextOpening(Instant.MAX)).isEqualTo(Time.LATEST);
        assertThat(calendar.nextOpening(Instant.MIN)).isEqualTo(calendar.nextOpening(Time.EARLIEST));
        assertThat(calendar.previousClosing(Instant.MIN)).isEqualTo(Time.EARLIEST);
        assertThat(calendar.previousClosing(Instant.MAX)).isEqualTo(calendar.previousClosing(Time.LATEST));
        assertThat(calendar.isOpen(Instant.MAX)).isEqualTo(calendar.isOpen(Time.LATEST));
        assertThat(calendar.openPeriods(Instant.MAX, 5)).isEmpty();
        assertThat(calendar.businessDays(Instant.MIN, Instant.MAX))
                .isEqualTo(calendar.businessDays(Time.EARLIEST, Time.LATEST))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void all_open_time_there_is_can_be_measured_and_added(ServiceCalendar calendar) {
        Duration all = calendar.measure(Time.EARLIEST, Time.LATEST);
        Instant last = calendar.add(Time.EARLIEST, all);

        assertThat(all).isPositive().isLessThanOrEqualTo(Duration.between(Time.EARLIEST, Time.LATEST));
        assertThat(calendar.measure(Time.EARLIEST, last)).isEqualTo(all);
        assertThat(calendar.previousClosing(Time.LATEST)).isEqualTo(last);
        assertThat(calendar.measure(calendar.add(Time.LATEST, all.negated()), Time.LATEST))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void the_last_open_period_ends_with_time(ServiceCalendar calendar) {
        List<OpenPeriod> last = calendar.openPeriods(Time.LATEST.minusSeconds(1_000_000), 100);

        assertThat(last).allSatisfy(period -> assertThat(period.from()).isBefore(period.to()));
        assertThat(last).allSatisfy(period -> assertThat(period.to()).isBeforeOrEqualTo(Time.LATEST));
    }
}
