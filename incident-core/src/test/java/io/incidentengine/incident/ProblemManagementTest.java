package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.policy.EmergencyHandling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R8")
class ProblemManagementTest {
    private static Life resolved(RootCause cause, String details) {
        return Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(1))
                .does(Life.ENGINEER, new Resolve("restarted", cause, details));
    }

    @Test
    void what_is_resolved_without_a_known_cause_is_offered() {
        Life life = resolved(RootCause.UNKNOWN, "");

        assertThat(life.offers())
                .containsExactly(new ProblemOffer(
                        life.offers().get(0).key(),
                        life.incident().id(),
                        ProblemGround.UNKNOWN_CAUSE,
                        "resolved without a known cause: restarted",
                        Life.time(ofHours(1))));
        assertThat(life.happened(OfferedToProblemManagement.class).offer())
                .isEqualTo(life.offers().get(0));
    }

    @Test
    void what_comes_of_a_known_defect_is_offered() {
        Life life = resolved(RootCause.KNOWN_DEFECT, "DEF-3");

        assertThat(life.offers()).extracting(ProblemOffer::ground).containsExactly(ProblemGround.KNOWN_DEFECT);
        assertThat(life.offers()).extracting(ProblemOffer::evidence).containsExactly("known defect: DEF-3");
    }

    @Test
    void what_is_understood_is_not_offered() {
        assertThat(resolved(RootCause.IDENTIFIED, "leak").offers()).isEmpty();
    }

    @Test
    void what_recurs_is_offered_when_it_is_reported() {
        Life life = Life.under(EmergencyHandling.policy())
                .beside(new Siblings(null, Life.START.minus(ofHours(24))))
                .report(Life.reportOfLevel(3).build());

        assertThat(life.offers()).extracting(ProblemOffer::ground).containsExactly(ProblemGround.RECURRING);
        assertThat(life.incident().impact().recurring()).isTrue();
    }

    @Test
    @Tag("S14")
    void what_is_reopened_after_closing_is_offered_however_long_ago_it_was() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofHours(1_000)).does(CommandType.REOPEN);

        assertThat(life.offers()).extracting(ProblemOffer::ground).containsExactly(ProblemGround.RECURRING);
        assertThat(life.incident().impact().recurring()).isFalse();
    }

    @Test
    void it_is_offered_once_for_each_ground() {
        Life life = resolved(RootCause.UNKNOWN, "")
                .does(CommandType.REJECT)
                .does(Life.ENGINEER, new Resolve("restarted again", RootCause.UNKNOWN, ""))
                .does(CommandType.REJECT)
                .does(Life.ENGINEER, new Resolve("patched", RootCause.KNOWN_DEFECT, "DEF-3"));

        assertThat(life.offers())
                .extracting(ProblemOffer::ground)
                .containsExactly(ProblemGround.UNKNOWN_CAUSE, ProblemGround.KNOWN_DEFECT);
    }

    @Test
    @Tag("S26")
    void a_transfer_hands_it_over_with_its_evidence_and_the_problem() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.TRANSFER_TO_PROBLEM);

        TransferredToProblemManagement transferred = life.happened(TransferredToProblemManagement.class);
        assertThat(life.lastChange().offers()).containsExactly(transferred.offer());
        assertThat(transferred.offer().ground()).isEqualTo(ProblemGround.KNOWN_DEFECT);
        assertThat(transferred.offer().evidence()).isEqualTo("DEF-3");
        assertThat(transferred.reference()).contains("PRB-9");
    }

    @Test
    void what_was_transferred_on_a_ground_is_not_offered_on_it_again() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(Life.ENGINEER, new TransferToProblem(ProblemGround.UNKNOWN_CAUSE, "nobody knows", null))
                .does(Life.ENGINEER, new Resolve("went away", RootCause.UNKNOWN, ""));

        assertThat(life.offers()).hasSize(1);
        assertThat(life.incident().lifecycle().transfer().orElseThrow().team()).isEmpty();
    }

    @Test
    @Tag("R26")
    void a_policy_may_offer_on_some_grounds_alone() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("choosy", 1)
                        .problemOffers(ProblemGround.RECURRING)
                        .build())
                .report(Life.reportOfLevel(3).build())
                .does(CommandType.RESPOND)
                .does(Life.ENGINEER, new Resolve("went away", RootCause.UNKNOWN, ""));

        assertThat(life.offers()).isEmpty();
    }
}
