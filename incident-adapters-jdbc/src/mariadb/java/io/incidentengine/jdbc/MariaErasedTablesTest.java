package io.incidentengine.jdbc;

import java.util.stream.Stream;

class MariaErasedTablesTest extends ErasedTablesTest {
    @Override
    Stream<Database> databases() {
        return Stream.of(MariaDatabases.database());
    }
}
