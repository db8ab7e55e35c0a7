package io.incidentengine.reports;

import static io.incidentengine.reports.Amounts.words;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.Demarcated;
import io.incidentengine.incident.IncidentEvent.Diagnosed;
import io.incidentengine.incident.IncidentEvent.FaultRecurred;
import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.HelpRequested;
import io.incidentengine.incident.IncidentEvent.IncidentCancelled;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReopened;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.MajorIncidentReportFiled;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.OwnerAssigned;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.ReporterNotReached;
import io.incidentengine.incident.IncidentEvent.ReporterUpdated;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.ResourcesAssigned;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.SolutionProposed;
import io.incidentengine.incident.IncidentEvent.SolutionReviewed;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.Person;
import io.incidentengine.sla.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words what an event was; what only the engine needs to know says nothing. */
final class EventWords {
    private final Names names;
    private final LocalTimes times;

    EventWords(Names names, LocalTimes times) {
        this.names = names;
        this.times = times;
    }

    /** In the past tense, without who did it; empty if there is nothing that a reader would want to know. */
    Optional<String> of(IncidentEvent event) {
        String words = Plain.line(atTheBeginning(event));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static String with(String what, String note) {
        return note.isBlank() ? what : what + ": " + note;
    }

    private String atTheBeginning(IncidentEvent event) {
        if (event instanceof IncidentReported e) {
            String began = e.intake()
                    .report()
                    .occurredAt()
                    .map(at -> ", began at " + times.full(at))
                    .orElse("");
            return "reported: " + e.intake().report().title() + " (" + e.classification() + began + ")";
        } else if (event instanceof Complained e) {
            String of = e.reporters().stream().map(Person::name).collect(Collectors.joining(", "));
            return with("recorded a complaint" + (of.isEmpty() ? "" : " of " + of), e.details());
        } else if (event instanceof FaultRecurred) {
            return "took it for the same fault again, soon after its recovery";
        } else if (event instanceof Responded) {
            return "responded";
        } else if (event instanceof OwnerAssigned e) {
            return "made " + names.of(e.owner()) + " the owner";
        } else if (event instanceof Assessed e) {
            return with("assessed the impact: " + e.assessment(), e.reason());
        } else if (event instanceof SeverityChanged e) {
            return "changed the severity from " + e.from() + " to " + e.to();
        } else if (event instanceof Diagnosed e) {
            return with("diagnosed", e.findings()) + documents(e.documents());
        } else if (event instanceof Demarcated e) {
            return with("said who is at fault, " + e.atFault(), e.findings()) + documents(e.documents());
        } else if (event instanceof ProgressRecorded e) {
            return with("recorded progress", e.note());
        } else if (event instanceof ReporterUpdated e) {
            return with("told the reporter how it goes", e.note());
        } else if (event instanceof HelpRequested e) {
            return with("asked the incident manager for help", e.reason());
        } else if (event instanceof MajorIncidentDeclared e) {
            return with("declared a major incident", e.reason());
        } else if (event instanceof ResourcesAssigned e) {
            return with("assigned " + String.join(", ", e.resources()), e.note());
        }
        return onTheWay(event);
    }

    private static String documents(List<String> documents) {
        return documents.isEmpty() ? "" : " (consulted: " + String.join(", ", documents) + ")";
    }

    private String onTheWay(IncidentEvent event) {
        if (event instanceof TransferredToDevelopers e) {
            return with("transferred it to " + e.team(), e.reason());
        } else if (event instanceof TransferredToProblemManagement e) {
            String problem = e.reference().map(id -> ", " + id).orElse("");
            return with(
                    "transferred it to problem management" + problem, e.offer().evidence());
        } else if (event instanceof HandedBack e) {
            return with("handed it back", e.findings());
        } else if (event instanceof Paused e) {
            return with("began to wait, " + e.reason(), e.note());
        } else if (event instanceof Resumed e) {
            return with("waited no more, " + e.reason(), e.note());
        } else if (event instanceof IncidentMerged e) {
            return with("took in incident " + e.merged(), e.reason());
        } else if (event instanceof MergedInto e) {
            return with("merged it into incident " + e.into(), e.reason());
        } else if (event instanceof PolicyMigrated e) {
            return with("moved it from policy " + e.from() + " to " + e.to(), e.reason());
        } else if (event instanceof SolutionProposed e) {
            return with("proposed a solution", e.solution()) + documents(e.documents());
        } else if (event instanceof SolutionReviewed e) {
            return with("reviewed the solution, " + words(e.review()), e.note());
        } else if (event instanceof ServiceRecovered e) {
            return with("recovered the service", e.how());
        } else if (event instanceof ServiceRelapsed e) {
            return with("found the service down again", e.what());
        }
        return towardsTheEnd(event);
    }

    private String towardsTheEnd(IncidentEvent event) {
        if (event instanceof IncidentResolved e) {
            return with("resolved it", e.solution()) + " (cause " + with(words(e.cause()), e.causeDetails()) + ")";
        } else if (event instanceof ResolutionConfirmed e) {
            return "confirmed the resolution, on the word of " + names.of(e.reporter());
        } else if (event instanceof ResolutionRejected e) {
            return with("rejected the resolution, on the word of " + names.of(e.reporter()), e.reason());
        } else if (event instanceof ReporterNotReached e) {
            return with("could not reach the reporter", e.how());
        } else if (event instanceof IncidentClosed e) {
            return with("closed it", e.reason());
        } else if (event instanceof IncidentReopened e) {
            return with("reopened it", e.reason());
        } else if (event instanceof CycleBegun e) {
            return with("reopened it after closing, as cycle " + e.cycle(), e.reason());
        } else if (event instanceof IncidentCancelled e) {
            return with("cancelled it", e.reason());
        } else if (event instanceof CorrectiveActionRecorded e) {
            return "recorded corrective action " + e.action().id() + ", "
                    + with(words(e.action().state()), e.action().action());
        } else if (event instanceof LessonRecorded e) {
            return with("recorded a lesson", e.lesson());
        } else if (event instanceof MajorIncidentReportFiled e) {
            return with("filed the major-incident report", e.reference());
        } else if (event instanceof TimeCorrected e) {
            return with("corrected when it was " + words(e.signal()) + ", to " + times.full(e.to()), e.reason());
        }
        return byTheEngine(event);
    }

    private String byTheEngine(IncidentEvent event) {
        if (event instanceof VerdictReached e) {
            Verdict verdict = e.verdict();
            String clock = "clock \"" + verdict.clock().milestone() + "\" ";
            String cause = verdict.cause().map(why -> ", " + words(why)).orElse("");
            return clock + (verdict.isBreach() ? "late" : "met") + ", after " + Amounts.duration(e.elapsed()) + cause;
        } else if (event instanceof VerdictSuperseded e) {
            return with("verdict on \"" + e.verdict().clock().milestone() + "\" taken back", e.reason());
        } else if (event instanceof RungFired e) {
            String clock = "clock \"" + e.clock().milestone() + "\" ";
            boolean isVerdict = e.count() == 1 && e.rung().equals("overdue");
            return isVerdict ? "" : clock + e.rung() + (e.count() == 1 ? "" : ", reminder " + (e.count() - 1));
        } else if (event instanceof ProgressFellDue e) {
            return e.recorded() ? "progress due" : "progress due, and nobody had recorded any";
        } else if (event instanceof ConfirmationLapsed) {
            return "taken as confirmed, as nobody answered in time";
        } else if (event instanceof OfferedToProblemManagement e) {
            return with("offered to problem management", e.offer().evidence());
        } else if (event instanceof ProofConcluded e) {
            String kind = "\"" + e.outcome().notification().kind() + "\" ";
            return switch (e.outcome().kind()) {
                case ACKNOWLEDGED ->
                    kind + "acknowledged"
                            + e.outcome()
                                    .person()
                                    .map(by -> " by " + names.of(by))
                                    .orElse("");
                case EXHAUSTED -> kind + "not proven to have arrived, and nothing left to try";
                case MISSED -> kind + "not proven to have arrived in time";
            };
        }
        return "";
    }
}
