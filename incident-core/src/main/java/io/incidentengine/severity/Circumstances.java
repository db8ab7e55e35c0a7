package io.incidentengine.severity;

import io.incidentengine.model.InvalidInputException;

/**
 * What a classification must know beside the assessment (S25): counts that were gathered before.
 *
 * @param complainants from how many different reporters complaints came, at least 0
 * @param recurring whether the same fault was recovered only a short while before (R17)
 */
public record Circumstances(int complainants, boolean recurring) {
    /** Checks the count. */
    public Circumstances {
        if (complainants < 0) {
            throw new InvalidInputException("complainants", String.valueOf(complainants), "0 and more");
        }
    }
}
