package io.incidentengine.incident;

import io.incidentengine.model.Assessment;
import io.incidentengine.severity.Classification;

/**
 * What is known about the impact, and what follows from it.
 *
 * @param assessment what is known
 * @param classification the severity and why
 * @param recurring whether the same fault was recovered only a short while before (R17)
 */
public record Impact(Assessment assessment, Classification classification, boolean recurring) {
    Impact assessed(Assessment newAssessment) {
        return new Impact(newAssessment, classification, recurring);
    }

    Impact recurring(boolean now) {
        return new Impact(assessment, classification, now);
    }

    Impact classified(Classification newClassification) {
        return new Impact(assessment, newClassification, recurring);
    }
}
