package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.FROM;
import static io.incidentengine.lint.Linted.OFFICE;
import static io.incidentengine.lint.Linted.TO;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Standard;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The front door. */
@Tag("R1")
class PolicyLinterTest {
    private static final String PAUSE = "milestones.resolution.pausedBy.waiting for vendor";
    private static final String TARGET = "milestones.resolution.targets.2";

    private static PolicyLinter linter(IncidentPolicy policy) {
        return PolicyLinter.of(policy).between(FROM, TO);
    }

    /** A pause without a cap, and a target out of order. */
    private static IncidentPolicy careless() {
        return Linted.policy(policy -> policy.milestone(Standard.RESOLUTION.toBuilder()
                .target(1, new Target(ofHours(200), OFFICE))
                .target(3, ofHours(24 * 100))
                .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                .build()));
    }

    @Test
    @Tag("R26")
    void the_default_policy_has_no_findings() {
        assertThat(linter(EmergencyHandling.policy()).findings()).isEmpty();
        assertThat(linter(EmergencyHandling.policy())
                        .channels(EMAIL, SMS, PHONE)
                        .findings())
                .isEmpty();
    }

    @Test
    void what_is_not_handed_in_is_not_looked_at() {
        assertThat(linter(EmergencyHandling.policy()).channels().findings()).isNotEmpty();
        assertThat(linter(EmergencyHandling.policy())
                        .directory((audience, incident, now) -> List.of())
                        .findings())
                .isNotEmpty();
    }

    @Test
    void channels_that_nobody_has_configured_are_found_with_the_rules_that_use_them() {
        assertThat(linter(EmergencyHandling.policy()).channels(EMAIL, SMS).findings())
                .extracting(PolicyFinding::level, PolicyFinding::path)
                .containsExactly(
                        tuple(PolicyFinding.Level.ERROR, "notifications.R28.by"),
                        tuple(PolicyFinding.Level.ERROR, "notifications.R32.by"),
                        tuple(PolicyFinding.Level.ERROR, "notifications.R20 call.by"),
                        tuple(PolicyFinding.Level.WARNING, "delivery.channels"));
        assertThat(linter(EmergencyHandling.policy()).channels(EMAIL, PHONE).findings())
                .extracting(PolicyFinding::toString)
                .contains("WARNING notifications.R27.by [CHANNEL_MISSING, S27, severity 1, 2]\n"
                        + "  no channel for SMS is configured, so that what is sent over it is refused\n"
                        + "  -> configure it, or let the rule use e-mail and phone");
    }

    @Test
    void findings_come_in_a_fixed_order_the_gravest_first() {
        List<PolicyFinding> findings = linter(careless()).channels(EMAIL, SMS).findings();

        assertThat(findings)
                .extracting(PolicyFinding::check)
                .containsExactly(
                        Check.CHANNEL_MISSING,
                        Check.CHANNEL_MISSING,
                        Check.CHANNEL_MISSING,
                        Check.TARGETS_OUT_OF_ORDER,
                        Check.PAUSE_WITHOUT_CAP,
                        Check.CHANNEL_MISSING);
        assertThat(linter(careless()).channels(SMS, EMAIL).findings()).isEqualTo(findings);
    }

    @Test
    void what_is_accepted_is_told_no_more() {
        assertThat(linter(careless())
                        .accepting(Check.PAUSE_WITHOUT_CAP, PAUSE)
                        .accepting(Check.TARGETS_OUT_OF_ORDER, TARGET)
                        .findings())
                .isEmpty();
        assertThat(linter(careless()).accepting(Check.PAUSE_WITHOUT_CAP, PAUSE).findings())
                .extracting(PolicyFinding::path)
                .containsExactly(TARGET);
    }

    @Test
    void what_is_accepted_and_found_no_more_is_told() {
        assertThat(linter(EmergencyHandling.policy())
                        .accepting(Check.PAUSE_WITHOUT_CAP, PAUSE)
                        .findings())
                .extracting(PolicyFinding::toString)
                .containsExactly("NOTE " + PAUSE + " [ACCEPTED_IN_VAIN, R1]\n"
                        + "  what was accepted there, PAUSE_WITHOUT_CAP, is not found\n"
                        + "  -> take accepting(PAUSE_WITHOUT_CAP, \"" + PAUSE + "\") out");
        assertThat(linter(careless())
                        .accepting(Check.TARGETS_OUT_OF_ORDER, PAUSE)
                        .findings())
                .as("another check at the same setting")
                .hasSize(3);
    }

    @Test
    void a_span_is_in_order_and_five_years_at_most() {
        PolicyLinter.WithoutSpan linter = PolicyLinter.of(EmergencyHandling.policy());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> linter.between(FROM, FROM))
                .withMessageContaining("lint to");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        linter.between(FROM, FROM.plus(PolicyLinter.LONGEST).plusNanos(1_000)));
        assertThat(linter.between(FROM, FROM.plus(PolicyLinter.LONGEST)).findings())
                .isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> linter.between(FROM, TO).sendTimeout(Duration.ZERO));
    }

    @Test
    void every_check_names_its_source() {
        assertThat(Check.values())
                .allSatisfy(check -> assertThat(check.source()).matches("[RS][1-9][0-9]*"));
    }
}
