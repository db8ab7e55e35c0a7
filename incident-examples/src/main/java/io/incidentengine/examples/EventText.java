package io.incidentengine.examples;

import static java.util.stream.Collectors.joining;

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
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Says in a few words what an event means; what only the engine needs to know says nothing. */
final class EventText {
    private EventText() {}

    static Optional<String> of(IncidentEvent event) {
        return Optional.ofNullable(words(event)).filter(words -> !words.isEmpty());
    }

    private static String words(IncidentEvent event) {
        if (event instanceof IncidentReported e) {
            String since = e.intake()
                    .report()
                    .occurredAt()
                    .map(at -> ", began at " + at.atZone(ZoneOffset.UTC).toLocalTime())
                    .orElse("");
            return "reports: " + e.intake().report().title() + " (" + e.classification() + since + ")";
        } else if (event instanceof Complained e) {
            return "records a complaint"
                    + (e.reporters().isEmpty()
                            ? ""
                            : e.reporters().stream().map(Person::name).collect(joining(", ", " of ", "")));
        } else if (event instanceof FaultRecurred) {
            return "takes it for the same fault again, soon after its recovery";
        } else if (event instanceof Responded) {
            return "responds";
        } else if (event instanceof OwnerAssigned e) {
            return "makes " + e.owner() + " the owner";
        } else if (event instanceof Assessed e) {
            return "assesses the impact: " + e.assessment() + ". " + e.reason();
        } else if (event instanceof SeverityChanged e) {
            return "changes the severity from " + e.from() + " to " + e.to();
        } else if (event instanceof Diagnosed e) {
            return "diagnoses: " + e.findings() + " (consulted: " + String.join(", ", e.documents()) + ")";
        } else if (event instanceof Demarcated e) {
            return "says who is at fault: " + e.atFault() + ". " + e.findings();
        } else if (event instanceof ProgressRecorded e) {
            return "records progress: " + e.note();
        } else if (event instanceof ReporterUpdated e) {
            return "updates the reporter: " + e.note();
        } else if (event instanceof HelpRequested e) {
            return "asks the incident manager for help: " + e.reason();
        } else if (event instanceof MajorIncidentDeclared e) {
            return "declares a major incident: " + e.reason();
        } else if (event instanceof ResourcesAssigned e) {
            return "assigns " + String.join(", ", e.resources()) + ": " + e.note();
        } else if (event instanceof TransferredToDevelopers e) {
            return "transfers to " + e.team() + ": " + e.reason();
        } else if (event instanceof TransferredToProblemManagement e) {
            return "transfers to problem management: " + e.offer().evidence();
        } else if (event instanceof HandedBack e) {
            return "hands back: " + e.findings();
        } else if (event instanceof Paused e) {
            return "waits: " + e.reason() + ". " + e.note();
        } else if (event instanceof Resumed e) {
            return "waits no more: " + e.reason() + ". " + e.note();
        } else if (event instanceof IncidentMerged e) {
            return "takes in incident " + e.merged() + ": " + e.reason();
        } else if (event instanceof MergedInto e) {
            return "merges it into incident " + e.into() + ": " + e.reason();
        } else if (event instanceof PolicyMigrated e) {
            return "moves it from policy " + e.from() + " to " + e.to() + ": " + e.reason();
        }
        return towardsTheEnd(event);
    }

    private static String towardsTheEnd(IncidentEvent event) {
        if (event instanceof SolutionProposed e) {
            return "proposes a solution: " + e.solution();
        } else if (event instanceof SolutionReviewed e) {
            return "reviews the solution: " + words(e.review()) + ". " + e.note();
        } else if (event instanceof ServiceRecovered e) {
            return "says that the service is back: " + e.how();
        } else if (event instanceof ServiceRelapsed e) {
            return "says that the service is down again: " + e.what();
        } else if (event instanceof IncidentResolved e) {
            return "resolves: " + e.solution() + " (cause: " + words(e.cause()) + ", " + e.causeDetails() + ")";
        } else if (event instanceof ResolutionConfirmed e) {
            return "confirms the resolution, on the word of " + e.reporter();
        } else if (event instanceof ResolutionRejected e) {
            return "rejects the resolution, on the word of " + e.reporter() + ": " + e.reason();
        } else if (event instanceof ReporterNotReached e) {
            return "cannot reach the reporter: " + e.how();
        } else if (event instanceof IncidentClosed e) {
            return e.reason().isEmpty() ? "closes" : "closes: " + e.reason();
        } else if (event instanceof IncidentReopened e) {
            return "reopens: " + e.reason();
        } else if (event instanceof CycleBegun e) {
            return "reopens, as cycle " + e.cycle() + ": " + e.reason();
        } else if (event instanceof IncidentCancelled e) {
            return "cancels: " + e.reason();
        } else if (event instanceof CorrectiveActionRecorded e) {
            return "records corrective action " + e.action().id() + ", "
                    + words(e.action().state()) + ": " + e.action().action();
        } else if (event instanceof LessonRecorded e) {
            return "records a lesson: " + e.lesson();
        } else if (event instanceof MajorIncidentReportFiled e) {
            return "files the major-incident report: " + e.reference();
        } else if (event instanceof TimeCorrected e) {
            return "corrects when it was " + words(e.signal()) + ", to " + e.to() + ": " + e.reason();
        }
        return byTheEngine(event);
    }

    private static String byTheEngine(IncidentEvent event) {
        if (event instanceof VerdictReached e) {
            Verdict verdict = e.verdict();
            return verdict.isBreach()
                    ? "the clock '" + verdict.clock().milestone() + "' is BREACHED: " + words(e.elapsed())
                            + " have passed"
                            + verdict.cause()
                                    .map(cause -> " (" + words(cause) + ")")
                                    .orElse("")
                    : "the clock '" + verdict.clock().milestone() + "' is met, after " + words(e.elapsed());
        } else if (event instanceof VerdictSuperseded e) {
            return "the verdict on '" + e.verdict().clock().milestone() + "' is taken back: " + e.reason();
        } else if (event instanceof RungFired e && e.count() > 1) {
            return "the clock '" + e.clock().milestone() + "' is still " + e.rung() + " (reminder " + (e.count() - 1)
                    + ")";
        } else if (event instanceof ProgressFellDue e) {
            return e.recorded() ? "progress is due" : "progress is due, and nobody has recorded any";
        } else if (event instanceof ConfirmationLapsed) {
            return "takes it as confirmed, as nobody answered in time";
        } else if (event instanceof OfferedToProblemManagement e) {
            return "offers it to problem management: " + e.offer().evidence();
        }
        return "";
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A duration in the two units that matter: "2 h 10 min". */
    static String words(Duration duration) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return days + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        if (hours > 0) {
            return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return minutes + " min";
    }
}
