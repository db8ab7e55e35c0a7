package io.incidentengine.incident;

import io.incidentengine.model.PolicyRef;
import java.time.Instant;

/**
 * How an incident came to be.
 *
 * @param intake what came in (R3)
 * @param policy the policy that it is pinned to (S15)
 * @param reportedAt when it was reported (R22)
 * @param recordedAt when the engine recorded it
 */
public record Registration(Intake intake, PolicyRef policy, Instant reportedAt, Instant recordedAt) {}
