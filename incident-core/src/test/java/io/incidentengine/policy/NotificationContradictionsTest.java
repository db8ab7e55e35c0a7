package io.incidentengine.policy;

import static io.incidentengine.model.Audience.SERVICE_OWNER;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.NotificationKind.INITIAL;
import static io.incidentengine.policy.Contradictions.assertNone;
import static io.incidentengine.policy.Contradictions.assertOne;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contradictions within notification rules and the cadence. */
class NotificationContradictionsTest {

    private static NotificationRule.Builder rule() {
        return NotificationRule.of("own", INITIAL).by(EMAIL).to(SERVICE_OWNER);
    }

    private static UnaryOperator<IncidentPolicy.Builder> with(NotificationRule.Builder rule) {
        return policy -> policy.notification(rule.build());
    }

    private static UnaryOperator<IncidentPolicy.Builder> cadence(Duration interval, Duration reminder) {
        return policy ->
                policy.cadence(new Cadence(Map.of(Severity.level(1), interval, Severity.level(2), interval), reminder));
    }

    @Test
    void a_rule_needs_a_channel() {
        assertOne(
                "notifications.own.by: there is no channel; allowed: at least one",
                with(NotificationRule.of("own", INITIAL).to(SERVICE_OWNER)));
    }

    @Test
    void a_rule_needs_somebody_whom_it_is_meant_for() {
        assertOne(
                "notifications.own.to: there is no audience; allowed: at least one",
                with(NotificationRule.of("own", INITIAL).by(EMAIL).cc(SERVICE_OWNER)));
    }

    @Test
    void a_rule_is_for_levels_that_the_policy_has() {
        assertOne(
                "notifications.own.atLevels: level 4 does not exist; allowed: [level 1, level 2, level 3]",
                with(rule().atLevels(1, 4)));
    }

    @Test
    void a_rule_on_signals_names_one() {
        assertOne("notifications.own.when: there is no signal; allowed: at least one", with(rule().when(Trigger.on())));
        assertNone(with(rule().when(Trigger.on(Signal.CLOSED))));
    }

    @Test
    @Tag("R31")
    void a_rule_on_a_rung_names_milestones_that_have_it() {
        assertOne(
                "notifications.own.when: there is no milestone; allowed: at least one",
                with(rule().when(Trigger.onRung("overdue"))));
        assertOne(
                "notifications.own.when: the ladder of response has no rung '80 %'; allowed: [overdue]",
                with(rule().when(Trigger.onRung("80 %", Milestone.RESPONSE))));
        assertOne(
                "notifications.own.when: the ladder of rseponse has no rung 'overdue'; allowed: []",
                with(rule().when(Trigger.onRung("overdue", Milestone.RECOVERY, "rseponse"))));
    }

    @Test
    @Tag("R31")
    void a_milestone_that_a_rule_waits_for_cannot_be_taken_away_alone() {
        assertThat(Contradictions.of(policy -> policy.withoutMilestone(Milestone.RECOVERY)))
                .containsExactly(
                        "notifications.R31.when: the ladder of recovery has no rung 'overdue'; allowed: []",
                        "notifications.R32.when: the ladder of recovery has no rung 'overdue'; allowed: []");
    }

    @Test
    @Tag("R29")
    void a_rule_on_the_cadence_needs_one() {
        assertThat(Contradictions.of(policy -> policy.cadence(Cadence.NONE)))
                .containsExactly(
                        "notifications.R29.when: there is no cadence; allowed: with a cadence for at least one level",
                        "notifications.S23 reminder.when: there is no cadence;"
                                + " allowed: with a cadence for at least one level");
    }

    @Test
    @Tag("S23")
    void a_rule_on_the_reminder_needs_one() {
        assertOne(
                "notifications.S23 reminder.when: the cadence has no reminder; allowed: with one",
                cadence(ofHours(1), ZERO));
    }

    @Test
    @Tag("S23")
    void the_reminder_comes_after_the_last_time_progress_was_due() {
        assertThat(Contradictions.of(cadence(ofHours(1), ofHours(1))))
                .containsExactly(
                        "cadence.reminder: PT1H is not shorter than the interval at level 1; allowed: less than PT1H",
                        "cadence.reminder: PT1H is not shorter than the interval at level 2; allowed: less than PT1H");
        assertNone(cadence(ofHours(1), ofMinutes(59)));
    }

    @Test
    @Tag("S31")
    void an_audience_is_named_once() {
        assertThat(Contradictions.of(policy -> policy.notification(NotificationRule.of("R29", INITIAL)
                        .when(Trigger.onCadence())
                        .by(EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(SERVICE_OWNER)
                        .build())))
                .containsExactly("notifications.R29.to: service owner is named twice; allowed: once in to and cc");
    }

    @Test
    @Tag("S23")
    void the_reminder_does_not_come_too_late() {
        assertOne("cadence.reminder: PT-1M is negative; allowed: zero or more", cadence(ofHours(1), ofMinutes(-1)));
    }

    @Test
    @Tag("R29")
    void the_cadence_begins_with_an_initial_notification() {
        assertOne(
                "cadence.intervals.3: no initial notification begins it;"
                        + " allowed: at levels that a rule on 'first in scope' covers",
                policy -> policy.cadence(new Cadence(Map.of(Severity.level(3), ofHours(1)), ofMinutes(10)))
                        .notification(NotificationRule.of("R29", INITIAL)
                                .when(Trigger.onCadence())
                                .by(EMAIL)
                                .to(SERVICE_OWNER)
                                .build()));
    }

    @Test
    @Tag("R29")
    void somebody_is_told_of_the_cadence() {
        assertThat(Contradictions.of(policy -> policy.withoutNotification("R29")))
                .containsExactly(
                        "cadence.intervals.1: nobody is told of it;"
                                + " allowed: at levels that a rule on the cadence covers",
                        "cadence.intervals.2: nobody is told of it;"
                                + " allowed: at levels that a rule on the cadence covers");
    }

    @Test
    @Tag("R29")
    void the_cadence_is_for_levels_that_the_policy_has() {
        assertThat(Contradictions.of(
                        policy -> policy.cadence(new Cadence(Map.of(Severity.level(7), ofHours(1)), ofMinutes(10)))))
                .contains("cadence.intervals: level 7 does not exist; allowed: [level 1, level 2, level 3]");
    }

    @Test
    @Tag("R29")
    void progress_is_told_every_minute_at_most() {
        assertThat(Contradictions.of(cadence(ofSeconds(59), ofSeconds(10))))
                .containsExactly(
                        "cadence.intervals.1: it repeats every PT59S; allowed: PT1M and more",
                        "cadence.intervals.2: it repeats every PT59S; allowed: PT1M and more");
        assertNone(cadence(ofMinutes(1), ofSeconds(10)));
    }
}
