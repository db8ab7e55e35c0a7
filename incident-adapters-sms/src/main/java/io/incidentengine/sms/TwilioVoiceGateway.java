package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls people by Twilio's API for calls (2010-04-01). Thread-safe.
 *
 * <p>The message is spoken twice, in the language of who is called, who is asked to press 1, which acknowledges. A call is accepted with its SID when Twilio has taken the order. What becomes of it is told to {@link TwilioCallbacks}: busy, no
 * answer, failed, canceled, or taken by a machine are failures; taken by a person is delivered; a key is acknowledged. Nothing is called again
 * by the gateway: when, whom and how often is for the engine and its policy.
 *
 * <p>A text that does not fit into an order of 4,000 characters is cut between its words.
 */
public final class TwilioVoiceGateway implements VoiceGateway {
    private static final int LONGEST = 4_000;
    private static final int TIMES = 2;

    /** Nobody listens longer; and what is not ended by anybody must end. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final TwilioApi api;
    private final TwilioAccount account;
    private final TwilioAddresses addresses;
    private final String from;
    private final Duration ringing;
    private final boolean detection;
    private final Map<String, Speaking> voices;
    private final int window;

    private TwilioVoiceGateway(Builder builder, TwilioAddresses addresses, String from) {
        this.account = builder.account;
        this.api = new TwilioApi(account, "Calls");
        this.addresses = addresses;
        this.from = from;
        this.ringing = builder.ringing;
        this.detection = builder.detection;
        this.voices = Map.copyOf(builder.voices);
        this.window = builder.window;
    }

    /**
     * Begins a gateway.
     *
     * @param account who calls; it must be {@linkplain TwilioAccount#calledBackAt called back}
     * @return a builder; a number is needed, all else has a default
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

    /** True. */
    @Override
    public boolean hasReceipts() {
        return true;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public SendResult call(Call call) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(
                Map.entry("To", call.to().e164()),
                Map.entry("From", from),
                Map.entry("Twiml", said(call)),
                Map.entry("Timeout", String.valueOf(ringing.toSeconds())),
                Map.entry("TimeLimit", String.valueOf(LONGEST_CALL.toSeconds())),
                Map.entry("StatusCallback", addresses.of(TwilioAddresses.CALL_STATUS, call.key())),
                Map.entry("StatusCallbackEvent", "completed"),
                Map.entry("StatusCallbackMethod", "POST")));
        if (detection) {
            fields.add(Map.entry("MachineDetection", "Enable"));
            fields.add(Map.entry("AsyncAmd", "true"));
            fields.add(Map.entry("AsyncAmdStatusCallback", addresses.of(TwilioAddresses.CALL_ANSWERED, call.key())));
            fields.add(Map.entry("AsyncAmdStatusCallbackMethod", "POST"));
        }
        return api.make(fields);
    }

    private String said(Call call) {
        Speaking speaking = Speaking.in(call.language(), voices);
        boolean german = speaking.isGerman();
        return Twiml.fitting(
                call.text(),
                LONGEST,
                text -> call.acknowledgeable()
                        ? Twiml.ask(
                                speaking,
                                text + " " + CallWords.invitation(german),
                                TIMES,
                                addresses.key(call.key(), speaking.language(), 1),
                                CallWords.farewell(german))
                        : Twiml.say(speaking, text, TIMES));
    }

    /** Orders no calls any more; what is under way is waited for. */
    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "calls of " + account;
    }

    /** Collects the parts of a gateway; not thread-safe. */
    public static final class Builder {
        private static final Duration LONGEST_RINGING = Duration.ofMinutes(10);

        private final TwilioAccount account;
        private @Nullable String from;
        private Duration ringing = Duration.ofSeconds(30);
        private boolean detection = true;
        private final Map<String, Speaking> voices = new HashMap<>();
        private int window = 10;

        private Builder(TwilioAccount account) {
            this.account = Required.value("account of a Twilio gateway", account);
        }

        /**
         * Sets which number calls.
         *
         * @param number a number of the account, or one that it has verified
         * @return this builder
         * @throws InvalidInputException if it is none with its country
         */
        public Builder from(String number) {
            from = PhoneNumbers.international().parse(number).e164();
            return this;
        }

        /**
         * Sets for how long it rings. Default: 30 seconds; many mailboxes take a call after 20 to 30.
         *
         * @param value 5 seconds to 10 minutes
         * @return this builder
         * @throws InvalidInputException if it is out of that range
         */
        public Builder ringing(Duration value) {
            if (value == null || value.toSeconds() < 5 || value.compareTo(LONGEST_RINGING) > 0) {
                throw new InvalidInputException(
                        "ringing of a Twilio gateway",
                        value == null ? "missing" : value.toString(),
                        "5 seconds to 10 minutes");
            }
            ringing = value;
            return this;
        }

        /**
         * Does not ask Twilio whether a machine took the call, which costs extra. Then no call counts as delivered, and only a key is proof.
         * Default: it is asked.
         *
         * @return this builder
         */
        public Builder withoutMachineDetection() {
            detection = false;
            return this;
        }

        /**
         * Speaks to people of a language in a voice of one's choice. Default: Twilio's own for that language, where it has one, else a British
         * one.
         *
         * @param people the language of people, with a country or without
         * @param language the tag that Twilio knows it by, such as {@code cs-CZ}
         * @param voice the name of the voice at Twilio, such as {@code Google.cs-CZ-Standard-A}
         * @return this builder
         * @throws InvalidInputException if one is missing
         */
        public Builder voice(Locale people, String language, String voice) {
            voices.put(
                    Required.value("language of people", people).toLanguageTag(),
                    new Speaking(Text.name("language of a voice", language), Text.name("name of a voice", voice)));
            return this;
        }

        /**
         * Sets how many calls are ordered at once. Default: 10. Twilio makes one call a second of them, unless it was asked for more.
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
         * @throws InvalidInputException if there is no number, or the account is not called back
         */
        public TwilioVoiceGateway build() {
            if (from == null || account.callbacks().isEmpty()) {
                throw new InvalidInputException(
                        "calls of Twilio",
                        "incomplete",
                        (from == null ? "from: a number" : "")
                                + (from == null && account.callbacks().isEmpty() ? "; " : "")
                                + (account.callbacks().isEmpty() ? "of: an account with calledBackAt" : ""));
            }
            return new TwilioVoiceGateway(this, account.callbacks().orElseThrow(), from);
        }
    }
}
