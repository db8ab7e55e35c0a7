package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;

/**
 * Calls people over a gateway, each recipient alone (R27), and has the message spoken in the recipient's language. Thread-safe.
 *
 * <p>Whoever is called may acknowledge, also when the call stands in for one that nobody took; only those who get a copy are not
 * asked to. A contact that is no phone number is rejected; everything else is what the {@linkplain VoiceGateway gateway} says.
 */
public final class PhoneChannel extends GatewayChannel<VoiceGateway> {
    private PhoneChannel(Builder builder) {
        super(builder);
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

    @Override
    SendResult send(Message message, Recipient recipient, PhoneNumber number) {
        return gateway.call(new Call(
                message.key(), number, message.text(), recipient.person().locale(), !recipient.copy()));
    }

    /** Collects the parts of a channel; not thread-safe. */
    public static final class Builder extends GatewayChannel.Builder<VoiceGateway, Builder> {
        private Builder(VoiceGateway gateway) {
            super("a phone channel", gateway);
        }

        @Override
        Builder self() {
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
