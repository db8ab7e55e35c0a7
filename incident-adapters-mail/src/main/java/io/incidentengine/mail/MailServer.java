package io.incidentengine.mail;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A mail server: where it is, how its connection is protected, how to log in, how long to wait. Immutable; each setter
 * returns a copy. What is printed hides the login.
 *
 * <p>Connections are encrypted, and the server's certificate is checked against its name, unless somebody says otherwise.
 */
public final class MailServer {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    private final Place place;
    private final Protection protection;
    private final @Nullable Login login;
    private final Limits limits;

    /** What is spoken with the server, as the mail library calls it. */
    enum Protocol {
        SMTP,
        IMAP;

        String named() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private enum Encryption {
        /** From the first byte on (RFC 8314). */
        FROM_THE_START,
        /** Begun by the command STARTTLS, and without it nothing is said (RFC 3207, RFC 9051). */
        STARTTLS,
        NONE
    }

    /** Who logs in, and with what: asked for at each login, so that it may change. */
    private record Login(String user, Supplier<String> secret, boolean token) {}

    private record Place(Protocol protocol, String host, int port) {}

    private record Protection(
            Encryption encryption, @Nullable SSLSocketFactory sockets) {}

    private record Limits(Duration connect, Duration answer, Duration mail) {}

    private MailServer(Place place, Protection protection, @Nullable Login login, Limits limits) {
        this.place = place;
        this.protection = protection;
        this.login = login;
        this.limits = limits;
    }

    private static MailServer of(Protocol protocol, String host, int port, Encryption encryption) {
        return new MailServer(
                new Place(protocol, Text.name("host of a mail server", host), port),
                new Protection(encryption, null),
                null,
                new Limits(CONNECT_TIMEOUT, ANSWER_TIMEOUT, MAIL_TIMEOUT));
    }

    /**
     * A server that takes mail, on port 587; STARTTLS is required (RFC 6409, RFC 3207).
     *
     * @param host its name, which its certificate must bear
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static MailServer smtp(String host) {
        return of(Protocol.SMTP, host, 587, Encryption.STARTTLS);
    }

    /**
     * A server that takes mail, on port 465, encrypted from the start (RFC 8314).
     *
     * @param host its name, which its certificate must bear
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static MailServer smtps(String host) {
        return of(Protocol.SMTP, host, 465, Encryption.FROM_THE_START);
    }

    /**
     * A server that has mailboxes, on port 143; STARTTLS is required (RFC 9051).
     *
     * @param host its name, which its certificate must bear
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static MailServer imap(String host) {
        return of(Protocol.IMAP, host, 143, Encryption.STARTTLS);
    }

    /**
     * A server that has mailboxes, on port 993, encrypted from the start (RFC 8314).
     *
     * @param host its name, which its certificate must bear
     * @return the server, without a login
     * @throws InvalidInputException if the name is none
     */
    public static MailServer imaps(String host) {
        return of(Protocol.IMAP, host, 993, Encryption.FROM_THE_START);
    }

    /**
     * Sets the port. Default: that of the protocol.
     *
     * @param value 1 to 65535
     * @return a copy
     * @throws InvalidInputException if it is no port
     */
    public MailServer port(int value) {
        if (value < 1 || value > 65_535) {
            throw new InvalidInputException("port of a mail server", String.valueOf(value), "1 to 65535");
        }
        return new MailServer(new Place(place.protocol(), place.host(), value), protection, login, limits);
    }

    /**
     * Logs in with a password. Default: no login.
     *
     * @param user the name of the account
     * @param password its password
     * @return a copy
     * @throws InvalidInputException if one is missing
     */
    public MailServer login(String user, String password) {
        Required.value("password of a mail server", password);
        return login(user, () -> password);
    }

    /**
     * Logs in with a password that is asked for each time a connection is made. Default: no login.
     *
     * @param user the name of the account
     * @param password gives its password; thread-safe
     * @return a copy
     * @throws InvalidInputException if one is missing
     */
    public MailServer login(String user, Supplier<String> password) {
        return login(new Login(
                Text.name("user of a mail server", user),
                Required.value("password of a mail server", password),
                false));
    }

    /**
     * Logs in with a token of OAuth 2, by the mechanism XOAUTH2, which is asked for each time a connection is made: whoever
     * supplies it renews it. Default: no login.
     *
     * @param user the name of the account
     * @param token gives an access token that is valid now; thread-safe
     * @return a copy
     * @throws InvalidInputException if one is missing
     */
    public MailServer token(String user, Supplier<String> token) {
        return login(new Login(
                Text.name("user of a mail server", user), Required.value("token of a mail server", token), true));
    }

    private MailServer login(Login newLogin) {
        return new MailServer(place, protection, newLogin, limits);
    }

    /**
     * Trusts other certificates than the platform does, such as those of an authority of one's own; that the certificate
     * bears the server's name is checked all the same. Default: what the platform trusts.
     *
     * @param factory makes the sockets; thread-safe
     * @return a copy
     * @throws InvalidInputException if it is missing
     */
    public MailServer trusting(SSLSocketFactory factory) {
        SSLSocketFactory known = Required.value("sockets of a mail server", factory);
        return new MailServer(place, new Protection(protection.encryption(), known), login, limits);
    }

    /**
     * Encrypts nothing: whoever is between can read mail and password, and change them. For servers on the same machine.
     * Default: encrypted.
     *
     * @return a copy
     */
    public MailServer unencrypted() {
        return new MailServer(place, new Protection(Encryption.NONE, protection.sockets()), login, limits);
    }

    /**
     * Sets how long to wait for a connection. Default: 5 seconds.
     *
     * @param value 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if it is out of that range
     */
    public MailServer connectTimeout(Duration value) {
        Duration known = known("time to connect to a mail server", value);
        return new MailServer(place, protection, login, new Limits(known, limits.answer(), limits.mail()));
    }

    /**
     * Sets how long to wait for each answer of the server, and for it to take what is written. Default: 20 seconds.
     *
     * @param value 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if it is out of that range
     */
    public MailServer answerTimeout(Duration value) {
        Duration known = known("time for an answer of a mail server", value);
        return new MailServer(place, protection, login, new Limits(limits.connect(), known, limits.mail()));
    }

    /**
     * Sets how long handing over one mail may take in all, from connecting to the last answer, however often the server says
     * something meanwhile; then the connection is cut. Nothing was sent, unless the whole mail went out and only its answer was
     * missing. Default: 25 seconds. Keep it below the engine's {@code sendTimeout}, 30 seconds by default: else the engine gives
     * up first, and it does not know that nothing was sent. Reading a mailbox has no such limit.
     *
     * @param value 1 ms to 1 hour
     * @return a copy
     * @throws InvalidInputException if it is out of that range
     */
    public MailServer mailTimeout(Duration value) {
        Duration known = known("time for a whole mail", value);
        return new MailServer(place, protection, login, new Limits(limits.connect(), limits.answer(), known));
    }

    private static Duration known(String what, @Nullable Duration value) {
        if (value == null || value.toMillis() < 1 || value.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new InvalidInputException(what, value == null ? "missing" : value.toString(), "1 ms to 1 hour");
        }
        return value;
    }

    Protocol protocol() {
        return place.protocol();
    }

    String host() {
        return place.host();
    }

    int port() {
        return place.port();
    }

    /** The name of the account, if there is a login. */
    @Nullable
    String user() {
        return login == null ? null : login.user();
    }

    /** The password or token of now, if there is a login. */
    @Nullable
    String secret() {
        return login == null
                ? null
                : Required.value("password of " + this, login.secret().get());
    }

    /** How long handing over one mail may take in all. */
    Duration mailTimeout() {
        return limits.mail();
    }

    /** How the mail library is told all of this but the secret. */
    Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + place.protocol().named() + ".";
        properties.put(
                prefix + "connectiontimeout", String.valueOf(limits.connect().toMillis()));
        properties.put(prefix + "timeout", String.valueOf(limits.answer().toMillis()));
        properties.put(prefix + "writetimeout", String.valueOf(limits.answer().toMillis()));
        properties.put(prefix + "auth", String.valueOf(login != null));
        if (login != null && login.token()) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        if (protection.encryption() == Encryption.FROM_THE_START) {
            properties.put(prefix + "ssl.enable", "true");
        }
        if (protection.encryption() == Encryption.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (protection.encryption() != Encryption.NONE) {
            properties.put(prefix + "ssl.checkserveridentity", "true");
            properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        }
        if (protection.sockets() != null) {
            properties.put(prefix + "ssl.socketFactory", protection.sockets());
            properties.put(prefix + "socketFactory.fallback", "false");
        }
        return properties;
    }

    /** Such as {@code smtp://mail.example.org:587 with STARTTLS}; the login is hidden. */
    @Override
    public String toString() {
        return place.protocol().named() + "://" + place.host() + ":" + place.port()
                + switch (protection.encryption()) {
                    case FROM_THE_START -> " with TLS";
                    case STARTTLS -> " with STARTTLS";
                    case NONE -> " unencrypted";
                };
    }
}
