package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors say what was tried, what was found and what is allowed, in words and in fields. */
class RefusalsTest {

    @Test
    void a_refusal_names_the_incident_the_reason_and_the_way_out() {
        RefusedException refused =
                new RefusedException(IncidentId.of("42"), CommandType.RECOVER, "is CLOSED", "reopen");

        assertThat(refused).hasMessage("Cannot recover incident 42: it is CLOSED; allowed: reopen");
        assertThat(refused.id()).isEqualTo(IncidentId.of("42"));
        assertThat(refused.command()).isEqualTo(CommandType.RECOVER);
        assertThat(refused.reason()).isEqualTo("is CLOSED");
        assertThat(refused.allowed()).isEqualTo("reopen");
    }

    @Test
    void a_refusal_without_a_way_out_says_nothing_of_one() {
        RefusedException refused = new RefusedException(IncidentId.of("42"), CommandType.CANCEL, "is CLOSED", null);

        assertThat(refused).hasMessage("Cannot cancel incident 42: it is CLOSED");
        assertThat(refused.allowed()).isEmpty();
        assertThat(new RefusedException(IncidentId.of("42"), CommandType.CANCEL, "is CLOSED", ""))
                .hasMessage("Cannot cancel incident 42: it is CLOSED");
    }

    @Test
    void who_may_not_is_told_who_may() {
        Actor bob = Actor.of("bob", Role.REPORTER, Role.DEVELOPER);
        NotPermittedException refused = new NotPermittedException(bob, CommandType.RESPOND, Set.of(Role.OM_ENGINEER));

        assertThat(refused)
                .hasMessage("bob may not respond to an incident: holds [developer, reporter],"
                        + " allowed: [O&M engineer]");
        assertThat(refused.actor()).isEqualTo(bob);
        assertThat(refused.command()).isEqualTo(CommandType.RESPOND);
        assertThat(refused.permitted()).containsExactly(Role.OM_ENGINEER);
    }

    @Test
    void who_holds_nothing_and_what_nobody_may_is_said_in_words() {
        assertThat(new NotPermittedException(Actor.of("bob"), CommandType.CLOSE, Set.of()))
                .hasMessage("bob may not close an incident: holds no role, allowed: nobody");
    }

    @Test
    void an_unknown_incident_is_named() {
        UnknownIncidentException unknown = new UnknownIncidentException(IncidentId.of("42"));

        assertThat(unknown).hasMessageStartingWith("There is no incident 42;");
        assertThat(unknown.id()).isEqualTo(IncidentId.of("42"));
    }

    @ParameterizedTest
    @EnumSource
    void every_command_is_a_verb(CommandType command) {
        assertThat(command.verb()).isNotBlank().isLowerCase();
    }
}
