package io.incidentengine.notification;

import java.util.List;

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
     * See whether a notification is proven to have arrived, and what is to be done about it (S29).
     *
     * @param record the notification, and what has become of it
     * @param fallbacks the same of those that stand in for it, the first one first
     */
    record Prove(NotificationRecord record, List<NotificationRecord> fallbacks) implements OutboxTask {
        /** Copies the list. */
        public Prove {
            fallbacks = List.copyOf(fallbacks);
        }

        @Override
        public String key() {
            return record.notification().key() + "/proof";
        }

        @Override
        public Lane lane() {
            return Lane.PROOF;
        }
    }

    /**
     * Send a message.
     *
     * @param message the message
     * @param attempt 1 for the first, and for the first after it was sent again by hand
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
