package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Twilio tells, as a function from its request to the answer, for any web server: receipts and replies of short messages, and what
 * comes of calls (S29, S33). Thread-safe; it throws nothing.
 *
 * <p>Each request must bear Twilio's signature over the address under which Twilio knows it. One that came before is answered as before and does
 * nothing more; that is remembered for the last 10,000, by each process alone. Refused are, with nothing done:
 *
 * <ul>
 *   <li>404 another path than those below {@link TwilioAccount#calledBackAt}, or one of what is not configured; 405 another method than POST;
 *   <li>413 more than 64 KiB; 415 another body than a form; 400 one that is not encoded as forms are, or names no message;
 *   <li>403 no signature, or a wrong one; 500 what the engine could not take in, so that Twilio may try again.
 * </ul>
 *
 * <p>News of an unknown message is taken, and tried again after two seconds and after fifteen: Twilio is often faster than a database.
 */
public final class TwilioCallbacks implements Function<CallbackRequest, CallbackResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioCallbacks.class);

    private final TwilioAccount account;
    private final TwilioAddresses addresses;
    private final @Nullable TwilioSmsNews sms;
    private final @Nullable TwilioCallNews calls;
    private final AnsweredCallbacks answered = new AnsweredCallbacks();

    private TwilioCallbacks(Builder builder, TwilioAddresses addresses) {
        this.account = builder.account;
        this.addresses = addresses;
        this.sms = builder.sms == null ? null : new TwilioSmsNews(builder.sms, builder.time);
        this.calls = builder.engine == null
                ? null
                : new TwilioCallNews(new EarlyNews(builder.engine, EarlyNews.PAUSES), addresses, builder.time);
    }

    /**
     * Begins callbacks.
     *
     * @param account the account that messages are sent and calls are made with
     * @return a builder
     * @throws InvalidInputException if it is missing
     */
    public static Builder of(TwilioAccount account) {
        return new Builder(account);
    }

    @Override
    public CallbackResponse apply(CallbackRequest request) {
        try {
            return answer(Required.value("request of Twilio", request));
        } catch (RuntimeException failure) {
            LOG.warn("A request of Twilio could not be taken in: {}", Failures.described(failure));
            return CallbackResponse.refused(500, "it could not be taken in");
        }
    }

    private CallbackResponse answer(CallbackRequest request) {
        Optional<Function<TwilioNews, CallbackResponse>> taking = takes(request.path());
        if (taking.isEmpty()) {
            return CallbackResponse.refused(404, "nothing is here");
        }
        if (!request.method().equals("POST")) {
            return CallbackResponse.refused(405, "POST only", "Allow", "POST");
        }
        if (request.body().length > CallbackRequest.LONGEST_BODY) {
            return CallbackResponse.refused(413, "64 KiB at most");
        }
        if (!request.type().equals("application/x-www-form-urlencoded")) {
            return CallbackResponse.refused(415, "a form only");
        }
        Optional<CallbackForm> form = CallbackForm.parse(new String(request.body(), StandardCharsets.UTF_8));
        Optional<CallbackForm> query = CallbackForm.parse(request.query());
        if (form.isEmpty() || query.isEmpty()) {
            return CallbackResponse.refused(400, "not encoded as a form");
        }
        if (!TwilioSignature.isOn(request, form.get(), addresses, account.token())) {
            LOG.warn("A request to {} does not bear Twilio's signature over {}", request, addresses.base());
            return CallbackResponse.refused(403, "the signature is missing or wrong");
        }
        String signature = request.header(TwilioSignature.HEADER);
        return answered.to(signature).orElseGet(() -> {
            CallbackResponse response = taking.get().apply(new TwilioNews(form.get(), query.get()));
            if (response.status() < 300) {
                answered.add(signature, response);
            }
            return response;
        });
    }

    private Optional<Function<TwilioNews, CallbackResponse>> takes(String path) {
        if (!path.startsWith(addresses.path())) {
            return Optional.empty();
        }
        String place = path.substring(addresses.path().length());
        if (sms != null && place.equals(TwilioAddresses.SMS_STATUS)) {
            return Optional.of(sms::status);
        }
        if (sms != null && place.equals(TwilioAddresses.SMS_REPLY)) {
            return Optional.of(sms::reply);
        }
        return calls == null ? Optional.empty() : calls.takes(place);
    }

    /** Collects the parts of callbacks; not thread-safe. */
    public static final class Builder {
        private final TwilioAccount account;
        private @Nullable SmsIntake sms;
        private @Nullable IncidentEngine engine;
        private InstantSource time = InstantSource.system();

        private Builder(TwilioAccount account) {
            this.account = Required.value("account of Twilio callbacks", account);
        }

        /**
         * Takes in what is said of short messages, and replies. Default: nothing of it.
         *
         * @param intake takes it in
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder sms(SmsIntake intake) {
            sms = Required.value("intake of Twilio callbacks", intake);
            return this;
        }

        /**
         * Takes in what comes of calls. Default: nothing of it.
         *
         * @param value the engine that calls, or another on the same store
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder calls(IncidentEngine value) {
            engine = Required.value("engine of Twilio callbacks", value);
            return this;
        }

        /**
         * Sets where the time of news comes from that bears none. Default: the system's clock.
         *
         * @param value the time source
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder time(InstantSource value) {
            time = Required.value("time of Twilio callbacks", value);
            return this;
        }

        /**
         * Finishes the callbacks.
         *
         * @return the function
         * @throws InvalidInputException if the account is not called back, or nothing is taken in
         */
        public TwilioCallbacks build() {
            if (sms == null && engine == null) {
                throw new InvalidInputException("Twilio callbacks", "of nothing", "sms or calls, or both");
            }
            return new TwilioCallbacks(
                    this,
                    account.callbacks()
                            .orElseThrow(() -> new InvalidInputException(
                                    "Twilio callbacks", "nowhere", "an account with calledBackAt")));
        }
    }
}
