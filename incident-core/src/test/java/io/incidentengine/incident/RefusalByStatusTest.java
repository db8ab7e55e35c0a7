package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.RefusedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalByStatusTest {

    static Stream<Arguments> what_the_table_forbids() {
        return Arrays.stream(CommandType.values())
                .filter(type -> !EnumSet.of(CommandType.REPORT, CommandType.MERGE, CommandType.MIGRATE)
                        .contains(type))
                .flatMap(type -> Arrays.stream(IncidentStatus.values())
                        .filter(status -> Transitions.of(type, status).isEmpty())
                        .map(status -> Arguments.of(type, status)));
    }

    @ParameterizedTest
    @MethodSource("what_the_table_forbids")
    void a_command_at_the_wrong_time_is_refused_with_what_is_allowed(CommandType type, IncidentStatus status) {
        Life life = Life.in(status);
        String allowed = Transitions.possible(status).stream()
                .map(possible -> possible.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(type))
                .satisfies(refused -> {
                    assertThat(refused.id()).isEqualTo(life.incident().id());
                    assertThat(refused.command()).isEqualTo(type);
                    assertThat(refused.reason()).isEqualTo("is " + status);
                    assertThat(refused.allowed()).isEqualTo(allowed);
                    assertThat(refused)
                            .hasMessageStartingWith("Cannot " + type.verb() + " incident INC-1: it is " + status)
                            .hasMessageContaining(allowed);
                });
    }

    @ParameterizedTest
    @EnumSource(names = "REPORT", mode = EnumSource.Mode.EXCLUDE)
    void every_command_is_possible_at_some_time(CommandType type) {
        assertThat(IncidentStatus.values())
                .anyMatch(status -> !Transitions.of(type, status).isEmpty());
    }

    @Test
    @Tag("S25")
    void reporting_is_no_command_to_an_incident() {
        assertThat(IncidentStatus.values())
                .allMatch(status -> Transitions.of(CommandType.REPORT, status).isEmpty());
    }

    @Test
    void a_mistake_stays_a_mistake() {
        assertThat(Transitions.possible(IncidentStatus.CANCELLED)).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.CANCELLED).does(CommandType.REOPEN))
                .withMessage("Cannot reopen incident INC-1: it is CANCELLED")
                .satisfies(refused -> assertThat(refused.allowed()).isEmpty());
    }

    @Test
    @Tag("R9")
    @Tag("R12")
    @Tag("R16")
    @Tag("S14")
    void a_closed_incident_takes_after_care_alone_or_begins_anew() {
        assertThat(Transitions.possible(IncidentStatus.CLOSED))
                .containsExactly(
                        CommandType.REOPEN,
                        CommandType.MERGE,
                        CommandType.MIGRATE,
                        CommandType.CORRECT_TIME,
                        CommandType.RECORD_CORRECTIVE_ACTION,
                        CommandType.RECORD_LESSON,
                        CommandType.FILE_REPORT);
    }
}
