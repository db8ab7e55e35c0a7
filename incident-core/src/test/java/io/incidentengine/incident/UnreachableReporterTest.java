package io.incidentengine.incident;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.CloseUnconfirmed;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three attempts over three days, then the incident manager may close. */
@Tag("R7")
@Tag("S13")
class UnreachableReporterTest {
    private static final CloseUnconfirmed CLOSE = new CloseUnconfirmed("nobody answers");

    private static Life tried(Duration... attempts) {
        Life life = Life.in(IncidentStatus.RESOLVED);
        for (Duration attempt : attempts) {
            life.at(attempt).does(CommandType.REPORTER_UNREACHABLE);
        }
        return life;
    }

    @Test
    void after_enough_attempts_the_incident_manager_closes_with_a_reason() {
        Life life = tried(ofDays(1), ofDays(2), ofDays(4)).does(Life.MANAGER, CLOSE);

        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(life.happened(IncidentClosed.class))
                .isEqualTo(new IncidentClosed("nobody answers", false, Duration.ZERO));
        assertThat(life.outcome(Milestone.RESOLUTION)).isEqualTo(Outcome.MET);
    }

    @Test
    void two_attempts_are_not_enough() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> tried(ofDays(1), ofDays(9)).does(Life.MANAGER, CLOSE))
                .withMessage(
                        "Cannot close without confirmation incident INC-1: it is not confirmed, and 2 attempts over PT192H did not reach "
                                + "the reporter; allowed: confirm, or close after 3 attempts over PT72H");
    }

    @Test
    void three_attempts_in_less_than_three_days_are_not_enough() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> tried(ofDays(1), ofDays(2), ofDays(4).minus(ofNanos(1_000)))
                        .does(Life.MANAGER, CLOSE))
                .withMessageContaining("3 attempts over PT71H59M59.999999S");
    }

    @Test
    void the_order_in_which_attempts_are_recorded_does_not_matter() {
        Life life = Life.in(IncidentStatus.RESOLVED).at(ofDays(4)).does(CommandType.REPORTER_UNREACHABLE);
        life.did(CommandType.REPORTER_UNREACHABLE, ofDays(1)).did(CommandType.REPORTER_UNREACHABLE, ofDays(2));

        assertThat(life.incident().people().attempts()).isSorted();
        assertThat(life.does(Life.MANAGER, CLOSE).status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    void an_engineer_may_not_close_what_nobody_confirmed() {
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> tried(ofDays(1), ofDays(2), ofDays(4)).does(Life.ENGINEER, CLOSE))
                .withMessage(
                        "eve may not close without confirmation an incident: holds [O&M engineer], allowed: [incident manager]");
    }

    @Test
    void the_incident_manager_must_say_why() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CloseUnconfirmed(" "))
                .withMessage("closing reason is empty; allowed: text that says why");
    }

    @Test
    void attempts_are_forgotten_when_the_reporter_speaks() {
        Life life =
                tried(ofDays(1), ofDays(2), ofDays(4)).does(CommandType.REJECT).does(CommandType.RESOLVE);

        assertThat(life.incident().people().attempts()).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(Life.MANAGER, CLOSE))
                .withMessageContaining("0 attempts over PT0S");
    }

    @Test
    @Tag("R26")
    void a_policy_may_ask_for_fewer() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("quick", 1)
                        .confirmation(new ConfirmationPolicy(null, ConfirmationPolicy.Silence.CLOSES, 1, Duration.ZERO))
                        .build())
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .does(CommandType.RESOLVE)
                .does(CommandType.REPORTER_UNREACHABLE)
                .does(Life.MANAGER, CLOSE);

        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
    }
}
