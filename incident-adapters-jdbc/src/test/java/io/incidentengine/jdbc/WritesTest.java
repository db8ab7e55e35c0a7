package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few rows, which are sent together where that can be, and many, which never are. */
@TestInstance(Lifecycle.PER_CLASS)
class WritesTest {
    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    private static String insert(Database database) {
        return database.tables.in("INSERT INTO {intake} (id, incident_id) VALUES (?, ?)");
    }

    private static List<String> insert(Database database, @Nullable String incident, String... ids) {
        return written(
                database,
                ids,
                (writes, known) -> writes.insertSurely(
                        insert(database), List.of(ids), id -> new @Nullable Object[] {id, incident}, known));
    }

    private static List<String> written(
            Database database, String[] ids, BiConsumer<Writes, Writes.Known<String>> work) {
        return database.transaction(sql -> {
            List<String> known = new ArrayList<>();
            Writes writes = new Writes(sql, database.dialect, true);
            work.accept(writes, known::add);
            writes.send();
            assertThat(all(database, sql)).contains(ids);
            return known;
        });
    }

    private static List<String> all(Database database, Sql sql) throws SQLException {
        return sql.list(database.tables.in("SELECT id FROM {intake} ORDER BY id"), row -> row.getString(1));
    }

    private static List<String> incidents(Database database) {
        String incidents = database.tables.in("SELECT incident_id FROM {intake} ORDER BY id");
        return database.query(sql -> sql.list(incidents, row -> row.getString(1)));
    }

    /** What was changed, where a driver that does not count is taken to have said what was expected. */
    private static List<Integer> told(int[] changed, int... expected) {
        return IntStream.range(0, changed.length)
                .map(at -> changed[at] == Statement.SUCCESS_NO_INFO ? expected[at] : changed[at])
                .boxed()
                .toList();
    }

    private static String[] many(String prefix) {
        return IntStream.range(100, 200).mapToObj(number -> prefix + number).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_there_stays_and_all_else_is_put_in(Database database) {
        assertThat(insert(database, "first")).isEmpty();
        assertThat(insert(database, "first", "a", "b")).isEmpty();
        assertThat(insert(database, "second", "a", "c", "b", "d")).containsExactly("a", "b");
        assertThat(insert(database, "third", "d")).containsExactly("d");
        assertThat(insert(database, "third", "e")).isEmpty();

        assertThat(incidents(database)).containsExactly("first", "first", "second", "second", "third");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void where_nobody_counts_more_may_be_named(Database database) {
        insert(database, "first", "a", "b");
        String[] ids = {"a", "c", "b", "d"};

        List<String> known = written(
                database,
                ids,
                (writes, taken) -> writes.insert(
                        insert(database), List.of(ids), id -> new @Nullable Object[] {id, "second"}, taken));

        assertThat(known).contains("a", "b").isSubsetOf(ids);
        assertThat(incidents(database)).containsExactly("first", "first", "second", "second");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_many_too(Database database) {
        assertThat(insert(database, "first", many("a"))).isEmpty();
        assertThat(insert(database, "second", many("b"))).isEmpty();
        assertThat(insert(database, "third", many("a"))).containsExactly(many("a"));

        assertThat(incidents(database))
                .hasSize(200)
                .startsWith("first")
                .endsWith("second")
                .doesNotContain("third");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_wrong_for_another_reason_is_an_error_and_nothing_is_stored(Database database) {
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> insert(database, null, "a", "b"));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> insert(database, null, "a"));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> insert(database, null, many("a")));

        assertThat(incidents(database)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void different_statements_are_run_in_their_order_and_each_says_what_it_has_changed(Database database) {
        String rename = database.tables.in("UPDATE {intake} SET incident_id = ? WHERE incident_id = ?");
        List<List<Integer>> counts = new ArrayList<>();
        for (String[] ids : List.of(new String[] {"a", "b", "c"}, many("d"))) {
            database.transaction(sql -> {
                Writes writes = new Writes(sql, database.dialect, true);
                writes.add(rename, List.of(), none -> counts.add(List.of()));
                writes.insertSurely(insert(database), List.of(ids), id -> new @Nullable Object[] {id, "old"}, known -> {
                    throw new AssertionError(known);
                });
                writes.add(
                        rename,
                        List.of(new @Nullable Object[] {"new", "old"}, new @Nullable Object[] {"newer", "other"}),
                        changed -> counts.add(told(changed, ids.length, 0)));
                assertThat(all(database, sql)).doesNotContain(ids);
                writes.send();
                writes.send();
                return assertThat(all(database, sql)).contains(ids);
            });
        }

        assertThat(counts).containsExactly(List.of(3, 0), List.of(100, 0));
        assertThat(incidents(database)).hasSize(103).containsOnly("new");
    }
}
