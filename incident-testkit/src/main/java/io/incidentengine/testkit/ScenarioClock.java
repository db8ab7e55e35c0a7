package io.incidentengine.testkit;

import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Explanation;
import io.incidentengine.sla.Reading;
import java.time.ZoneOffset;
import org.assertj.core.api.AssertProvider;

/** A clock of an incident of a {@link Scenario}, as it showed when it was asked for. */
public final class ScenarioClock implements AssertProvider<ClockAssert> {
    private final Scenario scenario;
    private final Explanation explanation;

    ScenarioClock(Scenario scenario, Explanation explanation) {
        this.scenario = scenario;
        this.explanation = explanation;
    }

    /**
     * The run of the clock, and what it shows.
     *
     * @return the run with its reading
     */
    public ClockReading run() {
        return explanation.clock();
    }

    /**
     * What it shows.
     *
     * @return the reading
     */
    public Reading reading() {
        return run().reading();
    }

    /**
     * How it comes to that.
     *
     * @return the explanation
     */
    public Explanation explanation() {
        return explanation;
    }

    /** For AssertJ: {@code assertThat(scenario.clock("response"))}. */
    @Override
    public ClockAssert assertThat() {
        return new ClockAssert(
                reading(), "clock " + run().milestone() + " of " + explanation.incident(), scenario::withTimeline);
    }

    @Override
    public String toString() {
        return explanation.text(ZoneOffset.UTC);
    }
}
