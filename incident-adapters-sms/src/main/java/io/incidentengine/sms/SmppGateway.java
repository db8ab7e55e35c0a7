package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.InstantSource;

/**
 * Sends short messages over SMPP 3.4, and takes in receipts and replies over the same connection (bind_transceiver). Thread-safe.
 *
 * <ul>
 *   <li>A message is accepted when the server took all its parts; its reference is the message_id of the first one. Which parts
 *       were taken is remembered for a while: what is tried again is what was not.
 *   <li>A server that asks to be slower is obeyed by all who send; a message waits for that as long as the time limits allow, and is
 *       tried again later then.
 *   <li>When the connection ends, or an answer does not come in time, the outcome of what is under way is ambiguous (S28), and of nothing
 *       else. A server that answers nothing is left, and the connection made anew.
 *   <li>A connection that is lost is replaced, with growing pauses while that fails. Nothing is sent in a pause.
 *   <li>Receipts and replies are confirmed to the server once they are stored; what cannot be stored is sent again by the server.
 * </ul>
 *
 * <p>It logs neither numbers nor texts nor the password. The library below does at the level DEBUG: keep {@code org.jsmpp} above
 * that.
 */
public final class SmppGateway implements SmsGateway {
    private final SmppSending.Form form;
    private final SmppTraffic traffic;

    private SmppGateway(Builder builder) {
        this.form = new SmppSending.Form(
                builder.sender,
                builder.wide,
                builder.receipts,
                builder.window,
                builder.server.connectTimeout().plus(builder.server.answerTimeout()));
        this.traffic = new SmppTraffic(builder.server, form, builder.time);
    }

    /**
     * Begins a gateway.
     *
     * @param server takes the messages
     * @return a builder; all else has a default
     * @throws InvalidInputException if it is missing, or the SMPP library is; it says what to add
     */
    public static Builder to(SmppServer server) {
        SmppLibrary.require();
        return new Builder(server);
    }

    /** At least once: SMPP knows no repeats. */
    @Override
    public Channel.Guarantee guarantee() {
        return Channel.Guarantee.AT_LEAST_ONCE;
    }

    /** True, unless it was built {@linkplain Builder#withoutReceipts without}. */
    @Override
    public boolean hasReceipts() {
        return form.receipts();
    }

    /** The window: how many messages may be unanswered at once. */
    @Override
    public int window() {
        return form.window();
    }

    @Override
    public SendResult send(Sms sms) {
        return traffic.send(sms);
    }

    /**
     * Hands receipts and replies over from now on, and keeps connected also while nothing is sent. Until then the server is told
     * to send them later.
     *
     * @param value takes them in
     * @throws InvalidInputException if it is missing
     */
    public void receiveInto(SmsIntake value) {
        traffic.receiveInto(value);
    }

    /** Logs out and ends the connection. */
    @Override
    public void close() {
        traffic.close();
    }

    /** Collects the parts of a gateway; not thread-safe. */
    public static final class Builder {
        private static final int LARGEST_WINDOW = Channel.WIDEST_WINDOW;

        private final SmppServer server;
        private SmsSender sender = SmsSender.OF_THE_PROVIDER;
        private boolean wide;
        private boolean receipts = true;
        private int window = 10;
        private InstantSource time = InstantSource.system();

        private Builder(SmppServer server) {
            this.server = Required.value("server of an SMPP gateway", server);
        }

        /**
         * Sets whom messages come from. Default: whom the provider puts there. People can only reply to a number or a short code.
         *
         * @param value a number with a plus, a short code of 3 to 8 digits, or a name of 1 to 11 letters and digits
         * @return this builder
         * @throws InvalidInputException if it is none of them
         */
        public Builder from(String value) {
            sender = SmsSender.of(value);
            return this;
        }

        /**
         * Sets how many messages may be unanswered at once; the provider says how many it allows. Default: 10.
         *
         * @param value 1 to 100
         * @return this builder
         * @throws InvalidInputException if it is out of that range
         */
        public Builder window(int value) {
            if (value < 1 || value > LARGEST_WINDOW) {
                throw new InvalidInputException(
                        "window of an SMPP gateway", String.valueOf(value), "1 to " + LARGEST_WINDOW);
            }
            window = value;
            return this;
        }

        /**
         * Asks for no delivery receipts: for providers that send none. Default: they are asked for.
         *
         * @return this builder
         */
        public Builder withoutReceipts() {
            receipts = false;
            return this;
        }

        /**
         * Numbers long messages with 16 bits instead of 8, so that parts of two are less likely mixed up; a part holds one character
         * less, and a few old phones do not know it. Default: 8 bits.
         *
         * @return this builder
         */
        public Builder wideReferences() {
            wide = true;
            return this;
        }

        /**
         * Sets where the time of receipts and replies comes from. Default: the system's clock.
         *
         * @param value the time source
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder time(InstantSource value) {
            time = Required.value("time of an SMPP gateway", value);
            return this;
        }

        /**
         * Finishes the gateway; nothing is opened yet.
         *
         * @return the gateway
         */
        public SmppGateway build() {
            return new SmppGateway(this);
        }
    }
}
