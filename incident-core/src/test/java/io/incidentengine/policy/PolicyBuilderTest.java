package io.incidentengine.policy;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Severity;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.severity.SeverityPolicy;
import io.incidentengine.sla.Milestone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is an immutable, comparable value; a builder makes it. */
@Tag("R1")
@Tag("R26")
class PolicyBuilderTest {
    private static final SeverityPolicy ONE_LEVEL = new CriteriaPolicy(1, List.of());

    @Test
    void a_policy_from_nothing_has_defaults_and_no_rules() {
        IncidentPolicy bare = IncidentPolicy.named("bare", 1, ONE_LEVEL).build();

        assertThat(bare.ref()).isEqualTo(new PolicyRef("bare", 1)).hasToString("bare v1");
        assertThat(bare.severity()).isEqualTo(ONE_LEVEL);
        assertThat(bare.milestones()).isEmpty();
        assertThat(bare.ladders()).isEmpty();
        assertThat(bare.notifications()).isEmpty();
        assertThat(bare.cadence()).isEqualTo(Cadence.NONE);
        assertThat(bare.roles()).isEqualTo(RoleTable.standard());
        assertThat(bare.closing().confirmation()).isEqualTo(ConfirmationPolicy.STANDARD);
        assertThat(bare.closing().majorIncidents()).isEqualTo(MajorIncidentPolicy.STANDARD);
        assertThat(bare.closing().problemOffers()).containsExactly(ProblemGround.values());
        assertThat(bare.tolerances()).isEqualTo(Tolerances.STANDARD);
    }

    @Test
    void the_builder_sets_each_part() {
        ConfirmationPolicy confirmation =
                new ConfirmationPolicy(ofDays(5), ConfirmationPolicy.Silence.CLOSES, 2, ofHours(1));
        Tolerances tolerances = new Tolerances(ofMinutes(1), ofMinutes(2), ofMinutes(3));
        Cadence cadence = new Cadence(Map.of(Severity.level(1), ofHours(2)), ofMinutes(5));
        RoleTable roles = RoleTable.standard().permit(CommandType.REOPEN);
        SeverityPolicy matrix = MatrixPolicy.forUrgencies("now")
                .impact("all", 1)
                .impact("some", 2)
                .impact("none", 3)
                .build();
        IncidentPolicy changed = EmergencyHandling.policy().toBuilder("changed", 7)
                .severity(matrix)
                .cadence(cadence)
                .roles(roles)
                .confirmation(confirmation)
                .majorIncidents(MajorIncidentPolicy.NONE)
                .problemOffers(ProblemGround.RECURRING, ProblemGround.RECURRING)
                .tolerances(tolerances)
                .build();

        assertThat(changed.ref()).isEqualTo(new PolicyRef("changed", 7));
        assertThat(changed.severity()).isEqualTo(matrix);
        assertThat(changed.cadence()).isEqualTo(cadence);
        assertThat(changed.roles()).isEqualTo(roles);
        assertThat(changed.closing())
                .isEqualTo(new IncidentPolicy.Closing(
                        confirmation, MajorIncidentPolicy.NONE, Set.of(ProblemGround.RECURRING)));
        assertThat(changed.tolerances()).isEqualTo(tolerances);
    }

    @Test
    void policies_built_alike_are_equal() {
        IncidentPolicy standard = EmergencyHandling.policy();
        IncidentPolicy copy = standard.toBuilder("emergency-handling", 1).build();

        assertThat(copy).isEqualTo(standard).hasSameHashCodeAs(standard).hasToString(standard.toString());
        assertThat(standard.toBuilder("emergency-handling", 2).build()).isNotEqualTo(standard);
    }

    @Test
    void the_default_policy_is_always_the_same_value() {
        assertThat(EmergencyHandling.policy()).isSameAs(EmergencyHandling.policy());
    }

    @Test
    void problems_can_be_offered_on_no_ground_at_all() {
        assertThat(IncidentPolicy.named("bare", 1, ONE_LEVEL)
                        .problemOffers()
                        .build()
                        .closing()
                        .problemOffers())
                .isEmpty();
    }

    @Test
    void a_milestone_is_found_by_its_name() {
        assertThat(EmergencyHandling.policy().milestone(Milestone.RESPONSE)).isPresent();
        assertThat(EmergencyHandling.policy().milestone("Response")).isEmpty();
    }

    @Test
    void a_milestone_goes_with_its_ladder() {
        IncidentPolicy without = EmergencyHandling.policy().toBuilder("x", 1)
                .withoutMilestone(Milestone.MAJOR_INCIDENT_REPORT)
                .withoutNotification("R16 chase")
                .build();

        assertThat(without.milestone(Milestone.MAJOR_INCIDENT_REPORT)).isEmpty();
        assertThat(without.ladders()).doesNotContainKey(Milestone.MAJOR_INCIDENT_REPORT);
        assertThat(without.notifications())
                .extracting(NotificationRule::name)
                .contains("R31")
                .doesNotContain("R16 chase");
    }

    @Test
    void a_replaced_milestone_keeps_its_ladder_unless_it_brings_one() {
        Milestone response = EmergencyHandling.policy().milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                .target(1, ofMinutes(5))
                .build();
        IncidentPolicy.Builder builder = EmergencyHandling.policy().toBuilder("x", 1);

        assertThat(builder.milestone(response).build().ladder(Milestone.RESPONSE))
                .containsExactly(Rung.overdue());
        assertThat(builder.milestone(response, Rung.atPercent(80), Rung.overdue())
                        .build()
                        .ladder(Milestone.RESPONSE))
                .hasSize(2);
    }

    @Test
    void nothing_in_a_policy_can_be_changed() {
        IncidentPolicy policy = EmergencyHandling.policy();

        assertThatThrownBy(() -> policy.milestones().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.ladders().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.notifications().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.closing().problemOffers().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.roles().permitted().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_builder_that_goes_on_does_not_change_what_it_has_built() {
        IncidentPolicy.Builder builder = EmergencyHandling.policy().toBuilder("x", 1);
        IncidentPolicy built = builder.build();
        builder.withoutNotification("R5 update").build();

        assertThat(built.notifications()).extracting(NotificationRule::name).contains("R5 update");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "' ', 1", "id, 0", "id, -1"})
    void id_and_version_are_checked(String id, int version) {
        assertThatThrownBy(() -> IncidentPolicy.named(id, version, ONE_LEVEL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("policy ");
    }

    @Test
    void what_is_left_out_by_a_wrong_name_is_refused_with_the_names_that_there_are() {
        IncidentPolicy.Builder builder = EmergencyHandling.policy().toBuilder("own", 1);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder.withoutMilestone("respnse"))
                .withMessage("milestone to be left out is 'respnse'; "
                        + "allowed: one of [response, recovery, resolution, major-incident report]");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder.withoutNotification("R-28"))
                .withMessageStartingWith("notification rule to be left out is 'R-28'; allowed: one of [R27, R28, ");
    }
}
