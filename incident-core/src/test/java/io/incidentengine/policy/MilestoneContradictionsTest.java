package io.incidentengine.policy;

import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Standard;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contradictions within clocks and between them. */
@Tag("R26")
@Tag("S7")
class MilestoneContradictionsTest {

    private static UnaryOperator<IncidentPolicy.Builder> with(Milestone.Builder milestone) {
        return policy -> policy.milestone(milestone.build());
    }

    private static Milestone.Builder own() {
        return Milestone.named("own").stopsOn(Signal.RESOLVED).target(1, ofHours(1));
    }

    @Test
    void a_clock_of_ones_own_is_welcome() {
        assertNone(with(own()));
    }

    @Test
    void something_must_start_it() {
        assertOne("milestones.own.startsOn: nothing starts it; allowed: at least one signal", with(own().startsOn()));
    }

    @Test
    void something_must_stop_it() {
        assertOne(
                "milestones.own.stopsOn: nothing stops it; allowed: at least one signal",
                with(Milestone.named("own").target(1, ofHours(1))));
        assertNone(
                with(Milestone.named("own").restartsOn(Signal.REPORTER_UPDATED).target(1, ofHours(1))));
    }

    @Test
    void what_stops_it_cannot_restart_it() {
        assertOne(
                "milestones.own.restartsOn: [RESOLVED] stop it too; allowed: one or the other",
                with(own().restartsOn(Signal.RESOLVED, Signal.PROGRESS_RECORDED)));
    }

    @Test
    void what_stops_it_cannot_start_it() {
        assertOne(
                "milestones.own.startsOn: [RESOLVED] stop it too; allowed: one or the other",
                with(own().startsOn(Signal.REPORTED, Signal.RESOLVED)));
    }

    @Test
    void what_restarts_it_can_start_it() {
        assertNone(with(own().startsOn(Signal.REPORTER_UPDATED).restartsOn(Signal.REPORTER_UPDATED)));
    }

    @Test
    @Tag("S8")
    void a_response_never_pauses() {
        assertOne(
                "milestones.response.pausedBy: it stands still for [waiting for reporter, waiting for vendor]; "
                        + "allowed: no reason, as a response never pauses",
                policy -> policy.milestone(
                        EmergencyHandling.policy().milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                                .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                                .pausedBy(PauseReason.WAITING_FOR_REPORTER, ofHours(1))
                                .build()));
        assertNone(with(own().pausedBy(PauseReason.WAITING_FOR_VENDOR)));
    }

    @Test
    void it_needs_a_target() {
        assertOne(
                "milestones.own.targets: there is none; allowed: a target for at least one level",
                with(Milestone.named("own").stopsOn(Signal.RESOLVED)));
    }

    @Test
    void a_target_is_for_a_level_that_the_policy_has() {
        assertOne(
                "milestones.own.targets: level 4 does not exist; allowed: [level 1, level 2, level 3]",
                with(own().target(4, ofHours(2))));
    }

    @Test
    @Tag("R21")
    void a_milder_level_never_has_less_time() {
        assertOne(
                "milestones.own.targets.2: PT59M is shorter than PT1H at the graver level 1; allowed: the same or more",
                with(own().target(2, ofMinutes(59)).target(3, ofHours(9))));
        assertNone(with(own().target(2, ofHours(1))));
    }

    @Test
    @Tag("R21")
    void every_level_out_of_order_is_named() {
        assertThat(Contradictions.of(
                        with(own().target(1, ofHours(3)).target(2, ofHours(2)).target(3, ofHours(1)))))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("milestones.own.targets.2", "milestones.own.targets.3");
    }

    @Test
    @Tag("R21")
    void response_recovery_and_resolution_come_in_that_order() {
        assertOne(
                "milestones.recovery.targets.1: PT9M is shorter than the target of response, PT10M;"
                        + " allowed: the same or more",
                with(Standard.RECOVERY.toBuilder().target(1, ofMinutes(9))));
        assertOne(
                "milestones.resolution.targets.1: PT1H is shorter than the target of recovery, PT2H;"
                        + " allowed: the same or more",
                with(Standard.RESOLUTION.toBuilder().target(1, ofHours(1))));
        assertNone(with(Standard.RECOVERY.toBuilder().target(1, ofMinutes(10))));
    }

    @Test
    @Tag("R21")
    void without_a_recovery_the_resolution_follows_the_response() {
        UnaryOperator<IncidentPolicy.Builder> withoutRecovery = policy ->
                policy.withoutMilestone(RECOVERY).withoutNotification("R31").withoutNotification("R32");

        assertNone(withoutRecovery);
        assertOne(
                "milestones.resolution.targets.1: PT5M is shorter than the target of response, PT10M;"
                        + " allowed: the same or more",
                policy -> withoutRecovery
                        .apply(policy)
                        .milestone(Standard.RESOLUTION.toBuilder()
                                .target(1, ofMinutes(5))
                                .build()));
    }

    @Test
    void a_milestone_of_the_same_name_replaces_the_one_before() {
        IncidentPolicy changed = EmergencyHandling.policy().toBuilder("changed", 2)
                .milestone(own().build())
                .milestone(own().target(1, ofDays(1)).build())
                .build();

        assertThat(changed.milestones())
                .extracting(Milestone::name)
                .containsExactly(RESPONSE, RECOVERY, RESOLUTION, Milestone.MAJOR_INCIDENT_REPORT, "own");
        assertThat(changed.milestone("own")).contains(own().target(1, ofDays(1)).build());
    }

    @Test
    @Tag("R14")
    void major_incidents_are_of_levels_that_the_policy_has() {
        assertOne(
                "majorIncidents.levels: level 9 does not exist; allowed: [level 1, level 2, level 3]",
                policy -> policy.majorIncidents(new MajorIncidentPolicy(Set.of(Severity.level(9)), true)));
    }
}
