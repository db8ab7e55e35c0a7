package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules that say something which never happens. */
@Tag("S20")
class RuleCheckTest {
    private static NotificationRule.Builder rule(Trigger trigger) {
        return NotificationRule.of("own", NotificationKind.named("own"))
                .when(trigger)
                .by(ChannelType.EMAIL)
                .to(Audience.OM_TEAM);
    }

    private static UnaryOperator<IncidentPolicy.Builder> with(NotificationRule.Builder rule) {
        return policy -> policy.notification(rule.build());
    }

    @Test
    void rules_never_hear_when_a_fault_occurred() {
        assertOne(
                "WARNING notifications.own.when [RULE_NEVER_APPLIES, S20]\n"
                        + "  nothing makes it apply: OCCURRED never comes\n"
                        + "  -> let it listen to REPORTED, as rules hear of a fault by its report, or remove the rule",
                with(rule(Trigger.on(Signal.OCCURRED))));
        assertNone(with(rule(Trigger.on(Signal.OCCURRED, Signal.REPORTED))));
    }

    @Test
    void what_nobody_may_do_is_never_told() {
        assertOne(
                "WARNING notifications.R4 help.when [RULE_NEVER_APPLIES, S20]\n"
                        + "  nothing makes it apply: HELP_REQUESTED never comes\n"
                        + "  -> let a role ASK_FOR_HELP incidents (roles.ASK_FOR_HELP), or remove the rule",
                policy -> policy.roles(RoleTable.standard().permit(CommandType.ASK_FOR_HELP)));
    }

    @Test
    @Tag("R20")
    void nothing_is_raised_to_the_mildest_level_nor_lowered_to_the_gravest() {
        assertThat(Linted.of(with(rule(Trigger.on(Signal.RAISED)).atLevels(3))))
                .extracting(PolicyFinding::path, PolicyFinding::what, PolicyFinding::advice)
                .containsExactly(tuple(
                        "notifications.own.atLevels",
                        "nothing makes it apply: RAISED never comes at level 3",
                        "let it apply at one of [level 1, level 2], or remove the rule"));
        assertThat(Linted.of(with(rule(Trigger.on(Signal.LOWERED)).atLevels(1))))
                .hasSize(1);
        assertNone(with(rule(Trigger.on(Signal.RAISED)).atLevels(2)));
        assertNone(with(rule(Trigger.on(Signal.RAISED))));
        assertNone(with(rule(Trigger.on(Signal.RAISED, Signal.RECOVERED)).atLevels(3)));
    }

    @Test
    @Tag("R29")
    void progress_is_never_due_at_a_level_without_a_cadence() {
        assertThat(Linted.of(with(rule(Trigger.onCadence()).atLevels(1, 3))))
                .extracting(PolicyFinding::path, PolicyFinding::severities, PolicyFinding::advice)
                .containsExactly(tuple("notifications.own.atLevels", Set.of(Severity.level(3)), "leave it at level 1"));
        assertNone(with(rule(Trigger.onCadence())));
    }

    @Test
    void a_rung_is_never_reached_at_a_level_without_a_target() {
        Milestone developers = Milestone.named("developers")
                .startsOn(Signal.TRANSFERRED)
                .stopsOn(Signal.HANDED_BACK)
                .target(1, ofHours(4))
                .build();
        NotificationRule.Builder late = rule(Trigger.onRung(Rung.OVERDUE, "developers"));

        assertNone(policy -> policy.milestone(developers, Rung.overdue()).notification(late.build()));
        assertThat(Linted.of(policy -> policy.milestone(developers, Rung.overdue())
                        .notification(late.atLevels(2, 3).build())))
                .extracting(PolicyFinding::what)
                .containsExactly(
                        "nothing makes it apply: the rung 'overdue' of developers never comes at level 2 and level 3");
    }

    @Test
    @Tag("S29")
    @Tag("S16")
    void proof_is_never_sought_for_an_incident_that_is_silent() {
        assertOne(
                "WARNING notifications.own.within [PROOF_NEVER_SOUGHT, S29]\n"
                        + "  the incident is silent by then, so that no proof is looked for and no fallback follows\n"
                        + "  -> leave it out, as it promises what nobody keeps",
                with(rule(Trigger.on(Signal.MERGED_INTO, Signal.CANCELLED))
                        .atLevels(1, 2)
                        .within(ofMinutes(30))));
        assertNone(with(rule(Trigger.on(Signal.MERGED_INTO))));
        assertNone(with(rule(Trigger.on(Signal.MERGED_INTO, Signal.CLOSED))
                .atLevels(1, 2)
                .within(ofMinutes(30))));
    }

    @Test
    @Tag("S29")
    void one_by_one_leads_to_others_only_with_an_obligation_and_a_step_to_the_next_person() {
        NotificationRule.Builder oneByOne =
                rule(Trigger.on(Signal.RECOVERED)).atLevels(1, 2).oneByOne();
        DeliveryPolicy channelsOnly =
                DeliveryPolicy.STANDARD.fallbacks(new FallbackStep(50, FallbackStep.Way.NEXT_CHANNEL));

        assertThat(Linted.of(with(oneByOne)))
                .extracting(PolicyFinding::check, PolicyFinding::path, PolicyFinding::advice)
                .containsExactly(tuple(
                        Check.OTHERS_NEVER_TOLD,
                        "notifications.own.oneByOne",
                        "ask for proof with within(…), or tell everybody"));
        assertThat(Linted.of(policy -> policy.delivery(channelsOnly)))
                .extracting(PolicyFinding::check, PolicyFinding::path)
                .containsExactly(
                        tuple(Check.OTHERS_NEVER_TOLD, "notifications.R28.oneByOne"),
                        tuple(Check.OTHERS_NEVER_TOLD, "notifications.R32.oneByOne"),
                        tuple(Check.OTHERS_NEVER_TOLD, "notifications.R20 call.oneByOne"));
        assertNone(with(oneByOne.within(ofMinutes(30))));
    }
}
