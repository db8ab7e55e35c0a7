package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.notification.News;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an HTTP provider tells of short messages, receipts (S29) and replies (S33), as a function from its request to the answer, for any web
 * server. It is described by where things stand in the request, in JSON or in a form. Thread-safe; it throws nothing.
 *
 * <p>Each request must prove that it is the provider's, by a secret in a header or by a signature. A signed one that came before is answered as
 * before and does nothing more, which is remembered for the last 10,000, by each process alone; with {@linkplain Builder#signedAt a time} it is refused when it is old.
 * Refused are, with nothing done:
 *
 * <ul>
 *   <li>404 a path that is not configured; 405 another method than POST;
 *   <li>413 more than 64 KiB; 415 another body than JSON or a form;
 *   <li>401 no secret, or a wrong one; 403 no signature, a wrong one, or an old one;
 *   <li>400 a body that cannot be read, or names no message; 500 what the engine could not take in, so that the provider may try again.
 * </ul>
 *
 * <p>News of an unknown message is taken, and tried again after two seconds and after fifteen: providers are often faster than a database.
 */
public final class HttpCallbacks implements Function<CallbackRequest, CallbackResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCallbacks.class);

    private final HttpNews news;
    private final CallbackProof proof;
    private final Map<String, HttpNews.Form> forms;
    private final InstantSource time;
    private final AnsweredCallbacks answered = new AnsweredCallbacks();

    private HttpCallbacks(Builder builder, CallbackProof proof) {
        this.news = new HttpNews(builder.intake, builder.statuses, builder.time);
        this.proof = proof;
        this.forms = Map.copyOf(builder.forms);
        this.time = builder.time;
    }

    /**
     * Begins callbacks.
     *
     * @param intake takes in what is told
     * @return a builder; a secret or a signature is needed, and a path
     * @throws InvalidInputException if it is missing
     */
    public static Builder into(SmsIntake intake) {
        return new Builder(intake);
    }

    @Override
    public CallbackResponse apply(CallbackRequest request) {
        try {
            return answer(Required.value("request of a provider", request));
        } catch (RuntimeException failure) {
            LOG.warn("A request of a provider could not be taken in: {}", Failures.described(failure));
            return CallbackResponse.refused(500, "it could not be taken in");
        }
    }

    private CallbackResponse answer(CallbackRequest request) {
        HttpNews.Form form = forms.get(request.path());
        if (form == null) {
            return CallbackResponse.refused(404, "nothing is here");
        }
        if (!request.method().equals("POST")) {
            return CallbackResponse.refused(405, "POST only", "Allow", "POST");
        }
        if (request.body().length > CallbackRequest.LONGEST_BODY) {
            return CallbackResponse.refused(413, "64 KiB at most");
        }
        boolean json = request.type().equals("application/json");
        if (!json && !request.type().equals("application/x-www-form-urlencoded")) {
            return CallbackResponse.refused(415, "JSON or a form only");
        }
        Optional<CallbackResponse> unproven = proof.refusal(request, time.instant());
        if (unproven.isPresent()) {
            LOG.warn("A request to {} does not prove to be the provider's", request);
            return unproven.get();
        }
        String once = proof.once(request);
        Optional<CallbackResponse> before = once.isEmpty() ? Optional.empty() : answered.to(once);
        if (before.isPresent()) {
            return before.get();
        }
        CallbackResponse response = news.taken(form, read(request, json));
        if (response.status() < 300 && !once.isEmpty()) {
            answered.add(once, response);
        }
        return response;
    }

    private static @Nullable Object read(CallbackRequest request, boolean json) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (json) {
            return Json.read(body);
        }
        Map<String, String> fields = new HashMap<>();
        return CallbackForm.parse(body)
                .map(form -> {
                    form.fields().forEach((name, values) -> fields.put(name, values.get(0)));
                    return fields;
                })
                .orElse(null);
    }

    /** Collects the parts of callbacks; not thread-safe. */
    public static final class Builder {
        private final SmsIntake intake;
        private final Map<String, HttpNews.Form> forms = new LinkedHashMap<>();
        private final Map<String, News.Status> statuses = new HashMap<>();
        private @Nullable CallbackProof proof;
        private InstantSource time = InstantSource.system();

        private Builder(SmsIntake intake) {
            this.intake = Required.value("intake of callbacks", intake);
        }

        /**
         * Knows the provider by a secret in a header. It says nothing of requests that come again: without encryption, whoever reads one can make
         * others.
         *
         * @param header the header's name, such as {@code X-Webhook-Token}, or {@code Authorization}
         * @param value gives all of its value, such as {@code Bearer …}, each time; thread-safe
         * @return this builder
         * @throws InvalidInputException if one is missing
         */
        public Builder secret(String header, Supplier<String> value) {
            proof = new CallbackProof.BySecret(
                    Text.name("header of callbacks", header), Required.value("secret of callbacks", value));
            return this;
        }

        /**
         * Knows the provider by a signature over the body: HMAC-SHA256, in hexadecimal digits or in base64.
         *
         * @param header the header that bears it, such as {@code X-Signature}; {@code sha256=} before it is skipped
         * @param secret gives the key, each time; thread-safe
         * @return this builder
         * @throws InvalidInputException if one is missing
         */
        public Builder signed(String header, Supplier<String> secret) {
            proof = new CallbackProof.BySignature(
                    Text.name("header of callbacks", header),
                    Required.value("secret of callbacks", secret),
                    null,
                    Duration.ZERO);
            return this;
        }

        /**
         * Knows the provider by a signature over a time, a full stop and the body, and refuses what is old.
         *
         * @param header the header that bears it; {@code sha256=} before it is skipped
         * @param secret gives the key, each time; thread-safe
         * @param timeHeader the header with the time, in seconds since 1970
         * @param tolerance how far it may be from now; longer than the provider tries again with the same time
         * @return this builder
         * @throws InvalidInputException if one is missing, or the tolerance is not 1 ms to 1 hour
         */
        public Builder signedAt(String header, Supplier<String> secret, String timeHeader, Duration tolerance) {
            proof = new CallbackProof.BySignature(
                    Text.name("header of callbacks", header),
                    Required.value("secret of callbacks", secret),
                    Text.name("header of callbacks", timeHeader),
                    Limits.time("tolerance of callbacks", tolerance));
            return this;
        }

        /**
         * Takes in receipts that name messages as the provider does.
         *
         * @param path the path that the provider posts to, such as {@code /sms/receipts}
         * @param reference where its name for the message stands, as a JSON pointer; of a form {@code /field}
         * @param status where the state of the message stands
         * @return this builder
         * @throws InvalidInputException if one is none
         */
        public Builder receipts(String path, String reference, String status) {
            return form(path, false, false, reference, status);
        }

        /**
         * Takes in receipts that name messages by the <code>{key}</code> that was sent along.
         *
         * @param path the path that the provider posts to
         * @param key where the key stands, as a JSON pointer; of a form {@code /field}
         * @param status where the state of the message stands
         * @return this builder
         * @throws InvalidInputException if one is none
         */
        public Builder receiptsByKey(String path, String key, String status) {
            return form(path, false, true, key, status);
        }

        /**
         * Takes in replies.
         *
         * @param path the path that the provider posts to, such as {@code /sms/replies}
         * @param from where the sender's number stands, as a JSON pointer; of a form {@code /field}
         * @param text where the text stands
         * @return this builder
         * @throws InvalidInputException if one is none
         */
        public Builder replies(String path, String from, String text) {
            return form(path, true, false, from, text);
        }

        private Builder form(String path, boolean isReply, boolean byKey, String first, String second) {
            String known = Text.name("path of callbacks", path);
            if (!known.startsWith("/") || known.indexOf('?') >= 0) {
                throw new InvalidInputException("path of callbacks", known, "a path, such as /sms/receipts");
            }
            forms.put(
                    known,
                    new HttpNews.Form(
                            isReply,
                            byKey,
                            null,
                            Places.parse("place in a callback", first),
                            Places.parse("place in a callback", second)));
            return this;
        }

        /**
         * Says that the provider tells several things at once at a path: the places are then within each of them.
         *
         * @param path a path that was named before
         * @param list where the list stands, as a JSON pointer, such as {@code /results}; empty for all of it
         * @return this builder
         * @throws InvalidInputException if there is no such path, or the place is none
         */
        public Builder eachOf(String path, String list) {
            HttpNews.Form form = forms.get(Required.value("path of callbacks", path));
            if (form == null) {
                throw new InvalidInputException(
                        "path of callbacks", path, "one that was named before: " + forms.keySet());
            }
            forms.put(
                    path,
                    new HttpNews.Form(
                            form.isReply(),
                            form.byKey(),
                            Places.parse("list in a callback", list),
                            form.first(),
                            form.second()));
            return this;
        }

        /**
         * Says which states mean that a message arrived. All that are not named mean that it is on its way.
         *
         * @param states as they are written, in just these letters
         * @return this builder
         */
        public Builder delivered(String... states) {
            return statuses(News.Status.DELIVERED, states);
        }

        /**
         * Says which states mean that a message will not arrive.
         *
         * @param states as they are written, in just these letters
         * @return this builder
         */
        public Builder failed(String... states) {
            return statuses(News.Status.FAILED, states);
        }

        private Builder statuses(News.Status status, String... states) {
            for (String state : states) {
                statuses.put(Required.value("state of a message", state), status);
            }
            return this;
        }

        /**
         * Sets where the time of news comes from. Default: the system's clock.
         *
         * @param value the time source
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder time(InstantSource value) {
            time = Required.value("time of callbacks", value);
            return this;
        }

        /**
         * Finishes the callbacks.
         *
         * @return the function
         * @throws InvalidInputException if something is missing; it names all of it
         */
        public HttpCallbacks build() {
            boolean receipts = forms.values().stream().anyMatch(form -> !form.isReply());
            String missing = (proof == null ? "secret, signed or signedAt; " : "")
                    + (forms.isEmpty() ? "receipts or replies; " : "")
                    + (receipts && statuses.isEmpty() ? "delivered and failed; " : "");
            if (proof == null || !missing.isEmpty()) {
                throw new InvalidInputException("HTTP callbacks", "incomplete", missing);
            }
            return new HttpCallbacks(this, proof);
        }
    }
}
