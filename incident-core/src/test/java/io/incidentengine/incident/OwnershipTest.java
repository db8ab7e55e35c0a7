package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R5")
class OwnershipTest {
    private static final PersonId EVE = Life.ENGINEER.id();

    @Test
    void nobody_owns_it_until_somebody_responds() {
        assertThat(Life.ofLevel(2).incident().owner()).isEmpty();
        assertThat(Life.ofLevel(2).does(CommandType.RESPOND).incident().owner()).contains(EVE);
    }

    @Test
    void the_engineer_stays_the_owner_after_a_transfer_and_what_developers_do() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.TRANSFER)
                .does(Life.DEVELOPER, Samples.of(CommandType.RECORD_PROGRESS))
                .does(Life.DEVELOPER, Samples.of(CommandType.RECOVER));

        assertThat(life.incident().owner()).contains(EVE);
        assertThat(life.does(CommandType.HAND_BACK).incident().owner()).contains(EVE);
    }

    @Test
    @Tag("R8")
    void the_engineer_stays_the_owner_after_a_transfer_to_problem_management() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER_TO_PROBLEM);

        assertThat(life.incident().owner()).contains(EVE);
    }

    @Test
    void another_engineer_can_take_over() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.ASSIGN_OWNER);

        assertThat(life.incident().owner()).contains(PersonId.of("emil"));
    }

    @Test
    void who_was_assigned_before_stays_the_owner_when_another_responds() {
        Life life = Life.ofLevel(2).does(CommandType.ASSIGN_OWNER).does(CommandType.RESPOND);

        assertThat(life.incident().owner()).contains(PersonId.of("emil"));
    }

    @Test
    @Tag("S14")
    void the_owner_stays_when_it_is_reopened() {
        Life life = Life.in(IncidentStatus.CLOSED)
                .does(CommandType.REOPEN)
                .does(Actor.of("otto", Role.OM_ENGINEER), Samples.of(CommandType.RESPOND));

        assertThat(life.incident().owner()).contains(EVE);
    }
}
