package io.incidentengine.memory;

import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Keeps an attempt, and the key of the bundle that it was made for. */
    void tried(Instant at, SendResult result, @Nullable String bundle) {
        attempts = plus(attempts, List.of(new Attempt(nextAttempt(), at, result, bundle)));
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
        final Announcement announcement;
        final Route route;
        List<News> news = List.of();

        @Nullable
        OfMessage overtakenBy;

        private @Nullable Bundling bundling;
        private long bundledBy;

        private int before;

        OfMessage(long number, Instant since, JobQueue queue, Announcement announcement, Message message, Route route) {
            super(number, since, queue);
            this.announcement = announcement;
            this.message = message;
            this.route = route;
        }

        @Override
        OutboxTask task() {
            return new OutboxTask.Send(message, nextAttempt() - before);
        }

        boolean isUntried() {
            return attempts.size() == before;
        }

        /** Lets the attempt that is made by the present claim be that of a bundle. */
        void bind(Bundling together) {
            bundling = together;
            bundledBy = claims;
        }

        void tried(Instant at, SendResult result, long claim) {
            Bundling together = bundledBy == claim ? bundling : null;
            if (isUntried() && (together == null || together.begins())) {
                route.begin(at);
            }
            tried(at, result, together == null ? null : together.key);
        }

        /** All that was sent in the same attempt. */
        List<OfMessage> sentTogether() {
            Bundling together = bundling;
            if (together != null
                    && together.key.equals(attempts.get(attempts.size() - 1).bundle())) {
                return together.messages;
            }
            return List.of(this);
        }

        @Override
        void done(SendResult result) {
            super.done(result);
            overtakenBy = null;
        }

        void again() {
            state = State.QUEUED;
            before = attempts.size();
            overtakenBy = null;
        }

        void overtakenBy(OfMessage later) {
            state = State.SUPERSEDED;
            overtakenBy = later;
        }

        void acknowledgedElsewhere() {
            state = State.SUPERSEDED;
        }

        /** Tells whether another message about the incident is older, and for nobody else, over the same channel (S31). */
        boolean overtakes(OfMessage other) {
            return other.announcement.first.number < announcement.first.number
                    && other.message.channel().equals(message.channel())
                    && reaches(other.message.recipients());
        }

        private boolean reaches(List<Recipient> recipients) {
            for (Recipient recipient : recipients) {
                if (message.recipients().stream()
                        .noneMatch(own ->
                                own.person().id().equals(recipient.person().id()))) {
                    return false;
                }
            }
            return true;
        }

        Delivery delivery() {
            return new Delivery(message, state, attempts, news, overtakenBy == null ? null : overtakenBy.delivery());
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
