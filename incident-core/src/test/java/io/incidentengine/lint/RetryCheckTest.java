package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.Retries;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Obligations that their own retries and fallbacks cannot meet. */
@Tag("S29")
@Tag("S30")
class RetryCheckTest {
    private static final DeliveryPolicy FREE = DeliveryPolicy.STANDARD.unlimited();
    private static final DeliveryPolicy NO_FALLBACK = FREE.fallbacks(new FallbackStep[0]);

    private static UnaryOperator<IncidentPolicy.Builder> with(DeliveryPolicy delivery, Duration within, int... levels) {
        return policy -> {
            Linted.withoutRules(policy);
            return policy.delivery(delivery)
                    .notification(NotificationRule.of("own", NotificationKind.named("own"))
                            .when(Trigger.on(Signal.RECOVERED))
                            .atLevels(levels.length == 0 ? new int[] {1, 2} : levels)
                            .by(ChannelType.PHONE)
                            .to(Audience.RD_LEADER)
                            .within(within)
                            .build());
        };
    }

    private static Retries retries(Duration first, int attempts) {
        return new Retries(first, ofHours(1), attempts);
    }

    @Test
    void an_attempt_that_hangs_and_one_more_fit_into_the_time_to_the_microsecond() {
        // 30 seconds, then one minute and a fifth of it, then 30 seconds
        assertNone(with(NO_FALLBACK, ofSeconds(132)));
        assertOne(
                "ERROR notifications.own.within [RETRY_TOO_LATE, S30, severity 1, 2]\n"
                        + "  an attempt that hangs is over after PT30S, and the next one begins up to PT1M12S later and may take"
                        + " as long: PT2M12S, of PT2M; nothing else comes in time\n"
                        + "  -> raise it to at least PT2M12S, or lower delivery.retries.first to at most PT50S",
                with(NO_FALLBACK, ofMinutes(2)));
        assertThat(Linted.of(with(NO_FALLBACK, ofSeconds(132).minus(Time.GRAIN))))
                .hasSize(1);
        assertNone(with(NO_FALLBACK.retries(retries(ofSeconds(50), 10)), ofMinutes(2)));
    }

    @Test
    void where_a_fallback_comes_in_time_it_weighs_less() {
        DeliveryPolicy half = FREE.fallbacks(new FallbackStep(50, FallbackStep.Way.NEXT_CHANNEL));

        assertThat(Linted.of(with(half, ofMinutes(1))))
                .extracting(PolicyFinding::check, PolicyFinding::level)
                .containsExactly(tuple(Check.RETRY_TOO_LATE, PolicyFinding.Level.WARNING));
        assertThat(Linted.of(with(half, ofSeconds(59))))
                .extracting(PolicyFinding::check, PolicyFinding::level)
                .containsExactly(
                        tuple(Check.RETRY_TOO_LATE, PolicyFinding.Level.ERROR),
                        tuple(Check.FALLBACK_TOO_LATE, PolicyFinding.Level.WARNING));
    }

    @Test
    void the_time_limit_of_the_engine_counts() {
        IncidentPolicy policy = Linted.policy(with(NO_FALLBACK, ofMinutes(2)));
        PolicyLinter linter = PolicyLinter.of(policy).between(Linted.FROM, Linted.TO);

        assertThat(linter.sendTimeout(ofSeconds(24)).findings()).isEmpty();
        assertThat(linter.sendTimeout(ofSeconds(24).plusMillis(1)).findings()).hasSize(1);
    }

    @Test
    void the_attempt_of_the_last_fallback_ends_before_the_deadline() {
        assertNone(with(FREE, ofSeconds(150)));
        assertOne(
                "WARNING notifications.own.within [FALLBACK_TOO_LATE, S29, severity 1, 2]\n"
                        + "  the last fallback begins at 80 %, PT29S before the deadline, and its attempt may take PT30S\n"
                        + "  -> raise it to at least PT2M30S, or let the step in delivery.fallbacks begin earlier",
                with(FREE, ofSeconds(145)));
    }

    @Test
    void something_is_still_tried_at_the_deadline() {
        // after 72 and 144 seconds
        assertNone(with(NO_FALLBACK.retries(retries(ofMinutes(1), 3)), ofSeconds(216)));
        assertOne(
                "WARNING notifications.own.within [GIVEN_UP_EARLY, S30, severity 1, 2]\n"
                        + "  while a provider is out, all 3 attempts are over after PT3M36S at the latest, and nothing is tried for"
                        + " the last PT26M24S\n"
                        + "  -> raise delivery.retries.attempts to at least 6, or wait longer between them",
                with(NO_FALLBACK.retries(retries(ofMinutes(1), 3)), ofMinutes(30)));
        assertNone(with(NO_FALLBACK.retries(retries(ofMinutes(1), 6)), ofMinutes(30)));
        assertThat(Linted.of(with(NO_FALLBACK.retries(retries(ofMinutes(1), 5)), ofMinutes(30))))
                .hasSize(1);
    }

    @Test
    void a_fallback_follows_at_once_when_all_before_it_is_given_up() {
        DeliveryPolicy thrice = FREE.retries(retries(ofMinutes(1), 3));

        // three times 216 seconds, as nothing else is under way
        assertNone(with(thrice, ofSeconds(648)));
        assertThat(Linted.of(with(thrice, ofSeconds(649))))
                .extracting(PolicyFinding::what)
                .containsExactly(
                        "while a provider is out, all 3 attempts at each fallback are over after PT10M48S at the latest,"
                                + " and nothing is tried for the last PT1S");
    }

    @Test
    void a_single_attempt_is_over_at_once() {
        assertThat(Linted.of(with(NO_FALLBACK.retries(retries(ofMinutes(1), 1)), ofMinutes(30))))
                .extracting(PolicyFinding::check, PolicyFinding::advice)
                .containsExactly(tuple(
                        Check.GIVEN_UP_EARLY,
                        "raise delivery.retries.attempts to at least 6, or wait longer between them"));
    }

    @Test
    void attempts_without_number_are_counted_in_no_time() {
        Retries hasty = new Retries(Time.GRAIN, Time.GRAIN, Integer.MAX_VALUE);

        assertThat(Linted.of(with(NO_FALLBACK.retries(hasty), ofHours(24))))
                .extracting(PolicyFinding::advice)
                .containsExactly("wait longer between attempts (delivery.retries)");
        assertThat(Linted.of(with(NO_FALLBACK.retries(retries(ofMinutes(1), 2)), ofHours(24 * 30))))
                .extracting(PolicyFinding::advice)
                .containsExactly("raise delivery.retries.attempts to at least 606, or wait longer between them");
    }

    @Test
    @Tag("S28")
    void proof_at_a_severity_at_which_nothing_is_sent_again() {
        assertThat(Linted.of(with(FREE, ofMinutes(30), 2, 3)))
                .extracting(PolicyFinding::check, PolicyFinding::path, PolicyFinding::level, PolicyFinding::severities)
                .containsExactly(tuple(
                        Check.NOT_SENT_AGAIN,
                        "delivery.sentAgain",
                        PolicyFinding.Level.NOTE,
                        Set.of(Severity.level(3))));
        assertThat(Linted.of(with(NO_FALLBACK, ofMinutes(30), 3)))
                .extracting(PolicyFinding::level)
                .containsExactly(PolicyFinding.Level.WARNING);
    }

    @Test
    void the_longest_wait_is_never_exceeded() {
        Retries retries = Retries.STANDARD;
        for (int attempt = 1; attempt < 12; attempt++) {
            Duration longest = retries.longestWait(attempt);
            for (int key = 0; key < 3_000; key++) {
                assertThat(retries.wait(attempt, "key " + key)).isLessThanOrEqualTo(longest);
            }
        }
        assertThat(retries.longestWait(1)).isEqualTo(ofSeconds(72));
        assertThat(retries.longestWait(10)).isEqualTo(ofMinutes(72));
    }
}
