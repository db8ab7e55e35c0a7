package io.incidentengine.incident.issues;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.Life;
import io.incidentengine.model.CommandType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Progress recorded at the very instant at which it was due was lost: too late for that hour, too early for the next. */
class ProgressAtTheHourTest {

    @Test
    @Tag("R29")
    @Tag("S23")
    void progress_recorded_at_the_hour_counts_for_the_next_one() {
        Life life = Life.ofLevel(2).at(ofHours(1)).does(CommandType.RECORD_PROGRESS);
        life.tickAt(ofMinutes(110)).tickAt(ofHours(2));

        assertThat(life.events(ProgressFellDue.class))
                .extracting(ProgressFellDue::recorded)
                .containsExactly(false, true);
        assertThat(life.told("S23 reminder")).isEmpty();
    }
}
