package io.incidentengine.incident.issues;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import io.incidentengine.sla.Signal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Found by the property test, seed 2687: a corrected relapse reminded twice of one hour, under one key. */
class ReminderTwiceTest {

    @Test
    @Tag("S23")
    @Tag("S27")
    void nobody_is_reminded_twice_of_one_hour_when_a_relapse_is_corrected() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND).at(ofMinutes(10)).does(CommandType.RECOVER);
        life.at(ofMinutes(175)).does(CommandType.RELAPSE);
        assertThat(life.toldAt("S23 reminder")).containsExactly(ofMinutes(170));

        life.at(ofMinutes(176)).corrects(Signal.RELAPSED, ofMinutes(70));
        assertThat(life.toldAt("R29")).containsExactly(ofHours(2));
        life.tickAt(ofMinutes(179));
        assertThat(life.toldAt("S23 reminder")).containsExactly(ofMinutes(170));
    }
}
