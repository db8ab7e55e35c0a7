package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.examples.replay.Chronicle.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The excerpt against the figures that {@code recount.py} counted without any of this code. */
class ExcerptTest {
    private static final List<LogRow> ROWS = new ArrayList<>();
    private static String expected = "";

    @BeforeAll
    static void readBoth() throws IOException {
        try (EventLog log = EventLog.excerpt();
                InputStream json = ExcerptTest.class.getResourceAsStream("/replay/excerpt-expected.json")) {
            log.forEachRemaining(entry -> ROWS.add((LogRow) entry));
            expected = new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_row_of_the_excerpt_is_read() {
        assertThat(expected).contains("\"rows\": " + ROWS.size() + ",").contains("\"rejected\": 0,");
    }

    @Test
    void the_incidents_have_the_final_priorities_expected() {
        Map<String, LogRow> last = last();
        Map<Integer, Long> byPriority = last.values().stream()
                .collect(Collectors.groupingBy(row -> row.rating().priority(), TreeMap::new, Collectors.counting()));

        assertThat(expected).contains("\"incidents\": " + last.size() + ",");
        byPriority.forEach((priority, count) -> assertThat(expected).contains("\"" + priority + "\": " + count));
        assertThat(last.values().stream().filter(LogRow::madeSla).count())
                .satisfies(made -> assertThat(expected).contains("\"made_sla\": " + made + ","));
    }

    @Test
    void two_rows_that_run_back_in_time_are_moved() {
        assertThat(Chronicle.of(ROWS).stream().filter(Step::isMoved)).hasSize(2);
        assertThat(expected).contains("\"moved\": 2,");
    }

    @Test
    void every_state_and_every_incident_to_its_closing_is_in_it() {
        assertThat(ROWS).extracting(LogRow::state).contains(LogState.values());
        assertThat(last().values()).extracting(LogRow::state).containsOnly(LogState.CLOSED);
    }

    private static Map<String, LogRow> last() {
        return ROWS.stream().collect(Collectors.toMap(LogRow::number, Function.identity(), (first, second) -> second));
    }
}
