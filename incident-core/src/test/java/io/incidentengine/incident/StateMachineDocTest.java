package io.incidentengine.incident;

import io.incidentengine.model.CommandType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/state-machine.md} is made of {@link Transitions}. */
class StateMachineDocTest {

    @Test
    @Tag("R13")
    void the_page_shows_the_table_of_transitions() throws IOException {
        GeneratedPage.of(
                        "state-machine.md",
                        StateMachineDocTest.class,
                        List.of(
                                "# The life of an incident",
                                "Reporting makes an incident. Each arrow is a command; what is not shown is refused, with "
                                        + "a message that lists what is allowed. Transfers (to developers, to problem "
                                        + "management) are told apart from the status. Where the policy lets the "
                                        + "confirmation lapse, time itself leads on from RESOLVED (S13).",
                                diagram(),
                                "## Every command in every status",
                                "*stays*: possible, and the status stays. Empty: refused.",
                                table()))
                .isUpToDate();
    }

    private static String diagram() {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2"));
        lines.add("    [*] --> REPORTED : report");
        for (IncidentStatus from : IncidentStatus.values()) {
            Map<IncidentStatus, List<String>> arrows = new LinkedHashMap<>();
            for (CommandType command : Transitions.possible(from)) {
                for (IncidentStatus to : Transitions.of(command, from)) {
                    if (to != from) {
                        arrows.computeIfAbsent(to, any -> new ArrayList<>()).add(GeneratedPage.words(command));
                    }
                }
            }
            arrows.forEach(
                    (to, commands) -> lines.add("    " + from + " --> " + to + " : " + String.join(", ", commands)));
            if (arrows.isEmpty()) {
                lines.add("    " + from + " --> [*]");
            }
        }
        lines.add("```");
        return String.join("\n", lines);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| command | "
                + Arrays.stream(IncidentStatus.values()).map(Enum::name).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---|".repeat(IncidentStatus.values().length));
        for (CommandType command : CommandType.values()) {
            if (command != CommandType.REPORT) {
                lines.add("| " + GeneratedPage.words(command) + " | "
                        + Arrays.stream(IncidentStatus.values())
                                .map(from -> cell(from, Transitions.of(command, from)))
                                .collect(Collectors.joining(" | "))
                        + " |");
            }
        }
        return String.join("\n", lines);
    }

    private static String cell(IncidentStatus from, Set<IncidentStatus> to) {
        if (to.equals(Set.of(from))) {
            return "*stays*";
        }
        return to.stream().map(status -> "→ " + status).collect(Collectors.joining(" or "));
    }
}
