package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Handling.Solution;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.model.Audience;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.RefusedException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R15")
class MajorIncidentTest {
    private static Life major() {
        return Life.ofLevel(1).does(CommandType.RESPOND);
    }

    private static void refusesToResolve(Life life) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> life.does(CommandType.RESOLVE))
                .withMessage("Cannot resolve incident INC-1: it is a major incident without an approved solution; "
                        + "allowed: propose solution, then review solution");
    }

    @Test
    @Tag("R14")
    void level_1_is_major_and_others_when_they_are_declared() {
        assertThat(Life.ofLevel(1).incident().isMajor(EmergencyHandling.policy()))
                .isTrue();

        Life life = Life.ofLevel(3);
        assertThat(life.incident().isMajor(life.policy())).isFalse();
        life.does(CommandType.DECLARE_MAJOR);
        assertThat(life.happened()).containsExactly(new MajorIncidentDeclared("press is calling"));
        assertThat(life.incident().isMajor(life.policy())).isTrue();
    }

    @Test
    @Tag("R14")
    void what_is_major_is_not_declared_again() {
        for (Life life : List.of(Life.ofLevel(1), Life.ofLevel(2).does(CommandType.DECLARE_MAJOR))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> life.does(CommandType.DECLARE_MAJOR))
                    .withMessage("Cannot declare major incident INC-1: it is major already");
        }
    }

    @Test
    void a_major_incident_is_resolved_only_after_its_solution_is_approved() {
        Life life = major();
        refusesToResolve(life);

        life.does(CommandType.PROPOSE_SOLUTION);
        refusesToResolve(life);
        assertThat(life.incident().handling().solution())
                .contains(new Solution("restart the pool", Solution.State.PROPOSED));

        life.does(CommandType.REVIEW_SOLUTION);
        assertThat(life.incident().handling().isApproved()).isTrue();
        assertThat(life.does(CommandType.RESOLVE).status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @Test
    void the_incident_manager_is_asked_to_review() {
        Life life = major().does(CommandType.PROPOSE_SOLUTION);

        assertThat(life.told()).containsExactly("R15 review");
        assertThat(life.lastChange().notifications().get(0).rule().to()).containsExactly(Audience.INCIDENT_MANAGER);
        assertThat(Life.in(IncidentStatus.IN_PROGRESS)
                        .does(CommandType.PROPOSE_SOLUTION)
                        .told())
                .isEmpty();
    }

    @Test
    void a_returned_solution_goes_back_to_the_handler() {
        Life life = major().does(CommandType.PROPOSE_SOLUTION)
                .does(Life.MANAGER, new ReviewSolution(Review.RETURNED, "what about the cache?"));

        assertThat(life.told()).containsExactly("R11 news");
        assertThat(life.incident().handling().solution().orElseThrow().state()).isEqualTo(Solution.State.RETURNED);
        refusesToResolve(life);
    }

    @Test
    void another_proposal_needs_another_approval() {
        Life life = major().does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(Life.DEVELOPER, new ProposeSolution("rather a patch", List.of()));

        refusesToResolve(life);
    }

    @Test
    @Tag("S13")
    void what_was_rejected_needs_another_solution_and_approval() {
        Life life = major().does(CommandType.PROPOSE_SOLUTION)
                .does(CommandType.REVIEW_SOLUTION)
                .does(CommandType.RESOLVE)
                .does(CommandType.REJECT);

        assertThat(life.incident().handling().solution()).isEmpty();
        refusesToResolve(life);
    }

    @Test
    void without_a_proposal_there_is_nothing_to_review() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> major().does(CommandType.REVIEW_SOLUTION))
                .withMessageEndingWith("it has no proposed solution; allowed: propose solution");
    }

    @Test
    @Tag("R20")
    void what_worsens_to_level_1_needs_approval_from_then_on() {
        refusesToResolve(Life.in(IncidentStatus.IN_PROGRESS).severity(1));
    }

    @Test
    @Tag("R26")
    void a_policy_may_do_without_approval() {
        IncidentPolicy policy = EmergencyHandling.policy().toBuilder("relaxed", 1)
                .majorIncidents(MajorIncidentPolicy.NONE)
                .build();
        Life life = Life.under(policy)
                .report(Life.reportOfLevel(1).build())
                .does(CommandType.RESPOND)
                .does(CommandType.RESOLVE);

        assertThat(life.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(life.incident().isMajor(policy)).isFalse();
    }
}
