package io.incidentengine.jdbc;

import java.util.stream.Stream;

/** However the driver sends a batch; each knows some of these options, and ignores the others. */
class MariaWritesTest extends WritesTest {
    @Override
    Stream<Database> databases() {
        return Stream.of(
"","&useBulkStmts=true","&useBulkStmtsForInserts=false","&allowLocalInfile=false","&rewriteBatchedStatements=true","&useServerPrepStmts=true")
                .map(MariaDatabases::database);
    }
}
