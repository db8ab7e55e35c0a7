package io.incidentengine.incident.issues;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lapse that a correction moved into the past left breaches on record that came after it. */
class LateLapseTest {

    @Test
    @Tag("S5")
    @Tag("S13")
    void a_lapse_found_by_a_correction_takes_back_what_was_judged_since_then() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("lapsing", 1)
                        .confirmation(ConfirmationPolicy.STANDARD.closedAfter(ofDays(2)))
                        .milestone(
                                Milestone.named("open")
                                        .startsOn(Signal.REPORTED)
                                        .stopsOn(Signal.CLOSED)
                                        .target(2, ofDays(3))
                                        .build(),
                                Rung.overdue())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .at(ofHours(60))
                .does(CommandType.RESOLVE)
                .tickAt(ofHours(80));
        assertThat(life.outcome("open")).isEqualTo(Outcome.BREACHED);

        life.corrects(Signal.RESOLVED, ofHours(10));

        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(life.outcome("open")).isEqualTo(Outcome.MET);
        assertThat(life.events(VerdictSuperseded.class))
                .extracting(VerdictSuperseded::reason)
                .doesNotContain("");
    }
}
