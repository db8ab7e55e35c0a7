package io.incidentengine.incident.issues;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.sla.Signal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A recovery that was found to be earlier than the resolution went along when the resolution was corrected. */
class SeparateRecoveryTest {

    @Test
    @Tag("S5")
    void a_recovery_with_a_time_of_its_own_keeps_it_when_the_resolution_is_corrected() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND).at(ofHours(8)).does(CommandType.RESOLVE);
        life.corrects(Signal.RECOVERED, ofHours(3)).corrects(Signal.RESOLVED, ofHours(7));

        assertThat(life.incident().recoveredAt()).contains(Life.time(ofHours(3)));
        assertThat(life.reading("resolution").elapsed()).isEqualTo(ofHours(7));
    }
}
