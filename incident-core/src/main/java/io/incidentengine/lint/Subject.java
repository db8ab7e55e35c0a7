package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param policy the policy
 * @param from the first instant
 * @param to the first instant that is not looked at
 * @param knownChannels the channels that are configured; {@code null} if that is not known
 * @param sendTimeout how long an attempt may take
 * @param staffing who is in which audience; {@code null} if that is not known
 * @param alone schedules of which every gap is told
 * @param schedules all schedules
 */
record Subject(
        IncidentPolicy policy,
        Instant from,
        Instant to,
        @Nullable Set<ChannelType> knownChannels,
        Duration sendTimeout,
        @Nullable Staffing staffing,
        List<OnCallSchedule> alone,
        List<OnCallSchedule> schedules) {

    Optional<Set<ChannelType>> channels() {
        return Optional.ofNullable(knownChannels);
    }

    Set<Severity> levels() {
        return policy.severity().levels();
    }

    DeliveryPolicy delivery() {
        return policy.delivery();
    }

    /** The severities that a rule covers. */
    Set<Severity> covered(NotificationRule rule) {
        Set<Severity> covered = new TreeSet<>(levels());
        covered.removeIf(severity -> !rule.covers(severity));
        return covered;
    }
}
