package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.ChangeResult.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code change} promises about what comes of the proof of a notification. */
@Tag("S29")
abstract class OutcomeContract extends OutboxTopic {

    private static ChangeDecision concluding(Notification notification, Kind kind, Instant now) {
        return (incident, siblings) -> Decisions.prove(
                incident, List.of(new ProofOutcome(notification, kind, now, null)), situation(now, siblings));
    }

    private ChangeResult conclude(String id, int notification, Kind kind, Instant now) {
        return store().change(id(id), concluding(record(id, notification).notification(), kind, now));
    }

    @Test
    final void what_comes_of_a_proof_is_on_the_timeline_and_in_the_journal() {
        open("A", LEVEL_1, T);
        ProofOutcome missed = new ProofOutcome(record("A", 0).notification(), Kind.MISSED, minutes(5), null);

        assertThat(committed(conclude("A", 0, Kind.MISSED, minutes(5))).outcomes())
                .containsExactly(missed);

        assertThat(store().timeline(id("A"))).extracting(entry -> entry.event()).endsWith(new ProofConcluded(missed));
        assertThat(record("A", 0).outcomes()).containsExactly(Kind.MISSED);
        assertThat(record("A", 1).outcomes()).isEmpty();
    }

    @Test
    final void the_same_outcome_of_a_notification_is_told_once() {
        open("A", LEVEL_1, T);
        conclude("A", 0, Kind.EXHAUSTED, minutes(5));
        Picture before = picture("A");

        assertThat(conclude("A", 0, Kind.EXHAUSTED, minutes(6))).isEqualTo(new Stale(id("A")));

        assertThat(picture("A")).isEqualTo(before);
        assertThat(conclude("A", 0, Kind.MISSED, minutes(6))).isInstanceOf(Committed.class);
        assertThat(conclude("A", 1, Kind.EXHAUSTED, minutes(6))).isInstanceOf(Committed.class);
        assertThat(record("A", 0).outcomes()).containsExactlyInAnyOrder(Kind.EXHAUSTED, Kind.MISSED);
    }

    @Test
    @Tag("concurrency")
    final void of_several_who_find_the_same_outcome_one_tells_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "A" + round;
            open(id, LEVEL_1, T);

            List<ChangeResult> results = Together.play(4, thread -> conclude(id, 0, Kind.MISSED, minutes(5)));

            assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(new Stale(id(id))::equals).hasSize(3);
            assertThat(store().timeline(id(id)))
                    .filteredOn(entry -> entry.event() instanceof ProofConcluded)
                    .hasSize(1);
        }
    }

    @Test
    @Tag("S33")
    final void an_acknowledgement_ends_the_retries_of_a_notification_and_of_its_fallbacks() {
        String told = notified("A", T);
        String other = record("A", 1).notification().key();
        Notification fallback = fallback(record("A", 0).notification(), 1);
        prove(told, List.of(fallback), T, null);
        List.of(told, fallback.key(), other).forEach(this::tried);

        conclude("A", 0, Kind.ACKNOWLEDGED, minutes(5));

        assertThat(claim(minutes(1000)))
                .containsExactly(told + "/new", fallback.key() + "/new", other + "/tried", other + "/new");
        assertThat(record("A", 0).deliveries())
                .extracting(delivery -> delivery.state())
                .containsExactly(State.SUPERSEDED, State.QUEUED);
        assertThat(record("A", 0).deliveries().get(0).overtakenBy()).isEmpty();
    }

    /** Makes two messages of a notification, of which one was tried. */
    private void tried(String notification) {
        expand(
                notification,
                List.of(message(notification, "A", "tried"), message(notification, "A", "new")),
                List.of(),
                T);
        settle(notification + "/tried", new RetryLater("busy", Duration.ZERO), T, T);
    }
}
