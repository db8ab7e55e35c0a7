package io.incidentengine.notification;

/** What an outbox hands out to be done: each is a claim that lapses if it is not settled (S27). */
public sealed interface OutboxTask {

    /**
     * The name of what is claimed.
     *
     * @return the key by which it is settled
     */
    String key();

    /**
     * Where it waits.
     *
     * @return the lane of the peer that it needs
     */
    Lane lane();

    /**
     * Find the recipients of a notification and make messages of it.
     *
     * @param notification the notification
     * @param failures how often that has failed before
     */
    record Expand(Notification notification, int failures) implements OutboxTask {
        @Override
        public String key() {
            return notification.key();
        }

        @Override
        public Lane lane() {
            return Lane.DIRECTORY;
        }
    }

    /**
     * Send a message.
     *
     * @param message the message
     * @param attempt 1 for the first
     */
    record Send(Message message, int attempt) implements OutboxTask {
        @Override
        public String key() {
            return message.key();
        }

        @Override
        public Lane lane() {
            return Lane.of(message.channel());
        }
    }

    /**
     * Offer an incident to problem management.
     *
     * @param offer the offer
     * @param attempt 1 for the first
     */
    record HandOver(ProblemOffer offer, int attempt) implements OutboxTask {
        @Override
        public String key() {
            return offer.key();
        }

        @Override
        public Lane lane() {
            return Lane.PROBLEM_MANAGEMENT;
        }
    }
}
