package io.incidentengine.incident.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.Life;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An assessment that came to the same level for another reason left the old reason on record. */
class StaleReasonTest {

    @Test
    @Tag("R17")
    void the_reason_of_a_level_is_that_of_the_latest_assessment() {
        Life life = Life.ofLevel(1)
                .does(Life.ENGINEER, new Assess(Assessment.of(Criterion.SERIOUS_DAMAGE), "the data was found again"));

        assertThat(life.level()).isEqualTo(1);
        assertThat(life.incident().impact().classification().reason()).isEqualTo("serious damage");
        assertThat(life.told()).isEmpty();
    }
}
