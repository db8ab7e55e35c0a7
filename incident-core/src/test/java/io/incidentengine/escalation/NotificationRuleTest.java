package io.incidentengine.escalation;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the table of notifications, and the cadence, as data. */
class NotificationRuleTest {

    @Test
    void by_default_a_rule_applies_to_all_levels_when_they_first_come_and_tells_nobody() {
        NotificationRule plain =
                NotificationRule.of("plain", NotificationKind.INITIAL).build();

        assertThat(plain.trigger()).isEqualTo(Trigger.firstInScope());
        assertThat(plain.severities()).isEmpty();
        assertThat(plain.channels()).isEmpty();
        assertThat(plain.to()).isEmpty();
        assertThat(plain.cc()).isEmpty();
        assertThat(plain.reach()).isEqualTo(NotificationRule.Reach.EVERYBODY);
        assertThat(plain.obligation()).isEmpty();
    }

    @Test
    void the_builder_sets_each_part() {
        NotificationRule full = NotificationRule.of("full", NotificationKind.OVERDUE)
                .when(Trigger.onRung("overdue", "response"))
                .atLevels(2, 1)
                .by(ChannelType.SMS)
                .by(ChannelType.EMAIL)
                .to(Audience.SERVICE_OWNER, Audience.RD_LEADER)
                .cc(Audience.OM_TEAM)
                .oneByOne()
                .within(ofMinutes(30))
                .build();

        assertThat(full.trigger()).isEqualTo(Trigger.onRung("overdue", "response"));
        assertThat(full.severities()).containsExactly(Severity.level(1), Severity.level(2));
        assertThat(full.channels()).containsExactlyInAnyOrder(ChannelType.SMS, ChannelType.EMAIL);
        assertThat(full.to()).containsExactly(Audience.SERVICE_OWNER, Audience.RD_LEADER);
        assertThat(full.cc()).containsExactly(Audience.OM_TEAM);
        assertThat(full.reach()).isEqualTo(NotificationRule.Reach.ONE_BY_ONE);
        assertThat(full.obligation()).contains(ofMinutes(30));
    }

    @Test
    @Tag("S29")
    void a_fallback_goes_over_other_channels_without_copies_and_without_an_obligation() {
        NotificationRule rule = NotificationRule.of("R27", NotificationKind.INITIAL)
                .when(Trigger.on(Signal.REPORTED))
                .atLevels(1)
                .by(ChannelType.EMAIL)
                .to(Audience.RD_LEADER)
                .cc(Audience.OM_TEAM)
                .oneByOne()
                .within(ofMinutes(30))
                .build();

        assertThat(rule.fallback(Set.of(ChannelType.SMS)))
                .isEqualTo(NotificationRule.of("R27", NotificationKind.INITIAL)
                        .when(Trigger.on(Signal.REPORTED))
                        .atLevels(1)
                        .by(ChannelType.SMS)
                        .to(Audience.RD_LEADER)
                        .oneByOne()
                        .build());
    }

    @Test
    void without_levels_it_covers_all_else_only_those() {
        NotificationRule all =
                NotificationRule.of("all", NotificationKind.INITIAL).build();
        NotificationRule grave = NotificationRule.of("grave", NotificationKind.INITIAL)
                .atLevels(1, 2)
                .build();

        assertThat(all.covers(Severity.level(17))).isTrue();
        assertThat(grave.covers(Severity.level(2))).isTrue();
        assertThat(grave.covers(Severity.level(3))).isFalse();
    }

    static Stream<Duration> badDurations() {
        return Stream.of(Duration.ZERO, ofHours(-1), Duration.ofNanos(999), Time.LONGEST.plusNanos(1));
    }

    @ParameterizedTest
    @MethodSource("badDurations")
    @Tag("S29")
    void an_obligation_has_a_positive_time(Duration bad) {
        NotificationRule.Builder builder =
                NotificationRule.of("R27", NotificationKind.INITIAL).within(bad);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("notification rule R27 within is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void its_name_is_a_name(String bad) {
        assertThatThrownBy(
                        () -> NotificationRule.of(bad, NotificationKind.INITIAL).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("notification rule is ");
    }

    @Test
    void what_it_is_about_and_when_it_applies_cannot_be_missing() {
        assertThatThrownBy(() -> NotificationRule.of("R27", null).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("notification rule R27 kind is missing");
        assertThatThrownBy(() -> NotificationRule.of("R27", NotificationKind.INITIAL)
                        .when(null)
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("notification rule R27 trigger is missing");
        assertThatThrownBy(() -> new Cadence(Map.of(), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("cadence reminder is missing");
    }

    @Test
    void a_builder_that_goes_on_does_not_change_the_rule_that_it_has_built() {
        NotificationRule.Builder builder = NotificationRule.of("R27", NotificationKind.INITIAL);
        NotificationRule before = builder.build();
        builder.atLevels(1).by(ChannelType.SMS).to(Audience.RD_LEADER).cc(Audience.OM_TEAM);

        assertThat(before)
                .isEqualTo(NotificationRule.of("R27", NotificationKind.INITIAL).build());
    }

    @Test
    void what_is_named_twice_counts_once() {
        assertThat(Trigger.on(Signal.REJECTED, Signal.REJECTED)).isEqualTo(Trigger.on(Signal.REJECTED));
        assertThat(Trigger.onRung("overdue", "response", "response")).isEqualTo(Trigger.onRung("overdue", "response"));
    }

    @Test
    void the_triggers_of_the_cadence_are_two() {
        assertThat(Trigger.onCadence()).isEqualTo(new Trigger.OnCadence());
        assertThat(Trigger.onCadenceReminder()).isEqualTo(new Trigger.OnCadenceReminder());
    }

    @Test
    void a_trigger_on_a_rung_needs_its_name() {
        assertThatThrownBy(() -> Trigger.onRung(" ", "response"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("rung is empty");
    }

    @Test
    void a_trigger_without_signals_is_left_to_the_policy_to_refuse() {
        assertThat(Trigger.on()).isEqualTo(new Trigger.OnSignal(Set.of()));
    }

    @Test
    @Tag("R29")
    @Tag("S23")
    void a_cadence_has_an_interval_for_some_levels() {
        Cadence cadence = new Cadence(Map.of(Severity.level(1), ofHours(1)), ofMinutes(10));

        assertThat(cadence.interval(Severity.level(1))).contains(ofHours(1));
        assertThat(cadence.interval(Severity.level(2))).isEmpty();
        assertThat(Cadence.NONE.interval(Severity.level(1))).isEmpty();
        assertThat(Cadence.NONE.reminder()).isZero();
    }

    @ParameterizedTest
    @MethodSource("badDurations")
    @Tag("R29")
    void an_interval_is_a_positive_time(Duration bad) {
        assertThatThrownBy(() -> new Cadence(Map.of(Severity.level(2), bad), Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("cadence interval at level 2 is ");
    }
}
