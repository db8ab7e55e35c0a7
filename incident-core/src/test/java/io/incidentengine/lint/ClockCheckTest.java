package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.Rung;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Standard;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clocks that never start, never stop, or stand still for ever. */
@Tag("S7")
class ClockCheckTest {
    private static final RoleTable ROLES = RoleTable.standard();

    private static Milestone clock(Signal start, Signal stop) {
        return Milestone.named("own")
                .startsOn(start)
                .stopsOn(stop)
                .target(1, ofHours(4))
                .build();
    }

    @Test
    void a_clock_that_starts_with_a_transfer_wants_somebody_who_may_transfer() {
        Milestone developers = clock(Signal.TRANSFERRED, Signal.HANDED_BACK);

        assertNone(policy -> policy.milestone(developers));
        assertOne(
                "WARNING milestones.own.startsOn [CLOCK_NEVER_STARTS, S7]\n"
                        + "  nothing can start it, so that none of its rungs is ever reached\n"
                        + "  -> let a role TRANSFER incidents (roles.TRANSFER), or remove the milestone",
                policy -> policy.milestone(developers).roles(ROLES.permit(CommandType.TRANSFER)));
    }

    @Test
    @Tag("R15")
    void a_clock_of_reviews_wants_reviews() {
        Milestone reviews = clock(Signal.REVIEW_REQUESTED, Signal.SOLUTION_APPROVED);

        assertNone(policy -> policy.milestone(reviews));
        assertThat(Linted.of(policy -> policy.milestone(reviews)
                        .majorIncidents(new MajorIncidentPolicy(Set.of(Severity.level(1)), false))
                        .withoutNotification("R15 review")))
                .extracting(PolicyFinding::path, PolicyFinding::advice)
                .containsExactly(
                        tuple("milestones.own.startsOn", "let major incidents need approval, or remove the milestone"));
    }

    @Test
    @Tag("R16")
    void a_clock_of_major_incidents_wants_incidents_that_can_be_major() {
        assertThat(Linted.of(policy ->
                        policy.majorIncidents(MajorIncidentPolicy.NONE).withoutNotification("R15 review")))
                .isEmpty();
        assertThat(Linted.of(policy -> policy.majorIncidents(MajorIncidentPolicy.NONE)
                        .withoutNotification("R15 review")
                        .roles(ROLES.permit(CommandType.DECLARE_MAJOR))))
                .extracting(PolicyFinding::check, PolicyFinding::path)
                .containsExactly(
                        tuple(Check.CLOCK_NEVER_STARTS, "milestones.major-incident report.startsOn"),
                        tuple(Check.RULE_NEVER_APPLIES, "notifications.R16 chase.when"));
    }

    @Test
    void a_clock_that_only_closing_stops_is_found_and_one_stop_that_can_come_is_enough() {
        RoleTable nobodyRelapses = ROLES.permit(CommandType.RELAPSE);

        assertOne(
                "WARNING milestones.own.stopsOn [CLOCK_NEVER_STOPS, S7]\n"
                        + "  none of [RELAPSED] can come, so that only closing the incident can stop it\n"
                        + "  -> let a role RELAPSE incidents (roles.RELAPSE), or stop it on another signal",
                policy -> policy.milestone(clock(Signal.RECOVERED, Signal.RELAPSED))
                        .roles(nobodyRelapses));
        assertNone(policy -> policy.milestone(clock(Signal.RECOVERED, Signal.RELAPSED).toBuilder()
                        .stopsOn(Signal.RESOLVED)
                        .build())
                .roles(nobodyRelapses));
        assertNone(policy -> policy.milestone(clock(Signal.RECOVERED, Signal.RELAPSED)));
    }

    @Test
    @Tag("S8")
    void a_pause_without_a_cap_is_found_with_the_shortest_target_as_a_proposal() {
        assertOne(
                "WARNING milestones.resolution.pausedBy.waiting for vendor [PAUSE_WITHOUT_CAP, S8]\n"
                        + "  it stands still as long as nobody resumes it: a forgotten pause is never late, and nobody is told\n"
                        + "  -> give it a cap, such as its shortest target: pausedBy(\"waiting for vendor\", PT168H)",
                policy -> policy.milestone(Standard.RESOLUTION.toBuilder()
                        .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                        .pausedBy(PauseReason.WAITING_FOR_REPORTER, ofHours(40))
                        .build()));
    }

    @Test
    @Tag("S8")
    void a_pause_that_nobody_may_give_is_found_with_and_without_a_cap() {
        assertThat(Linted.of(policy -> policy.milestone(Standard.RESOLUTION.toBuilder()
                                .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                                .pausedBy(PauseReason.WAITING_FOR_REPORTER, ofHours(40))
                                .build())
                        .roles(ROLES.permit(CommandType.PAUSE))))
                .extracting(PolicyFinding::check, PolicyFinding::path)
                .containsExactly(
                        tuple(Check.PAUSE_WITHOUT_EFFECT, "milestones.resolution.pausedBy.waiting for reporter"),
                        tuple(Check.PAUSE_WITHOUT_EFFECT, "milestones.resolution.pausedBy.waiting for vendor"));
    }

    @Test
    void every_signal_can_come_under_the_default_policy_but_those_of_pauses() {
        Occurrence occurrence = new Occurrence(Linted.policy(policy -> policy));

        assertThat(Signal.values())
                .filteredOn(signal -> occurrence.missing(signal).isPresent())
                .containsExactly(Signal.PAUSED, Signal.RESUMED);
    }

    @Test
    void a_signal_comes_as_long_as_one_role_may_give_its_command() {
        Occurrence occurrence = new Occurrence(Linted.policy(policy -> policy.roles(ROLES.permit(CommandType.MERGE)
                        .permit(CommandType.REOPEN)
                        .permit(CommandType.ASSESS)
                        .permit(CommandType.REJECT, Role.DEVELOPER))
                .withoutNotification("S16 merged")));

        assertThat(occurrence.missing(Signal.MERGED)).hasValue("let a role MERGE incidents (roles.MERGE)");
        assertThat(occurrence.missing(Signal.REOPENED)).isPresent();
        assertThat(occurrence.missing(Signal.REJECTED)).isEmpty();
        assertThat(occurrence.missing(Signal.LOWERED)).as("by hand").isEmpty();
    }

    @Test
    void a_ladder_of_a_clock_that_runs_is_sound() {
        assertNone(policy -> policy.ladder(Milestone.RESPONSE, Rung.overdue()));
    }
}
