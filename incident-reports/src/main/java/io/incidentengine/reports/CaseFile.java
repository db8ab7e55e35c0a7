package io.incidentengine.reports;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Instant;
import java.util.List;

/**
 * All that is on record of one incident, at one instant: what its picture and its report are made of.
 *
 * @param dossier the incident with its timeline
 * @param policy the policy that it is pinned to
 * @param notifications what was told of it, as {@link io.incidentengine.IncidentEngine#notifications} gives it; may be empty
 * @param now the present: clocks that run are shown up to it
 */
public record CaseFile(Dossier dossier, IncidentPolicy policy, List<NotificationRecord> notifications, Instant now) {
    /** Copies the list. */
    public CaseFile {
        dossier = Required.value("dossier of the case", dossier);
        policy = Required.value("policy of the case", policy);
        notifications = List.copyOf(Required.value("notifications of the case", notifications));
        now = Time.instant("present of the case", now);
    }

    Incident incident() {
        return dossier.incident();
    }

    /** How its clocks come to what they show (S34). */
    List<Explanation> clocks() {
        return Explanation.of(incident(), dossier.timeline(), policy, now);
    }
}
