package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignOwner;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.DeclareMajor;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.ReporterUnreachable;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Origin;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Signal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no well-formed command is refused when it is made, with a typed error that names the value. */
class BadInputTest {

    /** Every text that must say something, by the command that it is part of. */
    static Stream<Arguments> texts() {
        List<String> none = List.of();
        return Stream.of(
                text("assessment reason", text -> new Assess(Assessment.of(), text)),
                text("severity reason", text -> new ChangeSeverity(Severity.level(1), text)),
                text("diagnosis findings", text -> new Diagnose(text, none)),
                text("consulted document", text -> new Diagnose("found", List.of("KB-1", text))),
                text("demarcation", text -> new Demarcate(text, "", none)),
                text("consulted document", text -> new Demarcate("db", "", List.of(text))),
                text("progress", RecordProgress::new),
                text("reporter update", UpdateReporter::new),
                text("help request", AskForHelp::new),
                text("major-incident reason", DeclareMajor::new),
                text("resource", text -> new AssignResources(List.of(text), "")),
                text("transfer team", text -> new Transfer(text, "reason")),
                text("transfer reason", text -> new Transfer("team", text)),
                text("hand-back findings", HandBack::new),
                text("problem evidence", text -> new TransferToProblem(ProblemGround.RECURRING, text, null)),
                text("solution", text -> new ProposeSolution(text, none)),
                text("relapse", Relapse::new),
                text("resolution", text -> new Resolve(text, RootCause.IDENTIFIED, "")),
                text("rejection reason", text -> new Reject(null, text)),
                text("attempt to reach the reporter", ReporterUnreachable::new),
                text("reopening reason", Reopen::new),
                text("cancelling reason", Cancel::new),
                text("correction reason", text -> new CorrectTime(Signal.OCCURRED, Life.START, text)),
                text("lesson", RecordLesson::new),
                text("report reference", FileReport::new));
    }

    private static Arguments text(String name, Function<String, IncidentCommand> make) {
        return Arguments.of(name, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_that_says_nothing_or_cannot_be_stored_is_refused(String name, Function<String, IncidentCommand> make) {
        for (String bad : new String[] {"", "  ", "a\u0000b", "half a \ud83d"}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> make.apply(bad))
                    .satisfies(refused -> assertThat(refused.what()).isEqualTo(name));
        }
        assertThat(make.apply("it is fine")).isNotNull();
    }

    static Stream<Arguments> missing_values() {
        return Stream.of(
                missing("complaint reporter", () -> new AttachComplaint(null, Origin.EMAIL, "")),
                missing("complaint origin", () -> new AttachComplaint(Life.ROB, null, "")),
                missing("complaint details", () -> new AttachComplaint(Life.ROB, Origin.EMAIL, null)),
                missing("owner", () -> new AssignOwner(null)),
                missing("assessment", () -> new Assess(null, "reason")),
                missing("severity", () -> new ChangeSeverity(null, "reason")),
                missing("severity reason", () -> new ChangeSeverity(Severity.level(1), null)),
                missing("consulted document list", () -> new Diagnose("found", null)),
                missing("resource list", () -> new AssignResources(null, "")),
                missing("problem ground", () -> new TransferToProblem(null, "evidence", null)),
                missing("review", () -> new ReviewSolution(null, "")),
                missing("cause", () -> new Resolve("done", null, "")),
                missing("corrected signal", () -> new CorrectTime(null, Life.START, "reason")),
                missing("corrected time", () -> new CorrectTime(Signal.OCCURRED, null, "reason")),
                missing("corrective action", () -> new RecordCorrectiveAction(null)),
                missing(
                        "intake id",
                        () -> new Intake(null, Life.reportOfLevel(1).build())),
                missing("report", () -> Intake.of("mail-1", null)));
    }

    private static Arguments missing(String name, Runnable make) {
        return Arguments.of(name, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("missing_values")
    void what_is_missing_is_refused(String name, Runnable make) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(make::run)
                .withMessageStartingWith(name + " is missing; allowed: ");
    }

    @Test
    void an_empty_list_of_resources_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new AssignResources(List.of(), ""))
                .withMessage("resource list is empty; allowed: at least one");
    }
}
