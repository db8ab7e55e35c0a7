package io.incidentengine.incident;

import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an incident came to be, and what it answers to since.
 *
 * @param intake what came in (R3)
 * @param policy the policy that it is pinned to (S15)
 * @param reportedAt when it was reported (R22)
 * @param recordedAt when the engine recorded it
 * @param keys its deduplication key and those of the incidents that were merged into it (S16, S25); each once
 */
public record Registration(
        Intake intake, PolicyRef policy, Instant reportedAt, Instant recordedAt, List<DeduplicationKey> keys) {
    /** Copies the keys. */
    public Registration {
        keys = List.copyOf(keys);
    }

    Registration under(PolicyRef newPolicy) {
        return new Registration(intake, newPolicy, reportedAt, recordedAt, keys);
    }

    Registration reportedAt(Instant corrected) {
        return new Registration(intake, policy, corrected, recordedAt, keys);
    }

    Registration answeringTo(List<DeduplicationKey> more) {
        List<DeduplicationKey> all =
                Stream.concat(keys.stream(), more.stream()).distinct().toList();
        return new Registration(intake, policy, reportedAt, recordedAt, all);
    }
}
