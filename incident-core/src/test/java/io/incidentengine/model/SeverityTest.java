package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Level 1 is the gravest; a policy says how many there are. */
@Tag("R17")
@Tag("R26")
class SeverityTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void there_are_up_to_twenty_levels(int level) {
        assertThat(Severity.level(level).level()).isEqualTo(level);
        assertThat(Severity.level(level)).isSameAs(Severity.level(level)).isEqualTo(new Severity(level));
        assertThat(Severity.level(level)).hasToString("level " + level);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 21, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void other_levels_are_refused(int level) {
        assertThatThrownBy(() -> Severity.level(level))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity level is " + level + "; allowed: 1 to 20");
        assertThatThrownBy(() -> new Severity(level)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_smaller_number_is_the_graver_level_and_comes_first() {
        Severity one = Severity.level(1);
        Severity two = Severity.level(2);

        assertThat(one).isLessThan(two);
        assertThat(one.isGraverThan(two)).isTrue();
        assertThat(two.isGraverThan(one)).isFalse();
        assertThat(one.isGraverThan(one)).isFalse();
        assertThat(one.graver(two)).isEqualTo(one);
        assertThat(two.graver(one)).isEqualTo(one);
        assertThat(two.graver(two)).isEqualTo(two);
    }
}
