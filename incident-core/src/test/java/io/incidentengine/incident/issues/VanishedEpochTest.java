package io.incidentengine.incident.issues;

import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Reclassification;
import io.incidentengine.sla.Verdict;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A response from before the clock was restarted left the breach of the restarted clock on record for ever. */
class VanishedEpochTest {

    @Test
    @Tag("S5")
    @Tag("S9")
    void the_verdict_on_an_epoch_that_never_was_is_taken_back() {
        IncidentPolicy policy = EmergencyHandling.policy();
        Life life = Life.under(policy.toBuilder("restart", 1)
                        .milestone(policy.milestone(RESPONSE).orElseThrow().toBuilder()
                                .onReclassification(Reclassification.RESTART)
                                .build())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .at(ofMinutes(20))
                .severity(1)
                .tickAt(ofMinutes(31));
        Verdict breach = life.verdict(RESPONSE).orElseThrow();
        assertThat(breach.isBreach()).isTrue();

        life.at(ofMinutes(40)).did(CommandType.RESPOND, ofMinutes(15));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.happened(VerdictSuperseded.class).verdict()).isEqualTo(breach);
        assertThat(life.incident().sla().verdict(breach.clock())).isEmpty();
    }
}
