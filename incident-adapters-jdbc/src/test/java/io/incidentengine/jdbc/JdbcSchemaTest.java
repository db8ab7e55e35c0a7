package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class JdbcSchemaTest {
    private static final JdbcTables TABLES = new JdbcTables("", "ops_");

    Stream<DataSource> databases() {
        return Stream.of(Databases.emptyH2(), Databases.emptyPostgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tables_are_made_once(DataSource source) {
        JdbcSchema schema = JdbcSchema.of(source, TABLES);

        assertThat(schema.version()).isEmpty();
        assertThat(schema.create()).isTrue();
        assertThat(schema.version()).hasValue(JdbcSchema.VERSION);
        assertThat(schema.create()).isFalse();
        schema.validate();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void without_tables_it_says_what_to_do(DataSource source) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcIncidentStore.on(source, TABLES))
                .withMessage(
                        "There is no table ops_schema_version; make the tables with JdbcSchema.create(), or with the"
                                + " statements that ddl() prints");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tables_of_a_newer_version_are_refused(DataSource source) {
        JdbcSchema.of(source, TABLES).create();
        Database.of(source, TABLES)
                .transaction(sql -> sql.update("INSERT INTO ops_schema_version (version) VALUES (99)"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcIncidentStore.on(source, TABLES))
                .withMessage("The tables have version 99 (ops_schema_version), and this library knows versions up to 1;"
                        + " use a newer one");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_node_that_is_older_than_the_tables_have_become_stops(DataSource source) {
        JdbcSchema.of(source, TABLES).create();
        JdbcIncidentStore store = JdbcIncidentStore.on(source, TABLES);
        Desk desk = new Desk(store, Desk.mail());
        desk.reports("before");
        Database.of(source, TABLES)
                .transaction(sql -> sql.update("INSERT INTO ops_schema_version (version) VALUES (2)"));

        String why =
                "The tables have version 2 (ops_schema_version), and this library knows versions up to 1; use a newer one";
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(store::nextDue)
                .withMessage(why);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> desk.reports("after"))
                .withMessage(why);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(desk.engine::runDue)
                .withMessage(why);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_older_node_stops_too_that_only_does_what_is_due(DataSource source) {
        JdbcSchema.of(source, TABLES).create();
        Desk desk = new Desk(JdbcIncidentStore.on(source, TABLES), Desk.mail());
        Database.of(source, TABLES)
                .transaction(sql -> sql.update("INSERT INTO ops_schema_version (version) VALUES (2)"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(desk.engine::runDue)
                .withMessageStartingWith("The tables have version 2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_table_that_is_missing_is_named(DataSource source) {
        JdbcSchema.of(source, TABLES).create();
        Database.of(source, TABLES).transaction(sql -> sql.update("DROP TABLE ops_message"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcIncidentStore.on(source, TABLES))
                .withMessageStartingWith("There is no table ops_message beside ops_schema_version");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_several_nodes_that_make_the_tables_at_once_one_does(DataSource source) throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> made = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                made.add(nodes.submit(() -> {
                    JdbcSchema schema = JdbcSchema.of(source, TABLES);
                    together.await();
                    return schema.create();
                }));
            }
            int makers = 0;
            for (Future<Boolean> node : made) {
                makers += node.get() ? 1 : 0;
            }
            assertThat(makers).isOne();
        } finally {
            nodes.shutdownNow();
        }
        assertThat(JdbcSchema.of(source, TABLES).version()).hasValue(JdbcSchema.VERSION);
        JdbcSchema.of(source, TABLES).validate();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_printed_names_the_tables_as_they_are(DataSource source) {
        String ddl = JdbcSchema.of(source, TABLES).ddl();

        assertThat(ddl)
                .contains("CREATE TABLE ", " ops_incident (", "ops_incident_due")
                .doesNotContain("{", "}");
    }

    @Test
    void names_that_are_more_than_names_are_refused() {
        for (String name : List.of("x; DROP TABLE y", "1st", "a-b", "\"x\"")) {
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new JdbcTables(name, ""));
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new JdbcTables("", name));
        }
    }

    /** A database that is not in every build has what the others have. */
    @Test
    void all_databases_have_the_same_tables_with_the_same_columns() {
        Map<String, List<String>> expected = columns(Dialect.POSTGRESQL);

        assertThat(expected).containsKeys("incident", "message", "bundle").hasSizeGreaterThan(10);
        assertThat(columns(Dialect.H2)).isEqualTo(expected);
        Map<String, List<String>> maria = columns(Dialect.MARIADB);
        maria.get("incident").remove("due_severity"); // in place of an index of a part of the rows
        assertThat(maria).isEqualTo(expected);
        assertThat(tables(Dialect.MYSQL))
                .isEqualTo(tables(Dialect.MARIADB).replace("utf8mb4_nopad_bin", "utf8mb4_0900_bin"));
    }

    /** The definitions, without the words that come before them. */
    private static String tables(Dialect dialect) {
        String ddl = JdbcSchema.read(dialect.file(JdbcSchema.VERSION));
        return ddl.substring(ddl.indexOf("CREATE TABLE"));
    }

    private static Map<String, List<String>> columns(Dialect dialect) {
        Map<String, List<String>> columns = new TreeMap<>();
        Matcher tables = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?\\{(\\w+)} \\(\n(.*?)\n\\)", Pattern.DOTALL)
                .matcher(JdbcSchema.read(dialect.file(JdbcSchema.VERSION)));
        tables.results()
                .forEach(table -> columns.put(
                        table.group(1),
                        table.group(2)
                                .lines()
                                .map(line -> line.strip().split(" ")[0])
                                .filter(word -> word.matches("[a-z_]+"))
                                .sorted()
                                .collect(Collectors.toCollection(ArrayList::new))));
        return columns;
    }
}
