package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code find}, {@code timeline} and {@code search} promise. */
abstract class ReadingContract extends StoreTopic {

    @Test
    final void what_is_unknown_is_not_found_and_has_no_timeline() {
        open("A", LEVEL_1, T);

        assertThat(store().find(id("B"))).isEmpty();
        assertThat(store().timeline(id("B"))).isEmpty();
    }

    @Test
    @Tag("S35")
    final void a_timeline_has_all_entries_in_order_and_grows_only_at_its_end() {
        open("A", LEVEL_1, T);
        List<TimelineEntry> before = store().timeline(id("A"));
        handle("A", new Respond(), minutes(60));
        List<TimelineEntry> after = store().timeline(id("A"));

        assertThat(after).startsWith(before.toArray(new TimelineEntry[0]));
        assertThat(after)
                .extracting(TimelineEntry::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, after.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    final void a_search_of_an_empty_store_finds_nothing() {
        assertThat(store().search(IncidentQuery.all())).isEqualTo(new IncidentPage(List.of(), false));
    }

    @Test
    final void incidents_are_listed_in_the_order_of_their_ids() {
        for (String id : List.of("b", "a10", "B", "a1", "a2", "ä")) {
            open(id, LEVEL_3, T);
        }

        assertThat(ids(store().search(IncidentQuery.all()))).containsExactly("B", "a1", "a10", "a2", "b", "ä");
    }

    @Test
    final void pages_follow_each_other_without_gap_or_overlap() {
        List<String> all = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            all.add("INC-" + i + "-" + random.nextInt(100));
            open(all.get(i), LEVEL_3, T);
        }
        all.sort(Comparator.naturalOrder());

        List<String> listed = new ArrayList<>();
        IncidentQuery query = new IncidentQuery(Set.of(), null, 10);
        IncidentPage page = store().search(query);
        while (page.more()) {
            assertThat(page.incidents()).hasSize(10);
            listed.addAll(ids(page));
            page = store().search(query.after(id(listed.get(listed.size() - 1))));
        }
        listed.addAll(ids(page));

        assertThat(listed).isEqualTo(all);
    }

    @Test
    final void a_page_begins_behind_an_id_even_if_no_incident_has_it() {
        open("A", LEVEL_3, T);
        open("C", LEVEL_3, T);

        assertThat(ids(store().search(IncidentQuery.all().after(id("B"))))).containsExactly("C");
        assertThat(ids(store().search(IncidentQuery.all().after(id("C"))))).isEmpty();
    }

    @Test
    final void only_incidents_in_the_statuses_that_are_asked_for_are_listed() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        open("C", LEVEL_3, T);
        open("D", LEVEL_3, T);
        recoverAndClose("A", minutes(1));
        handle("B", new Respond(), minutes(1));
        recoverAndClose("D", minutes(1));

        assertThat(ids(store().search(IncidentQuery.in(IncidentStatus.CLOSED)))).containsExactly("A", "D");
        assertThat(ids(store().search(IncidentQuery.in(IncidentStatus.REPORTED, IncidentStatus.IN_PROGRESS))))
                .containsExactly("B", "C");
        assertThat(ids(store().search(IncidentQuery.in(IncidentStatus.CANCELLED))))
                .isEmpty();
    }

    @Test
    final void more_is_said_of_incidents_in_these_statuses_alone() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        open("C", LEVEL_3, T);
        recoverAndClose("A", minutes(1));

        IncidentPage closed = store().search(new IncidentQuery(Set.of(IncidentStatus.CLOSED), null, 1));
        IncidentPage reported = store().search(new IncidentQuery(Set.of(IncidentStatus.REPORTED), null, 1));

        assertThat(ids(closed)).containsExactly("A");
        assertThat(closed.more()).isFalse();
        assertThat(ids(reported)).containsExactly("B");
        assertThat(reported.more()).isTrue();
    }

    private static List<String> ids(IncidentPage page) {
        return page.incidents().stream().map(Incident::id).map(Object::toString).toList();
    }
}
