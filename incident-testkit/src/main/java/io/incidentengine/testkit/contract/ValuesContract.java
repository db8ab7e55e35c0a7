package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes in comes out as it was: times, texts and amounts, whatever they are. */
abstract class ValuesContract extends StoreTopic {
    static final String FLAME = "\uD83D\uDD25";
    private static final Duration LEASE = Duration.ofMinutes(1);

    static final List<String> TEXTS = List.of(
            "'; DROP TABLE ie_incident; --",
            "/* a comment \" and ` and \\ and $$ and ? and :name and {incident} */",
            "{\"a\": [null, \"\\u0000\"]}",
            "<incident>&amp;</incident> ]]>",
            "Störung ✓ 停电 עברית " + FLAME + " e\u0301 \u200F",
            "%_\\%",
            "A ");

    /** Names of which no two are the same, though a person or a collation may think so. */
    static final List<String> LOOKALIKES = List.of("a", "A", "á", "a\u0301", "ａ", "a.", "ß", "ss", "İ", "i", "ﬁ", "fi");

    /** As many as there are, with a name of characters from all over each. */
    static List<String> planes() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT >> 16)
                .mapToObj(plane -> characters(plane << 16))
                .toList();
    }

    @Test
    final void texts_come_back_as_they_went_in_wherever_they_stand() {
        for (String text : TEXTS) {
            comesBack(text);
        }
    }

    @Test
    final void every_character_comes_back() {
        planes().forEach(this::comesBack);
    }

    /** A name of characters from all over a plane. */
    private static String characters(int plane) {
        return IntStream.range(0, 64)
                .map(i -> plane + i * 1021)
                .filter(c -> Character.getType(c) != Character.SURROGATE && !Character.isISOControl(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "x", "x"));
    }

    @Test
    final void names_may_be_as_long_as_names_are() {
        comesBack("x".repeat(Text.NAME_LENGTH));
        comesBack(FLAME.repeat(Text.NAME_LENGTH / FLAME.length()));
    }

    private void comesBack(String text) {
        Person reporter = Person.of(text, text, Contact.email("rita@example.org"));
        Report report = Report.of(text, text)
                .impact(LEVEL_2)
                .reporter(reporter)
                .feature(text, text)
                .details(text.repeat(1 << 6))
                .deduplicationKey(text)
                .build();
        Intake intake = Intake.of(text, report);
        report(intake, text, T);
        handle(text, new Respond(), minutes(1));
        handle(text, new RecordProgress(text), minutes(2));

        Incident found = find(text);
        assertThat(found.registration().intake()).isEqualTo(intake);
        assertThat(found.people().reporters()).containsExactly(reporter);
        assertThat(Incident.fold(id(text), store().timeline(id(text)))).isEqualTo(found);
        assertThat(report(intake, "another", T)).isEqualTo(new ReportResult.Known(found));
        for (IncidentFilter.Builder filter : List.of(
                IncidentFilter.where().service(text),
                IncidentFilter.where().reporter(text),
                IncidentFilter.where().key(text),
                IncidentFilter.where().title(text))) {
            assertThat(store().search(IncidentQuery.of(filter.build())).incidents())
                    .contains(found);
        }
        assertThat(store().outbox().journal(id(text)))
                .hasSize(2)
                .extracting(NotificationRecord::notification)
                .containsExactlyElementsOf(decided(text));
    }

    private List<Notification> decided(String incident) {
        return store().timeline(id(incident)).stream()
                .map(TimelineEntry::event)
                .filter(NotificationDecided.class::isInstance)
                .map(event -> ((NotificationDecided) event).notification())
                .toList();
    }

    @Test
    final void names_that_somebody_might_take_for_the_same_are_different() {
        for (String name : LOOKALIKES) {
            report(keyed(name, name), name, T);
        }

        for (String name : LOOKALIKES) {
            assertThat(find(name).registration().intake()).isEqualTo(keyed(name, name));
            assertThat(store().search(IncidentQuery.of(
                                    IncidentFilter.where().key(name).build()))
                            .incidents())
                    .containsExactly(find(name));
        }
    }

    @Test
    final void a_megabyte_of_details_is_kept() {
        for (String details : List.of(FLAME.repeat(1 << 19), "\"\\\n".repeat(Text.PROSE_LENGTH / 3))) {
            Intake intake = Intake.of(
                    details.substring(0, 2).trim(),
                    Report.of("shop", "checkout fails")
                            .impact(LEVEL_3)
                            .details(details)
                            .build());

            Incident incident = report(intake, "INC " + intake.id(), T).incident();

            assertThat(find(incident.id().value()).report().details()).isEqualTo(details);
        }
    }

    @Test
    final void a_timeline_may_be_long_and_so_may_a_page() {
        open("A", LEVEL_3, T);
        for (int i = 0; i < 300; i++) {
            handle("A", new RecordProgress("step " + i), minutes(1));
        }
        assertThat(store().timeline(id("A"))).hasSizeGreaterThan(300);

        Set<IncidentId> some = IntStream.range(0, IncidentQuery.LONGEST_PAGE)
                .mapToObj(i -> open("B" + i, LEVEL_3, T).id())
                .collect(Collectors.toSet());
        assertThat(store().search(IncidentQuery.all()).incidents()).hasSize(IncidentQuery.LONGEST_PAGE);
        assertThat(some).hasSize(IncidentQuery.LONGEST_PAGE);
    }

    @Test
    @Tag("S2")
    final void instants_are_kept_to_the_microsecond_from_the_earliest_to_the_latest() {
        open("A", LEVEL_3, T);
        for (Instant instant : List.of(
                Time.EARLIEST,
                Instant.EPOCH.minus(Time.GRAIN),
                T.plus(1, ChronoUnit.MICROS),
                T.plus(999_999, ChronoUnit.MICROS),
                Time.LATEST)) {
            store().change(id("A"), (incident, siblings) -> waking(incident, instant));

            assertThat(store().nextDue()).contains(instant);
            if (instant.isAfter(Time.EARLIEST)) {
                assertThat(DueContract.taken(tick(instant.minus(Time.GRAIN), 1)))
                        .isEmpty();
            }
            assertThat(DueContract.taken(store().changeDue(instant, 1, (incident, siblings) -> waking(incident, null))))
                    .containsExactly(id("A"));
        }

        Instant precise = T.plus(123_457, ChronoUnit.MICROS);
        Report report = Report.of("shop", "checkout fails")
                .impact(LEVEL_3)
                .occurredAt(precise.minus(Time.GRAIN))
                .reportedAt(precise)
                .build();
        report(Intake.of("B", report), "B", minutes(1));
        assertThat(find("B").reportedAt()).isEqualTo(precise);
        assertThat(find("B").report()).isEqualTo(report);
    }

    private static Change waking(Incident incident, @Nullable Instant at) {
        return new Change(incident, List.of(), List.of(), List.of(), at);
    }

    @Test
    @Tag("S1")
    final void long_ago_it_is_the_time_that_is_handed_in() {
        goesBy(Instant.parse("1871-03-02T10:00:00Z"));
    }

    @Test
    @Tag("S1")
    final void far_ahead_it_is_the_time_that_is_handed_in() {
        goesBy(Instant.parse("2871-03-02T10:00:00Z"));
    }

    private void goesBy(Instant now) {
        open("A", LEVEL_1, now);
        int told = store().outbox().journal(id("A")).size();

        assertThat(store().outbox().claim(Lane.DIRECTORY, now, 9, LEASE)).hasSize(told);
        Instant over = now.plus(LEASE);
        assertThat(store().outbox().claim(Lane.DIRECTORY, over.minus(Time.GRAIN), 9, LEASE))
                .isEmpty();
        assertThat(store().outbox().claim(Lane.DIRECTORY, over, 9, LEASE)).hasSize(told);

        Instant due = now.plus(RESPONSE_1);
        assertThat(store().nextDue()).contains(due);
        assertThat(DueContract.taken(tick(due.minus(Time.GRAIN), 9))).isEmpty();
        assertThat(DueContract.taken(tick(due, 9))).containsExactly(id("A"));
    }
}
