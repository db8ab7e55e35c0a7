package io.incidentengine.examples.replay;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.severity.SeverityPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;

/**
 * The policy for the log: the default one, adjusted where the installation that the log comes from works otherwise.
 *
 * <p>This is how a host adjusts a policy: begin with {@link EmergencyHandling#policy()}, say only what differs, and
 * build. What is not mentioned here (who is told of an emergency and how, who may do what, how problems are offered)
 * stays as the blueprint has it.
 */
final class LogPolicy {
    /** The clock that the log's own verdict, {@code made_sla}, is compared with: from opened to closed. */
    static final String CLOSING = "closing";

    /** The same for a service that is open around the clock from Monday to Friday. */
    static final String CLOSING_ON_WEEKDAYS = "weekdays";

    private static final ServiceCalendar WEEKDAYS =
            BusinessCalendar.in("UTC").weekdays(OpeningHours.wholeDay()).build();

    private static final IncidentPolicy DEFAULT = EmergencyHandling.policy();

    private LogPolicy() {}

    /** The adjusted policy; {@code build()} would name everything in it that contradicts itself, all at once. */
    static IncidentPolicy policy() {
        return DEFAULT.toBuilder("servicenow-log", 1)
                // Severity comes from a matrix, and there are four levels instead of three.
                .severity(priorities())

                // The blueprint's three clocks need a target for level 4, which it does not know. The log says nothing
                // about them, so this is an assumption: level 4 gets what level 3 has.
                .milestone(withLevel4(RESPONSE, ofMinutes(60)))
                .milestone(withLevel4(RECOVERY, ofHours(24)))
                .milestone(withLevel4(RESOLUTION, ofDays(60)))

                // A clock of the host's own. It has no rungs, so it is judged, but nobody is told.
                .milestone(Milestone.named(CLOSING)
                        .startsOn(Signal.REPORTED)
                        .stopsOn(Signal.CLOSED)
                        .target(1, ofHours(24))
                        .target(2, ofHours(24))
                        .target(3, ofHours(213))
                        .target(4, ofHours(504))
                        .build())

                // And the same with a calendar: a target is an amount of time and the calendar that counts it.
                .milestone(Milestone.named(CLOSING_ON_WEEKDAYS)
                        .startsOn(Signal.REPORTED)
                        .stopsOn(Signal.CLOSED)
                        .target(1, new Target(ofHours(24), WEEKDAYS))
                        .target(2, new Target(ofHours(24), WEEKDAYS))
                        .target(3, new Target(ofHours(154).plusMinutes(10), WEEKDAYS))
                        .target(4, new Target(ofHours(347), WEEKDAYS))
                        .build())

                // Who does not answer for five days has confirmed (S13).
                .confirmation(ConfirmationPolicy.STANDARD.confirmedAfter(ofDays(5)))

                // The log holds no approvals, so no solution can wait for one.
                .majorIncidents(MajorIncidentPolicy.NONE)

                // Progress is told every hour (R29), but nobody in a log can be reminded to record some.
                .cadence(new Cadence(DEFAULT.cadence().intervals(), Duration.ZERO))
                .withoutNotification("S23 reminder")
                .build();
    }

    /** The same with another target for recovery at level 2, which has six hours otherwise. */
    static IncidentPolicy withRecoveryAtLevel2(Duration target) {
        IncidentPolicy policy = policy();
        return policy.toBuilder("servicenow-log-what-if", 1)
                .milestone(policy.milestone(RECOVERY).orElseThrow().toBuilder()
                        .target(2, target)
                        .build())
                .build();
    }

    /** Impact down, urgency across. High impact with low urgency does not occur in the log; 3 is the product's default. */
    private static SeverityPolicy priorities() {
        return MatrixPolicy.forUrgencies("high", "medium", "low")
                .impact("high", 1, 2, 3)
                .impact("medium", 2, 3, 4)
                .impact("low", 3, 4, 4)
                .build();
    }

    /** A milestone of the default policy with one more target; its ladder of escalations stays in the policy. */
    private static Milestone withLevel4(String milestone, Duration target) {
        return DEFAULT.milestone(milestone).orElseThrow().toBuilder()
                .target(4, target)
                .build();
    }
}
