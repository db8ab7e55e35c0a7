package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.Role;
import io.incidentengine.policy.RoleTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/roles.md} is made of {@link RoleTable#standard()}. */
class RolesDocTest {
    private static final List<Role> ROLES =
            List.of(Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.REPORTER, Role.SYSTEM);
    private static final Map<CommandType, String> BLUEPRINT = new EnumMap<>(Map.ofEntries(
            Map.entry(CommandType.REPORT, "R2, R3"),
            Map.entry(CommandType.RESPOND, "R4, R23"),
            Map.entry(CommandType.ASSIGN_OWNER, "R5"),
            Map.entry(CommandType.CHANGE_SEVERITY, "R20"),
            Map.entry(CommandType.DIAGNOSE, "R4, R10"),
            Map.entry(CommandType.DEMARCATE, "R6"),
            Map.entry(CommandType.RECORD_PROGRESS, "R5"),
            Map.entry(CommandType.UPDATE_REPORTER, "R5"),
            Map.entry(CommandType.ASK_FOR_HELP, "R4"),
            Map.entry(CommandType.DECLARE_MAJOR, "R14"),
            Map.entry(CommandType.ASSIGN_RESOURCES, "R14"),
            Map.entry(CommandType.TRANSFER, "R4, R6"),
            Map.entry(CommandType.HAND_BACK, "R11"),
            Map.entry(CommandType.TRANSFER_TO_PROBLEM, "R8"),
            Map.entry(CommandType.PROPOSE_SOLUTION, "R4, R6, R12"),
            Map.entry(CommandType.REVIEW_SOLUTION, "R15"),
            Map.entry(CommandType.RECOVER, "R10, R24"),
            Map.entry(CommandType.RESOLVE, "R11, R25"),
            Map.entry(CommandType.CONFIRM, "R7"),
            Map.entry(CommandType.CLOSE, "R7"),
            Map.entry(CommandType.RECORD_CORRECTIVE_ACTION, "R12"),
            Map.entry(CommandType.RECORD_LESSON, "R9"),
            Map.entry(CommandType.FILE_REPORT, "R16")));

    @Test
    @Tag("R2")
    @Tag("R4")
    @Tag("R5")
    @Tag("R6")
    @Tag("R7")
    @Tag("R8")
    @Tag("R9")
    @Tag("R11")
    @Tag("R12")
    @Tag("R14")
    @Tag("R15")
    @Tag("R16")
    void the_page_shows_the_role_table() throws IOException {
        GeneratedPage.of(
                        "roles.md",
                        RolesDocTest.class,
                        List.of(
                                "# Who may do what",
                                "The default role table, for every command. It is data: a host changes it with "
                                        + "`RoleTable.permit`, and the current table holds for all incidents (S15). The "
                                        + "numbers are those of the blueprint; a command without one completes it. A "
                                        + "refusal names the actor, the roles held and the roles that may.",
                                table(),
                                "Beside the table: only the word of the first reporter confirms, that of any reporter "
                                        + "rejects, and an engineer may record either on behalf of one (S13). What nobody "
                                        + "has confirmed only the incident manager closes, after enough attempts to reach "
                                        + "the reporter (S13)."))
                .isUpToDate();
    }

    @Test
    void every_role_of_the_table_has_a_column() {
        assertThat(Arrays.stream(CommandType.values())
                        .flatMap(command -> RoleTable.standard().mayGive(command).stream()))
                .isSubsetOf(ROLES);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| command | " + ROLES.stream().map(Role::name).collect(Collectors.joining(" | ")) + " | blueprint |");
        lines.add("|---|" + ":---:|".repeat(ROLES.size()) + "---|");
        for (CommandType command : CommandType.values()) {
            lines.add("| " + GeneratedPage.words(command) + " | "
                    + ROLES.stream()
                            .map(role -> RoleTable.standard().mayGive(command).contains(role) ? "✓" : "")
                            .collect(Collectors.joining(" | "))
                    + " | " + BLUEPRINT.getOrDefault(command, "") + " |");
        }
        return String.join("\n", lines);
    }
}
