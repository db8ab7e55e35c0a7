package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.TimelineEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code find} and {@code timeline} promise. */
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
}
