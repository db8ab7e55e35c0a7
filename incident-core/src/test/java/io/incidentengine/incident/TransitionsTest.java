package io.incidentengine.incident;

import static io.incidentengine.incident.IncidentStatus.IN_PROGRESS;
import static io.incidentengine.incident.IncidentStatus.RECOVERED;
import static io.incidentengine.incident.IncidentStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {

    static Stream<Arguments> what_the_table_allows() {
        return Arrays.stream(CommandType.values())
                .filter(type -> type != CommandType.MERGE && type != CommandType.MIGRATE)
                .flatMap(type -> Arrays.stream(IncidentStatus.values())
                        .filter(status -> !Transitions.of(type, status).isEmpty())
                        .map(status -> Arguments.of(type, status)));
    }

    @ParameterizedTest
    @MethodSource("what_the_table_allows")
    void a_command_leads_where_the_table_says(CommandType type, IncidentStatus status) {
        Life life = ready(type, status);
        assertThat(life.status()).isEqualTo(status);

        life.does(type);

        assertThat(life.status()).isIn(Transitions.of(type, status));
    }

    /** An incident in that status, with all else that the command asks for. */
    private static Life ready(CommandType type, IncidentStatus status) {
        Life life = Life.in(status, Life.pausing());
        return switch (type) {
            case RESUME -> life.does(CommandType.PAUSE);
            case HAND_BACK -> life.does(CommandType.TRANSFER);
            case REVIEW_SOLUTION -> life.does(CommandType.PROPOSE_SOLUTION);
            case FILE_REPORT ->
                Life.in(RESOLVED)
                        .does(CommandType.DECLARE_MAJOR)
                        .does(CommandType.PROPOSE_SOLUTION)
                        .does(CommandType.REVIEW_SOLUTION)
                        .does(CommandType.CONFIRM)
                        .does(CommandType.CLOSE);
            case CLOSE_UNCONFIRMED -> unreachable(life);
            default -> life;
        };
    }

    private static Life unreachable(Life life) {
        for (int day = 0; day <= 3; day++) {
            life.at(Duration.ofDays(day)).does(CommandType.REPORTER_UNREACHABLE);
        }
        return life;
    }

    @Test
    @Tag("S13")
    void a_rejection_leads_back_to_where_the_incident_was() {
        assertThat(Life.in(RECOVERED)
                        .does(CommandType.RESOLVE)
                        .does(CommandType.REJECT)
                        .status())
                .isEqualTo(RECOVERED);
        assertThat(Life.in(IN_PROGRESS)
                        .does(CommandType.RESOLVE)
                        .does(CommandType.REJECT)
                        .status())
                .isEqualTo(IN_PROGRESS);
        assertThat(Transitions.of(CommandType.REJECT, RESOLVED)).containsExactly(IN_PROGRESS, RECOVERED);
    }

    @Test
    @Tag("S14")
    void reopening_leads_back_to_where_the_incident_was() {
        assertThat(Life.in(RECOVERED)
                        .does(CommandType.RESOLVE)
                        .does(CommandType.REOPEN)
                        .status())
                .isEqualTo(RECOVERED);
        assertThat(Life.in(IncidentStatus.CONFIRMED).does(CommandType.REOPEN).status())
                .isEqualTo(IN_PROGRESS);
        assertThat(Life.in(IncidentStatus.CLOSED).does(CommandType.REOPEN).status())
                .isEqualTo(IncidentStatus.REPORTED);
    }
}
