package io.incidentengine.reports;

import static io.incidentengine.reports.Part.gap;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Demarcated;
import io.incidentengine.incident.IncidentEvent.Diagnosed;
import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.SolutionProposed;
import io.incidentengine.incident.IncidentEvent.SolutionReviewed;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.sla.Reading;
import java.util.ArrayList;
import java.util.List;

/** Writes the chapters of a major-incident report from what is on record (R14–R16). */
final class Draft {
    private final CaseFile file;
    private final LocalTimes times;
    private final List<Entry> entries;
    private final Deeds deeds;

    Draft(CaseFile file, LocalTimes times) {
        this.file = file;
        this.times = times;
        this.entries = CaseTimeline.of(file, times);
        this.deeds = new Deeds(file, times);
    }

    List<Chapter> chapters() {
        return List.of(
                Chapter.of(
                        "Summary",
                        gap("what happened, in three sentences, for readers who were not there."),
                        Part.of(DraftFacts.of(file, times))),
                impact(),
                timeline(),
                cause(),
                solution(),
                people(),
                clocks(),
                Chapter.of("Who was told", Part.of(ToldTable.of(file, times))),
                actions(),
                lessons());
    }

    private Chapter impact() {
        Incident incident = file.incident();
        List<Part> parts = new ArrayList<>();
        String details = incident.report().details();
        if (!details.isBlank()) {
            parts.add(Part.paragraph("As it was reported: " + details));
        }
        parts.add(Part.points(List.of(
                "Known of the impact: " + incident.impact().assessment(),
                "Complaints came from " + Amounts.of(incident.complainants(), "reporter") + ".",
                recurrence(incident))));
        points(deeds.of(Assessed.class), parts);
        parts.add(gap(
                "how many customers, transactions or amounts were affected, what it cost, and what they were told."));
        return new Chapter("Impact", parts);
    }

    /** A first report is compared with others by its deduplication key alone (R17, S25). */
    private static String recurrence(Incident incident) {
        if (incident.impact().recurring()) {
            return "The same fault had been recovered only a short while before.";
        }
        return incident.registration().keys().isEmpty() && incident.lifecycle().cycle() == 1
                ? "Whether the same fault had been recovered a short while before is not on record."
                : "The same fault had not been recovered a short while before.";
    }

    private Chapter timeline() {
        List<Entry> shown = entries.stream()
                .filter(entry -> entry.kind() != Entry.Kind.MESSAGE)
                .toList();
        return Chapter.of(
                "Timeline",
                Part.picture(),
                Part.of(IncidentPicture.entries("What happened", shown, times)),
                gap("what happened before the report, and what nobody has put on record."));
    }

    private Chapter cause() {
        List<String> found = new ArrayList<>();
        found.addAll(deeds.of(Diagnosed.class));
        found.addAll(deeds.of(Demarcated.class));
        found.addAll(deeds.of(HandedBack.class));
        found.addAll(deeds.of(TransferredToProblemManagement.class));
        List<Part> parts = new ArrayList<>();
        RootCause cause = file.incident().handling().cause().orElse(null);
        parts.add(Part.paragraph(
                cause == null
                        ? "It is not resolved, and no cause is on record."
                        : "At resolution the cause was: " + Amounts.words(cause) + ". At fault: "
                                + file.incident().handling().atFault().orElse("not said") + "."));
        points(found, parts);
        if (cause != RootCause.IDENTIFIED) {
            parts.add(gap("the cause, or who looks for it, and under which problem."));
        }
        parts.add(gap("why it was not prevented, and why it was not noticed earlier."));
        return new Chapter("Cause", parts);
    }

    private Chapter solution() {
        List<String> done = new ArrayList<>();
        done.addAll(deeds.of(SolutionProposed.class));
        done.addAll(deeds.of(SolutionReviewed.class));
        done.addAll(deeds.of(ServiceRecovered.class));
        done.addAll(deeds.of(IncidentResolved.class));
        List<Part> parts = new ArrayList<>();
        points(done, parts);
        List<String> documents = file.incident().handling().documents();
        if (!documents.isEmpty()) {
            parts.add(Part.paragraph("Documentation that was consulted: " + String.join(", ", documents) + "."));
        }
        if (done.isEmpty()) {
            parts.add(gap("the workaround and the solution."));
        } else if (!file.incident().handling().isApproved()) {
            parts.add(gap("who approved the solution: no approval is on record."));
        }
        return new Chapter("Workaround and solution", parts);
    }

    private Chapter people() {
        List<String> decisions = deeds.decisions();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(PeopleTable.of(file, times)));
        List<String> resources = file.incident().handling().resources();
        if (!resources.isEmpty()) {
            parts.add(Part.paragraph("Assigned: " + String.join(", ", resources) + "."));
        }
        points(decisions, parts);
        parts.add(gap("decisions that were made outside the record, such as in calls, and by whom."));
        return new Chapter("People and decisions", parts);
    }

    private Chapter clocks() {
        List<Explanation> all = new ArrayList<>(file.earlierClocks());
        all.addAll(file.clocks());
        List<Part> parts = new ArrayList<>(List.of(Part.of(ClockTable.of(all, file, times))));
        for (Explanation clock : all) {
            if (clock.clock().reading() instanceof Reading.Breached) {
                parts.add(gap("why the clock \"" + ClockTable.name(clock, file) + "\" was late."));
            }
        }
        return new Chapter("Deadlines", parts);
    }

    private Chapter actions() {
        List<CorrectiveAction> actions = file.incident().handling().actions();
        Names names = Names.of(file);
        List<Part> parts = new ArrayList<>();
        if (!actions.isEmpty()) {
            parts.add(Part.of(Table.of(
                    "Corrective actions",
                    List.of("Id", "Cause", "Action", "State", "Owner"),
                    actions.stream().map(action -> row(action, names)).toList())));
        }
        parts.add(gap(
                actions.isEmpty()
                        ? "what is done so that it does not come back, by whom and by when: no corrective action is on record."
                        : "by when each action is done, and what else has to be."));
        return new Chapter("Corrective actions", parts);
    }

    private static Row row(CorrectiveAction action, Names names) {
        return Row.of(
                action.id(),
                Cell.text(action.cause()),
                Cell.text(action.action()),
                Cell.text(Amounts.words(action.state())),
                Cell.text(names.of(action.owner())));
    }

    private Chapter lessons() {
        List<Part> parts = new ArrayList<>();
        points(deeds.of(LessonRecorded.class), parts);
        parts.add(gap("what went well, what went badly, and where it was luck."));
        return new Chapter("Lessons learned", parts);
    }

    private static void points(List<String> items, List<Part> parts) {
        if (!items.isEmpty()) {
            parts.add(Part.points(items));
        }
    }
}
