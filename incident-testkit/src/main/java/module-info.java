/**
 * Incident Engine's testkit: tests of service levels on virtual time.
 *
 * <p>Start with {@link io.incidentengine.testkit.Scenario}; whoever implements a port, with {@link
 * io.incidentengine.testkit.contract}; and then {@link io.incidentengine.testkit.chaos}.
 */
module io.incidentengine.testkit {
    requires transitive io.incidentengine.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.incidentengine.testkit;
    exports io.incidentengine.testkit.chaos;
    exports io.incidentengine.testkit.contract;

    opens io.incidentengine.testkit.contract; // JUnit runs tests that are not public
}
