package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.notification.Notification;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.PairDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the port leaves open, and the store in memory decides: a mistake of a decision is refused, and nothing is stored.
 */
class InMemoryStoreTest extends InMemory {

    @Test
    @Tag("S35")
    void a_change_that_does_not_follow_the_timeline_is_refused() {
        open("A", LEVEL_1, T);
        Change first = committed(store().change(id("A"), handling(new Respond(), T)));
        Picture before = picture("A");

        assertThatThrownBy(() -> store().change(id("A"), (incident, siblings) -> first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A");

        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    void a_change_of_another_incident_is_refused() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_1, T);

        assertThatThrownBy(() -> store().change(
                                id("A"),
                                (incident, siblings) -> new Change(find("B"), List.of(), List.of(), List.of(), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A")
                .hasMessageContaining("B");
    }

    @Test
    void a_new_incident_without_a_timeline_is_refused() {
        assertThatThrownBy(() -> store().report(intake("i", LEVEL_1), T, Duration.ofDays(30), (open, siblings) -> {
                    Change change = opening(intake("i", LEVEL_1), "A", T)
                            .decide(open, siblings)
                            .change();
                    return ReportChange.of(new Change(change.incident(), List.of(), List.of(), List.of(), null));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().find(id("A"))).isEmpty();
    }

    @Test
    @Tag("S22")
    void an_incident_of_the_batch_that_was_handled_before_its_turn_is_left_alone() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        Instant now = minutes(40);

        DueResult result = store().changeDue(now, 10, (incident, siblings) -> {
            if (incident.id().equals(id("A"))) {
                CompletableFuture.runAsync(() -> handle("B", new Respond(), now))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            }
            return ticking(now).decide(incident, siblings);
        });

        assertThat(taken(result)).containsExactly(id("A"));
        assertThat(result.more()).isFalse();
    }

    @Test
    @Tag("S22")
    void an_incident_on_which_a_decision_breaks_down_is_set_aside_and_the_others_are_free() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        StackOverflowError breakdown = new StackOverflowError("deliberate");

        assertThatThrownBy(() -> store().changeDue(minutes(40), 10, (incident, siblings) -> {
                    throw breakdown;
                }))
                .isSameAs(breakdown);

        assertThat(taken(tick(minutes(40), 10))).containsExactly(id("B"));
        assertThat(taken(tick(minutes(41), 10))).containsExactly(id("A"));
    }

    @Test
    @Tag("S16")
    @Tag("S26")
    void if_a_notification_of_one_half_cannot_be_stored_nothing_is() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        Picture a = picture("A");
        Picture b = picture("B");
        Notification taken = store().outbox().journal(id("A")).get(0).notification();

        for (boolean first : new boolean[] {true, false}) {
            assertThatThrownBy(() -> store().merge(id("A"), id("B"), (duplicate, into, others) -> {
                        MergeChange change = merging(minutes(1)).decide(duplicate, into, others);
                        return first
                                ? new MergeChange(telling(change.duplicate(), taken), change.into())
                                : new MergeChange(change.duplicate(), telling(change.into(), taken));
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(taken.key());
            assertThat(picture("A")).isEqualTo(a);
            assertThat(picture("B")).isEqualTo(b);
        }
    }

    /** The same change, but it tells something else under a key that is taken. */
    private Change telling(Change change, Notification again) {
        return new Change(
                change.incident(),
                change.entries(),
                List.of(new Notification(
                        again.key(), again.incident(), again.rule(), again.severity(), minutes(1), again.facts())),
                change.offers(),
                change.wakeUp().orElse(null));
    }

    private static PairDecision merging(Instant now) {
        return (duplicate, into, others) -> Decisions.merge(
                duplicate, into, ANN, "the same disk", situation(now, Siblings.NONE), situation(now, Siblings.NONE));
    }
}
