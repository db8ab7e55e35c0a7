package io.incidentengine.reports;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.HelpRequested;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.ResourcesAssigned;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.SolutionReviewed;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.TimelineEntry;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Entries of a timeline as sentences: when, who, what. */
final class Deeds {
    private final List<TimelineEntry> timeline;
    private final LocalTimes times;
    private final Names names;
    private final EventWords words;

    Deeds(CaseFile file, LocalTimes times) {
        this.timeline = file.dossier().timeline();
        this.times = times;
        this.names = Names.of(file);
        this.words = new EventWords(names, times);
    }

    List<String> of(Class<? extends IncidentEvent> type) {
        return where(type::isInstance);
    }

    /** What somebody decided, or asked to be decided (R14, R15, R20). */
    List<String> decisions() {
        return where(event -> Stream.of(
                        SeverityChanged.class,
                        MajorIncidentDeclared.class,
                        HelpRequested.class,
                        ResourcesAssigned.class,
                        TransferredToDevelopers.class,
                        SolutionReviewed.class)
                .anyMatch(type -> type.isInstance(event)));
    }

    private List<String> where(Predicate<IncidentEvent> which) {
        return timeline.stream()
                .filter(entry -> which.test(entry.event()))
                .map(entry -> times.full(entry.effective()) + ", " + names.withRoles(entry.actor()) + " "
                        + words.of(entry.event()).orElse(""))
                .toList();
    }
}
