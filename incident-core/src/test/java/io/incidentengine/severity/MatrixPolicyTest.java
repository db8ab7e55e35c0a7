package io.incidentengine.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Assessment.ImpactUrgency;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Impact × urgency, as the real log has it: four levels. */
@Tag("R26")
class MatrixPolicyTest {
    private static final Circumstances ORDINARY = new Circumstances(1, false);

    private static MatrixPolicy.Builder theLog() {
        return MatrixPolicy.forUrgencies("1 - High", "2 - Medium", "3 - Low")
                .impact("1 - High", 1, 2, 3)
                .impact("2 - Medium", 2, 3, 4)
                .impact("3 - Low", 3, 4, 4);
    }

    @ParameterizedTest(name = "{0} × {1}: {2}")
    @CsvSource({
        "1 - High, 1 - High, 1",
        "1 - High, 2 - Medium, 2",
        "2 - Medium, 1 - High, 2",
        "2 - Medium, 2 - Medium, 3",
        "3 - Low, 1 - High, 3",
        "1 - High, 3 - Low, 3",
        "2 - Medium, 3 - Low, 4",
        "3 - Low, 2 - Medium, 4",
        "3 - Low, 3 - Low, 4"
    })
    void every_pair_has_its_level_and_is_the_reason(String impact, String urgency, int level) {
        assertThat(theLog().build().classify(Assessment.of(impact, urgency), ORDINARY))
                .isEqualTo(
                        new Classification(Severity.level(level), "impact " + impact + ", urgency " + urgency, false));
    }

    @Test
    void circumstances_do_not_matter() {
        assertThat(theLog().build()
                        .classify(Assessment.of("3 - Low", "3 - Low"), new Circumstances(99, true))
                        .severity())
                .isEqualTo(Severity.level(4));
    }

    @Test
    void its_levels_are_those_in_the_cells() {
        assertThat(theLog().build().levels()).extracting(Severity::level).containsExactly(1, 2, 3, 4);
        assertThat(MatrixPolicy.forUrgencies("any").impact("any", 3).build().levels())
                .containsExactly(Severity.level(3));
    }

    @Test
    void blanks_around_names_do_not_matter() {
        MatrixPolicy spaced =
                MatrixPolicy.forUrgencies(" now ").impact(" all ", 1).build();

        assertThat(spaced)
                .isEqualTo(MatrixPolicy.forUrgencies("now").impact("all", 1).build());
        assertThat(spaced.classify(Assessment.of("all ", " now"), ORDINARY).severity())
                .isEqualTo(Severity.level(1));
    }

    @ParameterizedTest
    @CsvSource({"High, 1 - High", "1 - High, High", "4 - None, 1 - High"})
    void unknown_names_are_refused_and_the_known_ones_are_named(String impact, String urgency) {
        assertThatThrownBy(() -> theLog().build().classify(Assessment.of(impact, urgency), ORDINARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("assessment is impact " + impact + ", urgency " + urgency
                        + "; allowed: impact of [1 - High, 2 - Medium, 3 - Low]"
                        + " and urgency of [1 - High, 2 - Medium, 3 - Low]");
    }

    @Test
    void facts_are_refused() {
        assertThatThrownBy(() -> theLog().build().classify(Assessment.of(Criterion.DATA_LOSS), ORDINARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("assessment is data loss;"
                        + " allowed: impact and urgency, as this policy classifies by a matrix");
        assertThatThrownBy(() -> theLog().build().classify(Assessment.of(), ORDINARY))
                .hasMessageStartingWith("assessment is no impact facts;");
    }

    @Test
    void it_knows_the_pairs_of_its_scales_and_nothing_else() {
        MatrixPolicy policy = theLog().build();

        assertThat(policy.knows(Assessment.of("3 - Low", "1 - High"))).isTrue();
        assertThat(policy.knows(Assessment.of("4 - None", "1 - High"))).isFalse();
        assertThat(policy.knows(Assessment.of(Criterion.DATA_LOSS))).isFalse();
    }

    @Test
    void a_row_needs_a_level_for_each_urgency() {
        assertThatThrownBy(() -> theLog().impact("4 - None", 4, 4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity matrix row 4 - None is 2 levels; allowed: 3 levels");
        assertThatThrownBy(() -> theLog().impact("4 - None", 4, 4, 4, 4)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_cell_without_a_level_is_refused() {
        assertThatThrownBy(() -> new MatrixPolicy(
                        List.of("all"),
                        List.of("now", "later"),
                        Map.of(new ImpactUrgency("all", "now"), Severity.level(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity matrix is without a level for all × later; allowed: a level in every cell");
    }

    @Test
    void a_cell_for_a_pair_that_is_not_on_the_scales_is_refused() {
        assertThatThrownBy(() -> new MatrixPolicy(
                        List.of("all"),
                        List.of("now"),
                        Map.of(
                                new ImpactUrgency("all", "now"), Severity.level(1),
                                new ImpactUrgency("all", "later"), Severity.level(2))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity matrix is 2 cells for [all] × [now];"
                        + " allowed: one cell for each pair of different names");
    }

    @Test
    void names_that_are_used_twice_are_refused() {
        assertThatThrownBy(() -> theLog().impact("1 - High", 1, 1, 1).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("9 cells for [1 - High, 2 - Medium, 3 - Low, 1 - High]");
        assertThatThrownBy(() -> MatrixPolicy.forUrgencies("now", "now")
                        .impact("all", 1, 2)
                        .build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_empty_matrix_is_refused() {
        assertThatThrownBy(() -> MatrixPolicy.forUrgencies().build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MatrixPolicy.forUrgencies("now").build()).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"'', now", "' ', now", "all, ''"})
    void names_are_names(String impact, String urgency) {
        assertThatThrownBy(() ->
                        MatrixPolicy.forUrgencies(urgency).impact(impact, 1).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void levels_are_levels() {
        assertThatThrownBy(() -> MatrixPolicy.forUrgencies("now").impact("all", 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity level is 0; allowed: 1 to 20");
    }
}
