package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.RESOLVED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rungs of a clock that runs in business hours. November 27, 2026, is a Friday. */
@Tag("S20")
class BusinessThresholdTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = BusinessCalendar.in(BERLIN)
            .weekdays(OpeningHours.of("09:00", "17:00"))
            .build();

    private static Instant t(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static ClockFact reported(String local, int level) {
        return new ClockFact(1, Signal.REPORTED, t(local), Severity.level(level), 0);
    }

    private static ClockRun run(ClockFact... facts) {
        Milestone milestone = Milestone.named("fix")
                .stopsOn(RESOLVED)
                .target(1, new Target(ofHours(4), OFFICE))
                .target(2, new Target(ofHours(8), OFFICE))
                .build();
        return MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(List.of(facts)))
                .get(0);
    }

    @Test
    void the_deadline_is_where_the_amount_has_been_worked() {
        assertThat(run(reported("2026-11-27T10:00", 2)).breach())
                .map(Breach::deadline)
                .contains(t("2026-11-30T10:00"));
        assertThat(run(reported("2026-11-27T09:00", 2)).breach())
                .map(Breach::deadline)
                .contains(t("2026-11-27T17:00"));
    }

    @Test
    @Tag("S3")
    void what_is_due_at_closing_time_is_overdue_one_grain_later_though_nothing_counts_until_it_opens() {
        Breach breach = run(reported("2026-11-27T09:00", 2)).breach().orElseThrow();

        assertThat(breach.at()).isEqualTo(t("2026-11-27T17:00:00.000001"));
        assertThat(OFFICE.measure(breach.deadline(), breach.at())).isZero();
    }

    @Test
    void one_hour_before_monday_10_is_monday_9_and_not_friday_17() {
        assertThat(run(reported("2026-11-27T10:00", 2)).whenRemaining(ofHours(1)))
                .contains(t("2026-11-30T09:00"));
    }

    @Test
    void more_than_an_hour_before_monday_10_is_still_on_friday() {
        assertThat(run(reported("2026-11-27T10:00", 2)).whenRemaining(ofMinutes(61)))
                .contains(t("2026-11-27T16:59"));
    }

    @Test
    void a_share_is_counted_backward_from_the_deadline_too() {
        ClockRun run = run(reported("2026-11-27T13:00", 2));

        assertThat(run.whenElapsed(50)).contains(t("2026-11-30T09:00"));
        assertThat(run.whenElapsed(25)).contains(t("2026-11-27T15:00"));
        assertThat(run.whenElapsed(100)).contains(t("2026-11-30T13:00"));
    }

    @Test
    void a_rung_of_the_whole_target_comes_as_it_opens_and_one_of_more_at_the_start() {
        ClockRun run = run(reported("2026-11-28T12:00", 2));

        assertThat(run.whenRemaining(ofHours(8))).contains(t("2026-11-30T09:00"));
        assertThat(run.whenRemaining(ofHours(9))).contains(t("2026-11-28T12:00"));
    }

    @Test
    void a_rung_on_monday_is_not_reached_if_the_clock_stops_at_the_weekend() {
        ClockRun run = run(reported("2026-11-27T10:00", 2), ClockFact.of(2, RESOLVED, t("2026-11-28T12:00")));

        assertThat(run.whenRemaining(ofHours(1))).isEmpty();
        assertThat(run.whenRemaining(ofMinutes(61))).contains(t("2026-11-27T16:59"));
    }

    @Test
    @Tag("S9")
    void after_a_change_of_severity_it_is_counted_from_the_new_deadline() {
        ClockFact raised = new ClockFact(2, Signal.RAISED, t("2026-11-28T12:00"), Severity.level(1), 0);

        assertThat(run(reported("2026-11-27T14:00", 2), raised).whenRemaining(ofHours(1)))
                .contains(t("2026-11-30T09:00"));
        assertThat(run(reported("2026-11-27T13:30", 2), raised).whenRemaining(ofHours(1)))
                .contains(t("2026-11-28T12:00"));
    }

    @Test
    void time_after_the_deadline_is_counted_forward() {
        assertThat(run(reported("2026-11-27T10:00", 2)).whenOverdue(ofHours(7))).contains(t("2026-11-30T17:00"));
        assertThat(run(reported("2026-11-27T09:00", 2)).whenOverdue(ofHours(1))).contains(t("2026-11-30T10:00"));
    }

    @Test
    @Tag("S2")
    void before_a_deadline_beyond_the_end_of_time_nothing_fires_early() {
        Instant last = Time.LATEST.minus(Duration.ofHours(10));
        ClockRun run = run(new ClockFact(1, Signal.REPORTED, last, Severity.level(2), 0));

        assertThat(run.breach()).isEmpty();
        assertThat(run.whenRemaining(ofHours(1))).contains(Time.LATEST);
    }
}
