package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;

/**
 * Calls people over a gateway, each recipient alone (R27), and has the message spoken in the recipient's language. Thread-safe.
 *
 * <p>Whoever is called may acknowledge, also when the call stands in for one that nobody took; only those who get a copy are not
 * asked to. A contact that is no phone number is rejected; everything else is what the {@linkplain VoiceGateway gateway} says.
 */
public final class PhoneChannel implements Channel, AutoCloseable {
    private final VoiceGateway gateway;
    private final PhoneNumbers numbers;

    private PhoneChannel(Builder builder) {
        this.gateway = builder.gateway;
        this.numbers = builder.numbers;
    }

    /**
     * Begins a channel.
     *
     * @param gateway makes the calls; closed with the channel
     * @return a builder; all else has a default
     * @throws InvalidInputException if it is missing
     */
    public static Builder over(VoiceGateway gateway) {
        return new Builder(gateway);
    }

    /** {@link ChannelType#PHONE}. */
    @Override
    public ChannelType type() {
        return ChannelType.PHONE;
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
     * How many calls the gateway takes at once.
     *
     * @return always the same number, 1 or more
     */
    @Override
    public int window() {
        return gateway.window();
    }

    @Override
    public SendResult send(Message message) {
        return Numbered.of(
                message,
                numbers,
                (recipient, number) -> gateway.call(new Call(
                        message.key(),
                        number,
                        message.text(),
                        recipient.person().locale(),
                        !recipient.copy())));
    }

    /** Closes the gateway. */
    @Override
    public void close() {
        gateway.close();
    }

    /** Collects the parts of a channel; not thread-safe. */
    public static final class Builder {
        private final VoiceGateway gateway;
        private PhoneNumbers numbers = PhoneNumbers.international();

        private Builder(VoiceGateway gateway) {
            this.gateway = Required.value("gateway of a phone channel", gateway);
        }

        /**
         * Reads numbers without a plus as they are written in a country. Default: all numbers bear their country.
         *
         * @param value reads the numbers of contacts
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder numbers(PhoneNumbers value) {
            numbers = Required.value("numbers of a phone channel", value);
            return this;
        }

        /**
         * Finishes the channel; nothing is opened yet.
         *
         * @return the channel
         */
        public PhoneChannel build() {
            return new PhoneChannel(this);
        }
    }
}
