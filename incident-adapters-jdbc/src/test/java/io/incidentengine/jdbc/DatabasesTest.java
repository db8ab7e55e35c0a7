package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabasesTest {
    @Test
    void both_have_tables() {
        for (Database database : new Database[] {Databases.h2(), Databases.postgres()}) {
            assertThat(database.<Long>transaction(sql ->
                            sql.first(database.tables.in("SELECT count(*) FROM {incident}"), row -> row.getLong(1))))
                    .isZero();
        }
    }
}
