package io.incidentengine.severity;

import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;

/**
 * A severity and why: "level 1: data loss".
 *
 * @param severity the level
 * @param reason why, in words for the record
 * @param manual whether somebody set it by hand; new complaints then do not change it
 */
public record Classification(Severity severity, String reason, boolean manual) {
    /** Checks the reason. */
    public Classification {
        reason = Text.prose("classification reason", reason);
    }

    @Override
    public String toString() {
        return severity + ": " + reason;
    }
}
