package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the test suites of five other projects expect; the conventions are in the README beside the vectors. */
@Tag("S17")
@Tag("S18")
@Tag("S19")
class WorkingTimeVectorsTest {

    static List<Vector> vectors() {
        return Vector.all("biz", "business_time", "businesstimedelta", "jbpm", "moment_business_time");
    }

    @Test
    void none_is_left_out() {
        assertThat(vectors()).hasSize(252);
        assertThat(vectors().stream().filter(Vector::isDisputed)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void it_agrees(Vector vector) {
        if (vector.isDisputed()) {
            agreesWithTheRecount(vector);
            return;
        }
        switch (vector.op()) {
            case "resolve_local" -> resolves(vector);
            case "between" -> assertThat(measured(vector)).isCloseTo(expectedAmount(vector), vector.tolerance());
            case "is_open" ->
                assertThat(calendar(vector).isOpen(vector.instant("at"))).isEqualTo(vector.expectedBool());
            case "open_periods" -> {
                List<OpenPeriod> expected = vector.expectedPeriods();
                assertThat(calendar(vector).openPeriods(vector.instant("start"), expected.size()))
                        .isEqualTo(expected);
            }
            default -> assertThat(found(vector)).isEqualTo(expected(vector));
        }
    }

    private static BusinessCalendar calendar(Vector vector) {
        return VectorCalendar.of(vector.calendar()).orElseThrow();
    }

    private static Instant found(Vector vector) {
        BusinessCalendar calendar = calendar(vector);
        return switch (vector.op()) {
            case "add" ->
                vector.isTagged("zero")
                        ? calendar.nextOpening(vector.instant("start"))
                        : new Unpaused(calendar, vector.pauses()).add(vector.instant("start"), vector.amount());
            case "subtract" ->
                vector.isTagged("zero")
                        ? calendar.previousClosing(vector.instant("start"))
                        : new Unpaused(calendar, vector.pauses()).subtract(vector.instant("start"), vector.amount());
            case "next_open" -> calendar.nextOpening(vector.instant("at"));
            case "prev_open" -> calendar.previousClosing(vector.instant("at"));
            case "add_business_days" ->
                vector.has("end_of_day")
                        ? calendar.endOfBusinessDay(vector.instant("start"), vector.number("days"))
                        : calendar.addBusinessDays(vector.instant("start"), vector.number("days"));
            default -> throw new AssertionError("unknown operation: " + vector);
        };
    }

    private static Instant expected(Vector vector) {
        if (vector.has("convention") && vector.text("convention").equals("next_boundary")) {
            return vector.tie(vector.op().equals("add") ? "at_close" : "at_open");
        }
        if (vector.has("expected_rounding")) {
            // It cuts the seconds off; we do not round, so ours ends with the seconds of the start.
            assertThat(vector.text("expected_rounding")).isEqualTo("floor_to_minute");
            Instant start = vector.instant("start");
            return vector.expectedInstant().plus(Duration.between(start.truncatedTo(ChronoUnit.MINUTES), start));
        }
        return vector.expectedInstant();
    }

    private static Duration measured(Vector vector) {
        return VectorCalendar.of(vector.calendar())
                .map(calendar ->
                        new Unpaused(calendar, vector.pauses()).measure(vector.instant("start"), vector.instant("end")))
                .orElse(Duration.ZERO);
    }

    private static Duration expectedAmount(Vector vector) {
        if (vector.isTagged("reversed") && vector.text("reversed_convention").equals("zero")) {
            // It gives nothing for reversed instants; we give the negative of what it gives for the right order.
            return calendar(vector)
                    .measure(vector.instant("end"), vector.instant("start"))
                    .negated();
        }
        return vector.expectedDuration();
    }

    /** Where a day later has a local time that is left out or comes twice. */
    private static void resolves(Vector vector) {
        ZoneId zone = ZoneId.of(vector.text("local_zone"));
        boolean nextMidnight = vector.text("local").endsWith("T24:00");
        LocalDateTime local = LocalDateTime.parse(vector.text("local").replace("T24:00", "T00:00"))
                .plusDays(nextMidnight ? 1 : 0);
        BusinessCalendar everyDay = BusinessCalendar.in(zone)
                .weekdays(OpeningHours.wholeDay())
                .weekly(DayOfWeek.SATURDAY, OpeningHours.wholeDay())
                .weekly(DayOfWeek.SUNDAY, OpeningHours.wholeDay())
                .build();

        assertThat(everyDay.addBusinessDays(local.minusDays(1).atZone(zone).toInstant(), 1))
                .isEqualTo(vector.expectedInstant());
    }

    /** We agree with what was counted minute by minute, and not with the project. */
    private static void agreesWithTheRecount(Vector vector) {
        Map<String, String> ours = Map.of(
                "peer ignores a wildcard range crossing the year end",
                "brute force 2013-01-04T09:15:00+00:00",
                "peer treats the closing instant as open",
                "brute force False",
                "peer shifts 02:30 to 03:30 (past the 03:15 end) and drops the window;"
                        + " wall-clock reading keeps 03:00-03:15 open",
                "brute force [['2006-04-02T03:00:00-07:00', '2006-04-02T03:15:00-07:00']]");
        assertThat(vector.dispute("brute_force")).isEqualTo(ours.get(vector.dispute("reason")));
        switch (vector.op()) {
            case "add" -> assertThat(found(vector)).isEqualTo(Instant.parse("2013-01-04T09:15:00Z"));
            case "is_open" ->
                assertThat(calendar(vector).isOpen(vector.instant("at"))).isFalse();
            case "open_periods" ->
                assertThat(calendar(vector).openPeriods(vector.instant("start"), 1))
                        .containsExactly(new OpenPeriod(
                                Instant.parse("2006-04-02T10:00:00Z"), Instant.parse("2006-04-02T10:15:00Z")));
            default -> throw new AssertionError("unknown dispute: " + vector);
        }
    }
}
