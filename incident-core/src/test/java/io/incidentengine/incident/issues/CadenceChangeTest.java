package io.incidentengine.incident.issues;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.incident.Life;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change to a level with a shorter interval told progress at once for hours in which none was due. */
class CadenceChangeTest {

    @Test
    @Tag("S23")
    void the_interval_of_a_new_level_counts_from_the_change_on() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("odd", 1)
                        .cadence(new Cadence(
                                Map.of(Severity.level(1), ofHours(4), Severity.level(2), ofHours(1)), ofMinutes(10)))
                        .build())
                .report(Life.reportOfLevel(1).build())
                .at(ofMinutes(210))
                .severity(2);

        assertThat(life.toldAt("R29")).isEmpty();
        assertThat(life.tickAt(ofHours(4)).toldAt("R29")).containsExactly(ofHours(4));
    }
}
