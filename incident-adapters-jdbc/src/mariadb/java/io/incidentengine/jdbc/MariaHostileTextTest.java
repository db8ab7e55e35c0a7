package io.incidentengine.jdbc;

import java.util.stream.Stream;

class MariaHostileTextTest extends HostileTextTest {
    @Override
    Stream<Database> databases() {
        return Stream.of(MariaDatabases.database());
    }
}
