package io.incidentengine.internal;

import io.incidentengine.notification.Claim;

/**
 * A task of which the store has not taken down yet what came of it.
 *
 * @param claim the claim by which it was tried
 * @param attempted what came of it
 * @param refusals how often the store has refused that; outages do not count
 */
record Unsettled(Claim claim, Attempted attempted, int refusals) {
    /** The same by a newer claim, as the older ones count no more. */
    Unsettled by(Claim newer) {
        return new Unsettled(newer, attempted, refusals);
    }

    Unsettled refused() {
        return new Unsettled(claim, attempted, refusals + 1);
    }
}
