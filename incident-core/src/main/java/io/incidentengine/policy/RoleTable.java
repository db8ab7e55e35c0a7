package io.incidentengine.policy;

import static io.incidentengine.model.Role.DEVELOPER;
import static io.incidentengine.model.Role.INCIDENT_MANAGER;
import static io.incidentengine.model.Role.OM_ENGINEER;
import static io.incidentengine.model.Role.REPORTER;
import static io.incidentengine.model.Role.SYSTEM;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.Required;
import io.incidentengine.model.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which roles may give which command: the complete table, as data (R2–R16). A command that is not in it may be given by
 * nobody.
 *
 * @param permitted the roles per command
 */
public record RoleTable(Map<CommandType, Set<Role>> permitted) {
    /** Copies the table, sorted, so that equal tables print alike. */
    public RoleTable {
        Map<CommandType, Set<Role>> copy = new EnumMap<>(CommandType.class);
        Required.all("roles", permitted)
                .forEach((command, roles) -> copy.put(
                        command, Collections.unmodifiableSet(new TreeSet<>(Required.all("roles." + command, roles)))));
        permitted = Collections.unmodifiableMap(copy);
    }

    /**
     * The blueprint's table, completed for the commands that R2–R16 do not name.
     *
     * @return the default table
     */
    public static RoleTable standard() {
        return new RoleTable(Map.of())
                .permit(CommandType.REPORT, OM_ENGINEER, SYSTEM)
                .permit(CommandType.ATTACH_COMPLAINT, OM_ENGINEER, SYSTEM, REPORTER)
                .permit(CommandType.RESPOND, OM_ENGINEER)
                .permit(CommandType.ASSIGN_OWNER, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.ASSESS, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.CHANGE_SEVERITY, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.DIAGNOSE, OM_ENGINEER, DEVELOPER)
                .permit(CommandType.DEMARCATE, OM_ENGINEER)
                .permit(CommandType.RECORD_PROGRESS, OM_ENGINEER, DEVELOPER, INCIDENT_MANAGER)
                .permit(CommandType.UPDATE_REPORTER, OM_ENGINEER)
                .permit(CommandType.ASK_FOR_HELP, OM_ENGINEER)
                .permit(CommandType.DECLARE_MAJOR, INCIDENT_MANAGER)
                .permit(CommandType.ASSIGN_RESOURCES, INCIDENT_MANAGER)
                .permit(CommandType.TRANSFER, OM_ENGINEER)
                .permit(CommandType.HAND_BACK, DEVELOPER, INCIDENT_MANAGER)
                .permit(CommandType.TRANSFER_TO_PROBLEM, OM_ENGINEER)
                .permit(CommandType.PAUSE, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.RESUME, OM_ENGINEER, INCIDENT_MANAGER, SYSTEM)
                .permit(CommandType.PROPOSE_SOLUTION, OM_ENGINEER, DEVELOPER)
                .permit(CommandType.REVIEW_SOLUTION, INCIDENT_MANAGER)
                .permit(CommandType.RECOVER, OM_ENGINEER, DEVELOPER)
                .permit(CommandType.RELAPSE, OM_ENGINEER, DEVELOPER)
                .permit(CommandType.RESOLVE, OM_ENGINEER)
                .permit(CommandType.CONFIRM, REPORTER, OM_ENGINEER)
                .permit(CommandType.REJECT, REPORTER, OM_ENGINEER)
                .permit(CommandType.REPORTER_UNREACHABLE, OM_ENGINEER)
                .permit(CommandType.CLOSE, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.CLOSE_UNCONFIRMED, INCIDENT_MANAGER)
                .permit(CommandType.REOPEN, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.MERGE, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.MIGRATE, INCIDENT_MANAGER)
                .permit(CommandType.CANCEL, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.CORRECT_TIME, OM_ENGINEER, INCIDENT_MANAGER)
                .permit(CommandType.RECORD_CORRECTIVE_ACTION, DEVELOPER, INCIDENT_MANAGER)
                .permit(CommandType.RECORD_LESSON, OM_ENGINEER, DEVELOPER, INCIDENT_MANAGER)
                .permit(CommandType.FILE_REPORT, OM_ENGINEER, INCIDENT_MANAGER);
    }

    /**
     * The same table with other roles for one command.
     *
     * @param command a command
     * @param roles all roles that may give it from now on; none for nobody
     * @return a copy
     */
    public RoleTable permit(CommandType command, Role... roles) {
        Map<CommandType, Set<Role>> changed = new EnumMap<>(CommandType.class);
        changed.putAll(permitted);
        changed.put(
                Required.value("command of the role table", command),
                Set.copyOf(Required.all("roles." + command, roles)));
        return new RoleTable(changed);
    }

    /**
     * The roles that may give a command.
     *
     * @param command a command
     * @return the roles, sorted; empty for nobody
     */
    public Set<Role> mayGive(CommandType command) {
        return permitted.getOrDefault(command, Set.of());
    }
}
