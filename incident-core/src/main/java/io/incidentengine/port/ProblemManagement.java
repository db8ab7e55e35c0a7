package io.incidentengine.port;

import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;

/** Takes incidents into problem management (R8): an adapter to the host's own. Implementations are thread-safe. */
@FunctionalInterface
public interface ProblemManagement {

    /**
     * Offers an incident, or hands it over.
     *
     * <ol>
     *   <li>The same offer may come again, with the same key.
     *   <li>Failures are results. What is thrown all the same, no answer within the time limit, and {@code null} count as
     *       ambiguous, and are tried again.
     * </ol>
     *
     * @param offer the offer
     * @return how it ended; the reference of {@code Accepted} is the problem's id
     */
    SendResult take(ProblemOffer offer);
}
