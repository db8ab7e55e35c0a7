package io.incidentengine.mail;

import io.incidentengine.mail.ReceivedMail.Attachment;
import io.incidentengine.mail.ReceivedMail.Content;
import io.incidentengine.model.Text;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the parts of one mail: what of it is text to be read, and what else is in it. What is broken is read as far
 * as it goes, and counts as an attachment at worst.
 */
final class Parts {
    /** Deeper, or more, nobody sends who wants to be read. */
    private static final int DEEPEST = 10;

    private static final int MOST = 200;

    /** Four bytes make one character at worst, and markup may be nine tenths of a page. */
    private static final int TEXT_BYTES = 10 * 4 * ReceivedMail.TEXT_LENGTH;

    private final List<Attachment> attachments = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private int seen;
    private boolean cut;
    private byte @Nullable [] status;
    private byte @Nullable [] returned;

    private Parts() {}

    /** Of a mail that has no parts that could be told apart: nothing is known but its bytes. */
    static Parts unreadable(byte[] bytes) {
        Parts parts = new Parts();
        parts.cut = true;
        parts.plain.append(Charsets.decoded(bytes, 0, Math.min(bytes.length, TEXT_BYTES), ""));
        return parts;
    }

    static Parts of(MimePart mail) {
        Parts parts = new Parts();
        parts.read(mail, 0);
        return parts;
    }

    Content content(long size, boolean wasCut) {
        String page = plain.toString().isBlank() ? HtmlText.of(html.toString()) : "";
        String text = page.isBlank() ? plain.toString() : page;
        String whole = text.replace("\r\n", "\n").strip();
        boolean isLong = whole.length() > ReceivedMail.TEXT_LENGTH;
        return new Content(Text.cleaned(whole, ReceivedMail.TEXT_LENGTH), attachments, size, wasCut || cut || isLong);
    }

    /** What a mail system says of deliveries (RFC 3464), if it does. */
    Optional<byte[]> status() {
        return Optional.ofNullable(status);
    }

    /** The mail that came back, or its header, if it did. */
    Optional<byte[]> returned() {
        return Optional.ofNullable(returned);
    }

    private void read(Part part, int depth) {
        if (++seen > MOST) {
            cut = true;
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            multipart(part, depth);
        } else if (type.startsWith("text/") && !isAttached(part) && !type.equals("text/rfc822-headers")) {
            text(part, type);
        } else {
            attachment(part, type);
        }
    }

    private void multipart(Part part, int depth) {
        try {
            MimeMultipart all = new MimeMultipart(new Source(part));
            int count = all.getCount();
            for (int i = 0; i < count && seen <= MOST; i++) {
                BodyPart one = all.getBodyPart(i);
                read(one, depth + 1);
            }
        } catch (MessagingException | RuntimeException broken) {
            cut = true;
            text(part, "text/plain");
        }
    }

    private void text(Part part, String type) {
        StringBuilder to = type.equals("text/html") ? html : plain;
        byte[] bytes = bytes(part, TEXT_BYTES);
        if (to.length() < TEXT_BYTES) {
            String charset = Charsets.named(header(part, "Content-Type"));
            to.append(to.length() == 0 ? "" : "\n").append(Charsets.decoded(bytes, charset));
        }
    }

    private void attachment(Part part, String type) {
        byte[] bytes = bytes(part, Integer.MAX_VALUE);
        if (type.equals("message/delivery-status") && status == null) {
            status = bytes;
        } else if ((type.equals("message/rfc822") || type.equals("text/rfc822-headers")) && returned == null) {
            returned = bytes;
        }
        attachments.add(new Attachment(name(part), type, bytes.length));
    }

    private static boolean isAttached(Part part) {
        String disposition = header(part, "Content-Disposition").strip().toLowerCase(Locale.ROOT);
        return disposition.startsWith("attachment") || !name(part).isEmpty();
    }

    /** As far as they can be decoded; as they are, if in no way. */
    private byte[] bytes(Part part, int most) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream bytes = part.getInputStream()) {
            copy(bytes, read, most);
        } catch (IOException | MessagingException | RuntimeException broken) {
            cut = true;
            if (read.size() == 0) {
                copyRaw(part, read, most);
            }
        }
        return read.toByteArray();
    }

    private void copyRaw(Part part, ByteArrayOutputStream read, int most) {
        try (InputStream bytes = part instanceof MimeBodyPart body
                ? body.getRawInputStream()
                : part instanceof MimeMessage mail ? mail.getRawInputStream() : InputStream.nullInputStream()) {
            copy(bytes, read, most);
        } catch (IOException | MessagingException | RuntimeException broken) {
            cut = true;
        }
    }

    private void copy(InputStream from, ByteArrayOutputStream to, int most) throws IOException {
        byte[] block = new byte[8_192];
        for (int n = from.read(block); n >= 0; n = from.read(block)) {
            to.write(block, 0, n);
            if (to.size() >= most) {
                cut = true;
                return;
            }
        }
    }

    private static String type(Part part) {
        String header = header(part, "Content-Type");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean known = type.length() <= 100 && type.indexOf('/') > 0 && type.indexOf('/') == type.lastIndexOf('/');
        return known ? OneLine.of(type, 100) : header.isBlank() ? "text/plain" : "application/octet-stream";
    }

    private static String name(Part part) {
        String name = null;
        try {
            name = part.getFileName();
        } catch (MessagingException | RuntimeException broken) {
            return "unreadable";
        }
        return name == null ? "" : HeaderText.decoded(name, Text.NAME_LENGTH);
    }

    private static String header(Part part, String name) {
        try {
            String[] values = part.getHeader(name);
            String value = values == null || values.length == 0 ? "" : values[0];
            return value.length() > ReceivedMail.HEADER_LENGTH ? value.substring(0, ReceivedMail.HEADER_LENGTH) : value;
        } catch (MessagingException broken) {
            return "";
        }
    }

    /** The bytes of a part that has parts. */
    private record Source(Part part) implements jakarta.activation.DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            try {
                return part.getInputStream();
            } catch (MessagingException broken) {
                throw new IOException(broken);
            }
        }

        @Override
        public java.io.OutputStream getOutputStream() throws IOException {
            throw new IOException("nothing is written");
        }

        @Override
        public String getContentType() {
            return header(part, "Content-Type");
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
