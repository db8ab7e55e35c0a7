package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * As whom mail goes out, and how answers to it are known again: {@link MailChannel} and {@link MailIntake} of one system
 * share it. Immutable.
 *
 * <p>All mail of an incident is one conversation: each bears a Message-ID that names the incident and the message, and
 * refers to one that stands for the incident (RFC 5322, 3.6.4). The same message has the same Message-ID, however often it
 * is sent. The names are signed with a secret, so that only who got a mail can answer it.
 */
public final class MailIdentity {
    private static final int SHORTEST_SECRET = 32;
    private static final String ROOT = "incident";
    private static final String PACKED = "~";
    private static final int LONGEST_READABLE = 200;

    /** {@code <INCIDENT.MESSAGE.SIGNATURE@DOMAIN>}, where the first two are encoded. */
    private static final Pattern NAME =
            Pattern.compile("<?([^.<>@\\s]+)\\.([^.<>@\\s]+)\\.([^.<>@\\s]+)@([^<>@\\s]+)>?");

    private final String name;
    private final String address;
    private final SecretKeySpec secret;

    private MailIdentity(String name, String address, String secret) {
        this.name = name.isEmpty() ? "" : Text.name("name of a sender", name);
        this.address = Text.name("address of a sender", address);
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.chars().anyMatch(MailIdentity::isOdd)) {
            throw new InvalidInputException(
                    "address of a sender", "\"" + address + "\"", "an address such as incidents@example.org");
        }
        byte[] key = Required.value("secret of a mail identity", secret).getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST_SECRET) {
            throw new InvalidInputException(
                    "secret of a mail identity", key.length + " bytes long", SHORTEST_SECRET + " bytes and more");
        }
        this.secret = new SecretKeySpec(key, "HmacSHA256");
    }

    private static boolean isOdd(int c) {
        return c <= ' ' || c >= 0x7f || "<>()[]\\,;:\"".indexOf(c) >= 0;
    }

    /**
     * Somebody who sends mail.
     *
     * @param address such as {@code incidents@example.org}, in ASCII
     * @param secret signs the names of mails and the tokens in links: at least 32 bytes, the same on all nodes, and kept
     *     when they are restarted; from a secret store, not from the source
     * @return the identity, without a name
     * @throws InvalidInputException if the address is none, or the secret is shorter
     */
    public static MailIdentity of(String address, String secret) {
        return new MailIdentity("", address, secret);
    }

    /**
     * Sets the name that is shown beside the address. Default: none.
     *
     * @param value such as {@code Incident desk}
     * @return a copy
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public MailIdentity named(String value) {
        return new MailIdentity(
                Text.name("name of a sender", value), address, new String(secret.getEncoded(), StandardCharsets.UTF_8));
    }

    /**
     * The name that is shown.
     *
     * @return the name; empty if there is none
     */
    public String name() {
        return name;
    }

    /**
     * The address that mail comes from.
     *
     * @return such as {@code incidents@example.org}
     */
    public String address() {
        return address;
    }

    private String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The Message-ID that stands for an incident: no mail bears it, all refer to it. */
    String conversation(IncidentId incident) {
        return named(incident, ROOT);
    }

    /** The Message-ID of a message, each time the same. */
    String messageId(IncidentId incident, String message) {
        return named(incident, signature("message", message));
    }

    private String named(IncidentId incident, String part) {
        String first = encoded(incident.value());
        return "<" + first + "." + part + "." + signature("mail", first + "." + part) + "@" + domain() + ">";
    }

    /**
     * The incident that a Message-ID of this identity names.
     *
     * @param messageId as a header gives it, with or without its angle brackets
     * @return the incident, or empty if it is of somebody else, or was tampered with
     */
    Optional<IncidentId> incidentOf(String messageId) {
        Matcher parts = NAME.matcher(messageId.strip());
        if (!parts.matches()
                || !parts.group(4).equalsIgnoreCase(domain())
                || !isSigned("mail", parts.group(1) + "." + parts.group(2), parts.group(3))) {
            return Optional.empty();
        }
        return decoded(parts.group(1)).map(IncidentId::of);
    }

    /**
     * A token for a link by which whoever got a message acknowledges it (S33): the host's page hands it to {@link
     * #messageOf}.
     *
     * @param message the message's key
     * @return letters, digits, {@code -}, {@code _} and one {@code .}
     */
    public String token(String message) {
        String key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Required.value("message", message).getBytes(StandardCharsets.UTF_8));
        return key + "." + signature("link", key);
    }

    /**
     * The message that a {@linkplain #token token} was made for. Who opened the link is for the host to say: a mail has
     * several readers.
     *
     * @param token as it came, from anywhere
     * @return the message's key, for {@link io.incidentengine.notification.News#acknowledged}; or empty if nobody with this
     *     secret made the token
     */
    public Optional<String> messageOf(String token) {
        int dot = Required.value("token", token).indexOf('.');
        if (dot < 1 || !isSigned("link", token.substring(0, dot), token.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8));
    }

    private String signature(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] whole = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, 18));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every platform has HmacSHA256", impossible);
        }
    }

    private boolean isSigned(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                signature(purpose, text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Letters, digits and {@code -} as they are, all other bytes as {@code =} and two digits: what a Message-ID may hold. What
     * becomes long that way is written in base 64 behind a {@code ~}, so that each fits into a line (RFC 5322, 2.1.1).
     */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && (Character.isLetterOrDigit(b) || b == '-')) {
                encoded.append((char) b);
            } else {
                encoded.append('=').append(String.format("%02X", b));
            }
        }
        return encoded.length() <= LONGEST_READABLE
                ? encoded.toString()
                : PACKED
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String encoded) {
        if (encoded.startsWith(PACKED)) {
            return Optional.of(new String(
                    Base64.getUrlDecoder().decode(encoded.substring(PACKED.length())), StandardCharsets.UTF_8));
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        try {
            for (int i = 0; i < encoded.length(); i++) {
                if (encoded.charAt(i) == '=') {
                    bytes.put((byte) Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                    i += 2;
                } else {
                    bytes.put((byte) encoded.charAt(i));
                }
            }
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (IndexOutOfBoundsException | NumberFormatException | CharacterCodingException garbage) {
            return Optional.empty();
        }
    }

    /** The address, and nothing of the secret. */
    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
