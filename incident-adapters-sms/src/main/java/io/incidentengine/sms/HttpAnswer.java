package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP server answered.
 *
 * @param status the status code
 * @param headers the headers
 * @param text the body, as much as is read of it
 * @param json the body as objects, or {@code null} if it is no JSON, or not all of it came
 */
record HttpAnswer(
        int status,
        HttpHeaders headers,
        String text,
        @Nullable Object json) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    static HttpAnswer of(int status, HttpHeaders headers, String text, boolean isWhole) {
        return new HttpAnswer(status, headers, text, isWhole ? Json.read(text) : null);
    }

    /** The value at a place, as text; empty if there is none, or it is no single value. */
    Optional<String> at(JsonPointer place) {
        return Json.at(json, place);
    }

    /** How long it asks to wait (RFC 9110, 10.2.3): a date counts from the server's own. */
    Duration retryAfter() {
        String wait = headers.firstValue("Retry-After").orElse("").strip();
        if (SECONDS.matcher(wait).matches()) {
            return Duration.ofSeconds(Long.parseLong(wait));
        }
        return date(wait)
                .flatMap(until ->
                        headers.firstValue("Date").flatMap(HttpAnswer::date).map(now -> Duration.between(now, until)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Optional<ZonedDateTime> date(String written) {
        try {
            return Optional.of(ZonedDateTime.parse(written.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The status alone: bodies may quote numbers and texts. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
