package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.port.Channel;

/** A channel to phone numbers, one at a time, over a gateway. Thread-safe. */
abstract class GatewayChannel<G extends Gateway> implements Channel, AutoCloseable {
    final G gateway;
    final PhoneNumbers numbers;

    GatewayChannel(Builder<G, ?> builder) {
        this.gateway = builder.gateway;
        this.numbers = builder.numbers;
    }

    /** That of the gateway. */
    @Override
    public Guarantee guarantee() {
        return gateway.guarantee();
    }

    /** As the gateway says. */
    @Override
    public boolean hasReceipts() {
        return gateway.hasReceipts();
    }

    /**
     * How much the gateway takes at once.
     *
     * @return always the same number, 1 or more
     */
    @Override
    public int window() {
        return gateway.window();
    }

    @Override
    public SendResult send(Message message) {
        if (message.recipients().size() != 1) {
            return new Rejected(message.recipients().size() + " recipients; allowed: one");
        }
        Recipient recipient = message.recipients().get(0);
        PhoneNumber number;
        try {
            number = numbers.parse(recipient.contact().address());
        } catch (InvalidInputException none) {
            return new Rejected(String.valueOf(none.getMessage()));
        }
        return send(message, recipient, number);
    }

    abstract SendResult send(Message message, Recipient recipient, PhoneNumber number);

    /** Closes the gateway. */
    @Override
    public void close() {
        gateway.close();
    }

    /** Collects the parts of a channel; not thread-safe. */
    abstract static class Builder<G extends Gateway, B extends Builder<G, B>> {
        private final G gateway;
        private final String channel;
        private PhoneNumbers numbers = PhoneNumbers.international();

        /** For a channel that is called so in messages. */
        Builder(String channel, G gateway) {
            this.channel = channel;
            this.gateway = Required.value("gateway of " + channel, gateway);
        }

        /**
         * Reads numbers without a plus as they are written in a country. Default: all numbers bear their country.
         *
         * @param value reads the numbers of contacts
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public B numbers(PhoneNumbers value) {
            numbers = Required.value("numbers of " + channel, value);
            return self();
        }

        abstract B self();
    }
}
