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
        Message message;
        final Announcement announcement;
        Route route;
        List<News> news = List.of();

        @Nullable
        OfMessage overtakenBy;

        private List<Bound> bounds = List.of();

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

        List<String> keys() {
            return List.of(message.key());
        }

        /** By what names providers know it. */
        List<News.Reference> references() {
            return attempts.stream()
                    .filter(attempt -> attempt.result() instanceof SendResult.Accepted accepted
                            && !accepted.reference().isEmpty())
                    .map(attempt ->
                            new News.Reference(message.channel(), ((SendResult.Accepted) attempt.result()).reference()))
                    .toList();
        }

        boolean isUntried() {
            return attempts.size() == before;
        }

        /** A claim under which it was sent as one with others. */
        private record Bound(long claim, Bundling bundling) {}

        /** Lets the attempt that is made by the present claim be that of a bundle. */
        void bind(Bundling together) {
            bounds = plus(bounds, List.of(new Bound(claims, together)));
        }

        void tried(Instant at, SendResult result, long claim) {
            Bundling together = null;
            for (Bound bound : bounds) {
                together = bound.claim() == claim ? bound.bundling() : together;
            }
            if (isUntried() && (together == null || together.begins())) {
                route.begin(at);
            }
            tried(at, result, together == null ? null : together.key);
        }

        /** The key of the bundle that a provider knows by a name of its own; {@code null} if that is this message. */
        @Nullable
        String bundleOf(String reference) {
            String key = null;
            for (Attempt attempt : attempts) {
                if (attempt.result() instanceof SendResult.Accepted accepted
                        && accepted.reference().equals(reference)) {
                    key = attempt.bundle();
                }
            }
            return key;
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
        ProblemOffer offer;

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
