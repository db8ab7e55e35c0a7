package io.incidentengine.testkit.chaos;

import java.util.List;

/** Something that always holds did not: the seed, the shortest script that shows it, and what happened in that. */
public final class ChaosFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;
    private final transient List<Step> script;

    ChaosFailure(String source, int steps, List<Step> script, Invariant.Violation violation, Story story) {
        super(String.format(
                "%s breaks \"%s\": %s.%n%nThe shortest script that does, %s of %s steps, and what happened; times in UTC:%s",
                source, violation.invariant(), violation.found(), script.size(), steps, story.text()));
        this.invariant = violation.invariant();
        this.script = List.copyOf(script);
    }

    /**
     * What did not hold.
     *
     * @return the invariant
     */
    public Invariant invariant() {
        return invariant;
    }

    /**
     * The shortest script that shows it; {@link Chaos#replay} plays it without a seed.
     *
     * @return its steps
     */
    public List<Step> script() {
        return script;
    }
}
