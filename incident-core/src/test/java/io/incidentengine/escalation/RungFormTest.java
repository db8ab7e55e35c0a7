package io.incidentengine.escalation;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and figures of rungs, good and bad. */
@Tag("S20")
class RungFormTest {

    @Test
    void each_has_a_name_that_says_where_it_lies() {
        assertThat(Rung.overdue().name()).isEqualTo("overdue").isEqualTo(Rung.OVERDUE);
        assertThat(Rung.atPercent(80).name()).isEqualTo("80 %");
        assertThat(Rung.before(ofMinutes(30)).name()).isEqualTo("PT30M before");
        assertThat(Rung.after(ofHours(2)).name()).isEqualTo("PT2H after");
    }

    @Test
    void it_can_have_another_name() {
        Rung renamed = Rung.overdue().repeated(ofHours(1), 3).named("chase");

        assertThat(renamed).isEqualTo(new Rung("chase", new Rung.After(Duration.ZERO), ofHours(1), 3));
    }

    @Test
    void it_fires_once_unless_it_is_repeated() {
        assertThat(Stream.of(Rung.overdue(), Rung.atPercent(1), Rung.before(ofHours(1)), Rung.after(ofHours(1))))
                .allSatisfy(rung -> {
                    assertThat(rung.times()).isEqualTo(1);
                    assertThat(rung.every()).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 99})
    void a_share_is_between_1_and_99(int percent) {
        assertThat(Rung.atPercent(percent).position()).isEqualTo(new Rung.Share(percent));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 101})
    void other_shares_are_refused(int percent) {
        assertThatThrownBy(() -> Rung.atPercent(percent))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("rung percent is " + percent + "; allowed: 1 to 99");
    }

    static Stream<Duration> badDurations() {
        return Stream.of(
                Duration.ZERO,
                ofHours(-1),
                Duration.ofNanos(999),
                Time.LONGEST.plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("badDurations")
    void distances_are_positive_times(Duration bad) {
        assertThatThrownBy(() -> Rung.before(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("rung offset is ");
        assertThatThrownBy(() -> Rung.after(bad)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Rung.overdue().repeated(bad, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("rung overdue interval is ");
    }

    @Test
    void a_position_after_the_deadline_may_be_at_the_breach_but_not_before() {
        assertThat(new Rung.After(Duration.ZERO).offset()).isZero();
        assertThatThrownBy(() -> new Rung.After(ofHours(-1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Rung.After(Time.LONGEST.plusNanos(1))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void only_what_lies_after_the_deadline_can_be_repeated() {
        assertThatThrownBy(() -> Rung.atPercent(80).repeated(ofHours(1), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("rung 80 % is repeated before the deadline; allowed: repeats after it");
        assertThatThrownBy(() -> Rung.before(ofHours(1)).repeated(ofHours(1), 2))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void it_fires_at_least_once(int times) {
        assertThatThrownBy(() -> Rung.overdue().repeated(ofHours(1), times))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("rung overdue count is " + times + "; allowed: 1, or more with an interval");
    }

    @Test
    void more_than_once_needs_an_interval() {
        assertThatThrownBy(() -> new Rung("twice", new Rung.After(Duration.ZERO), null, 2))
                .isInstanceOf(InvalidInputException.class);
        assertThat(Rung.overdue().repeated(ofHours(1), 1).times()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "a\u001bb"})
    void its_name_is_a_name(String bad) {
        assertThatThrownBy(() -> Rung.overdue().named(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("rung is ");
    }
}
