package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentQuery;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Incidents that go from one store into another. */
@Tag("R33")
@TestInstance(Lifecycle.PER_CLASS)
class JsonLinesTest {
    private static final int MANY = 230;

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    private static Desk busyDesk() {
        Desk desk = new Desk(new InMemoryStore(), Desk.mail());
        for (int i = 0; i < MANY; i++) {
            IncidentId id = desk.reports("call " + i);
            if (i % 3 == 0) {
                desk.engine.handle(id, Desk.ENA, new Respond());
                desk.engine.handle(id, Desk.ENA, new RecordProgress("two\nlines \u2028 \uD83D\uDD25 \"" + i));
            } else if (i % 7 == 0) {
                desk.engine.handle(id, Desk.ENA, new Cancel("a drill"));
            }
        }
        desk.now.set(Desk.T.plus(Duration.ofHours(1)));
        desk.engine.runDue();
        return desk;
    }

    private static String written(IncidentEngine engine) {
        StringWriter out = new StringWriter();
        try {
            JsonLines.write(engine, IncidentFilter.ALL, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static long read(String lines, IncidentEngine engine) {
        try {
            return JsonLines.read(new StringReader(lines), engine);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Incident> all(IncidentEngine engine) {
        return engine.search(IncidentQuery.all()).incidents();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_goes_out_comes_in_with_nothing_changed(Database database) {
        IncidentEngine from = busyDesk().engine;
        IncidentEngine to = new Desk(new JdbcIncidentStore(database)).engine;
        String lines = written(from);

        assertThat(lines.lines()).hasSize(MANY);
        assertThat(read(lines, to)).isEqualTo(MANY);

        assertThat(all(to)).isEqualTo(all(from));
        for (Incident incident : all(from)) {
            assertThat(to.timeline(incident.id())).isEqualTo(from.timeline(incident.id()));
        }
        assertThat(written(to)).isEqualTo(lines);
        assertThat(read(lines, to)).as("what is there stays as it is").isZero();
    }

    @Test
    void time_does_to_them_what_it_would_have_done() {
        Desk from = busyDesk();
        Desk to = new Desk(new JdbcIncidentStore(Databases.h2()));
        read(written(from.engine), to.engine);

        List<List<Incident>> later = new ArrayList<>();
        for (Desk desk : List.of(from, to)) {
            desk.now.set(Desk.T.plus(Duration.ofDays(30)));
            while (!desk.engine.runDue().isNothing()) {
                // until nothing is due
            }
            later.add(all(desk.engine));
        }
        assertThat(later.get(1)).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(later.get(1).get(i).sla()).isEqualTo(later.get(0).get(i).sla());
        }
    }

    @Test
    void a_line_that_is_no_incident_is_named_and_the_whole_hundreds_before_it_are_there() {
        String lines = written(busyDesk().engine);
        List<String> all = lines.lines().toList();
        for (String broken : List.of(
                "{",
                "{\"v\":1}",
                all.get(0).replaceFirst("\"v\":1", "\"v\":99"),
                all.get(0).replaceFirst("\"sequence\":2", "\"sequence\":3"))) {
            IncidentEngine to = new Desk(new JdbcIncidentStore(Databases.h2())).engine;
            List<String> more = new ArrayList<>(all.subList(0, 150));
            more.add(broken);

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> read(String.join("\n", more), to))
                    .withMessageStartingWith("line 151 is no incident: ")
                    .withMessageNotContaining("database");
            assertThat(all(to)).hasSize(100);
            assertThat(read(lines, to)).as("and it goes on").isEqualTo(MANY - 100);
        }
    }

    @Test
    void a_policy_that_is_unknown_is_named() {
        IncidentEngine to = IncidentEngine.on(new InMemoryStore())
                .policy(IncidentPolicy.named(
                                "another", 1, EmergencyHandling.policy().severity())
                        .build())
                .build();

        assertThatExceptionOfType(UnknownPolicyException.class)
                .isThrownBy(() -> read(written(busyDesk().engine), to))
                .withMessageContaining("emergency-handling v1");
        assertThat(all(to)).isEmpty();
    }

    @Test
    void a_full_disk_is_the_callers_to_hear_of() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> JsonLines.write(busyDesk().engine, IncidentFilter.ALL, full))
                .withMessage("No space left on device");
    }
}
