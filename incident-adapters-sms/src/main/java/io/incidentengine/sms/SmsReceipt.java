package io.incidentengine.sms;

import io.incidentengine.notification.News;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * A delivery receipt (SMPP 3.4, appendix B and 5.3.2): its parameters count before its text, which providers write as they like.
 *
 * @param id the name of the message, in the provider's spelling
 * @param status what became of it; {@code null} if that is not the last word
 * @param order the provider's time of it, by which receipts of one message are ordered: in a zone that nobody knows, so no time to
 *     show; empty if it says none
 * @param detail state and error as the provider writes them
 */
record SmsReceipt(String id, News.@Nullable Status status, OptionalLong order, String detail) {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([^\\s]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Za-z]{2,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9A-Za-z]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE =
            Pattern.compile("\\bdone\\s*date:\\s*([0-9]{10}(?:[0-9]{2})?)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

    /** Whether it is one, whatever else it looks like: what a person writes never has these marks. */
    static boolean is(AbstractSmCommand pdu) {
        return (pdu.getEsmClass() & 0x3C) == 0x04
                || (pdu.getEsmClass() & 0x3C) == 0x20
                || pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class) != null;
    }

    /** Reads one; empty if it does not say which message it is about. */
    static Optional<SmsReceipt> of(AbstractSmCommand pdu, byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        OptionalParameter.Receipted_message_id named =
                pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        String id = named == null ? found(ID, text) : named.getValueAsString().strip();
        if (id == null || id.isEmpty()) {
            return Optional.empty();
        }
        OptionalParameter.Message_state state = pdu.getOptionalParameter(OptionalParameter.Message_state.class);
        String word = found(STATE, text);
        String error = found(ERROR, text);
        return Optional.of(new SmsReceipt(
                id,
                state == null ? status(word) : status(state.getValue()),
                order(found(DONE, text)),
                (word == null ? state == null ? "" : "state " + state.getValue() : word)
                        + (error == null || error.matches("0+") ? "" : " error " + error)));
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static News.@Nullable Status status(@Nullable String word) {
        return switch (word == null ? "" : word.toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVERED" -> News.Status.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "UNDELIVERABLE", "REJECTD", "REJECTED", "FAILED" ->
                News.Status.FAILED;
            default -> null;
        };
    }

    private static News.@Nullable Status status(byte state) {
        return switch (state) {
            case 2 -> News.Status.DELIVERED;
            case 3, 4, 5, 8 -> News.Status.FAILED;
            default -> null;
        };
    }

    private static OptionalLong order(@Nullable String date) {
        if (date == null) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime done = LocalDateTime.parse(date, date.length() == 10 ? MINUTES : SECONDS);
            return OptionalLong.of(News.sequenceOf(done.toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException noDate) {
            return OptionalLong.empty();
        }
    }
}
