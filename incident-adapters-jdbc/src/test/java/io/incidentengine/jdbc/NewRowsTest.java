package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class NewRowsTest {
    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    private static List<String> insert(Database database, @Nullable String incident, String... ids) {
        NewRows rows = new NewRows(database.dialect);
        String insert = database.tables.in("INSERT INTO {intake} (id, incident_id) VALUES (?, ?)");
        return database.transaction(sql -> {
            List<String> known = rows.insert(sql, insert, List.of(ids), id -> new @Nullable Object[] {id, incident});
            assertThat(all(database, sql)).contains(ids);
            return known;
        });
    }

    private static List<String> all(Database database, Sql sql) throws SQLException {
        return sql.list(database.tables.in("SELECT id FROM {intake}"), row -> row.getString(1));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_there_stays_and_all_else_is_put_in(Database database) {
        assertThat(insert(database, "first")).isEmpty();
        assertThat(insert(database, "first", "a", "b")).isEmpty();
        assertThat(insert(database, "second", "a", "c", "b", "d")).containsExactly("a", "b");
        assertThat(insert(database, "third", "d")).containsExactly("d");
        assertThat(insert(database, "third", "e")).isEmpty();

        String incidents = database.tables.in("SELECT incident_id FROM {intake} ORDER BY id");
        assertThat(database.<List<String>>query(sql -> sql.list(incidents, row -> row.getString(1))))
                .containsExactly("first", "first", "second", "second", "third");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_wrong_for_another_reason_is_an_error_and_nothing_is_stored(Database database) {
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> insert(database, null, "a", "b"));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> insert(database, null, "a"));

        assertThat(database.<List<String>>query(sql -> all(database, sql))).isEmpty();
    }
}
