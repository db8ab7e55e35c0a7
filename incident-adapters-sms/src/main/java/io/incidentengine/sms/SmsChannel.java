package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;

/**
 * Sends short messages over a gateway, one to each recipient (R27). Thread-safe.
 *
 * <p>A contact that is no phone number is rejected; everything else is what the {@linkplain SmsGateway gateway} says.
 */
public final class SmsChannel extends GatewayChannel<SmsGateway> {
    private final boolean replies;
    private final SentMessages sent = new SentMessages();

    private SmsChannel(Builder builder) {
        super(builder);
        this.replies = builder.replies;
    }

    /**
     * Begins a channel.
     *
     * @param gateway carries the messages; closed with the channel
     * @return a builder; all else has a default
     * @throws InvalidInputException if it is missing
     */
    public static Builder over(SmsGateway gateway) {
        return new Builder(gateway);
    }

    /** {@link ChannelType#SMS}. */
    @Override
    public ChannelType type() {
        return ChannelType.SMS;
    }

    @Override
    SendResult send(Message message, Recipient recipient, PhoneNumber number) {
        SendResult result = gateway.send(new Sms(
                message.key(),
                number,
                text(message, recipient),
                recipient.person().locale()));
        if (message.proof() != null && (result instanceof Accepted || result instanceof Ambiguous)) {
            sent.add(number, message.key(), recipient.person().id());
        }
        return result;
    }

    /** What proves nothing is not to be acknowledged. */
    private String text(Message message, Recipient recipient) {
        return replies && message.proof() != null
                ? message.text().stripTrailing() + "\n"
                        + ReplyCode.invitation(
                                ReplyCode.of(message.key()), recipient.person().locale())
                : message.text();
    }

    SentMessages sent() {
        return sent;
    }

    /** Collects the parts of a channel; not thread-safe. */
    public static final class Builder extends GatewayChannel.Builder<SmsGateway, Builder> {
        private boolean replies;

        private Builder(SmsGateway gateway) {
            super("an SMS channel", gateway);
        }

        /**
         * Asks in each message that needs proof for a reply with four digits that acknowledges it (S33): for hosts with an
         * {@link SmsIntake}. It takes some 20 characters, so that what was one SMS may become two. Default: nothing is
         * asked; a reply acknowledges all the same.
         *
         * @return this builder
         */
        public Builder invitingReplies() {
            replies = true;
            return this;
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
        public SmsChannel build() {
            return new SmsChannel(this);
        }
    }
}
