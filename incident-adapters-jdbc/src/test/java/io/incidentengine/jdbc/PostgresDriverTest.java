package io.incidentengine.jdbc;

import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** However PostgreSQL's driver was told to send statements. */
class PostgresDriverTest extends WritesTest {
    @Override
    Stream<Database> databases() {
        return Stream.of(
                        "prepareThreshold=0",
                        "preferQueryMode=simple",
                        "preferQueryMode=extendedForPrepared",
                        "reWriteBatchedInserts=true",
                        "autosave=always")
                .map(PostgresDriverTest::database);
    }

    private static Database database(String option) {
        Databases.Address address = Databases.postgresAddress();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url() + (address.url().contains("?") ? "&" : "?") + option);
        return Database.of(source, new JdbcTables(address.schema(), "ie_"));
    }
}
