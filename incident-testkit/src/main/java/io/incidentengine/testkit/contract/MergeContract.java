package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Time;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.MergeResult.Unknown;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code merge} promises. */
@Tag("S16")
abstract class MergeContract extends StoreTopic {
    private static final int ROUNDS = 100;

    private static PairDecision merging(Instant now) {
        return (duplicate, into, others) -> Decisions.merge(
                duplicate, into, ANN, "the same disk", situation(now, Siblings.NONE), situation(now, others));
    }

    private MergeResult merge(String duplicate, String into, Instant now) {
        return store().merge(id(duplicate), id(into), merging(now));
    }

    private MergeChange merged(String duplicate, String into, Instant now) {
        MergeResult result = merge(duplicate, into, now);
        assertThat(result).isInstanceOf(MergeResult.Committed.class);
        return ((MergeResult.Committed) result).change();
    }

    private boolean merges(String duplicate, String into, Instant now) {
        try {
            return merge(duplicate, into, now) instanceof MergeResult.Committed;
        } catch (RefusedException other) {
            return false;
        }
    }

    // --- 1: unknown ids ---

    @Test
    final void an_unknown_id_is_said_to_be_and_the_decision_is_not_called() {
        open("A", LEVEL_1, T);
        Picture before = picture("A");
        PairDecision never = (duplicate, into, others) -> fail("called");

        assertThat(store().merge(id("A"), id("X"), never)).isEqualTo(new Unknown(id("X")));
        assertThat(store().merge(id("X"), id("A"), never)).isEqualTo(new Unknown(id("X")));
        assertThat(store().merge(id("X"), id("Y"), never)).isIn(new Unknown(id("X")), new Unknown(id("Y")));
        assertThat(picture("A")).isEqualTo(before);
        assertThat(store().find(id("X"))).isEmpty();
    }

    // --- 2: both or neither ---

    @Test
    @Tag("S26")
    final void both_are_stored_with_their_timelines_their_notifications_and_their_wake_ups() {
        Person rob = Person.of("rob", "Rob", Contact.email("rob@example.org"));
        report(
                Intake.of(
                        "i",
                        Report.of("shop", "checkout fails")
                                .impact(LEVEL_1)
                                .reporter(rob)
                                .build()),
                "A",
                T);
        open("B", LEVEL_3, minutes(1));

        MergeChange change = merged("A", "B", minutes(2));

        assertThat(find("A")).isEqualTo(change.duplicate().incident());
        assertThat(find("B")).isEqualTo(change.into().incident());
        for (String id : List.of("A", "B")) {
            assertThat(Incident.fold(id(id), store().timeline(id(id)))).isEqualTo(find(id));
        }
        assertThat(store().outbox().journal(id("A")))
                .extracting(NotificationRecord::notification)
                .containsAll(change.duplicate().notifications());
        assertThat(change.duplicate().notifications()).isNotEmpty();
        assertThat(store().outbox().journal(id("B")))
                .extracting(NotificationRecord::notification)
                .containsExactlyElementsOf(change.into().notifications());
        assertThat(store().nextDue()).isEqualTo(change.into().wakeUp());
    }

    @Test
    @Tag("S21")
    final void the_merged_incident_is_not_due_any_more() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_3, T);
        merged("A", "B", minutes(2));

        assertThat(DueContract.taken(tick(minutes(9_000), 10))).containsExactly(id("B"));
        handle("B", new Cancel("a mistake"), minutes(9_001));
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    @Tag("S26")
    final void what_the_decision_throws_reaches_the_caller_unchanged_and_nothing_is_stored() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        Picture a = picture("A");
        Picture b = picture("B");
        RuntimeException failure = new RuntimeException("deliberate");

        assertThatThrownBy(() -> store().merge(id("A"), id("B"), (duplicate, into, others) -> {
                    merging(minutes(1)).decide(duplicate, into, others);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(picture("A")).isEqualTo(a);
        assertThat(picture("B")).isEqualTo(b);
        merged("A", "B", minutes(1));
    }

    @Test
    @Tag("S26")
    final void if_one_half_cannot_be_stored_neither_is() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        Picture a = picture("A");
        Picture b = picture("B");

        for (boolean first : new boolean[] {true, false}) {
            assertThatThrownBy(() -> store().merge(id("A"), id("B"), (duplicate, into, others) -> {
                        MergeChange change = merging(minutes(1)).decide(duplicate, into, others);
                        return first
                                ? new MergeChange(gap(change.duplicate()), change.into())
                                : new MergeChange(change.duplicate(), gap(change.into()));
                    }))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(IncidentException.class);
            assertThat(picture("A")).isEqualTo(a);
            assertThat(picture("B")).isEqualTo(b);
        }
    }

    /** The same change, but without its first entry. */
    private static Change gap(Change change) {
        return new Change(
                change.incident(),
                change.entries().subList(1, change.entries().size()),
                change.notifications(),
                change.offers(),
                change.wakeUp().orElse(null));
    }

    @Test
    final void merging_an_incident_into_itself_is_for_the_decision_to_refuse() {
        open("A", LEVEL_1, T);
        Picture before = picture("A");

        assertThatThrownBy(() -> merge("A", "A", minutes(1))).isInstanceOf(RefusedException.class);
        assertThat(picture("A")).isEqualTo(before);
    }

    @Test
    final void the_decision_sees_the_states_that_the_ones_before_it_left() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        Incident a = handle("A", new RecordProgress("found it"), minutes(1));
        Incident b = handle("B", new RecordProgress("found it, too"), minutes(1));
        List<Incident> seen = new ArrayList<>();

        store().merge(id("A"), id("B"), (duplicate, into, others) -> {
            seen.clear();
            seen.addAll(List.of(duplicate, into));
            return merging(minutes(2)).decide(duplicate, into, others);
        });

        assertThat(seen).containsExactly(a, b);
    }

    // --- 3: deduplication keys ---

    @Test
    @Tag("S25")
    final void reports_with_a_key_of_the_merged_incident_join_the_other() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));

        for (String key : List.of("disk", "pool")) {
            ReportResult result = report(keyed("again " + key, key), "C", minutes(2));
            assertThat(result).isInstanceOf(Attached.class);
            assertThat(result.incident().id()).isEqualTo(id("B"));
        }
        assertThat(store().find(id("C"))).isEmpty();
    }

    @Test
    @Tag("S25")
    final void the_other_takes_the_key_even_if_it_has_none_of_its_own() {
        report(keyed("i", "disk"), "A", T);
        open("B", LEVEL_3, T);
        merged("A", "B", minutes(1));

        assertThat(report(keyed("ii", "disk"), "C", minutes(2)).incident().id()).isEqualTo(id("B"));
    }

    @Test
    @Tag("S25")
    final void keys_are_handed_on_along_a_chain_of_merges() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        report(keyed("iii", "node"), "C", T);
        merged("A", "B", minutes(1));
        merged("B", "C", minutes(2));

        for (String key : List.of("disk", "pool", "node")) {
            assertThat(report(keyed("again " + key, key), "D", minutes(3))
                            .incident()
                            .id())
                    .isEqualTo(id("C"));
        }
    }

    @Test
    @Tag("S25")
    final void all_its_keys_are_free_again_when_the_other_is_closed() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));
        recoverAndClose("B", minutes(2));

        assertThat(report(keyed("iii", "disk"), "C", minutes(3))).isInstanceOf(Opened.class);
        assertThat(report(keyed("iv", "pool"), "D", minutes(3))).isInstanceOf(Opened.class);
    }

    @Test
    @Tag("S25")
    final void all_its_keys_are_free_again_when_the_other_is_cancelled() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));
        handle("B", new Cancel("a mistake"), minutes(2));

        assertThat(report(keyed("iii", "disk"), "C", minutes(3))).isInstanceOf(Opened.class);
    }

    @Test
    @Tag("R17")
    final void what_comes_back_under_either_key_recurs_after_the_recovery_of_the_other() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));
        recoverAndClose("B", minutes(2));

        List<Optional<Instant>> recovered = new ArrayList<>();
        for (String key : List.of("disk", "pool")) {
            store().report(keyed("again " + key, key), minutes(3), LOOK_BACK, (open, siblings) -> {
                recovered.add(siblings.recoveredAt());
                return reporting(keyed("again " + key, key), "new " + key, minutes(3))
                        .decide(open, siblings);
            });
        }
        assertThat(recovered).containsOnly(Optional.of(minutes(2)));
    }

    @Test
    @Tag("S14")
    final void reopening_is_refused_while_another_is_open_with_a_key_that_came_by_the_merge() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));
        recoverAndClose("B", minutes(2));
        report(keyed("iii", "disk"), "C", minutes(3));

        assertThatThrownBy(() -> handle("B", new Reopen("down again"), minutes(4)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("C");
        assertThat(merges("C", "B", minutes(5))).isFalse(); // it is closed
    }

    @Test
    @Tag("S25")
    final void the_intake_of_the_merged_incident_stays_known() {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));

        assertThat(report(keyed("i", "disk"), "C", minutes(2))).isEqualTo(new ReportResult.Known(find("A")));
    }

    // --- 4: at once ---

    @Test
    @Tag("concurrency")
    final void of_two_merges_the_other_way_round_one_comes_first_and_neither_waits_forever() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "a" + round;
            String b = "b" + round;
            report(keyed(a, "key of " + a), a, T);
            report(keyed(b, "key of " + b), b, T);

            List<Boolean> won =
                    Together.play(2, thread -> thread == 0 ? merges(a, b, minutes(1)) : merges(b, a, minutes(1)));

            assertThat(won).containsOnlyOnce(true);
            assertThat(List.of(find(a).isOpen(), find(b).isOpen())).containsOnlyOnce(true);
        }
    }

    @Test
    @Tag("concurrency")
    final void merges_in_a_circle_leave_one_incident_open() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "r" + round + "-";
            for (int i = 0; i < 4; i++) {
                report(keyed(name + i, name + i), name + i, T);
            }

            List<Boolean> won = Together.play(4, thread -> merges(name + thread, name + (thread + 1) % 4, minutes(1)));

            long open =
                    IntStream.range(0, 4).filter(i -> find(name + i).isOpen()).count();
            assertThat(open).isEqualTo(4 - won.stream().filter(w -> w).count()).isPositive();
        }
    }

    @Test
    @Tag("concurrency")
    @Tag("S25")
    final void reports_with_either_key_while_it_happens_join_one_of_them_and_open_none() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "r" + round;
            report(keyed(name + "/a", name + "-disk"), name + "-a", T);
            report(keyed(name + "/b", name + "-pool"), name + "-b", T);

            List<Object> results = Together.play(4, thread -> {
                if (thread == 0) {
                    return merge(name + "-a", name + "-b", minutes(1));
                }
                return report(
                        keyed(name + "/" + thread, name + (thread % 2 == 0 ? "-disk" : "-pool")),
                        name + "-" + thread,
                        minutes(1));
            });

            assertThat(results.subList(1, 4)).allMatch(Attached.class::isInstance);
            assertThat(find(name + "-a").isOpen()).isFalse();
            for (String id : List.of(name + "-a", name + "-b")) {
                assertThat(Incident.fold(id(id), store().timeline(id(id)))).isEqualTo(find(id));
            }
        }
        assertThat(store().search(IncidentQuery.all()).incidents()).hasSize(2 * ROUNDS);
    }

    @Test
    @Tag("concurrency")
    @Tag("S25")
    final void of_reports_with_either_key_none_is_lost_afterwards() throws Exception {
        report(keyed("i", "disk"), "A", T);
        report(keyed("ii", "pool"), "B", T);
        merged("A", "B", minutes(1));

        Together.play(4, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                report(keyed(thread + "/" + round, thread % 2 == 0 ? "disk" : "pool"), "C", minutes(2));
            }
            return 0;
        });

        assertThat(store().timeline(id("B")))
                .filteredOn(entry -> entry.event() instanceof Complained)
                .hasSize(4 * ROUNDS);
    }

    @Test
    @Tag("concurrency")
    @Tag("S35")
    final void no_change_is_lost_while_it_happens() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "a" + round;
            String b = "b" + round;
            open(a, LEVEL_3, T);
            open(b, LEVEL_3, T);

            List<Boolean> stored = Together.play(3, thread -> {
                if (thread == 0) {
                    return merges(a, b, minutes(1));
                }
                try {
                    handle(thread == 1 ? a : b, new RecordProgress("by " + thread), minutes(1));
                    return true;
                } catch (RefusedException merged) {
                    return false;
                }
            });

            assertThat(stored.get(0)).isTrue();
            assertThat(stored.get(2)).isTrue();
            assertThat(progress(a)).isEqualTo(stored.get(1) ? 1 : 0);
            assertThat(progress(b)).isEqualTo(1);
        }
    }

    private long progress(String id) {
        return store().timeline(id(id)).stream()
                .filter(entry -> entry.event() instanceof ProgressRecorded)
                .count();
    }

    @Test
    final void incidents_without_keys_can_be_merged_at_the_end_of_time() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        IncidentId into = merged("A", "B", Time.LATEST).into().incident().id();

        assertThat(into).isEqualTo(id("B"));
    }

    // --- 5: a third with the same key ---

    @Test
    @Tag("S25")
    final void the_decision_is_told_of_a_third_that_is_open_with_a_key_of_the_merged_one() {
        report(keyed("i", "disk"), "A", T);
        recoverAndClose("A", minutes(1));
        report(keyed("ii", "pool"), "B", minutes(2));
        report(keyed("iii", "disk"), "C", minutes(3));

        assertThatThrownBy(() -> merge("A", "B", minutes(4)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would get a deduplication key that incident C is open for");
        merged("C", "B", minutes(5));
        merged("A", "B", minutes(6));
        assertThat(find("B").isOpen()).isTrue();
    }
}
