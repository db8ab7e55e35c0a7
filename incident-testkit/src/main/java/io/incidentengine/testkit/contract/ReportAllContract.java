package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Known;
import io.incidentengine.port.ReportResult.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code reportAll} promises beside what each report does. */
@Tag("S25")
abstract class ReportAllContract extends StoreTopic {
    private static final int ROUNDS = 100;
    private static final int MANY = 120;

    private static Arrival arrival(Intake intake, Instant now, ReportDecision decision) {
        return new Arrival(intake, now, LOOK_BACK, decision);
    }

    private static Arrival arrival(Intake intake, String newId) {
        return arrival(intake, T, reporting(intake, newId, T));
    }

    private List<ReportResult> reportAll(Arrival... arrivals) {
        return store().reportAll(List.of(arrivals));
    }

    @Test
    final void none_is_nothing() {
        assertThat(store().reportAll(List.of())).isEmpty();
    }

    @Test
    final void of_two_with_one_key_the_second_joins_what_the_first_has_opened() {
        List<ReportResult> results = reportAll(arrival(keyed("i", "disk"), "A"), arrival(keyed("ii", "disk"), "B"));

        assertThat(results.get(0)).isInstanceOf(Opened.class);
        assertThat(results.get(1)).isInstanceOf(Attached.class);
        assertThat(results.get(1).incident()).isEqualTo(find("A"));
        assertThat(store().find(id("B"))).isEmpty();
        assertThat(Incident.fold(id("A"), store().timeline(id("A")))).isEqualTo(find("A"));
    }

    @Test
    final void of_two_with_one_intake_id_the_second_is_known() {
        List<ReportResult> results = reportAll(
                arrival(keyed("i", "disk"), "A"),
                arrival(keyed("ii", "disk"), "B"),
                arrival(intake("i", LEVEL_1), "C"),
                arrival(keyed("ii", "network"), "D"));

        assertThat(results.subList(2, 4)).containsExactly(new Known(find("A")), new Known(find("A")));
        assertThat(store().search(IncidentQuery.all()).incidents()).containsExactly(find("A"));
        assertThat(reportAll(arrival(intake("i", LEVEL_1), "C"))).containsExactly(new Known(find("A")));
    }

    /** Closes what is confirmed by now and opens another, as time may have it. */
    private static ReportDecision deciding(Intake intake, String newId, Instant now) {
        ReportDecision plain = reporting(intake, newId, now);
        return (open, siblings) -> {
            Incident over = open.filter(incident -> incident.status() == IncidentStatus.CONFIRMED)
                    .orElse(null);
            if (over == null) {
                return plain.decide(open, siblings);
            }
            Change closed = handling(new Close(""), now).decide(over, Siblings.NONE);
            Siblings recovered =
                    new Siblings(null, closed.incident().recoveredAt().orElseThrow());
            return new ReportChange(
                    closed, plain.decide(Optional.empty(), recovered).change());
        };
    }

    /** One incident is confirmed and answers to two keys, another is closed, and one is open. */
    private void begun() {
        for (String key : List.of("disk", "pool", "network", "node")) {
            reportAll(arrival(keyed("first " + key, key), key));
        }
        store().merge(
                        id("disk"),
                        id("pool"),
                        (disk, pool, others) -> Decisions.merge(
                                disk, pool, ANN, "one array", situation(T, Siblings.NONE), situation(T, others)));
        recoverAndClose("network", minutes(1));
        recover("pool", minutes(2));
        handle("pool", new Resolve("patched", RootCause.IDENTIFIED, "a leak"), minutes(3));
        handle("pool", new Confirm(null), minutes(3));
    }

    /** Says nothing of the open incident but when it wants attention next. */
    private static ReportDecision waking(Instant next) {
        return (open, siblings) ->
                ReportChange.of(new Change(open.orElseThrow(), List.of(), List.of(), List.of(), next));
    }

    private static List<Arrival> mixed() {
        List<Arrival> all = new ArrayList<>();
        for (String copy : List.of("second ", "third ", "first ", "second ")) {
            for (String key : List.of("pool", "disk", "network", "node", "new")) {
                Instant now = minutes(10 + all.size());
                Intake intake = keyed(copy + key, key);
                all.add(arrival(intake, now, deciding(intake, "number " + all.size(), now)));
            }
            Intake alone = intake(copy + "alone", LEVEL_2);
            all.add(arrival(alone, minutes(40), reporting(alone, copy + "alone", minutes(40))));
            all.add(arrival(keyed(copy + "silent", "node"), minutes(40), waking(minutes(50 + all.size()))));
        }
        return all;
    }

    private List<Picture> pictures() {
        return store().search(IncidentQuery.all()).incidents().stream()
                .map(incident -> picture(incident.id().value()))
                .toList();
    }

    @Test
    final void what_comes_of_each_is_what_comes_of_one_after_the_other() {
        begun();
        List<ReportResult> apart = new ArrayList<>();
        mixed().forEach(arrival -> apart.addAll(reportAll(arrival)));
        List<Picture> expected = pictures();

        begin();
        begun();
        assertThat(store().reportAll(mixed())).isEqualTo(apart);
        assertThat(pictures()).isEqualTo(expected).hasSize(11);
    }

    @Test
    final void a_hundred_and_more_are_stored_at_once_and_known_at_once() {
        List<Arrival> many = IntStream.range(0, MANY)
                .mapToObj(i -> arrival(keyed("intake " + i, "key " + i), "incident " + i))
                .toList();

        List<ReportResult> opened = store().reportAll(many);
        List<ReportResult> known = store().reportAll(many);

        assertThat(opened).hasSize(MANY).allSatisfy(result -> assertThat(result).isInstanceOf(Opened.class));
        assertThat(known)
                .isEqualTo(opened.stream()
                        .map(result -> new Known(result.incident()))
                        .toList());
    }

    @Test
    @Tag("S26")
    final void what_a_decision_throws_reaches_the_caller_unchanged_and_nothing_of_the_batch_is_stored() {
        RuntimeException failure = new RuntimeException("deliberate");
        reportAll(arrival(keyed("i", "disk"), "A"));
        List<Picture> before = pictures();

        assertThatThrownBy(() -> reportAll(
                        arrival(keyed("ii", "disk"), "B"),
                        arrival(intake("iii", LEVEL_1), "C"),
                        arrival(intake("iv", LEVEL_1), T, (open, siblings) -> {
                            throw failure;
                        })))
                .isSameAs(failure);

        assertThat(pictures()).isEqualTo(before);
        assertThat(reportAll(arrival(intake("iii", LEVEL_1), "C")).get(0)).isInstanceOf(Opened.class);
    }

    @Test
    @Tag("S26")
    final void if_the_id_of_one_is_taken_nothing_of_the_batch_is_stored() {
        reportAll(arrival(keyed("i", "disk"), "A"));
        List<Picture> before = pictures();

        for (String taken : List.of("A", "C")) {
            assertThatThrownBy(() -> reportAll(
                            arrival(keyed("ii", "disk"), "B"),
                            arrival(intake("iii", LEVEL_1), "C"),
                            arrival(intake("iv", LEVEL_1), "D"),
                            arrival(intake("v", LEVEL_1), taken)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(taken);
        }

        assertThat(pictures()).isEqualTo(before);
    }

    @Test
    @Tag("S25")
    final void two_reports_that_were_handed_nothing_cannot_open_incidents_with_one_key() {
        Intake same = keyed("iii", "disk");

        assertThatThrownBy(() -> reportAll(
                        arrival(keyed("i", "disk"), "A"), arrival(intake("ii", LEVEL_1), T, reporting(same, "B", T))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be open beside");

        assertThat(pictures()).isEmpty();
    }

    @Test
    @Tag("concurrency")
    final void of_two_calls_the_other_way_round_one_comes_first_and_neither_waits_forever() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round " + round + " ";
            List<String> names = List.of(name + "a", name + "b", name + "c", name + "d");
            List<List<ReportResult>> results = Together.play(2, thread -> {
                List<Arrival> arrivals = new ArrayList<>();
                for (String one : names) {
                    arrivals.add(arrival(keyed(one + thread, one), one + thread));
                    arrivals.add(arrival(intake(one, LEVEL_3), one + "alone" + thread));
                }
                if (thread == 1) {
                    Collections.reverse(arrivals);
                }
                return store().reportAll(arrivals);
            });

            assertThat(results.stream().flatMap(List::stream).toList())
                    .hasSize(4 * names.size())
                    .satisfies(all ->
                            assertThat(all).filteredOn(Opened.class::isInstance).hasSize(8))
                    .satisfies(all -> assertThat(all)
                            .filteredOn(Attached.class::isInstance)
                            .hasSize(4))
                    .satisfies(all ->
                            assertThat(all).filteredOn(Known.class::isInstance).hasSize(4));
        }
    }
}
