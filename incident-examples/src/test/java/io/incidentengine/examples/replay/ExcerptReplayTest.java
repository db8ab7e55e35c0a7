package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.examples.replay.Chronicle.Step;
import io.incidentengine.examples.replay.Summary.Turn;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The replay of the excerpt against the figures that {@code recount.py} counted without the engine. */
class ExcerptReplayTest {
    private static Summary summary;
    private static Expected expected;

    @BeforeAll
    static void replay() throws IOException {
        LogContents contents = Replays.excerpt();
        summary = Summary.of(contents, Replays.of(contents));
        expected = Expected.ofExcerpt();
    }

    @Test
    void every_row_is_used_and_nothing_fails() {
        assertThat(summary.log().rows()).hasSize((int) expected.count("rows"));
        assertThat(summary.log().rejected().count()).isEqualTo(expected.count("rejected"));
        assertThat(summary.replay().moved()).isEqualTo(expected.count("moved"));
        assertThat(summary.replay().refused().first()).isEmpty();
        assertThat(summary.replay().failures()).isEmpty();
        assertThat(summary.messages().notSent()).isZero();
    }

    @Test
    void the_incidents_and_their_last_priorities_are_those_counted() {
        assertThat(summary.all().incidents()).isEqualTo(expected.count("incidents"));
        summary.levels()
                .forEach((severity, level) -> assertThat(level.incidents())
                        .isEqualTo(expected.count("incidents_by_final_priority." + severity.level())));
        assertThat(summary.count(Turn.PRIORITY_CHANGED)).isEqualTo(expected.count("priority_changed"));
    }

    @Test
    void the_reopened_ones_are_those_counted() {
        assertThat(summary.count(Turn.REOPENED)).isEqualTo(expected.count("reopened.incidents"));
        assertThat(summary.count(Turn.REOPENED_BEFORE_CLOSING)).isEqualTo(expected.count("reopened.within"));
        assertThat(summary.count(Turn.REOPENED_AFTER_CLOSING)).isEqualTo(expected.count("reopened.after_close"));
    }

    @Test
    void the_times_to_respond_and_to_resolve_are_those_counted() {
        assertThat(minutes(summary.all().toRespond())).isEqualTo(expected.figure("minutes.to_respond.median"));
        assertThat(minutes(summary.all().toResolve())).isEqualTo(expected.figure("minutes.to_resolve_first.median"));
    }

    @ParameterizedTest
    @CsvSource({"closing, closing.log", "weekdays, weekdays"})
    @Tag("S17")
    void a_closing_milestone_is_met_and_breached_as_counted(String milestone, String counted) {
        MilestoneTally closing = summary.all().milestone(milestone);
        assertThat(closing.met()).isEqualTo(expected.count(counted + ".verdicts.met"));
        assertThat(closing.breached(BreachCause.TIME_RAN_OUT))
                .isEqualTo(expected.count(counted + ".verdicts.breached"));
        assertThat(closing.breached(BreachCause.RECLASSIFIED))
                .isEqualTo(expected.count(counted + ".verdicts.reclassified"));
        for (int priority = 1; priority <= 4; priority++) {
            MilestoneTally level =
                    summary.levels().get(Severity.level(priority)).milestone(milestone);
            String path = counted + ".by_final_priority." + priority;
            assertThat(level.met()).isEqualTo(expected.count(path + ".met"));
            assertThat(level.breached()).isEqualTo(expected.count(path + ".breached"));
            assertThat(level.open()).isEqualTo(expected.count(path + ".running"));
        }
    }

    @ParameterizedTest
    @CsvSource({"closing, closing.log", "weekdays, weekdays"})
    void the_agreement_with_the_verdicts_of_the_log_is_that_counted(String milestone, String counted) {
        Agreement agreement = summary.agreement(milestone);
        assertThat(agreement.compared()).isEqualTo(expected.count(counted + ".compared"));
        assertThat(agreement.agreed()).isEqualTo(expected.count(counted + ".agrees"));
        assertThat(agreement.of(true, false))
                .isEqualTo(expected.count(counted + ".confusion.made_by_log_breached_here"));
        assertThat(agreement.of(false, true)).isEqualTo(expected.count(counted + ".confusion.missed_by_log_met_here"));
    }

    @Test
    @Tag("R35")
    void the_analysis_of_each_month_is_what_was_counted() throws IOException {
        try (InputStream counted = ExcerptReplayTest.class.getResourceAsStream("/replay/excerpt-months.csv")) {
            assertThat(String.join("\n", MonthLine.of(summary.replay())) + "\n")
                    .isEqualTo(new String(counted.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void each_single_incident_came_to_what_was_counted() throws IOException {
        try (InputStream counted = ExcerptReplayTest.class.getResourceAsStream("/replay/excerpt-incidents.csv")) {
            List<String> lines = new String(counted.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(IncidentLine.HEADER).isEqualTo(lines.get(0));
            assertThat(summary.lines()).extracting(IncidentLine::csv).isEqualTo(lines.subList(1, lines.size()));
        }
    }

    @Test
    void every_confirmation_is_somebodys_word_or_lapsed() {
        long resolved = expected.count("resolved");
        assertThat(summary.count(Turn.CONFIRMED_BY_LAPSE)).isGreaterThan(resolved / 2);
        assertThat(summary.count(Turn.CONFIRMED_BY_LAPSE) + summary.count(Turn.CONFIRMED_FOR_THE_REPORTER))
                .isGreaterThanOrEqualTo(resolved);
    }

    @Test
    void the_summary_reads_as_approved() throws IOException {
        String text = SummaryText.of(summary);

        assertThat(text).isEqualTo(approved());
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void a_second_replay_comes_to_the_same() {
        LogContents contents = Replays.excerpt();

        assertThat(SummaryText.of(Summary.of(contents, Replays.of(contents)))).isEqualTo(SummaryText.of(summary));
    }

    @Test
    void what_an_incident_has_lived_through_does_not_depend_on_the_rows_that_are_still_to_come() {
        List<Step> steps = Chronicle.of(summary.log().rows());
        int half = 1_500;
        while (steps.get(half).at().equals(steps.get(half - 1).at())) {
            half++;
        }
        Instant end = steps.get(half - 1).at();

        Replay replay = Replay.startingAt(steps.get(0).at(), 5).run(steps.subList(0, half));

        assertThat(replay.lastRows()).hasSizeGreaterThan(100);
        replay.lastRows()
                .keySet()
                .forEach(id -> assertThat(replay.engine().timeline(id))
                        .isEqualTo(summary.replay().engine().timeline(id).stream()
                                .filter(entry -> !entry.recorded().isAfter(end))
                                .toList()));
    }

    private static double minutes(Spread spread) {
        return spread.median().map(Duration::toSeconds).orElseThrow() / 60.0;
    }

    private static String approved() throws IOException {
        try (InputStream text = ExcerptReplayTest.class.getResourceAsStream("/replay/excerpt-summary.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
