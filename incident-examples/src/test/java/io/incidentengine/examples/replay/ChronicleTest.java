package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.examples.replay.Chronicle.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleTest {
    @TempDir
    private Path folder;

    @Test
    void the_rows_of_all_incidents_come_in_the_order_of_time() {
        List<Step> steps =
                steps(row("INC1", "1/3/2016 10:00"), row("INC1", "1/3/2016 12:00"), row("INC2", "1/3/2016 11:00"));

        assertThat(steps).extracting(step -> step.row().line()).containsExactly(2L, 4L, 3L);
    }

    @Test
    void rows_of_one_minute_keep_the_order_of_the_file() {
        List<Step> steps =
                steps(row("INC2", "1/3/2016 10:00"), row("INC1", "1/3/2016 10:00"), row("INC1", "1/3/2016 10:00"));

        assertThat(steps).extracting(step -> step.row().line()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void each_step_knows_the_row_before_it_of_its_own_incident() {
        List<Step> steps =
                steps(row("INC1", "1/3/2016 10:00"), row("INC2", "1/3/2016 11:00"), row("INC1", "1/3/2016 12:00"));

        assertThat(steps.get(0).before()).isNull();
        assertThat(steps.get(1).before()).isNull();
        assertThat(steps.get(2).before()).isEqualTo(steps.get(0).row());
    }

    @Test
    void a_row_that_claims_to_be_older_than_the_one_before_it_is_taken_at_that_ones_time() {
        List<Step> steps = steps(
                row("INC1", "29/2/2016 11:10"),
                row("INC1", "29/2/2016 09:52"),
                row("INC1", "29/2/2016 11:03"),
                row("INC1", "5/3/2016 12:00"));

        assertThat(steps).extracting(step -> step.row().line()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(steps).extracting(Step::isMoved).containsExactly(false, true, true, false);
        assertThat(steps.get(2).at()).isEqualTo(steps.get(0).at());
    }

    private List<Step> steps(String... rows) {
        return Chronicle.of(LogText.entries(folder, LogText.log(rows)).stream()
                .map(LogRow.class::cast)
                .toList());
    }

    private static String row(String number, String updatedAt) {
        return LogText.row("number", number, "sys_updated_at", updatedAt);
    }
}
