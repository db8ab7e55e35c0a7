package io.incidentengine.sla;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.sla.Milestone.Interruption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A milestone is data: name, what starts, stops and restarts it, targets. */
@Tag("S7")
class MilestoneTest {

    @Test
    void by_default_it_starts_at_the_report_and_nothing_else_is_set() {
        Milestone plain = Milestone.named("plain").build();

        assertThat(plain.startsOn()).containsExactly(Signal.REPORTED);
        assertThat(plain.stopsOn()).isEmpty();
        assertThat(plain.restartsOn()).isEmpty();
        assertThat(plain.targets()).isEmpty();
        assertThat(plain.reclassification()).isEqualTo(Reclassification.CARRY_OVER);
        assertThat(plain.majorOnly()).isFalse();
    }

    @Test
    void the_builder_sets_each_part() {
        Milestone full = full().build();

        assertThat(full.name()).isEqualTo("review");
        assertThat(full.startsOn()).containsExactly(Signal.REVIEW_REQUESTED, Signal.SOLUTION_PROPOSED);
        assertThat(full.stopsOn())
                .isEqualTo(Map.of(
                        Signal.SOLUTION_APPROVED, Interruption.COUNTS,
                        Signal.TRANSFERRED, Interruption.IS_LEFT_OUT));
        assertThat(full.restartsOn()).containsExactly(Signal.PROGRESS_RECORDED);
        assertThat(full.target(Severity.level(1))).contains(Target.of(ofMinutes(10)));
        assertThat(full.target(Severity.level(2))).isEmpty();
        assertThat(full.reclassification()).isEqualTo(Reclassification.RESTART);
        assertThat(full.majorOnly()).isTrue();
    }

    private static Milestone.Builder full() {
        return Milestone.named("review")
                .startsOn(Signal.REVIEW_REQUESTED, Signal.SOLUTION_PROPOSED)
                .stopsOn(Signal.SOLUTION_APPROVED)
                .interruptedBy(Signal.TRANSFERRED)
                .restartsOn(Signal.PROGRESS_RECORDED)
                .target(1, ofMinutes(10))
                .onReclassification(Reclassification.RESTART)
                .onlyForMajorIncidents();
    }

    @Test
    void a_copy_is_equal_and_can_be_changed_without_the_original() {
        Milestone original = full().build();
        Milestone changed = original.toBuilder().target(1, ofHours(1)).build();

        assertThat(original.toBuilder().build()).isEqualTo(original).hasSameHashCodeAs(original);
        assertThat(changed).isNotEqualTo(original);
        assertThat(original.target(Severity.level(1))).contains(Target.of(ofMinutes(10)));
    }

    @Test
    @Tag("R25")
    void the_last_word_on_a_signal_counts() {
        assertThat(Milestone.named("a")
                        .interruptedBy(Signal.TRANSFERRED)
                        .stopsOn(Signal.TRANSFERRED)
                        .build()
                        .stopsOn())
                .containsEntry(Signal.TRANSFERRED, Interruption.COUNTS);
    }

    @Test
    void it_hears_its_own_signals_and_those_that_every_clock_hears() {
        Milestone review = full().build();

        assertThat(review.hearsAny(Set.of(Signal.RESPONDED, Signal.SOLUTION_APPROVED)))
                .isTrue();
        assertThat(review.hearsAny(Set.of(Signal.CLOSED))).isTrue();
        assertThat(review.hearsAny(Set.of(Signal.RESPONDED, Signal.COMPLAINED))).isFalse();
        assertThat(review.hearsAny(Set.of())).isFalse();
    }

    @Test
    void a_target_can_be_taken_away() {
        assertThat(full().target(1, (Target) null).build().targets()).isEmpty();
    }

    @Test
    void nothing_in_it_can_be_changed() {
        Milestone full = full().build();

        assertThatThrownBy(() -> full.startsOn().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> full.stopsOn().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> full.restartsOn().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> full.targets().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void its_name_is_a_name(String bad) {
        assertThatThrownBy(() -> Milestone.named(bad).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("milestone is ");
    }

    @ParameterizedTest
    @MethodSource("badAmounts")
    @Tag("R26")
    void a_target_is_a_positive_time_of_at_most_a_hundred_years(Duration bad) {
        assertThatThrownBy(() -> Target.of(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("target is \\S+; allowed: durations from PT0.000001S to PT876600H");
    }

    static Stream<Duration> badAmounts() {
        return Stream.of(
                Duration.ZERO,
                ofHours(-1),
                Duration.ofNanos(999),
                Time.LONGEST.plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 21})
    void a_target_is_for_a_level_that_exists(int level) {
        assertThatThrownBy(() -> Milestone.named("a").target(level, ofHours(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("severity level is " + level + "; allowed: 1 to 20");
    }

    @Test
    @Tag("S10")
    void it_starts_at_the_first_signal_that_took_effect_and_a_later_one_changes_nothing() {
        Milestone choosy = Milestone.named("choosy")
                .startsOn(Signal.RECOVERED, Signal.RESPONDED)
                .target(1, ofHours(1))
                .build();

        assertThat(Story.reported(1)
                        .then("0:10", Signal.RESPONDED)
                        .then("0:20", Signal.RECOVERED)
                        .run(choosy)
                        .origin())
                .isEqualTo(Story.t("0:10"));
        assertThat(Story.reported(1).then("0:10", Signal.RESPONDED).run(choosy).origin())
                .isEqualTo(Story.t("0:10"));
        assertThat(Story.reported(1).runs(choosy)).isEqualTo(List.of());
    }
}
