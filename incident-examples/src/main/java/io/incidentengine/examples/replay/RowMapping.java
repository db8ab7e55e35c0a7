package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.Chronicle.Step;
import io.incidentengine.examples.replay.LogRow.Features;
import io.incidentengine.examples.replay.LogRow.Opening;
import io.incidentengine.examples.replay.LogRow.Rating;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignOwner;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the log says that somebody did, as commands to the engine. {@code docs/replay.md} has it as a table.
 *
 * <p>A pure function of three things, none of which knows the future: the row, the row before it, and the incident as
 * the engine has it at that moment.
 */
final class RowMapping {
    /**
     * One command, and who gives it.
     *
     * @param actor the person of the row, with the role that the command needs: the log knows people, but no roles
     * @param command what is done
     */
    record Act(Actor actor, IncidentCommand command) {}

    private static final String NOBODY = "unknown";
    private static final List<String> SCALE = List.of("high", "medium", "low");

    private final LogRow row;
    private final @Nullable LogRow before;
    private final Incident incident;
    private final List<Act> acts = new ArrayList<>();
    private IncidentStatus status;

    private RowMapping(Step step, Incident incident) {
        this.row = step.row();
        this.before = step.before();
        this.incident = incident;
        this.status = incident.status();
    }

    /** Who reports the incident of its first row to the engine: the one who opened it there. */
    static Actor reportedBy(LogRow first) {
        String opener = first.opening().openedBy();
        return Actor.of(opener == null ? updater(first) : opener, Role.OM_ENGINEER);
    }

    /** The report that the first row of an incident makes; reported when it was opened, but recorded only now. */
    static Intake intake(Step first) {
        LogRow row = first.row();
        Opening opening = row.opening();
        Features features = opening.features();
        String service = features.category() == null ? "uncategorised" : features.category();
        String symptom = features.symptom() == null ? "Symptom unknown" : features.symptom();
        Report.Builder report = Report.of(service, symptom + " in " + service)
                .origin(origin(opening.contactType()))
                .assessment(assessment(row.rating()))
                .reportedAt(earlier(opening.openedAt(), first.at()));
        feature(report, "contact type", opening.contactType());
        feature(report, "subcategory", features.subcategory());
        feature(report, "location", features.location());
        if (opening.caller() != null) {
            report.reporter(LogStaff.person(opening.caller()));
        }
        return Intake.of(row.number(), report.build());
    }

    /**
     * What the row says that was done, in the order in which it is done; empty if it changes nothing any more.
     *
     * @param step the row and the one before it
     * @param incident the incident as the engine has it when the row's turn has come
     */
    static List<Act> acts(Step step, Incident incident) {
        return new RowMapping(step, incident).acts();
    }

    private List<Act> acts() {
        if (status == IncidentStatus.CLOSED && (is(LogState.CLOSED) || is(LogState.RESOLVED))) {
            return List.of();
        }
        handBack();
        reopen();
        assess();
        respond();
        assignOwner();
        awaitSomebody();
        note();
        resolve();
        confirmAndClose();
        if (acts.isEmpty() && before != null) {
            act(new RecordProgress("updated"));
        }
        return acts;
    }

    private void handBack() {
        if (incident.lifecycle().transfer().isPresent() && !is(LogState.AWAITING_PROBLEM)) {
            acts.add(new Act(Actor.of(updater(row), Role.DEVELOPER), new HandBack("back from problem management")));
        }
    }

    /** A state that is neither Resolved nor Closed opens what was: by the reporter's word, or later by the engineer's. */
    private void reopen() {
        if (is(LogState.RESOLVED) || is(LogState.CLOSED)) {
            return;
        }
        String reason = "the log has it as " + row.state().label() + " again";
        switch (status) {
            case RESOLVED -> act(new Reject(reporter(), reason), IncidentStatus.IN_PROGRESS);
            case CONFIRMED -> act(new Reopen(reason), IncidentStatus.IN_PROGRESS);
            case CLOSED -> act(new Reopen(reason), IncidentStatus.REPORTED);
            case REPORTED, IN_PROGRESS, RECOVERED, CANCELLED -> {}
        }
    }

    private void assess() {
        Assessment assessment = assessment(row.rating());
        if (!assessment.equals(incident.impact().assessment())) {
            act(new Assess(assessment, "impact or urgency was changed"));
        }
    }

    /** Leaving New is the explicit act of S12; an assignee alone is the dispatcher's act, and no response. */
    private void respond() {
        if (status == IncidentStatus.REPORTED && !is(LogState.NEW)) {
            act(new Respond(), IncidentStatus.IN_PROGRESS);
        }
    }

    private void assignOwner() {
        String assignee = row.handling().assignee();
        if (assignee != null && !is(LogState.NEW)) {
            PersonId owner = PersonId.of(assignee);
            if (!owner.equals(incident.owner().orElse(null))) {
                act(new AssignOwner(owner));
            }
        }
    }

    private void awaitSomebody() {
        if (is(LogState.AWAITING_PROBLEM)) {
            if (incident.lifecycle().transfer().isEmpty()) {
                act(new TransferToProblem(
                        ProblemGround.UNKNOWN_CAUSE,
                        "the log has it as " + row.state().label(),
                        linkedProblem()));
            }
        } else if (row.state().isWaiting() && (before == null || before.state() != row.state())) {
            act(new RecordProgress(row.state().label()));
        }
    }

    private void note() {
        String news = RowNews.of(row, before);
        if (!news.isEmpty()) {
            act(new RecordProgress(news));
        }
    }

    /** The log does not say what the cause was; "unknown" would offer every incident to problem management. */
    private void resolve() {
        boolean handled = status == IncidentStatus.IN_PROGRESS || status == IncidentStatus.RECOVERED;
        if (handled && (is(LogState.RESOLVED) || is(LogState.CLOSED))) {
            act(new Resolve("resolved, as the log has it", RootCause.IDENTIFIED, ""), IncidentStatus.RESOLVED);
        }
    }

    private void confirmAndClose() {
        if (is(LogState.CLOSED)) {
            if (status == IncidentStatus.RESOLVED) {
                act(new Confirm(reporter()), IncidentStatus.CONFIRMED);
            }
            act(new Close(""), IncidentStatus.CLOSED);
        }
    }

    private boolean is(LogState state) {
        return row.state() == state;
    }

    private void act(IncidentCommand command, IncidentStatus leadsTo) {
        act(command);
        status = leadsTo;
    }

    private void act(IncidentCommand command) {
        acts.add(new Act(Actor.of(updater(row), Role.OM_ENGINEER), command));
    }

    /** On whose behalf the engineer speaks; null where the log names no caller, and nobody could contradict. */
    private @Nullable PersonId reporter() {
        return incident.people().reporters().stream()
                .findFirst()
                .map(Person::id)
                .orElse(null);
    }

    /** The problem that became linked since the row before; on the first row the log may know it from the future. */
    private @Nullable String linkedProblem() {
        String problem = row.handling().problemId();
        return before == null || Objects.equals(problem, before.handling().problemId()) ? null : problem;
    }

    private static String updater(LogRow row) {
        return row.updatedBy() == null ? NOBODY : row.updatedBy();
    }

    private static Assessment assessment(Rating rating) {
        return Assessment.of(SCALE.get(rating.impact() - 1), SCALE.get(rating.urgency() - 1));
    }

    private static Origin origin(@Nullable String contactType) {
        return switch (contactType == null ? "" : contactType) {
            case "Phone" -> Origin.HOTLINE;
            case "Email" -> Origin.EMAIL;
            case "Self service" -> Origin.PORTAL;
            default -> Origin.OTHER;
        };
    }

    private static void feature(Report.Builder report, String name, @Nullable String value) {
        if (value != null) {
            report.feature(name, value);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
