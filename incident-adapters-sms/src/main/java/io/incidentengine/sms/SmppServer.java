package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMS centre that speaks SMPP 3.4: where it is, how its connection is protected, how to log in, how long to wait. Immutable;
 * each setter returns a copy. What is printed hides the login.
 */
public final class SmppServer {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What fits into a bind (SMPP 3.4, 4.1.5), without the zero at its end. */
    private static final int SYSTEM_ID = 15;

    private static final int PASSWORD = 8;
    private static final int SYSTEM_TYPE = 12;

    private final Parts parts;

    /** Filled by a setter, and never changed afterwards. */
    private static final class Parts implements Cloneable {
        private final String host;
        private int port;
        private final boolean encrypted;
        private @Nullable SSLSocketFactory sockets;
        private String systemId = "";
        private Supplier<String> password = () -> "";
        private String systemType = "";
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration answerTimeout = Duration.ofSeconds(10);
        private Duration enquiry = Duration.ofSeconds(30);
        private Duration firstPause = Duration.ofSeconds(1);
        private Duration longestPause = Duration.ofMinutes(1);

        Parts(String host, int port, boolean encrypted) {
            this.host = Text.name("host of an SMPP server", host);
            this.port = port;
            this.encrypted = encrypted;
        }

        Parts copy() {
            try {
                return (Parts) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private SmppServer(Parts parts) {
        this.parts = parts;
    }

    private SmppServer with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new SmppServer(copy);
    }

    /**
     * A server on port 3550, encrypted from the start; its certificate is checked against its name.
     *
     * @param host its name, which its certificate must bear
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static SmppServer tls(String host) {
        return new SmppServer(new Parts(host, 3550, true));
    }

    /**
     * A server on port 2775 without encryption: whoever is between can read messages and the password, and change them. For a line of
     * one's own to the provider, or the same machine.
     *
     * @param host its name or address
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static SmppServer unencrypted(String host) {
        return new SmppServer(new Parts(host, 2775, false));
    }

    /**
     * Sets the port. Default: 3550 with TLS, 2775 without.
     *
     * @param value 1 to 65535
     * @return a copy
     * @throws InvalidInputException if it is no port
     */
    public SmppServer port(int value) {
        if (value < 1 || value > 65_535) {
            throw new InvalidInputException("port of an SMPP server", String.valueOf(value), "1 to 65535");
        }
        return with(copy -> copy.port = value);
    }

    /**
     * Logs in with a password. Default: both are empty.
     *
     * @param systemId the name of the account, at most 15 ASCII characters
     * @param password its password, at most 8
     * @return a copy
     * @throws InvalidInputException if one is missing or does not fit
     */
    public SmppServer login(String systemId, String password) {
        fitting("password of an SMPP server", Required.value("password of an SMPP server", password), PASSWORD, true);
        return login(systemId, () -> password);
    }

    /**
     * Logs in with a password that is asked for each time a connection is made. Default: both are empty.
     *
     * @param systemId the name of the account, at most 15 ASCII characters
     * @param password gives its password, at most 8 ASCII characters; thread-safe
     * @return a copy
     * @throws InvalidInputException if one is missing, or the name does not fit
     */
    public SmppServer login(String systemId, Supplier<String> password) {
        String known =
                fitting("user of an SMPP server", Required.value("user of an SMPP server", systemId), SYSTEM_ID, false);
        Required.value("password of an SMPP server", password);
        return with(copy -> {
            copy.systemId = known;
            copy.password = password;
        });
    }

    /**
     * Sets the system type that some providers ask for. Default: none.
     *
     * @param value at most 12 ASCII characters
     * @return a copy
     * @throws InvalidInputException if it does not fit
     */
    public SmppServer systemType(String value) {
        String known = fitting(
                "system type of an SMPP server",
                Required.value("system type of an SMPP server", value),
                SYSTEM_TYPE,
                false);
        return with(copy -> copy.systemType = known);
    }

    /**
     * Trusts other certificates than the platform does, such as those of an authority of one's own; that the certificate
     * bears the server's name is checked all the same. Default: what the platform trusts.
     *
     * @param factory makes the sockets; thread-safe
     * @return a copy
     * @throws InvalidInputException if it is missing
     */
    public SmppServer trusting(SSLSocketFactory factory) {
        Required.value("sockets of an SMPP server", factory);
        return with(copy -> copy.sockets = factory);
    }

    /**
     * Sets how long to wait for a connection, and for each answer. Default: 5 and 10 seconds. A message takes as long as the first and
     * twice the second at most; keep that below the engine's {@code sendTimeout}, which is 30 seconds by default: else a server that
     * hangs is noticed by the engine first, which does not know what was sent.
     *
     * @param connect 1 ms to 1 hour
     * @param answer 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if one is out of that range
     */
    public SmppServer timeouts(Duration connect, Duration answer) {
        known("time to connect to an SMPP server", connect);
        known("time for an answer of an SMPP server", answer);
        return with(copy -> {
            copy.connectTimeout = connect;
            copy.answerTimeout = answer;
        });
    }

    /**
     * Sets how long a connection is silent before it is asked whether it is still there (enquire_link). Without an answer it is
     * replaced. Default: 30 seconds.
     *
     * @param silence 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if it is out of that range
     */
    public SmppServer enquiringAfter(Duration silence) {
        known("silence of an SMPP server", silence);
        return with(copy -> copy.enquiry = silence);
    }

    /**
     * Sets how long to wait after a connection or a login has failed: twice as long each time. Default: 1 second to 1 minute.
     *
     * @param first after the first failure; 1 ms to 1 hour
     * @param longest at most; 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if one is out of that range
     */
    public SmppServer reconnecting(Duration first, Duration longest) {
        known("pause before an SMPP server is tried again", first);
        known("longest pause before an SMPP server is tried again", longest);
        return with(copy -> {
            copy.firstPause = first;
            copy.longestPause = longest;
        });
    }

    private static void known(String what, @Nullable Duration value) {
        if (value == null || value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(what, value == null ? "missing" : value.toString(), "1 ms to 1 hour");
        }
    }

    private static String fitting(String what, String value, int length, boolean secret) {
        if (value.length() > length || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            throw new InvalidInputException(
                    what,
                    secret ? value.length() + " characters, or others than ASCII" : value,
                    "at most " + length + " ASCII characters");
        }
        return value;
    }

    String host() {
        return parts.host;
    }

    int port() {
        return parts.port;
    }

    boolean isEncrypted() {
        return parts.encrypted;
    }

    @Nullable
    SSLSocketFactory sockets() {
        return parts.sockets;
    }

    String systemId() {
        return parts.systemId;
    }

    /** The password of now. */
    String password() {
        return fitting(
                "password of an SMPP server",
                Required.value("password of an SMPP server", parts.password.get()),
                PASSWORD,
                true);
    }

    String systemType() {
        return parts.systemType;
    }

    Duration connectTimeout() {
        return parts.connectTimeout;
    }

    Duration answerTimeout() {
        return parts.answerTimeout;
    }

    Duration enquiry() {
        return parts.enquiry;
    }

    /** After so many failures in a row. */
    Duration pause(int failures) {
        Duration grown = parts.firstPause.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        return grown.compareTo(parts.longestPause) > 0 ? parts.longestPause : grown;
    }

    /** Such as {@code smpp://smpp.example.org:3550 with TLS}; the login is hidden. */
    @Override
    public String toString() {
        return "smpp://" + parts.host + ":" + parts.port + (parts.encrypted ? " with TLS" : " unencrypted");
    }
}
