package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends short messages by Twilio's API for messages (2010-04-01). Thread-safe.
 *
 * <p>A message is accepted with its SID. Receipts come where the account is {@linkplain TwilioAccount#calledBackAt called back}; so do
 * replies, once the number or messaging service is set to {@code …/sms/reply} at Twilio. A text beyond 1,600 characters is cut: Twilio takes
 * no more.
 */
public final class TwilioSmsGateway implements SmsGateway {
    private static final int LONGEST = 1_600;

    private final TwilioApi api;
    private final TwilioAccount account;
    private final Map.Entry<String, String> sender;
    private final int window;

    private TwilioSmsGateway(Builder builder, Map.Entry<String, String> sender) {
        this.account = builder.account;
        this.api = new TwilioApi(account, "Messages");
        this.sender = sender;
        this.window = builder.window;
    }

    /**
     * Begins a gateway.
     *
     * @param account who sends
     * @return a builder; a sender is needed, all else has a default
     * @throws InvalidInputException if it is missing
     */
    public static Builder of(TwilioAccount account) {
        return new Builder(account);
    }

    /** At least once: Twilio drops no repeats. */
    @Override
    public Channel.Guarantee guarantee() {
        return Channel.Guarantee.AT_LEAST_ONCE;
    }

    /** True, if the account is called back. */
    @Override
    public boolean hasReceipts() {
        return account.callbacks().isPresent();
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public SendResult send(Sms sms) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        fields.add(Map.entry("To", sms.to().e164()));
        fields.add(sender);
        fields.add(Map.entry("Body", cut(sms.text())));
        account.callbacks()
                .map(addresses -> addresses.of(TwilioAddresses.SMS_STATUS, sms.key()))
                .ifPresent(address -> fields.add(Map.entry("StatusCallback", address)));
        return api.make(fields);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** Sends nothing any more; what is under way is waited for. */
    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "messages of " + account;
    }

    /** Collects the parts of a gateway; not thread-safe. */
    public static final class Builder {
        private static final Pattern SENDER = Pattern.compile("\\+[1-9][0-9]{1,14}|[0-9]{3,8}|[A-Za-z0-9 .&_+-]{1,11}");
        private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

        private final TwilioAccount account;
        private Map.@Nullable Entry<String, String> sender;
        private int window = 10;

        private Builder(TwilioAccount account) {
            this.account = Required.value("account of a Twilio gateway", account);
        }

        /**
         * Sets whom messages come from. People can only reply to a number or a short code.
         *
         * @param value a number of the account with its plus, a short code, or a name of 1 to 11 letters and digits
         * @return this builder
         * @throws InvalidInputException if it is none of them
         */
        public Builder from(String value) {
            sender = Map.entry(
                    "From", matching("sender of a Twilio gateway", value, SENDER, "+49…, a short code or a name"));
            return this;
        }

        /**
         * Has a messaging service choose whom messages come from.
         *
         * @param sid its SID: MG and 32 hexadecimal digits
         * @return this builder
         * @throws InvalidInputException if it is none
         */
        public Builder messagingService(String sid) {
            sender = Map.entry(
                    "MessagingServiceSid",
                    matching("messaging service of a Twilio gateway", sid, SERVICE, "MG and 32 hexadecimal digits"));
            return this;
        }

        private static String matching(String what, String value, Pattern form, String allowed) {
            if (!form.matcher(Required.value(what, value)).matches()) {
                throw new InvalidInputException(what, value.length() + " characters that are none", allowed);
            }
            return value;
        }

        /**
         * Sets how many messages are sent at once. Default: 10.
         *
         * @param value 1 to 100
         * @return this builder
         * @throws InvalidInputException if it is out of that range
         */
        public Builder window(int value) {
            window = Limits.window("window of a Twilio gateway", value);
            return this;
        }

        /**
         * Finishes the gateway; nothing is opened yet.
         *
         * @return the gateway
         * @throws InvalidInputException if there is no sender
         */
        public TwilioSmsGateway build() {
            if (sender == null) {
                throw new InvalidInputException("sender of a Twilio gateway", "missing", "from or messagingService");
            }
            return new TwilioSmsGateway(this, sender);
        }
    }
}
