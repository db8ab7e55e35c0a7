package io.incidentengine.incident;

import static io.incidentengine.incident.IncidentStatus.CANCELLED;
import static io.incidentengine.incident.IncidentStatus.CLOSED;
import static io.incidentengine.incident.IncidentStatus.CONFIRMED;
import static io.incidentengine.incident.IncidentStatus.IN_PROGRESS;
import static io.incidentengine.incident.IncidentStatus.RECOVERED;
import static io.incidentengine.incident.IncidentStatus.REPORTED;
import static io.incidentengine.incident.IncidentStatus.RESOLVED;

import io.incidentengine.model.CommandType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of transitions: which command is possible in which status, and where it leads. The diagram in
 * {@code docs/state-machine.md} is made of it.
 */
public final class Transitions {
    private static final Map<CommandType, Map<IncidentStatus, Set<IncidentStatus>>> TABLE =
            new EnumMap<>(CommandType.class);

    static {
        EnumSet<IncidentStatus> handled = EnumSet.of(IN_PROGRESS, RECOVERED);
        EnumSet<IncidentStatus> unresolved = EnumSet.of(REPORTED, IN_PROGRESS, RECOVERED);
        EnumSet<IncidentStatus> open = EnumSet.range(REPORTED, CONFIRMED);
        EnumSet<IncidentStatus> real = EnumSet.range(REPORTED, CLOSED);

        leads(CommandType.RESPOND, EnumSet.of(REPORTED), IN_PROGRESS);
        leads(CommandType.RECOVER, EnumSet.of(IN_PROGRESS), RECOVERED);
        leads(CommandType.RELAPSE, EnumSet.of(RECOVERED), IN_PROGRESS);
        leads(CommandType.RESOLVE, handled, RESOLVED);
        leads(CommandType.CONFIRM, EnumSet.of(RESOLVED), CONFIRMED);
        leads(CommandType.REJECT, EnumSet.of(RESOLVED), IN_PROGRESS, RECOVERED);
        leads(CommandType.CLOSE, EnumSet.of(CONFIRMED), CLOSED);
        leads(CommandType.CLOSE_UNCONFIRMED, EnumSet.of(RESOLVED), CLOSED);
        leads(CommandType.REOPEN, EnumSet.of(RESOLVED, CONFIRMED), IN_PROGRESS, RECOVERED);
        leads(CommandType.REOPEN, EnumSet.of(CLOSED), REPORTED);
        leads(CommandType.CANCEL, unresolved, CANCELLED);

        stays(CommandType.ATTACH_COMPLAINT, open);
        stays(CommandType.ASSIGN_OWNER, open);
        stays(CommandType.ASSESS, open);
        stays(CommandType.CHANGE_SEVERITY, open);
        stays(CommandType.DIAGNOSE, open);
        stays(CommandType.DEMARCATE, open);
        stays(CommandType.RECORD_PROGRESS, open);
        stays(CommandType.UPDATE_REPORTER, open);
        stays(CommandType.ASK_FOR_HELP, unresolved);
        stays(CommandType.DECLARE_MAJOR, open);
        stays(CommandType.ASSIGN_RESOURCES, open);
        stays(CommandType.TRANSFER, handled);
        stays(CommandType.HAND_BACK, handled);
        stays(CommandType.TRANSFER_TO_PROBLEM, handled);
        stays(CommandType.PAUSE, unresolved);
        stays(CommandType.RESUME, unresolved);
        stays(CommandType.MERGE, real);
        stays(CommandType.MIGRATE, real);
        stays(CommandType.PROPOSE_SOLUTION, EnumSet.range(IN_PROGRESS, CONFIRMED));
        stays(CommandType.REVIEW_SOLUTION, EnumSet.range(IN_PROGRESS, CONFIRMED));
        stays(CommandType.REPORTER_UNREACHABLE, EnumSet.of(RESOLVED));
        stays(CommandType.CORRECT_TIME, real);
        stays(CommandType.RECORD_CORRECTIVE_ACTION, EnumSet.range(IN_PROGRESS, CLOSED));
        stays(CommandType.RECORD_LESSON, real);
        stays(CommandType.FILE_REPORT, EnumSet.of(CLOSED));
    }

    private Transitions() {}

    private static void leads(CommandType command, Set<IncidentStatus> from, IncidentStatus... to) {
        for (IncidentStatus status : from) {
            TABLE.computeIfAbsent(command, any -> new EnumMap<>(IncidentStatus.class))
                    .put(status, Collections.unmodifiableSet(EnumSet.copyOf(Set.of(to))));
        }
    }

    private static void stays(CommandType command, Set<IncidentStatus> statuses) {
        statuses.forEach(status -> leads(command, EnumSet.of(status), status));
    }

    /**
     * Where a command leads.
     *
     * @param command a command
     * @param from the status in which it is given
     * @return the statuses it may lead to; empty if it is not possible
     */
    public static Set<IncidentStatus> of(CommandType command, IncidentStatus from) {
        return TABLE.getOrDefault(command, Map.of()).getOrDefault(from, Set.of());
    }

    /**
     * What is possible in a status.
     *
     * @param status a status
     * @return the commands, in the usual order of a life
     */
    public static Set<CommandType> possible(IncidentStatus status) {
        EnumSet<CommandType> possible = EnumSet.noneOf(CommandType.class);
        for (CommandType command : CommandType.values()) {
            if (!of(command, status).isEmpty()) {
                possible.add(command);
            }
        }
        return possible;
    }
}
