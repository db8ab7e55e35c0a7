package io.incidentengine.reports;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Its state at the end of each cycle, the current one last (S14). */
    List<Incident> cycles() {
        return Incident.cycles(incident().id(), dossier.timeline());
    }

    /** What clocks of the cycles before had come to when the next began, but for those that were open then. */
    List<Explanation> earlierClocks() {
        List<Incident> cycles = cycles();
        List<Explanation> clocks = new ArrayList<>();
        for (int i = 0; i < cycles.size() - 1; i++) {
            Instant reopened = cycles.get(i + 1)
                    .sla()
                    .latest(Signal.REPORTED)
                    .orElseThrow()
                    .effective();
            Explanation.of(cycles.get(i), dossier.timeline(), policy, reopened).stream()
                    .filter(clock -> clock.clock().reading() instanceof Reading.Met
                            || clock.clock().reading() instanceof Reading.Breached)
                    .forEach(clocks::add);
        }
        return clocks;
    }

    /** How its clocks come to what they show (S34). */
    List<Explanation> clocks() {
        return Explanation.of(incident(), dossier.timeline(), policy, now);
    }
}
