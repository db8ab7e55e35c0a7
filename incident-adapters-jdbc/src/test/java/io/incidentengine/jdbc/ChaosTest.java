package io.incidentengine.jdbc;

import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.testkit.chaos.Chaos;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines on one database live through crashes, lost answers and stepping clocks; each run has a database of its own. */
@Tag("outage")
@Tag("S35")
class ChaosTest {
    private static final int SEEDS = 20;

    static Stream<Supplier<Database>> databases() {
        return Stream.of(Databases::h2, Databases::postgres);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_must_hold_holds(Supplier<Database> databases) {
        Chaos.builder(EmergencyHandling.policy())
                .stores(() -> {
                    Database database = databases.get();
                    return () -> new JdbcIncidentStore(database);
                })
                .build()
                .runs(1, SEEDS);
    }
}
