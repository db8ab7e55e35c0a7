package io.incidentengine.notification;

import java.util.List;

/**
 * An offer to problem management and what has become of it so far (R8).
 *
 * @param offer the offer
 * @param state how far it is
 * @param attempts what was tried, the first attempt first
 */
public record OfferRecord(ProblemOffer offer, Delivery.State state, List<Attempt> attempts) {
    /** Copies the attempts. */
    public OfferRecord {
        attempts = List.copyOf(attempts);
    }
}
