package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Role;
import io.incidentengine.policy.RoleTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S15")
class PinnedPolicyTest {

    @Test
    void an_incident_is_pinned_to_the_version_that_it_was_reported_under() {
        Life life = Life.under(Life.ofLevel(2).policy().toBuilder("ours", 7).build())
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND);

        assertThat(life.incident().policy()).isEqualTo(new PolicyRef("ours", 7));
    }

    @Test
    void the_role_table_is_the_current_one_and_not_that_of_the_policy() {
        RoleTable stricter = RoleTable.standard().permit(CommandType.RESPOND, Role.INCIDENT_MANAGER);

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> Life.ofLevel(2).withRoles(stricter).does(CommandType.RESPOND))
                .withMessageEndingWith("allowed: [incident manager]");
        assertThat(Life.ofLevel(2)
                        .withRoles(stricter)
                        .does(Life.MANAGER, Samples.of(CommandType.RESPOND))
                        .status())
                .isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    @Tag("S13")
    void who_may_speak_for_a_reporter_follows_the_current_table_too() {
        RoleTable reportersAlone = RoleTable.standard().permit(CommandType.CONFIRM, Role.REPORTER, Role.DEVELOPER);
        Life life = Life.in(IncidentStatus.RESOLVED).withRoles(reportersAlone);

        assertThat(life.does(Life.DEVELOPER, new Confirm(Life.ROB.id())).status())
                .isEqualTo(IncidentStatus.CONFIRMED);
    }
}
