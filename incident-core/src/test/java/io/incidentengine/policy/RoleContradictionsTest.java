package io.incidentengine.policy;

import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static io.incidentengine.policy.MajorIncidentPolicy.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.Role;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.CriteriaPolicy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing may lead to where nobody can lead it out again. */
class RoleContradictionsTest {

    private static UnaryOperator<IncidentPolicy.Builder> without(CommandType... commands) {
        return policy -> {
            RoleTable roles = RoleTable.standard();
            for (CommandType command : commands) {
                roles = roles.permit(command);
            }
            return policy.roles(roles);
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"REPORT", "RESPOND", "RESOLVE", "CONFIRM", "CLOSE", "HAND_BACK"})
    @Tag("R2")
    @Tag("R7")
    @Tag("R11")
    void somebody_may_do_what_every_incident_needs(CommandType command) {
        assertOne("roles." + command + ": nobody may do it; allowed: at least one role", without(command));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPOSE_SOLUTION", "REVIEW_SOLUTION"})
    @Tag("R15")
    void somebody_may_propose_and_approve_where_approval_is_needed(CommandType command) {
        assertOne("roles." + command + ": nobody may do it; allowed: at least one role", without(command));
        assertNone(policy -> without(command).apply(policy).majorIncidents(NONE));
    }

    @Test
    @Tag("R11")
    void without_transfers_nobody_need_hand_back() {
        assertNone(without(CommandType.TRANSFER, CommandType.TRANSFER_TO_PROBLEM, CommandType.HAND_BACK));
        assertOne(
                "roles.HAND_BACK: nobody may do it; allowed: at least one role",
                without(CommandType.TRANSFER, CommandType.HAND_BACK));
    }

    @Test
    @Tag("R16")
    void somebody_may_file_the_report_that_is_owed() {
        assertOne("roles.FILE_REPORT: nobody may do it; allowed: at least one role", without(CommandType.FILE_REPORT));
        assertNone(policy -> without(CommandType.FILE_REPORT)
                .apply(policy.withoutNotification("R16 chase").withoutMilestone("major-incident report")));
    }

    @Test
    @Tag("R7")
    void where_reporters_alone_confirm_somebody_may_close_what_a_machine_reported() {
        UnaryOperator<IncidentPolicy.Builder> reportersAlone = policy -> policy.roles(
                RoleTable.standard().permit(CommandType.CONFIRM, Role.REPORTER).permit(CommandType.CLOSE_UNCONFIRMED));

        assertThat(Contradictions.of(reportersAlone))
                .containsExactly("roles.CONFIRM: only a reporter may do it, and what a machine reported has none; "
                        + "allowed: one more role, or CLOSE_UNCONFIRMED for somebody");
        assertNone(policy -> policy.roles(RoleTable.standard().permit(CommandType.CONFIRM, Role.REPORTER)));
    }

    @Test
    @Tag("S13")
    void where_the_confirmation_lapses_nobody_need_confirm_or_close() {
        UnaryOperator<IncidentPolicy.Builder> lapsing =
                policy -> policy.confirmation(ConfirmationPolicy.STANDARD.closedAfter(Duration.ofDays(5)));

        assertNone(policy -> without(CommandType.CONFIRM).apply(lapsing.apply(policy)));
        assertNone(policy -> without(CommandType.CONFIRM, CommandType.CLOSE).apply(lapsing.apply(policy)));
        assertOne(
                "roles.CLOSE: nobody may do it; allowed: at least one role",
                policy -> without(CommandType.CLOSE).apply(lapsing.apply(policy)));
    }

    @Test
    void what_a_policy_does_not_want_may_be_forbidden() {
        assertNone(without(
                CommandType.REPORTER_UNREACHABLE,
                CommandType.CANCEL,
                CommandType.REOPEN,
                CommandType.CORRECT_TIME,
                CommandType.DECLARE_MAJOR,
                CommandType.TRANSFER_TO_PROBLEM));
    }

    @Test
    void an_empty_table_lets_nobody_do_anything() {
        assertThat(Contradictions.of(policy -> policy.roles(new RoleTable(Map.of()))))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "roles.REPORT",
                        "roles.RESPOND",
                        "roles.RESOLVE",
                        "roles.PROPOSE_SOLUTION",
                        "roles.REVIEW_SOLUTION",
                        "roles.FILE_REPORT",
                        "roles.CONFIRM",
                        "roles.CLOSE");
    }

    @Test
    void a_role_of_ones_own_will_do() {
        assertNone(
                policy -> policy.roles(RoleTable.standard().permit(CommandType.RESPOND, Role.named("duty officer"))));
    }

    @Test
    @Tag("R17")
    void severity_rules_name_criteria_and_levels_that_there_are() {
        assertThat(Contradictions.of(policy -> policy.severity(new CriteriaPolicy(
                        3,
                        List.of(
                                Rule.level(1, Criterion.DATA_LOSS),
                                Rule.level(4, Criterion.CONSULTING),
                                Rule.level(2))))))
                .containsExactly(
                        "severity.rules.2: level 4 does not exist; allowed: [level 1, level 2, level 3]",
                        "severity.rules.3: it names no criterion; allowed: at least one");
    }

    @Test
    void all_problems_are_reported_at_once() {
        List<String> problems = Contradictions.of(policy -> without(CommandType.RESPOND)
                .apply(policy.withoutNotification("R29").withoutMilestone("response")));

        assertThat(problems)
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "notifications.R31.when",
                        "notifications.R32.when",
                        "cadence.intervals.1",
                        "cadence.intervals.2",
                        "roles.RESPOND");
    }

    @Test
    void the_error_lists_them_under_the_name_of_the_policy() {
        InvalidPolicyException.Problem one = new InvalidPolicyException.Problem("a.b", "it is wrong; allowed: right");
        InvalidPolicyException.Problem two = new InvalidPolicyException.Problem("c", "so is this");

        assertThat(new InvalidPolicyException("policy \"x v1\"", List.of(one)))
                .hasMessage("policy \"x v1\" has 1 problem:\n  a.b: it is wrong; allowed: right");
        assertThat(new InvalidPolicyException("policy \"x v1\"", List.of(one, two)))
                .hasMessage("policy \"x v1\" has 2 problems:\n  a.b: it is wrong; allowed: right\n  c: so is this");
        assertThat(new InvalidPolicyException("policy", List.of(one, two)).problems())
                .containsExactly(one, two);
    }
}
