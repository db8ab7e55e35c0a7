package io.incidentengine.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters of bytes, whatever their sender says of them, or does not. */
final class Charsets {
    private static final Pattern NAMED =
            Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:+-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** Names that say nothing: what bears them often has other letters. */
    private static final Set<String> VAGUE = Set.of("us-ascii", "ascii", "utf-8", "unknown-8bit", "x-unknown", "8bit");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /** The charset that a Content-Type names; empty if it names none. */
    static String named(String contentType) {
        Matcher named = NAMED.matcher(contentType);
        return named.find() ? named.group(1) : "";
    }

    static String decoded(byte[] bytes, String charset) {
        return decoded(bytes, 0, bytes.length, charset);
    }

    /** In the charset of that name; where there is none such, in UTF-8 if it is that, else in the western one. */
    static String decoded(byte[] bytes, int start, int end, String charset) {
        return known(charset)
                .map(one -> new String(bytes, start, end - start, one))
                .orElseGet(() -> guessed(ByteBuffer.wrap(bytes, start, end - start)));
    }

    private static Optional<Charset> known(String charset) {
        if (charset.isEmpty() || VAGUE.contains(charset.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            Charset known = Charset.forName(charset);
            return known.canEncode() ? Optional.of(known) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static String guessed(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException other) {
            return WESTERN.decode(bytes).toString();
        }
    }
}
