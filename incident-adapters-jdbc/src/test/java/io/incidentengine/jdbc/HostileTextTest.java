package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write is stored as it is, or refused before it comes to the database. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileTextTest {
    private static final List<String> TEXTS = List.of(
            "'; DROP TABLE ie_incident; --",
            "/* a comment \" and ` and \\ and $$ and ? and :name and {incident} */",
            "{\"a\": [null, \"\\u0000\"]}",
            "Störung ✓ 停电 עברית \uD83D\uDD25 e\u0301 \u200F",
            "%_\\%",
            "A ");

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void texts_come_back_as_they_went_in(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store, Desk.mail());
        for (String text : TEXTS) {
            Report report = Report.of(text, text)
                    .impact(Criterion.DEGRADATION)
                    .details(text.repeat(1 << 12))
                    .deduplicationKey(text)
                    .build();
            Intake intake = Intake.of(text, report);
            IncidentId id = desk.engine.report(Desk.ENA, intake).incident().id();
            desk.engine.handle(id, Desk.ENA, new Respond());
            desk.engine.runDue();

            Incident found = store.find(id).orElseThrow();
            assertThat(found.registration().intake()).isEqualTo(intake);
            assertThat(Incident.fold(id, store.timeline(id))).isEqualTo(found);
            assertThat(desk.engine.report(Desk.ENA, intake).incident()).isEqualTo(found);
            assertThat(found.registration().keys()).containsExactly(DeduplicationKey.of(text));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ids_that_a_careless_collation_would_take_for_one_are_different(Database database) {
        Desk desk = new Desk(new JdbcIncidentStore(database), Desk.mail());

        assertThat(Stream.of("a", "A", "á", "a\u0301", "ａ").map(desk::reports).distinct())
                .hasSize(5);
    }

    @Test
    void what_no_store_may_keep_is_refused_before_it_is_stored() {
        for (String text : List.of("\u0000", "x\uD800", "\uDC00y", "bell \u0007")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Report.of("payments", text).build());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_megabyte_of_details_is_stored(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store, Desk.mail());
        String details = "\uD83D\uDD25".repeat(1 << 19);
        Report report = Report.of("payments", "Long")
                .impact(Criterion.DEGRADATION)
                .details(details)
                .build();

        IncidentId id = desk.engine
                .report(Desk.ENA, Intake.of("long", report))
                .incident()
                .id();

        assertThat(store.find(id).orElseThrow().report().details()).isEqualTo(details);
    }
}
