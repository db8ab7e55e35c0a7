package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.CorrectiveAction.State;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R12")
class CorrectiveActionTest {
    private static final PersonId DAN = PersonId.of("dan");
    private static final CorrectiveAction UPGRADE =
            new CorrectiveAction("CA-1", "driver leak", "upgrade the driver", State.PLANNED, DAN);
    private static final CorrectiveAction ALARM =
            new CorrectiveAction("CA-2", "nobody saw it", "alarm on pool size", State.PLANNED, DAN);

    @Test
    void cause_action_state_and_owner_are_on_record() {
        Life life = Life.in(IncidentStatus.RESOLVED).does(Life.DEVELOPER, new RecordCorrectiveAction(UPGRADE));

        assertThat(life.happened()).containsExactly(new CorrectiveActionRecorded(UPGRADE));
        assertThat(life.incident().handling().actions()).containsExactly(UPGRADE);
    }

    @Test
    void a_new_state_replaces_the_old_one_even_after_closing() {
        CorrectiveAction done = new CorrectiveAction("CA-1", "driver leak", "upgrade the driver", State.DONE, DAN);
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(Life.DEVELOPER, new RecordCorrectiveAction(UPGRADE))
                .does(Life.MANAGER, new RecordCorrectiveAction(ALARM))
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE)
                .does(Life.DEVELOPER, new RecordCorrectiveAction(done));

        assertThat(life.incident().handling().actions()).containsExactlyInAnyOrder(ALARM, done);
    }

    @Test
    void each_part_of_it_must_be_there() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CorrectiveAction(" ", "cause", "action", State.DONE, DAN))
                .withMessageStartingWith("corrective action id is empty");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CorrectiveAction("CA-1", "", "action", State.DONE, DAN))
                .withMessageStartingWith("corrective action cause is empty");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CorrectiveAction("CA-1", "cause", "", State.DONE, DAN))
                .withMessageStartingWith("corrective action is empty");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CorrectiveAction("CA-1", "cause", "action", null, DAN))
                .withMessageStartingWith("corrective action state is missing");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CorrectiveAction("CA-1", "cause", "action", State.DONE, null))
                .withMessageStartingWith("corrective action owner is missing");
    }
}
