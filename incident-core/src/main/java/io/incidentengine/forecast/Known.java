package io.incidentengine.forecast;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an incident at an instant, to be asked what happens next and why something did not (S34). The answers
 * follow from it alone: asked again, it gives the same ones.
 *
 * @param incident the state
 * @param timeline its whole timeline
 * @param notifications what has become of its notifications
 * @param policies the policy that it is pinned to, and those that it was before it was migrated, as far as they are known: each
 *     answers about its own time
 * @param carriers over which channels messages can be sent
 * @param now the present
 * @param staff a snapshot of who is who; {@code null} if nobody is to be named
 */
public record Known(
        Incident incident,
        List<TimelineEntry> timeline,
        List<NotificationRecord> notifications,
        List<IncidentPolicy> policies,
        Carriers carriers,
        Instant now,
        @Nullable Directory staff) {
    /**
     * Copies the lists, and leaves out of the timeline what is later than the state.
     *
     * @throws UnknownPolicyException if the policy that it is pinned to is none of them
     */
    public Known {
        long last = Required.value("incident", incident).trace().sequence();
        timeline = timeline.stream().filter(entry -> entry.sequence() <= last).toList();
        notifications = List.copyOf(notifications);
        policies = List.copyOf(policies);
        pinned(incident, policies);
        now = Time.instant("now", now);
    }

    private static IncidentPolicy pinned(Incident incident, List<IncidentPolicy> policies) {
        return policies.stream()
                .filter(policy -> policy.ref().equals(incident.policy()))
                .findFirst()
                .orElseThrow(() -> new UnknownPolicyException(incident.policy(), incident.id()));
    }

    /**
     * The policy that it is pinned to.
     *
     * @return one of the {@link #policies}
     */
    public IncidentPolicy policy() {
        return pinned(incident, policies);
    }

    /**
     * The same, with people: forecasts name them.
     *
     * @param snapshot a directory that answers always alike, such as {@link io.incidentengine.oncall.OnCallDirectory}: it is
     *     asked who is there at instants that are still ahead, and who was at those of the past
     * @return a copy
     */
    public Known with(Directory snapshot) {
        return new Known(
                incident, timeline, notifications, policies, carriers, now, Required.value("directory", snapshot));
    }

    /**
     * Who is who.
     *
     * @return the snapshot, or empty if nobody is to be named
     */
    public Optional<Directory> directory() {
        return Optional.ofNullable(staff);
    }

    /**
     * Tells what happens next if nobody acts.
     *
     * @param horizon how far it looks
     * @return the forecast; what the directory throws goes to the caller
     */
    public Forecast forecast(Horizon horizon) {
        return new Forecaster(this).forecast(Required.value("horizon", horizon));
    }

    /**
     * Tells why nobody was told something: the first condition that failed.
     *
     * @param expected what somebody expected to be told
     * @return the answer
     * @throws io.incidentengine.model.InvalidInputException if it was expected before the incident was reported
     * @throws UnknownPolicyException if it was expected before the incident was migrated, and nobody knows the policy of that
     *     time any more
     */
    public WhyNot whyNot(Expected expected) {
        return Inquiry.of(this, Required.value("expected", expected));
    }
}
