package io.incidentengine.testkit;

import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.sla.Reading;
import java.util.function.UnaryOperator;

/**
 * The entry points of the assertions. What comes from a {@link Scenario} carries the timeline into every failure; it
 * can be handed to AssertJ's own {@code assertThat}, too.
 */
public final class IncidentAssertions {
    private IncidentAssertions() {}

    /**
     * Begins assertions about a state.
     *
     * @param actual the incident
     * @return assertions
     */
    public static IncidentAssert assertThat(Incident actual) {
        return new IncidentAssert(actual, UnaryOperator.identity());
    }

    /**
     * Begins assertions about an incident of a scenario, as it is now.
     *
     * @param actual the incident
     * @return assertions that fail with the timeline
     */
    public static IncidentAssert assertThat(ScenarioIncident actual) {
        return actual.assertThat();
    }

    /**
     * Begins assertions about a clock.
     *
     * @param actual one of {@link io.incidentengine.IncidentEngine#clocks}
     * @return assertions
     */
    public static ClockAssert assertThat(ClockReading actual) {
        return new ClockAssert(actual.reading(), "clock " + actual.milestone(), UnaryOperator.identity());
    }

    /**
     * Begins assertions about a reading.
     *
     * @param actual what a clock shows
     * @return assertions
     */
    public static ClockAssert assertThat(Reading actual) {
        return new ClockAssert(actual, "the clock", UnaryOperator.identity());
    }

    /**
     * Begins assertions about a clock of a scenario.
     *
     * @param actual the clock
     * @return assertions that fail with the timeline
     */
    public static ClockAssert assertThat(ScenarioClock actual) {
        return actual.assertThat();
    }

    /**
     * Begins assertions about a scenario.
     *
     * @param actual the scenario
     * @return assertions that fail with the timeline
     */
    public static ScenarioAssert assertThat(Scenario actual) {
        return actual.assertThat();
    }
}
