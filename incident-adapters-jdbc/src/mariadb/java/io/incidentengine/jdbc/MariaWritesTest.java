package io.incidentengine.jdbc;

import java.util.stream.Stream;

/** However the driver sends a batch. */
class MariaWritesTest extends WritesTest {
    @Override
    Stream<Database> databases() {
        return Stream.of("", "?useBulkStmts=true", "?useBulkStmtsForInserts=false", "?allowLocalInfile=false")
                .map(MariaDatabases::database);
    }
}
