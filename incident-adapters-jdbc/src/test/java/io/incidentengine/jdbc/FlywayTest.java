package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayTest {
    @Test
    void tables_that_flyway_makes_of_what_is_printed_are_what_the_store_wants(@TempDir Path migrations)
            throws IOException {
        DataSource source = Databases.emptyPostgres();
        Files.writeString(
                migrations.resolve("V1__incident_engine.sql"),
                JdbcSchema.of(source).ddl());

        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + migrations)
                .load()
                .migrate();

        assertThat(JdbcSchema.of(source).create()).isFalse();
        assertThat(JdbcIncidentStore.on(source).nextDue()).isEmpty();
    }
}
