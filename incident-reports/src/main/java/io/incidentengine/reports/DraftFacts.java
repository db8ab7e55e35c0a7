package io.incidentengine.reports;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.SlaRecord;
import io.incidentengine.model.Person;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The facts at the head of a report. */
final class DraftFacts {
    private static final Cell OPEN = Cell.text("not yet");

    private DraftFacts() {}

    static Table of(CaseFile file, LocalTimes times) {
        Incident incident = file.incident();
        SlaRecord sla = incident.sla();
        List<Incident> cycles = file.cycles();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("Incident", Cell.text(incident.id().value())));
        rows.add(Row.of("Service", Cell.text(incident.report().service().value())));
        rows.add(Row.of(
                "Severity",
                Cell.text(incident.severity() + ", "
                        + incident.impact().classification().reason())));
        rows.add(Row.of("Major", Cell.text(major(file))));
        Optional.ofNullable(cycles.get(0).sla().origins().get(Signal.OCCURRED))
                .ifPresent(at -> rows.add(Row.of("Occurred", Cell.time(at, times))));
        rows.add(Row.of("Reported", Cell.time(incident.reportedAt(), times)));
        rows.add(Row.of("Reported by", Cell.text(reporters(file))));
        cycles.stream()
                .skip(1)
                .forEach(cycle -> rows.add(Row.of("Reopened", time(cycle.sla().latest(Signal.REPORTED), times))));
        rows.add(Row.of("Recovered", time(sla.latest(Signal.RECOVERED), times)));
        rows.add(Row.of("Service impaired for", Cell.text(impaired(incident, cycles))));
        rows.add(Row.of("Resolved", time(sla.latest(Signal.RESOLVED), times)));
        rows.add(Row.of("Closed", time(sla.latest(Signal.CLOSED), times)));
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
        Optional<String> declared = file.dossier().timeline().stream()
                .filter(entry -> entry.event() instanceof MajorIncidentDeclared)
                .reduce((first, second) -> second)
                .map(entry -> "declared by " + Names.of(file).withRoles(entry.actor()));
        if (incident.lifecycle().declaredMajor() && declared.isPresent()) {
            return declared.get();
        }
        return file.policy().closing().majorIncidents().levels().contains(incident.severity())
                ? "by its severity"
                : "as its report is owed from the cycle before";
    }

    /** Since it began, or was reported where nobody knows when that was; from each reopening anew (R24, S14). */
    private static String impaired(Incident incident, List<Incident> cycles) {
        Duration sum = Duration.ZERO;
        for (Incident cycle : cycles) {
            Instant began = Collections.min(cycle.sla().origins().values());
            sum = sum.plus(
                    cycle.recoveredAt().map(at -> Duration.between(began, at)).orElse(Duration.ZERO));
        }
        if (incident.recoveredAt().isPresent()) {
            return Amounts.duration(sum);
        }
        return "it is not recovered" + (sum.isZero() ? "" : "; before it was reopened, " + Amounts.duration(sum));
    }

    /** Where none is named, whoever put it on record. */
    private static String reporters(CaseFile file) {
        Incident incident = file.incident();
        List<Person> reporters = incident.people().reporters();
        String names = reporters.isEmpty()
                ? Names.of(file).withRoles(file.dossier().timeline().get(0).actor())
                : reporters.stream().map(Person::name).collect(Collectors.joining(", "));
        return names + ", by " + Amounts.words(incident.report().origin());
    }

    private static Cell time(Optional<ClockFact> fact, LocalTimes times) {
        return fact.map(at -> Cell.time(at.effective(), times)).orElse(OPEN);
    }
}
