package io.incidentengine.policy;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The smaller parts of a policy: confirmation, tolerances, major incidents, roles. */
class FiguresTest {

    static Stream<Duration> notPositive() {
        return Stream.of(ZERO, ofHours(-1), ofNanos(999), Time.LONGEST.plusNanos(1));
    }

    static Stream<Duration> negativeOrTooLong() {
        return Stream.of(ofNanos(-1), ofHours(-1), Time.LONGEST.plusNanos(1), ofSeconds(Long.MAX_VALUE));
    }

    @Test
    @Tag("S13")
    void a_confirmation_never_lapses_by_default_and_three_attempts_over_three_days_are_enough() {
        assertThat(ConfirmationPolicy.STANDARD.lapse()).isEmpty();
        assertThat(ConfirmationPolicy.STANDARD.attempts()).isEqualTo(3);
        assertThat(ConfirmationPolicy.STANDARD.over()).isEqualTo(ofDays(3));
    }

    @Test
    @Tag("S13")
    void a_confirmation_may_lapse() {
        assertThat(ConfirmationPolicy.STANDARD.closedAfter(ofDays(5)))
                .isEqualTo(new ConfirmationPolicy(ofDays(5), ConfirmationPolicy.Silence.CLOSES, 3, ofDays(3)));
    }

    @ParameterizedTest
    @MethodSource("notPositive")
    @Tag("S13")
    void but_not_at_once(Duration bad) {
        assertThatThrownBy(() -> ConfirmationPolicy.STANDARD.closedAfter(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("confirmation.lapsesAfter is ");
    }

    @Test
    @Tag("S13")
    void attempts_may_follow_each_other_at_once_but_there_is_one() {
        assertThat(new ConfirmationPolicy(null, ConfirmationPolicy.Silence.CLOSES, 1, ZERO).over())
                .isZero();
        assertThatThrownBy(() -> new ConfirmationPolicy(null, ConfirmationPolicy.Silence.CLOSES, 1, ofHours(-1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("confirmation.over is ");
        assertThatThrownBy(() -> new ConfirmationPolicy(null, ConfirmationPolicy.Silence.CLOSES, 0, ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("confirmation.attempts is 0; allowed: 1 and more");
    }

    @Test
    @Tag("S4")
    @Tag("S5")
    @Tag("R17")
    void by_default_clocks_may_differ_by_two_minutes_a_minute_is_not_late_and_a_day_is_recent() {
        assertThat(Tolerances.STANDARD).isEqualTo(new Tolerances(ofMinutes(2), ofSeconds(60), ofHours(24)));
    }

    @ParameterizedTest
    @MethodSource("negativeOrTooLong")
    @Tag("S4")
    @Tag("S5")
    void tolerances_are_zero_or_more(Duration bad) {
        assertThat(new Tolerances(ZERO, ZERO, ZERO).skew()).isZero();
        assertThat(new Tolerances(Time.LONGEST, ZERO, ZERO).skew()).isEqualTo(Time.LONGEST);
        assertThatThrownBy(() -> new Tolerances(bad, ZERO, ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("tolerances.skew is ");
        assertThatThrownBy(() -> new Tolerances(ZERO, bad, ZERO)).hasMessageStartingWith("tolerances.lateness is ");
        assertThatThrownBy(() -> new Tolerances(ZERO, ZERO, bad)).hasMessageStartingWith("tolerances.recurrence is ");
    }

    @Test
    @Tag("R14")
    @Tag("R15")
    void by_default_level_1_is_major_and_its_solution_is_approved() {
        assertThat(MajorIncidentPolicy.STANDARD).isEqualTo(new MajorIncidentPolicy(Set.of(Severity.level(1)), true));
        assertThat(MajorIncidentPolicy.NONE.levels()).isEmpty();
        assertThat(MajorIncidentPolicy.NONE.approval()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPORT", "FILE_REPORT"})
    @Tag("R2")
    void what_is_not_in_the_role_table_may_be_done_by_nobody(CommandType command) {
        assertThat(new RoleTable(Map.of()).mayGive(command)).isEmpty();
    }

    @Test
    @Tag("R2")
    void the_standard_table_says_who_may_give_each_command() {
        assertThat(CommandType.values())
                .allSatisfy(command ->
                        assertThat(RoleTable.standard().mayGive(command)).isNotEmpty());
    }

    @Test
    @Tag("R26")
    void roles_are_replaced_not_added() {
        RoleTable standard = RoleTable.standard();
        RoleTable changed = standard.permit(CommandType.RESPOND, Role.DEVELOPER, Role.DEVELOPER, Role.SYSTEM);

        assertThat(changed.mayGive(CommandType.RESPOND)).containsExactly(Role.DEVELOPER, Role.SYSTEM);
        assertThat(standard.mayGive(CommandType.RESPOND)).containsExactly(Role.OM_ENGINEER);
        assertThat(changed.mayGive(CommandType.RESOLVE)).isEqualTo(standard.mayGive(CommandType.RESOLVE));
    }

    @Test
    void tables_with_the_same_roles_are_equal() {
        Map<CommandType, Set<Role>> copy = new EnumMap<>(RoleTable.standard().permitted());

        assertThat(new RoleTable(copy))
                .isEqualTo(RoleTable.standard())
                .hasToString(RoleTable.standard().toString());
    }
}
