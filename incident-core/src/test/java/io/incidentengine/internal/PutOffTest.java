package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of what the store would not take down, and what is not. */
@Tag("S28")
class PutOffTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final PutOff putOff = new PutOff();

    private static Claim claim(String key, int attempt) {
        ProblemOffer offer = new ProblemOffer(key, IncidentId.of("INC-1"), ProblemGround.values()[0], "seen", NOW);
        return new Claim(new OutboxTask.HandOver(offer, attempt), 1, NOW);
    }

    private static Unsettled sent(String key, int refusals) {
        return new Unsettled(claim(key, 1), new Attempted(new Accepted(""), NOW, 1, () -> {}), refusals);
    }

    @Test
    void of_too_many_the_eldest_is_forgotten() {
        for (int i = 0; i <= PutOff.MOST; i++) {
            putOff.add(sent("offer " + i, 1));
        }
        assertThat(putOff.find(claim("offer 0", 1))).isNull();
        assertThat(putOff.find(claim("offer 1", 1))).isNotNull();
        assertThat(putOff.find(claim("offer " + PutOff.MOST, 1))).isNotNull();
    }

    @Test
    void another_attempt_is_not_the_one_that_is_kept() {
        putOff.add(sent("offer", 1));
        assertThat(putOff.find(claim("offer", 2))).isNull();
        assertThat(putOff.find(claim("offer", 1))).as("it is known elsewhere").isNull();
    }

    @Test
    void what_an_outage_kept_is_taken_back_with_its_lane_and_what_was_refused_is_not() {
        Unsettled kept = sent("kept", 0);
        putOff.add(kept);
        putOff.add(sent("refused", 1));
        assertThat(putOff.takeBack(Lane.DIRECTORY)).isEmpty();
        assertThat(putOff.takeBack(Lane.PROBLEM_MANAGEMENT)).containsExactly(kept);
        assertThat(putOff.takeBack(Lane.PROBLEM_MANAGEMENT)).isEmpty();
        assertThat(putOff.find(claim("refused", 1))).isNotNull();
    }
}
