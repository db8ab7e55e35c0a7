package io.incidentengine.severity;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.Severity;
import java.util.Set;

/** How an assessment becomes a severity: by criteria, as the blueprint does, or by an impact × urgency matrix. */
public sealed interface SeverityPolicy permits CriteriaPolicy, MatrixPolicy {

    /**
     * Classifies; a pure function.
     *
     * @param assessment what is known about the impact
     * @param circumstances what is known beside it
     * @return the severity with its reason
     * @throws io.incidentengine.model.InvalidInputException if the assessment is of the other form, or names something
     *     that the policy does not know
     */
    Classification classify(Assessment assessment, Circumstances circumstances);

    /**
     * Tells whether an assessment is of this policy's form, and names only what it knows.
     *
     * @param assessment what is known about the impact
     * @return true if {@link #classify} would take it
     */
    boolean knows(Assessment assessment);

    /**
     * All levels that there are.
     *
     * @return the severities, the gravest first
     */
    Set<Severity> levels();
}
