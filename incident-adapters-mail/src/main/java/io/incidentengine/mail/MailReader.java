package io.incidentengine.mail;

import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.ReceivedMail.Envelope;
import io.incidentengine.model.Text;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Makes values of the bytes of mails, whatever these are: there is none that it refuses. */
final class MailReader {
    /** More header than this, or more references, has nobody to say. */
    private static final int LONGEST_HEADER = 256 * 1024;

    private static final int MOST_REFERENCES = 20;

    private final MailIdentity identity;
    private final Session session = Session.getInstance(new Properties());

    MailReader(MailIdentity identity) {
        this.identity = identity;
    }

    /**
     * A mail as a value.
     *
     * @param bytes the mail, or its beginning
     * @param size how large the whole is
     * @param received when the server took it in
     */
    ReceivedMail read(byte[] bytes, long size, Instant received) {
        Fields fields = Fields.of(bytes);
        boolean bomb = headerEnd(bytes) > LONGEST_HEADER;
        Parts parts = parts(bomb ? withoutHeader(bytes) : bytes);
        Envelope envelope = envelope(fields);
        List<String> references = references(fields);
        return new ReceivedMail(
                id(fields, bytes),
                envelope,
                references,
                received,
                parts.content(size, bomb || bytes.length < size),
                headers(fields),
                Kinds.of(fields, parts, references, envelope.sender(), identity));
    }

    private Parts parts(byte[] bytes) {
        try {
            return Parts.of(new MimeMessage(session, new SharedByteArrayInputStream(bytes)));
        } catch (MessagingException | RuntimeException broken) {
            return Parts.unreadable(bytes);
        }
    }

    /** Where the empty line is, or where the bytes end. */
    private static int headerEnd(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r')) {
                return i;
            }
        }
        return bytes.length;
    }

    /** What is left of a mail of which the header is no header. */
    private static byte[] withoutHeader(byte[] bytes) {
        return java.util.Arrays.copyOfRange(bytes, headerEnd(bytes), bytes.length);
    }

    private static String id(Fields fields, byte[] bytes) {
        String id = messageId(fields);
        if (id.isEmpty()) {
            return "sha256:" + Digest.of(bytes);
        }
        return shortened(id);
    }

    /** A Message-ID as an intake id: one that is longer than a name is digested. */
    static String shortened(String messageId) {
        return messageId.length() > Text.NAME_LENGTH ? "sha256:" + Digest.of(messageId) : messageId;
    }

    /** As it came, with its angle brackets if it has some; empty if there is none that can be seen. */
    static String messageId(Fields fields) {
        String field = fields.first("message-id");
        List<String> ids = HeaderText.ids(field);
        String bare = OneLine.of(field, Text.PROSE_LENGTH);
        return ids.isEmpty() ? (bare.equals("<>") ? "" : bare) : ids.get(0);
    }

    /** What In-Reply-To names, then what References names, from its end on, as the last is the nearest. */
    private static List<String> references(Fields fields) {
        Set<String> references = new LinkedHashSet<>(HeaderText.ids(fields.first("in-reply-to")));
        List<String> thread = new ArrayList<>(HeaderText.ids(fields.first("references")));
        Collections.reverse(thread);
        references.addAll(thread);
        return references.stream().limit(MOST_REFERENCES).toList();
    }

    private static Envelope envelope(Fields fields) {
        List<String> from = fields.all(fields.has("from") ? "from" : "sender");
        return new Envelope(
                from.size() == 1 ? HeaderText.only(from.get(0)).orElse(null) : null,
                addresses(fields, "to"),
                addresses(fields, "cc"),
                HeaderText.decoded(fields.first("subject"), Text.NAME_LENGTH),
                HeaderText.time(fields.first("date")));
    }

    private static List<Address> addresses(Fields fields, String name) {
        return fields.all(name).stream()
                .limit(2)
                .flatMap(field -> HeaderText.addresses(field).stream())
                .toList();
    }

    private static Map<String, List<String>> headers(Fields fields) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        fields.values()
                .forEach((name, values) -> headers.put(
                        OneLine.of(name, Text.NAME_LENGTH),
                        values.stream()
                                .limit(10)
                                .map(value -> HeaderText.decoded(value, ReceivedMail.HEADER_LENGTH))
                                .toList()));
        return headers;
    }
}
