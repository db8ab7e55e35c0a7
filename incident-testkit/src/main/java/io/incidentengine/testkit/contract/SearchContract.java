package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentCursor;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentQuery.Order;
import io.incidentengine.port.ReportResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code search} promises. */
@Tag("R33")
abstract class SearchContract extends StoreTopic {
    private static final List<Criterion> IMPACTS = List.of(LEVEL_1, LEVEL_2, LEVEL_3);
    private static final List<String> TITLES = List.of(
            "Checkout fails", "CHECKOUT is slow", "100% of Ärzte wait", "a_b", "a\\b", "aXb", "what's \"up\"?", "!");

    private final Map<IncidentId, Optional<Instant>> deadlines = new HashMap<>();

    @Test
    final void a_search_of_an_empty_store_finds_nothing() {
        for (Order order : Order.values()) {
            assertThat(store().search(IncidentQuery.all().by(order))).isEqualTo(new IncidentPage(List.of(), null));
        }
    }

    @Test
    final void incidents_are_listed_in_the_order_of_their_ids() {
        for (String id : List.of("b", "a10", "B", "a1", "a2", "ä")) {
            open(id, LEVEL_3, T);
        }

        assertThat(ids(store().search(IncidentQuery.all()))).containsExactly("B", "a1", "a10", "a2", "b", "ä");
    }

    @Test
    final void those_that_were_reported_last_come_first() {
        open("A", LEVEL_3, minutes(2));
        open("B", LEVEL_3, minutes(3));
        open("C", LEVEL_3, minutes(1));
        open("D", LEVEL_3, minutes(2));

        assertThat(ids(store().search(IncidentQuery.all().by(Order.NEWEST)))).containsExactly("B", "D", "A", "C");
    }

    @Test
    @Tag("R34")
    final void those_with_the_earliest_deadline_come_first_and_those_without_one_not_at_all() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_1, T);
        open("C", LEVEL_2, T);
        open("D", LEVEL_1, T);
        handle("B", new Respond(), minutes(1));
        handle("D", new Cancel("a mistake"), minutes(1));

        assertThat(ids(store().search(IncidentQuery.all().by(Order.URGENT)))).containsExactly("C", "A", "B");
    }

    @Test
    @Tag("R34")
    final void what_is_overdue_and_what_is_due_soon_is_found() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        open("C", LEVEL_3, T);
        tick(minutes(20), 10);

        assertThat(found(IncidentFilter.where().overdue(minutes(20)))).containsExactly("A");
        assertThat(found(IncidentFilter.where().due(minutes(20), minutes(31)))).containsExactly("B");
        assertThat(found(IncidentFilter.where().due(minutes(20), minutes(30)))).isEmpty();

        handle("A", new Respond(), minutes(20));
        assertThat(found(IncidentFilter.where().overdue(minutes(20)))).isEmpty();
    }

    @Test
    @Tag("R35")
    final void what_is_open_or_has_a_deadline_or_was_touched_since_is_found() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        recoverAndClose("B", minutes(2));
        open("C", LEVEL_3, T);
        recoverAndClose("C", minutes(1));
        handle("C", new RecordLesson("read before you report"), minutes(3));
        open("D", LEVEL_1, T);
        recover("D", minutes(1));
        handle("D", new ProposeSolution("patch it", List.of()), minutes(1));
        handle("D", new ReviewSolution(Review.APPROVED, ""), minutes(1));
        closeRecovered("D", minutes(1)); // and owes a report

        assertThat(found(IncidentFilter.where().since(minutes(2)))).containsExactly("A", "B", "C", "D");
        assertThat(found(IncidentFilter.where().since(minutes(3)))).containsExactly("A", "C", "D");
        assertThat(found(IncidentFilter.where().since(minutes(4)))).containsExactly("A", "D");
        assertThat(found(IncidentFilter.where().since(minutes(2)).ended())).containsExactly("B", "C", "D");
    }

    @Test
    final void a_part_of_the_title_finds_it_in_capitals_or_small_letters_and_nothing_in_it_is_a_pattern() {
        for (String title : TITLES) {
            report(Intake.of(title, Report.of("shop", title).impact(LEVEL_3).build()), title, T);
        }

        assertThat(found(IncidentFilter.where().title("cHeckout")))
                .containsExactly("CHECKOUT is slow", "Checkout fails");
        assertThat(found(IncidentFilter.where().title("ÄRZTE"))).containsExactly("100% of Ärzte wait");
        assertThat(found(IncidentFilter.where().title("0% o"))).containsExactly("100% of Ärzte wait");
        assertThat(found(IncidentFilter.where().title("a_b"))).containsExactly("a_b");
        assertThat(found(IncidentFilter.where().title("%"))).containsExactly("100% of Ärzte wait");
        assertThat(found(IncidentFilter.where().title("\\"))).containsExactly("a\\b");
        assertThat(found(IncidentFilter.where().title("'s \"UP"))).containsExactly("what's \"up\"?");
        assertThat(found(IncidentFilter.where().title("!"))).containsExactly("!");
    }

    @Test
    final void who_complained_later_finds_it_and_so_does_the_key_of_what_was_merged_into_it() {
        report(keyed("1", "disk"), "A", T);
        report(complaint("2", "disk", "rita"), "A", minutes(1));
        report(complaint("3", "raid", "paul"), "B", minutes(2));
        store().merge(
                        id("B"),
                        id("A"),
                        (silenced, kept, others) -> Decisions.merge(
                                silenced,
                                kept,
                                ANN,
                                "one fault",
                                situation(minutes(3), Siblings.NONE),
                                situation(minutes(3), others)));

        assertThat(found(IncidentFilter.where().reporter("rita"))).containsExactly("A");
        assertThat(found(IncidentFilter.where().reporter("paul"))).containsExactly("A", "B");
        assertThat(found(IncidentFilter.where().reporter("paul").open())).containsExactly("A");
        assertThat(found(IncidentFilter.where().reporter("paula"))).isEmpty();
        assertThat(found(IncidentFilter.where().key("disk"))).containsExactly("A");
        assertThat(found(IncidentFilter.where().key("raid"))).containsExactly("A", "B");
        assertThat(found(IncidentFilter.where().key("rita"))).isEmpty();
    }

    private static Intake complaint(String id, String key, String reporter) {
        return Intake.of(
                id,
                Report.of("shop", "checkout fails")
                        .impact(LEVEL_3)
                        .deduplicationKey(key)
                        .reporter(Person.of(reporter, reporter))
                        .build());
    }

    @Test
    final void each_filter_finds_in_each_order_what_it_accepts() {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            live("INC-" + random.nextInt(1_000_000), random);
        }
        Instant now = minutes(200);
        kept(store().changeDue(now, 1_000, ticking(now)));

        filters(now).forEach((name, filter) -> {
            for (Order order : Order.values()) {
                assertThat(pages(new IncidentQuery(filter, order, null, 7)))
                        .as(name + " by " + order)
                        .isEqualTo(expected(filter, order));
            }
        });
    }

    private void live(String id, Random random) {
        Instant at = minutes(random.nextInt(120));
        Report.Builder report = Report.of("service " + random.nextInt(3), TITLES.get(random.nextInt(TITLES.size())))
                .impact(IMPACTS.get(random.nextInt(3)));
        if (random.nextBoolean()) {
            report.reporter(Person.of("reporter " + random.nextInt(4), "Rita"));
        }
        if (random.nextInt(4) == 0) {
            report.deduplicationKey("key " + random.nextInt(3));
        }
        ReportResult result = report(Intake.of(id, report.build()), id, at);
        if (result instanceof ReportResult.Opened opened) {
            kept(opened.change());
            change(id, random, at);
        } else if (result instanceof ReportResult.Attached attached) {
            kept(attached.change());
        }
    }

    private void change(String id, Random random, Instant at) {
        Instant later = at.plusSeconds(60);
        switch (random.nextInt(4)) {
            case 0 -> kept(committed(store().change(id(id), handling(new Respond(), later))));
            case 1 -> {
                kept(committed(store().change(id(id), handling(new Respond(), later))));
                kept(committed(store().change(
                                id(id), handling(new Transfer("team " + random.nextInt(2), "a bug"), later))));
            }
            case 2 -> kept(committed(store().change(id(id), handling(new Cancel("a mistake"), later))));
            default -> {
                // nobody does anything
            }
        }
    }

    private void kept(DueResult result) {
        result.changes().forEach(this::kept);
    }

    private void kept(Change change) {
        deadlines.put(change.incident().id(), Optional.ofNullable(change.deadline()));
    }

    private static Map<String, IncidentFilter> filters(Instant now) {
        Map<String, IncidentFilter> filters = new LinkedHashMap<>();
        filters.put("all", IncidentFilter.ALL);
        filters.put(
                "status",
                IncidentFilter.where()
                        .status(IncidentStatus.IN_PROGRESS, IncidentStatus.CANCELLED)
                        .build());
        filters.put("open", IncidentFilter.where().open().build());
        filters.put("ended", IncidentFilter.where().ended().build());
        filters.put(
                "severity",
                IncidentFilter.where()
                        .severity(Severity.level(1), Severity.level(3))
                        .build());
        filters.put(
                "service",
                IncidentFilter.where().service("service 0", "service 2").build());
        filters.put("owner", IncidentFilter.where().owner("ann").build());
        filters.put("assignee", IncidentFilter.where().assignee("team 1").build());
        filters.put("assignee who owns", IncidentFilter.where().assignee("ann").build());
        filters.put("reporter", IncidentFilter.where().reporter("reporter 1").build());
        filters.put("key", IncidentFilter.where().key("key 2").build());
        filters.put("title", IncidentFilter.where().title("CHECK").build());
        filters.put(
                "reported",
                IncidentFilter.where().reported(minutes(30), minutes(90)).build());
        filters.put(
                "reported since",
                IncidentFilter.where().reported(minutes(60), null).build());
        filters.put(
                "reported before",
                IncidentFilter.where().reported(null, minutes(60)).build());
        filters.put("since", IncidentFilter.where().since(minutes(60)).build());
        filters.put("since a short while ago", IncidentFilter.where().since(now).build());
        filters.put("overdue", IncidentFilter.where().overdue(now).build());
        filters.put(
                "due soon",
                IncidentFilter.where().due(now, now.plusSeconds(86_400)).build());
        filters.put(
                "all of them together",
                IncidentFilter.where()
                        .open()
                        .severity(Severity.level(2))
                        .service("service 0", "service 1")
                        .reporter("reporter 1")
                        .title("c")
                        .reported(minutes(1), minutes(119))
                        .due(minutes(1), now.plusSeconds(8_640_000))
                        .build());
        return filters;
    }

    private List<String> expected(IncidentFilter filter, Order order) {
        record Line(Incident incident, @Nullable Instant deadline) {}
        List<Line> lines = new ArrayList<>();
        deadlines.forEach((id, deadline) -> lines.add(new Line(find(id.value()), deadline.orElse(null))));
        return lines.stream()
                .filter(line -> filter.accepts(line.incident(), line.deadline()))
                .filter(line -> order != Order.URGENT || line.deadline() != null)
                .map(line -> order.place(line.incident(), line.deadline()))
                .sorted(order.comparator())
                .map(place -> place.id().value())
                .toList();
    }

    private List<String> pages(IncidentQuery query) {
        List<String> listed = new ArrayList<>();
        IncidentPage page = store().search(query);
        while (page.next().isPresent()) {
            assertThat(page.incidents()).hasSize(query.limit());
            listed.addAll(ids(page));
            page = store().search(query.after(page.next().get()));
            assertThat(listed).doesNotContainAnyElementsOf(ids(page).isEmpty() ? List.of("") : ids(page));
        }
        listed.addAll(ids(page));
        return listed;
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

        assertThat(pages(IncidentQuery.all().pagesOf(10))).isEqualTo(all);
        assertThat(pages(IncidentQuery.all().by(Order.URGENT).pagesOf(7))).isEqualTo(all);
    }

    @Test
    final void a_page_begins_behind_a_place_even_if_no_incident_has_it() {
        open("A", LEVEL_3, T);
        open("C", LEVEL_3, T);

        assertThat(ids(store().search(IncidentQuery.all().after(IncidentCursor.behind(id("B"))))))
                .containsExactly("C");
        assertThat(ids(store().search(IncidentQuery.all().after(IncidentCursor.behind(id("C"))))))
                .isEmpty();
        IncidentCursor between = new IncidentCursor(T, id("B"));
        assertThat(ids(store().search(IncidentQuery.all().by(Order.NEWEST).after(between))))
                .containsExactly("A");
    }

    @Test
    final void more_is_said_of_incidents_that_are_looked_for_alone() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        open("C", LEVEL_3, T);
        recoverAndClose("A", minutes(1));

        IncidentPage closed =
                store().search(IncidentQuery.in(IncidentStatus.CLOSED).pagesOf(1));
        IncidentPage reported =
                store().search(IncidentQuery.in(IncidentStatus.REPORTED).pagesOf(1));

        assertThat(ids(closed)).containsExactly("A");
        assertThat(closed.next()).isEmpty();
        assertThat(ids(reported)).containsExactly("B");
        assertThat(reported.next()).contains(IncidentCursor.behind(id("B")));
    }

    private List<String> found(IncidentFilter.Builder filter) {
        return ids(store().search(IncidentQuery.of(filter.build())));
    }

    private static List<String> ids(IncidentPage page) {
        return page.incidents().stream().map(Incident::id).map(Object::toString).toList();
    }
}
