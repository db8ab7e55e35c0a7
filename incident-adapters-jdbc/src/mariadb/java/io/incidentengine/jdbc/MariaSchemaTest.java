package io.incidentengine.jdbc;

import java.util.stream.Stream;
import javax.sql.DataSource;

class MariaSchemaTest extends JdbcSchemaTest {
    @Override
    Stream<DataSource> databases() {
        return Stream.of(MariaDatabases.empty(), MariaDatabases.empty("&useCatalogTerm=SCHEMA&databaseTerm=SCHEMA"));
    }
}
