package io.incidentengine.lint;

import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which signals can ever come under a policy: who may give the commands behind them, and what the policy demands. */
final class Occurrence {
    private final IncidentPolicy policy;
    private final TreeSet<Severity> levels;

    Occurrence(IncidentPolicy policy) {
        this.policy = policy;
        this.levels = new TreeSet<>(policy.severity().levels());
    }

    /** Why a signal never comes, as what is to be done so that it does; empty if it can. */
    Optional<String> missing(Signal signal) {
        return switch (signal) {
            case OCCURRED, REPORTED, COMPLAINED, RECURRED, RESPONDED, RECOVERED, RESOLVED, CLOSED -> Optional.empty();
            case RAISED -> levels.size() > 1 ? Optional.empty() : Optional.of("have more than one severity");
            case LOWERED ->
                levels.size() > 1
                        ? oneOf(CommandType.CHANGE_SEVERITY, CommandType.ASSESS)
                        : Optional.of("have more than one severity");
            case PROGRESS_RECORDED -> oneOf(CommandType.RECORD_PROGRESS);
            case REPORTER_UPDATED -> oneOf(CommandType.UPDATE_REPORTER);
            case HELP_REQUESTED -> oneOf(CommandType.ASK_FOR_HELP);
            case DECLARED_MAJOR ->
                majorLevels().containsAll(levels)
                        ? Optional.of("leave a severity at which not every incident is major")
                        : oneOf(CommandType.DECLARE_MAJOR);
            case TRANSFERRED -> oneOf(CommandType.TRANSFER);
            case TRANSFERRED_TO_PROBLEM -> oneOf(CommandType.TRANSFER_TO_PROBLEM);
            case HANDED_BACK -> oneOf(CommandType.TRANSFER, CommandType.TRANSFER_TO_PROBLEM);
            case PAUSED, RESUMED ->
                policy.milestones().stream()
                                .allMatch(milestone -> milestone.pauses().isEmpty())
                        ? Optional.of("let a milestone honour a pause reason")
                        : oneOf(CommandType.PAUSE);
            case SOLUTION_PROPOSED -> oneOf(CommandType.PROPOSE_SOLUTION);
            case REVIEW_REQUESTED ->
                policy.closing().majorIncidents().approval()
                        ? major().or(() -> oneOf(CommandType.PROPOSE_SOLUTION))
                        : Optional.of("let major incidents need approval");
            case SOLUTION_APPROVED, SOLUTION_RETURNED ->
                oneOf(CommandType.REVIEW_SOLUTION).or(() -> oneOf(CommandType.PROPOSE_SOLUTION));
            case RELAPSED -> oneOf(CommandType.RELAPSE);
            case CONFIRMED -> lapseConfirms() ? Optional.empty() : oneOf(CommandType.CONFIRM);
            case REJECTED -> oneOf(CommandType.REJECT);
            case REOPENED -> oneOf(CommandType.REOPEN);
            case MERGED, MERGED_INTO -> oneOf(CommandType.MERGE);
            case MIGRATED -> oneOf(CommandType.MIGRATE);
            case CANCELLED -> oneOf(CommandType.CANCEL);
            case REPORT_FILED -> major().or(() -> oneOf(CommandType.FILE_REPORT));
        };
    }

    private Optional<String> oneOf(CommandType... commands) {
        for (CommandType command : commands) {
            if (!policy.roles().mayGive(command).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("let a role " + commands[0] + " incidents (roles." + commands[0] + ")");
    }

    private Set<Severity> majorLevels() {
        return policy.closing().majorIncidents().levels();
    }

    /** What is to be done so that incidents can be major. */
    private Optional<String> major() {
        return majorLevels().isEmpty() ? oneOf(CommandType.DECLARE_MAJOR) : Optional.empty();
    }

    private boolean lapseConfirms() {
        ConfirmationPolicy confirmation = policy.closing().confirmation();
        return confirmation.lapse().isPresent() && !confirmation.closesItself();
    }

    /** Why a clock never starts; empty if it can. */
    Optional<String> missing(Milestone milestone) {
        return milestone.majorOnly() ? major().or(() -> first(milestone)) : first(milestone);
    }

    private Optional<String> first(Milestone milestone) {
        return milestone.startsOn().stream().anyMatch(signal -> missing(signal).isEmpty())
                ? Optional.empty()
                : milestone.startsOn().stream()
                        .flatMap(signal -> missing(signal).stream())
                        .findFirst();
    }

    /** At which severities what makes a rule apply can come. */
    Set<Severity> severities(Trigger trigger) {
        Set<Severity> possible = new TreeSet<>();
        if (trigger instanceof Trigger.OnSignal on) {
            on.signals().forEach(signal -> possible.addAll(heardAt(signal)));
        } else if (trigger instanceof Trigger.OnRung on) {
            for (String name : on.milestones()) {
                policy.milestone(name)
                        .filter(milestone -> missing(milestone).isEmpty())
                        .ifPresent(
                                milestone -> possible.addAll(milestone.targets().keySet()));
            }
        } else if (trigger instanceof Trigger.FirstInScope) {
            possible.addAll(levels);
        } else {
            possible.addAll(policy.cadence().intervals().keySet());
        }
        return possible;
    }

    /** Clocks know when a fault occurred; rules hear of the report alone. Nothing is raised to the mildest level. */
    private Set<Severity> heardAt(Signal signal) {
        if (signal == Signal.OCCURRED || missing(signal).isPresent()) {
            return Set.of();
        }
        return switch (signal) {
            case RAISED -> levels.headSet(levels.last());
            case LOWERED -> levels.tailSet(levels.first(), false);
            default -> levels;
        };
    }
}
