package io.incidentengine.reports;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Person;
import io.incidentengine.reports.Table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The facts at the head of a report. */
final class DraftFacts {
    private static final Cell OPEN = Cell.text("not yet");

    private DraftFacts() {}

    static Table of(CaseFile file, LocalTimes times) {
        Incident incident = file.incident();
        Instant began = incident.report().occurredAt().orElse(incident.reportedAt());
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("Incident", Cell.text(incident.id().value())));
        rows.add(Row.of("Service", Cell.text(incident.report().service().value())));
        rows.add(Row.of(
                "Severity",
                Cell.text(incident.severity() + ", "
                        + incident.impact().classification().reason())));
        rows.add(Row.of("Major", Cell.text(major(file))));
        incident.report().occurredAt().ifPresent(at -> rows.add(Row.of("Occurred", Cell.time(at, times))));
        rows.add(Row.of("Reported", Cell.time(incident.reportedAt(), times)));
        rows.add(Row.of("Reported by", Cell.text(reporters(incident))));
        rows.add(Row.of("Recovered", time(incident.recoveredAt(), times)));
        rows.add(Row.of(
                "Service impaired for",
                incident.recoveredAt()
                        .map(at -> Cell.text(Amounts.duration(Duration.between(began, at))))
                        .orElse(Cell.text("it is not recovered"))));
        rows.add(Row.of("Resolved", time(last(file, IncidentResolved.class), times)));
        rows.add(Row.of("Closed", time(last(file, IncidentClosed.class), times)));
        rows.add(Row.of(
                "Owner", Cell.text(incident.owner().map(Names.of(file)::of).orElse("nobody yet"))));
        rows.add(Row.of("Policy", Cell.text(incident.policy().toString())));
        rows.add(Row.of(
                "This report", incident.handling().report().map(Cell::reference).orElse(Cell.text("not filed"))));
        return Table.of("At a glance", List.of("Fact", "On record"), rows);
    }

    private static String major(CaseFile file) {
        Incident incident = file.incident();
        if (!incident.isMajor(file.policy())) {
            return "not, or no more";
        }
        return incident.lifecycle().declaredMajor() ? "declared by the incident manager" : "by its severity";
    }

    private static String reporters(Incident incident) {
        List<Person> reporters = incident.people().reporters();
        String names = reporters.isEmpty()
                ? "a machine"
                : reporters.stream().map(Person::name).collect(Collectors.joining(", "));
        return names + ", by " + Amounts.words(incident.report().origin());
    }

    /** Where it was undone since, as by a rejection, it is not so any more. */
    private static Optional<Instant> last(CaseFile file, Class<? extends IncidentEvent> type) {
        List<TimelineEntry> timeline = file.dossier().timeline();
        return timeline.stream()
                .filter(entry -> type.isInstance(entry.event()))
                .filter(entry ->
                        timeline.stream().noneMatch(other -> other.event().undoes() == entry.sequence()))
                .reduce((first, second) -> second)
                .map(TimelineEntry::effective);
    }

    private static Cell time(Optional<Instant> at, LocalTimes times) {
        return at.map(instant -> Cell.time(instant, times)).orElse(OPEN);
    }
}
