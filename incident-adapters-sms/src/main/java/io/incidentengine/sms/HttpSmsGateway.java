package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.sms.HttpReading.Kind;
import io.incidentengine.sms.HttpReading.Meaning;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends short messages over a provider's HTTP interface, which is described by what it wants and how it answers. Thread-safe.
 *
 * <p>In the body and in headers, <code>{to}</code> stands for the number with its plus, <code>{digits}</code> for it without, <code>{text}</code>
 * for the text, <code>{key}</code> for the message's key, <code>{id}</code> for 32 hexadecimal digits that follow from the key, and
 * <code>{language}</code> for the language, such as {@code de-DE}. Values are written as their place asks, so that no text can change
 * what the request says.
 *
 * <p>An answer means what the configured signs say, the first that shows. Else a status 2xx is accepted (ambiguous, where signs of acceptance are
 * configured and none shows); 400, 413 and 422 are refused, unless signs of refusal are configured; other 4xx but 409, 429 and 503 are to be tried
 * again, after {@code Retry-After}; the rest is ambiguous, as is an answer without the reference that it should hold, and none at all once
 * the request went out. Redirects are not followed.
 *
 * <p>Requests are made by POST, PUT or PATCH: a GET bears number and text in its address, where every log on its way keeps them, and may be
 * repeated by whatever is between.
 */
public final class HttpSmsGateway implements SmsGateway {
    private final URI address;
    private final String method;
    private final HttpBody body;
    private final Map<String, Function<Map<String, String>, String>> headers;
    private final HttpReading reading;
    private final boolean idempotent;
    private final boolean receipts;
    private final int window;
    private final HttpSender sender;

    private HttpSmsGateway(Builder builder, HttpBody body) {
        this.address = builder.address;
        this.method = builder.method;
        this.body = body;
        this.headers = Map.copyOf(builder.headers);
        this.reading = new HttpReading(builder.signs, builder.reference, builder.referencePattern, builder.code);
        this.idempotent = builder.idempotent;
        this.receipts = builder.receipts;
        this.window = builder.window;
        this.sender = new HttpSender(builder.connectTimeout, builder.timeout, builder.trust);
    }

    /**
     * Begins a gateway.
     *
     * @param address where messages are posted to; nothing of it is filled in
     * @return a builder; a body is needed, all else has a default
     * @throws InvalidInputException if it is no address of HTTP
     */
    public static Builder to(URI address) {
        return new Builder(address);
    }

    /** At least once, unless the provider {@linkplain Builder#idempotent drops repeats}. */
    @Override
    public Channel.Guarantee guarantee() {
        return idempotent ? Channel.Guarantee.IDEMPOTENT : Channel.Guarantee.AT_LEAST_ONCE;
    }

    /** False, unless it was built {@linkplain Builder#withReceipts with receipts}. */
    @Override
    public boolean hasReceipts() {
        return receipts;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public SendResult send(Sms sms) {
        Map<String, String> values = Placeholders.of(sms);
        return sender.send(() -> request(values), method, body.filled(values)).result(reading::of);
    }

    private HttpRequest.Builder request(Map<String, String> values) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", body.type())
                .header("Accept", "application/json, text/plain;q=0.5, */*;q=0.1");
        headers.forEach((name, value) -> request.setHeader(name, value.apply(values)));
        return request;
    }

    /** Keys are of any character: they are written in percents. */
    private static String headerOf(String template, Map<String, String> values) {
        Map<String, String> fit = new LinkedHashMap<>(values);
        fit.replaceAll((name, value) -> Percent.encoded(value));
        fit.put("to", values.getOrDefault("to", ""));
        return Placeholders.filled(template, fit);
    }

    /** Sends nothing any more; what is under way is waited for. */
    @Override
    public void close() {
        sender.close();
    }

    /** Such as {@code POST to sms.example.org}. */
    @Override
    public String toString() {
        return method + " to " + address.getHost();
    }

    /** Collects the parts of a gateway; not thread-safe. */
    public static final class Builder {
        private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

        private final URI address;
        private String method = "POST";
        private final Map<String, String> form = new LinkedHashMap<>();
        private HttpBody.@Nullable JsonTree json;
        private final Map<String, Function<Map<String, String>, String>> headers = new LinkedHashMap<>();
        private final List<Meaning> signs = new ArrayList<>();
        private @Nullable JsonPointer reference;
        private @Nullable Pattern referencePattern;
        private @Nullable JsonPointer code;
        private boolean keyed;
        private boolean idempotent;
        private boolean receipts;
        private boolean unencrypted;
        private int window = 10;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(15);
        private @Nullable SSLContext trust;

        private Builder(URI address) {
            this.address = Required.value("address of an HTTP gateway", address);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() == null
                    || address.getUserInfo() != null
                    || !(scheme.equals("https") || scheme.equals("http"))) {
                throw new InvalidInputException(
                        "address of an HTTP gateway", "another", "https://host/path without a password in it");
            }
        }

        /**
         * Sets how it is sent. Default: POST.
         *
         * @param value POST, PUT or PATCH
         * @return this builder
         * @throws InvalidInputException if it is another
         */
        public Builder method(String value) {
            if (!METHODS.contains(Required.value("method of an HTTP gateway", value))) {
                throw new InvalidInputException("method of an HTTP gateway", value, "POST, PUT or PATCH");
            }
            method = value;
            return this;
        }

        /**
         * Sends a field of a form; once for each field, in their order.
         *
         * @param name the field's name
         * @param value what it holds, with placeholders
         * @return this builder
         * @throws InvalidInputException if a placeholder is not known
         */
        public Builder form(String name, String value) {
            form.put(
                    Text.name("field of a request", name),
                    Placeholders.checked("field of a request", Required.value("field of a request", value)));
            return this;
        }

        /**
         * Sends JSON.
         *
         * @param template an object, with placeholders in its texts
         * @return this builder
         * @throws InvalidInputException if it is no JSON, or a placeholder is not known
         */
        public Builder json(String template) {
            json = HttpBody.JsonTree.parse(Required.value("JSON of a request", template));
            return this;
        }

        /**
         * Sends a header.
         *
         * @param name its name
         * @param value its value, with placeholders, such as <code>{id}</code>; other than the number, they are percent-encoded
         * @return this builder
         * @throws InvalidInputException if one is missing or a placeholder is not known
         */
        public Builder header(String name, String value) {
            String known = Placeholders.checked("header of a request", Required.value("header of a request", value));
            keyed |= Placeholders.holds(known, "key") || Placeholders.holds(known, "id");
            return header(name, values -> headerOf(known, values));
        }

        /**
         * Sends a header that is asked for each time, such as one with a secret.
         *
         * @param name its name
         * @param value gives its value; thread-safe. What it throws is a reason to try again later
         * @return this builder
         * @throws InvalidInputException if one is missing
         */
        public Builder header(String name, Supplier<String> value) {
            Required.value("header of a request", value);
            return header(name, values -> value.get());
        }

        private Builder header(String name, Function<Map<String, String>, String> value) {
            headers.put(Text.name("header of a request", name), value);
            return this;
        }

        /**
         * Logs in with a token (RFC 6750).
         *
         * @param token gives it, each time; thread-safe
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder bearer(Supplier<String> token) {
            Required.value("token of an HTTP gateway", token);
            return header("Authorization", values -> "Bearer " + token.get());
        }

        /**
         * Logs in with a user and a password (RFC 7617).
         *
         * @param user who; without a colon
         * @param password gives it, each time; thread-safe
         * @return this builder
         * @throws InvalidInputException if one is missing
         */
        public Builder login(String user, Supplier<String> password) {
            Text.name("user of an HTTP gateway", user);
            Required.value("password of an HTTP gateway", password);
            return header("Authorization", values -> BasicLogin.of(user, password.get()));
        }

        /**
         * Tells by what it is known that a message was taken. Default: any status 2xx.
         *
         * @param sign the sign
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder acceptedBy(HttpSign sign) {
            return meaning(Kind.ACCEPTED, sign);
        }

        /**
         * Tells by what it is known that a message is refused for good. Default: status 400, 413 or 422.
         *
         * @param sign the sign
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder refusedBy(HttpSign sign) {
            return meaning(Kind.REFUSED, sign);
        }

        /**
         * Tells by what it is known that a message was not taken, and should be sent again later. Default: status 429, 503, and all 4xx that are
         * no refusal, but 409.
         *
         * @param sign the sign
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder busyBy(HttpSign sign) {
            return meaning(Kind.BUSY, sign);
        }

        private Builder meaning(Kind kind, HttpSign sign) {
            signs.add(new Meaning(kind, Required.value("sign of an answer", sign)));
            return this;
        }

        /**
         * Tells where the provider's name for a message stands in its answer. Default: nowhere.
         *
         * @param place a JSON pointer (RFC 6901), such as {@code /messages/0/id}
         * @return this builder
         * @throws InvalidInputException if it is none
         */
        public Builder referenceAt(String place) {
            reference = Places.parse("place of a reference", place);
            referencePattern = null;
            return this;
        }

        /**
         * Tells how the provider's name for a message is found in an answer that is no JSON. Default: not at all.
         *
         * @param pattern its first group is the name, such as {@code OK: ([0-9a-f]+)}
         * @return this builder
         * @throws InvalidInputException if it is no regular expression
         */
        public Builder referenceIn(String pattern) {
            try {
                referencePattern = Pattern.compile(Required.value("pattern of a reference", pattern));
            } catch (PatternSyntaxException none) {
                throw new InvalidInputException("pattern of a reference", pattern, "a regular expression");
            }
            reference = null;
            return this;
        }

        /**
         * Tells where a code of an error stands, for those who look after the system: it is part of reasons, if it is a word or a short
         * number. Default: nowhere.
         *
         * @param place a JSON pointer (RFC 6901), such as {@code /error/code}
         * @return this builder
         * @throws InvalidInputException if it is none
         */
        public Builder codeAt(String place) {
            code = Places.parse("place of a code", place);
            return this;
        }

        /**
         * Says that the provider drops repeats by <code>{key}</code> or <code>{id}</code>. Default: it does not.
         *
         * @return this builder
         */
        public Builder idempotent() {
            idempotent = true;
            return this;
        }

        /**
         * Says that the provider tells later what became of messages, and that {@link HttpCallbacks} take it in. Default: it does not.
         *
         * @return this builder
         */
        public Builder withReceipts() {
            receipts = true;
            return this;
        }

        /**
         * Allows an address without encryption: whoever is between can read and change all of it. For a server on the same machine.
         *
         * @return this builder
         */
        public Builder unencrypted() {
            unencrypted = true;
            return this;
        }

        /**
         * Sets how many messages are sent at once. Default: 10.
         *
         * @param value 1 to 100
         * @return this builder
         * @throws InvalidInputException if it is out of that range
         */
        public Builder window(int value) {
            window = Limits.window("window of an HTTP gateway", value);
            return this;
        }

        /**
         * Sets how long to wait for a connection, and for all of it together. Default: 5 and 15 seconds. Keep the second below the engine's
         * {@code sendTimeout}, which is 30 seconds by default.
         *
         * @param connect 1 ms to 1 hour
         * @param whole 1 ms to 1 hour
         * @return this builder
         * @throws InvalidInputException if one is out of that range
         */
        public Builder timeouts(Duration connect, Duration whole) {
            connectTimeout = Limits.time("time to connect to an HTTP gateway", connect);
            timeout = Limits.time("time for an answer of an HTTP gateway", whole);
            return this;
        }

        /**
         * Trusts other certificates than the platform does; that they bear the server's name is checked all the same. Default: what the
         * platform trusts.
         *
         * @param context whom to trust
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder trusting(SSLContext context) {
            trust = Required.value("trust of an HTTP gateway", context);
            return this;
        }

        /**
         * Finishes the gateway; nothing is opened yet.
         *
         * @return the gateway
         * @throws InvalidInputException if something is missing or contradicts another; it names all of it
         */
        public HttpSmsGateway build() {
            HttpBody body = json != null ? json : new HttpBody.Form(form);
            List<String> problems = new ArrayList<>();
            if ((json == null) == form.isEmpty()) {
                problems.add("json or form: one of them");
            } else if (!body.holds("text") || !(body.holds("to") || body.holds("digits"))) {
                problems.add("json or form: with {text}, and {to} or {digits}");
            } else if (idempotent && !body.holds("key") && !body.holds("id") && !keyed) {
                problems.add("idempotent: with {key} or {id} in the body or a header");
            }
            if (receipts && reference == null && referencePattern == null && !body.holds("key")) {
                problems.add("withReceipts: with referenceAt or referenceIn, or {key} in the body");
            }
            if (!unencrypted && !"https".equalsIgnoreCase(address.getScheme())) {
                problems.add("to: https, or unencrypted");
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException("HTTP gateway", "incomplete", String.join("; ", problems));
            }
            return new HttpSmsGateway(this, json != null ? json : new HttpBody.Form(new LinkedHashMap<>(form)));
        }
    }
}
