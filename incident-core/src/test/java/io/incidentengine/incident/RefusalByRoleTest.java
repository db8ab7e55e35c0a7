package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.RoleTable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may give which command stands in {@code docs/roles.md}; here it is kept. */
@Tag("R2")
@Tag("R4")
@Tag("R5")
@Tag("R6")
@Tag("R7")
@Tag("R8")
@Tag("R9")
@Tag("R10")
@Tag("R11")
@Tag("R12")
@Tag("R13")
@Tag("R14")
@Tag("R15")
@Tag("R16")
class RefusalByRoleTest {
    private static final RoleTable TABLE = RoleTable.standard();

    static Stream<Arguments> every_command_and_role() {
        return Arrays.stream(CommandType.values())
                .flatMap(type -> Stream.of(
                                Role.OM_ENGINEER,
                                Role.DEVELOPER,
                                Role.INCIDENT_MANAGER,
                                Role.REPORTER,
                                Role.SYSTEM,
                                Role.named("duty officer"))
                        .map(role -> Arguments.of(type, role)));
    }

    @ParameterizedTest
    @MethodSource("every_command_and_role")
    void the_role_table_is_kept_for_every_command_and_role(CommandType type, Role role) {
        Actor actor = Actor.of(Life.SUE.id().value(), role);

        if (TABLE.mayGive(type).contains(role)) {
            assertThat(catchThrowable(() -> tryOut(type, actor)) instanceof NotPermittedException)
                    .isFalse();
        } else {
            assertThatExceptionOfType(NotPermittedException.class)
                    .isThrownBy(() -> tryOut(type, actor))
                    .satisfies(refused -> {
                        assertThat(refused.actor()).isEqualTo(actor);
                        assertThat(refused.command()).isEqualTo(type);
                        assertThat(refused.permitted()).isEqualTo(TABLE.mayGive(type));
                    })
                    .withMessage("sue may not " + type.verb() + " an incident: holds [" + role + "], allowed: "
                            + TABLE.mayGive(type));
        }
    }

    private static void tryOut(CommandType type, Actor actor) {
        if (type == CommandType.REPORT) {
            Decisions.report(
                    IncidentId.of("INC-2"),
                    Intake.of("mail-2", Life.reportOfLevel(2).build()),
                    actor,
                    Situation.of(EmergencyHandling.policy(), Life.START));
        } else if (type == CommandType.MERGE) {
            Incident incident = Life.in(IncidentStatus.IN_PROGRESS).incident();
            Situation situation = Situation.of(EmergencyHandling.policy(), Life.START);
            Decisions.merge(incident, incident, actor, "one fault", situation, situation);
        } else if (type == CommandType.MIGRATE) {
            Decisions.migrate(
                    Life.in(IncidentStatus.IN_PROGRESS).incident(),
                    Life.pausing(),
                    actor,
                    "new contract",
                    Situation.of(EmergencyHandling.policy(), Life.START));
        } else {
            Life.in(IncidentStatus.IN_PROGRESS).does(actor, Samples.of(type));
        }
    }

    @Test
    void who_holds_no_role_may_do_nothing() {
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> tryOut(CommandType.RESPOND, Actor.of("ann")))
                .withMessage("ann may not respond to an incident: holds no role, allowed: [O&M engineer]");
    }

    @Test
    void one_of_several_roles_is_enough() {
        Life life =
                Life.ofLevel(2).does(Actor.of("ann", Role.SYSTEM, Role.OM_ENGINEER), Samples.of(CommandType.RESPOND));

        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void what_nobody_may_do_names_nobody() {
        Life life = Life.ofLevel(2).withRoles(TABLE.permit(CommandType.CANCEL));

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> life.does(CommandType.CANCEL))
                .withMessageEndingWith("allowed: nobody")
                .satisfies(refused -> assertThat(refused.permitted()).isEqualTo(Set.of()));
    }

    @Test
    @Tag("S25")
    void who_may_not_report_may_not_report_the_same_fault_again() {
        Life life = Life.ofLevel(2);

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> Decisions.attach(
                        life.incident(),
                        Intake.of("mail-2", Life.reportOfLevel(2).build()),
                        Life.DEVELOPER,
                        Situation.of(life.policy(), Life.START)))
                .withMessage("dan may not report an incident: holds [developer], allowed: [O&M engineer, system]");
    }

    @Test
    void the_role_is_checked_before_the_status() {
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.CLOSED).does(Life.DEVELOPER, Samples.of(CommandType.RESPOND)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.CLOSED).does(CommandType.RESPOND));
    }
}
