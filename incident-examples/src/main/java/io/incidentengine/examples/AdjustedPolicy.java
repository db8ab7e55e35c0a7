package io.incidentengine.examples;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;

/** The default policy, adjusted: office hours and pauses for level 3, and one more notification. */
public final class AdjustedPolicy {
    private AdjustedPolicy() {}

    /**
     * Builds the policy and prints what differs.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // README: begin
        ServiceCalendar office = BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        IncidentPolicy standard = EmergencyHandling.policy();
        IncidentPolicy mine = standard.toBuilder("my-policy", 1)
                .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                        .target(3, new Target(Duration.ofHours(80), office))
                        .pausedBy(PauseReason.WAITING_FOR_REPORTER, Duration.ofHours(40))
                        .build())
                .notification(NotificationRule.of("status page", NotificationKind.named("status page"))
                        .when(Trigger.on(Signal.RECOVERED))
                        .by(ChannelType.EMAIL)
                        .to(Audience.named("status page editors"))
                        .build())
                .build();
        // README: end
        Milestone resolution = mine.milestone(Milestone.RESOLUTION).orElseThrow();
        System.out.println(mine.ref() + ", resolution");
        resolution
                .targets()
                .forEach((severity, target) ->
                        System.out.println("  " + severity + ": " + target.amount() + ", " + target.calendar()));
        resolution
                .pauses()
                .forEach(pause -> System.out.println("  stands still: " + pause.reason() + ", at most "
                        + pause.cap().map(Duration::toString).orElse("without end")));
    }
}
