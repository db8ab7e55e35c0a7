package io.incidentengine.testkit;

import io.incidentengine.model.IncidentId;
import java.util.List;

/** Assertions about a {@link Scenario} as a whole; failures carry the timeline. */
public final class ScenarioAssert extends Check<ScenarioAssert, Scenario> {
    ScenarioAssert(Scenario actual) {
        super(actual, ScenarioAssert.class, actual::withTimeline);
    }

    /**
     * Nothing failed behind the scenes: no channel, no directory, and no incident was set aside.
     *
     * @return this
     */
    public ScenarioAssert hasNoFailures() {
        List<String> failures = actual.simulation().failures();
        return check(failures.isEmpty(), "that nothing failed", "there was " + failures);
    }

    /**
     * Something failed behind the scenes, and the engine went on.
     *
     * @param words words in one of the failures
     * @return this
     */
    public ScenarioAssert hasFailure(String words) {
        List<String> failures = actual.simulation().failures();
        return check(
                failures.stream().anyMatch(failure -> failure.contains(words)),
                "a failure with \"" + words + "\"",
                "there was " + failures);
    }

    /**
     * So many incidents were reported; complaints about an open one are none.
     *
     * @param count how many
     * @return this
     */
    public ScenarioAssert hasIncidents(int count) {
        List<IncidentId> incidents = actual.run().incidents();
        return check(incidents.size() == count, count + " incidents", "there are " + incidents);
    }
}
