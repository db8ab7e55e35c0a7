package io.incidentengine.testkit;

import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.notification.ProofOutcome;
import java.util.List;

/** What came of the proofs in a scenario. */
final class Outcomes {
    private Outcomes() {}

    /** Of the latest incident, in the order in which its timeline tells them. */
    static List<ProofOutcome> of(Scenario pager) {
        return pager.engine().timeline(pager.incident().id()).stream()
                .map(TimelineEntry::event)
                .filter(ProofConcluded.class::isInstance)
                .map(event -> ((ProofConcluded) event).outcome())
                .toList();
    }
}
