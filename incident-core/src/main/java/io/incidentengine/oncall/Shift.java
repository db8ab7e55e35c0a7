package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import java.time.Instant;

/**
 * One turn of a {@link Rotation}, from hand-over to hand-over.
 *
 * @param person whose turn it is
 * @param from the first instant; {@link io.incidentengine.model.Time#EARLIEST} if it begins before
 * @param to the first instant of the next turn; {@link io.incidentengine.model.Time#LATEST} if it does not end before
 */
public record Shift(PersonId person, Instant from, Instant to) {}
