package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S12")
@Tag("R23")
class ResponseActTest {

    @Test
    void only_a_responder_with_the_right_role_responds() {
        for (var actor : new io.incidentengine.model.Actor[] {Life.DEVELOPER, Life.MANAGER, Life.REPORTER}) {
            assertThatExceptionOfType(NotPermittedException.class)
                    .isThrownBy(() -> Life.ofLevel(2).does(actor, Samples.of(CommandType.RESPOND)));
        }
        Life life = Life.ofLevel(2).at(ofMinutes(10)).does(CommandType.RESPOND);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ATTACH_COMPLAINT",
                "ASSIGN_OWNER",
                "ASSESS",
                "DIAGNOSE",
                "DEMARCATE",
                "RECORD_PROGRESS",
                "UPDATE_REPORTER",
                "ASK_FOR_HELP",
                "DECLARE_MAJOR",
                "ASSIGN_RESOURCES",
                "CORRECT_TIME",
                "RECORD_LESSON"
            })
    void nothing_else_that_is_done_to_it_is_a_response(CommandType type) {
        Life life = Life.ofLevel(2).does(type);

        assertThat(life.reading(RESPONSE)).isInstanceOf(Reading.Running.class);
        assertThat(life.status()).isEqualTo(IncidentStatus.REPORTED);
        assertThat(life.incident().owner().filter(Life.ENGINEER.id()::equals)).isEmpty();
    }

    @Test
    void one_response_is_enough() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND);

        assertThatExceptionOfType(io.incidentengine.model.RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.RESPOND))
                .withMessageContaining("it is IN_PROGRESS");
    }
}
