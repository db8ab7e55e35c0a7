package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An account at Twilio: who it is, how to log in, where Twilio calls back. Immutable; each setter returns a copy. What is printed hides
 * all but the end of its name.
 */
public final class TwilioAccount {
    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final URI API = URI.create("https://api.twilio.com");

    private final Parts parts;

    /** Filled by a setter, and never changed afterwards. */
    private static final class Parts implements Cloneable {
        private final String sid;
        private final Supplier<String> token;
        private String user;
        private Supplier<String> password;
        private @Nullable URI callbacks;
        private URI api = API;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(15);
        private @Nullable SSLContext trust;

        Parts(String sid, Supplier<String> token) {
            this.sid = sid;
            this.token = token;
            this.user = sid;
            this.password = token;
        }

        Parts copy() {
            try {
                return (Parts) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private TwilioAccount(Parts parts) {
        this.parts = parts;
    }

    private TwilioAccount with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new TwilioAccount(copy);
    }

    /**
     * An account.
     *
     * @param sid its SID: AC and 32 hexadecimal digits
     * @param authToken its auth token, by which also Twilio's callbacks are signed
     * @return the account
     * @throws InvalidInputException if the SID is none or the token is missing
     */
    public static TwilioAccount of(String sid, String authToken) {
        Required.value("auth token of a Twilio account", authToken);
        return of(sid, () -> authToken);
    }

    /**
     * An account whose token is asked for each time it is needed, so that it may change.
     *
     * @param sid its SID: AC and 32 hexadecimal digits
     * @param authToken gives its auth token; thread-safe
     * @return the account
     * @throws InvalidInputException if the SID is none or the token is missing
     */
    public static TwilioAccount of(String sid, Supplier<String> authToken) {
        if (!SID.matcher(Required.value("SID of a Twilio account", sid)).matches()) {
            throw new InvalidInputException(
                    "SID of a Twilio account", sid.length() + " characters", "AC and 32 hexadecimal digits");
        }
        return new TwilioAccount(new Parts(sid, Required.value("auth token of a Twilio account", authToken)));
    }

    /**
     * Logs in with an API key instead of the auth token. Callbacks are signed with the auth token all the same.
     *
     * @param keySid the key's SID
     * @param secret gives its secret; thread-safe
     * @return a copy
     * @throws InvalidInputException if one is missing
     */
    public TwilioAccount apiKey(String keySid, Supplier<String> secret) {
        String user = Text.name("SID of an API key", keySid);
        Required.value("secret of an API key", secret);
        return with(copy -> {
            copy.user = user;
            copy.password = secret;
        });
    }

    /**
     * Tells where {@link TwilioCallbacks} are mounted, as Twilio sees it: below it are receipts, replies, and what comes of
     * calls. Default: nowhere, so there are no receipts, and no calls.
     *
     * @param address such as {@code https://desk.example.org/twilio}; without a query. With {@code http} everybody on the way
     *     can read what people answer
     * @return a copy
     * @throws InvalidInputException if it is no such address
     */
    public TwilioAccount calledBackAt(URI address) {
        URI known = checked("address of callbacks", address, true);
        if (known.getRawQuery() != null || known.getRawFragment() != null) {
            throw new InvalidInputException("address of callbacks", "with a query", "scheme, host and path");
        }
        return with(copy -> copy.callbacks = known);
    }

    /**
     * Speaks to another server than Twilio's: another edge, one that speaks the same, or a test's. Default: {@code
     * https://api.twilio.com}.
     *
     * @param address scheme, host and port
     * @return a copy
     * @throws InvalidInputException if it is none, or would send passwords unencrypted to another machine
     */
    public TwilioAccount api(URI address) {
        URI known = checked("address of Twilio", address, false);
        return with(copy -> copy.api = known);
    }

    private static URI checked(String what, @Nullable URI address, boolean plain) {
        URI known = Required.value(what, address);
        String scheme = String.valueOf(known.getScheme()).toLowerCase(Locale.ROOT);
        boolean local = "localhost".equals(known.getHost()) || "127.0.0.1".equals(known.getHost());
        if (known.getHost() == null
                || known.getUserInfo() != null
                || !(scheme.equals("https") || (scheme.equals("http") && (plain || local)))) {
            throw new InvalidInputException(what, "another", "https://host, without a password in it");
        }
        return known;
    }

    /**
     * Sets how long to wait for a connection, and for an answer in all. Default: 5 and 15 seconds. Keep the second below the engine's
     * {@code sendTimeout}, which is 30 seconds by default.
     *
     * @param connect 1 ms to 1 hour
     * @param whole 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if one is out of that range
     */
    public TwilioAccount timeouts(Duration connect, Duration whole) {
        Duration connecting = Limits.time("time to connect to Twilio", connect);
        Duration answering = Limits.time("time for an answer of Twilio", whole);
        return with(copy -> {
            copy.connectTimeout = connecting;
            copy.timeout = answering;
        });
    }

    /**
     * Trusts other certificates than the platform does, such as those of a proxy. Default: what the platform trusts.
     *
     * @param context whom to trust
     * @return a copy
     * @throws InvalidInputException if it is missing
     */
    public TwilioAccount trusting(SSLContext context) {
        Required.value("trust of a Twilio account", context);
        return with(copy -> copy.trust = context);
    }

    String sid() {
        return parts.sid;
    }

    String token() {
        return Required.value("auth token of a Twilio account", parts.token.get());
    }

    String login() {
        return BasicLogin.of(parts.user, Required.value("secret of an API key", parts.password.get()));
    }

    /** Where a resource of the account is, such as {@code Messages}. */
    URI resource(String name) {
        return parts.api.resolve("/2010-04-01/Accounts/" + parts.sid + "/" + name + ".json");
    }

    Optional<TwilioAddresses> callbacks() {
        return Optional.ofNullable(parts.callbacks).map(TwilioAddresses::new);
    }

    HttpSender sender() {
        return new HttpSender(parts.connectTimeout, parts.timeout, parts.trust);
    }

    /** Such as {@code Twilio account …4f2a}. */
    @Override
    public String toString() {
        return "Twilio account …" + parts.sid.substring(parts.sid.length() - 4);
    }
}
