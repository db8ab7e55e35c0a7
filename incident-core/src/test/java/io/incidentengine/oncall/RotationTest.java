package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who take turns on the local clock. */
class RotationTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneOffset.UTC;

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static String personAt(Rotation rotation, Instant at) {
        return rotation.shiftAt(at).person().value();
    }

    private static List<LocalDate> starts(Rotation rotation, String from, String to) {
        return rotation.shifts(Instant.parse(from), Instant.parse(to)).stream()
                .map(shift -> LocalDate.ofInstant(shift.from(), rotation.zone()))
                .toList();
    }

    @Test
    void a_week_lasts_from_monday_nine_to_monday_nine_across_the_change_of_clocks() {
        Rotation weeks = Rotation.weekly(LocalDateTime.parse("2026-03-02T09:00"), BERLIN, "ann", "bob", "cem");

        assertThat(weeks.shiftAt(berlin("2026-03-30T08:59")))
                .isEqualTo(new Shift(PersonId.of("ann"), berlin("2026-03-23T09:00"), berlin("2026-03-30T09:00")));
        assertThat(personAt(weeks, berlin("2026-03-30T09:00"))).isEqualTo("bob");
    }

    @Test
    void the_turn_before_the_start_is_that_of_the_last_participant() {
        Rotation days = Rotation.daily(LocalDateTime.parse("2026-03-02T09:00"), BERLIN, "ann", "bob", "cem");

        assertThat(personAt(days, berlin("2026-03-02T08:59"))).isEqualTo("cem");
        assertThat(personAt(days, berlin("2026-02-27T09:00"))).isEqualTo("ann");
    }

    @Test
    void the_31st_is_the_last_day_of_shorter_months_and_comes_back() {
        Rotation months = Rotation.monthly(LocalDateTime.parse("2027-10-31T00:00"), UTC, "ann", "bob");

        assertThat(starts(months, "2027-10-31T00:00:00Z", "2028-04-01T00:00:00Z"))
                .map(LocalDate::toString)
                .containsExactly("2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31");
        assertThat(starts(months, "2027-02-28T00:00:00Z", "2027-05-01T00:00:00Z"))
                .map(LocalDate::toString)
                .containsExactly("2027-02-28", "2027-03-31", "2027-04-30");
    }

    @Test
    void a_leap_day_is_no_drift() {
        Rotation years = Rotation.monthly(LocalDateTime.parse("2024-02-29T12:00"), UTC, "ann")
                .every(12);

        assertThat(starts(years, "2026-03-01T00:00:00Z", "2028-03-01T00:00:00Z"))
                .map(LocalDate::toString)
                .containsExactly("2026-02-28", "2027-02-28", "2028-02-29");
    }

    @Test
    void the_turn_of_an_hour_that_is_left_out_is_left_out() {
        Rotation hours = Rotation.hourly(LocalDateTime.parse("2026-03-29T00:00"), BERLIN, "ann", "bob", "cem", "dan");

        assertThat(hours.shifts(berlin("2026-03-29T01:00"), berlin("2026-03-29T04:00")))
                .extracting(shift -> shift.person().value())
                .containsExactly("bob", "dan");
    }

    @Test
    void the_turn_of_an_hour_that_comes_twice_lasts_two() {
        Rotation hours = Rotation.hourly(LocalDateTime.parse("2026-10-25T02:00"), BERLIN, "ann", "bob");
        Instant first = Instant.parse("2026-10-25T00:00:00Z");

        assertThat(hours.shiftAt(first.plusSeconds(5_400)))
                .isEqualTo(new Shift(PersonId.of("ann"), first, first.plusSeconds(7_200)));
    }

    @Test
    void a_day_that_never_was_is_a_short_turn() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Rotation days = Rotation.daily(LocalDateTime.parse("2011-12-29T09:00"), apia, "ann", "bob", "cem");
        Instant change = Instant.parse("2011-12-30T10:00:00Z");

        assertThat(days.shiftAt(change))
                .isEqualTo(new Shift(PersonId.of("bob"), change, change.plusSeconds(9 * 3_600)));
    }

    @Test
    void from_1970_to_2500_the_turns_are_counted_and_not_walked() {
        Rotation hours = Rotation.hourly(LocalDateTime.parse("1970-01-01T00:00"), UTC, "ann", "bob", "cem");
        Instant far = Instant.parse("2500-01-01T00:30:00Z");

        assertThat(hours.turnAt(far)).isEqualTo(far.getEpochSecond() / 3_600);
        assertThat(hours.counted(far)).isEqualTo(hours.turnAt(far) - 1);
    }

    @Test
    void who_is_named_twice_has_two_turns() {
        Rotation days = Rotation.daily(LocalDateTime.parse("2026-03-02T00:00"), UTC, "ann", "ann", "bob");

        assertThat(days.shifts(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z")))
                .extracting(shift -> shift.person().value())
                .containsExactly("ann", "ann", "bob");
    }

    @Test
    @Tag("S2")
    void the_start_is_kept_at_the_grain() {
        Rotation days = Rotation.daily(LocalDateTime.parse("2026-03-02T00:00:00.000001999"), UTC, "ann");

        assertThat(days.start()).isEqualTo(LocalDateTime.parse("2026-03-02T00:00:00.000001"));
    }

    @Test
    void turns_end_at_the_borders_of_time() {
        Rotation weeks = Rotation.weekly(LocalDateTime.parse("2026-03-02T09:00"), BERLIN, "ann", "bob");

        assertThat(weeks.shiftAt(Time.EARLIEST).from()).isEqualTo(Time.EARLIEST);
        assertThat(weeks.shiftAt(Time.LATEST).to()).isEqualTo(Time.LATEST);
        assertThat(weeks.every(Rotation.LONGEST).shiftAt(Time.LATEST).to()).isEqualTo(Time.LATEST);
        assertThat(weeks.shifts(Time.LATEST.minusSeconds(1_000_000), Time.LATEST))
                .hasSizeBetween(2, 3);
    }

    @Test
    void what_makes_no_rotation_is_refused() {
        LocalDateTime start = LocalDateTime.parse("2026-03-02T09:00");
        Rotation days = Rotation.daily(start, UTC, "ann");

        refused(() -> Rotation.daily(start, UTC), "participants of a rotation is empty; allowed: at least one person");
        refused(() -> days.every(0), "length of a turn is 0; allowed: 1 to 10000");
        refused(() -> days.every(10_001), "length of a turn is 10001; allowed: 1 to 10000");
        refused(
                () -> Rotation.daily(start.withYear(10_000), UTC, "ann"),
                "start of a rotation is +10000-03-02T09:00; allowed: years 1 to 9999");
        refused(
                () -> Rotation.daily(start.withYear(0), UTC, "ann"),
                "start of a rotation is 0000-03-02T09:00; allowed: years 1 to 9999");
        refused(() -> Rotation.daily(null, UTC, "ann"), "start of a rotation is missing; allowed: a value");
        refused(() -> Rotation.daily(start, null, "ann"), "zone of a rotation is missing; allowed: a value");
        refused(
                () -> Rotation.daily(start, UTC, (String[]) null),
                "participants of a rotation is missing; allowed: a value");
        refused(() -> Rotation.daily(start, UTC, " "), "person id is empty; allowed: 1 to 200 characters");
        refused(() -> days.shiftAt(null), "instant of a turn is missing; allowed: an instant");
        refused(
                () -> days.shifts(Instant.EPOCH, Instant.EPOCH),
                "turns to is 1970-01-01T00:00:00Z; allowed: instants after its beginning, 1970-01-01T00:00:00Z");
    }

    private static void refused(ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
