package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "PT10M, 10 min",
        "PT1H, 60 min",
        "PT90M, 90 min",
        "PT2H, 2 h",
        "PT24H, 24 h",
        "PT213H, 213 h",
        "P21D, 21 d"
    })
    void a_target_is_written_exactly(Duration target, String written) {
        assertThat(Figures.target(target)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"PT26M29S, 26 min", "PT99M, 99 min", "PT100M, 1.7 h", "PT71H, 71.0 h", "P3D, 3.0 d", "PT0S, 0 min"})
    void a_measured_time_is_rounded(Duration time, String written) {
        assertThat(Figures.time(Optional.of(time))).isEqualTo(written);
    }

    @Test
    void what_is_not_there_is_a_dash() {
        assertThat(Figures.time(Optional.empty())).isEqualTo("-");
        assertThat(Figures.cell(0)).isEqualTo("-");
        assertThat(Figures.percent(0, 0, 1)).isEqualTo("-");
    }

    @Test
    void figures_are_written_the_same_everywhere() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.percent(964, 982, 2)).isEqualTo("98.17");
    }
}
