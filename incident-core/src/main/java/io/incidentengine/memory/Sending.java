package io.incidentengine.memory;

import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;

/** A message or an offer that is to be sent, and what was tried. */
abstract class Sending extends Job {
    State state = State.QUEUED;
    List<Attempt> attempts = List.of();

    private Sending(long number, Instant since, JobQueue queue) {
        super(number, since, queue);
    }

    @Override
    boolean isDone() {
        return state != State.QUEUED;
    }

    int nextAttempt() {
        return attempts.size() + 1;
    }

    void tried(Instant at, SendResult result) {
        attempts = plus(attempts, List.of(new Attempt(nextAttempt(), at, result)));
    }

    void done(SendResult result) {
        if (result instanceof SendResult.Accepted) {
            state = State.SENT;
        } else if (result instanceof SendResult.Ambiguous) {
            state = State.AMBIGUOUS;
        } else {
            state = State.REFUSED;
        }
    }

    /** A message. */
    static final class OfMessage extends Sending {
        final Message message;

        OfMessage(long number, Instant since, JobQueue queue, Message message) {
            super(number, since, queue);
            this.message = message;
        }

        @Override
        OutboxTask task() {
            return new OutboxTask.Send(message, nextAttempt());
        }

        Delivery delivery() {
            return new Delivery(message, state, attempts);
        }
    }

    /** An offer to problem management. */
    static final class OfOffer extends Sending {
        final ProblemOffer offer;

        OfOffer(long number, Instant since, JobQueue queue, ProblemOffer offer) {
            super(number, since, queue);
            this.offer = offer;
        }

        @Override
        OutboxTask task() {
            return new OutboxTask.HandOver(offer, nextAttempt());
        }

        OfferRecord record() {
            return new OfferRecord(offer, state, attempts);
        }
    }
}
