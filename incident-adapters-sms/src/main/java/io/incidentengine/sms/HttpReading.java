package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means: by the signs that are configured first, else by its status. Immutable.
 *
 * @param signs in this order; the first that shows counts
 * @param reference where the provider's name for the message stands
 * @param referencePattern or how it is found in the text: its first group
 * @param code where a code of the error stands
 */
record HttpReading(
        List<Meaning> signs,
        @Nullable JsonPointer reference,
        @Nullable Pattern referencePattern,
        @Nullable JsonPointer code) {
    /** The request itself is not as it must be. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 422);

    /** Nobody took it, and it may be tried again. */
    private static final Set<Integer> FOR_NOW = Set.of(301, 302, 307, 308, 429, 501, 503, 505);

    /** Short names and numbers, not the phone's. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,39}|[0-9]{1,6}");

    enum Kind {
        ACCEPTED,
        REFUSED,
        BUSY
    }

    record Meaning(Kind kind, HttpSign sign) {}

    HttpReading {
        signs = List.copyOf(signs);
    }

    boolean hasReference() {
        return reference != null || referencePattern != null;
    }

    SendResult of(HttpAnswer answer) {
        for (Meaning one : signs) {
            if (one.sign().isIn(answer)) {
                return switch (one.kind()) {
                    case ACCEPTED -> accepted(answer);
                    case REFUSED -> new Rejected(described(answer));
                    case BUSY -> new RetryLater(described(answer), answer.retryAfter());
                };
            }
        }
        return byStatus(answer, answer.status());
    }

    private SendResult byStatus(HttpAnswer answer, int status) {
        if (status / 100 == 2) {
            return has(Kind.ACCEPTED) ? new Ambiguous(described(answer) + " without a known sign") : accepted(answer);
        }
        if (FOR_GOOD.contains(status) && !has(Kind.REFUSED)) {
            return new Rejected(described(answer));
        }
        return FOR_NOW.contains(status) || (status / 100 == 4 && status != 409)
                ? new RetryLater(described(answer), answer.retryAfter())
                : new Ambiguous(described(answer));
    }

    private boolean has(Kind kind) {
        return signs.stream().anyMatch(one -> one.kind() == kind);
    }

    private SendResult accepted(HttpAnswer answer) {
        if (!hasReference()) {
            return new Accepted("");
        }
        return reference(answer)
                .filter(name -> !name.isBlank() && name.length() <= SendResult.TEXT_LENGTH)
                .<SendResult>map(Accepted::new)
                .orElseGet(() -> new Ambiguous(described(answer) + " without a reference"));
    }

    private Optional<String> reference(HttpAnswer answer) {
        if (reference != null) {
            return answer.at(reference);
        }
        return referencePattern == null
                ? Optional.empty()
                : referencePattern
                        .matcher(answer.text())
                        .results()
                        .findFirst()
                        .map(found -> found.groupCount() > 0 ? found.group(1) : found.group());
    }

    private String described(HttpAnswer answer) {
        String said = code == null
                ? ""
                : answer.at(code)
                        .filter(value -> CODE.matcher(value).matches())
                        .map(value -> ", " + value)
                        .orElse("");
        Duration wait = answer.retryAfter();
        return "HTTP status " + answer.status() + said + (wait.isZero() ? "" : ", to be asked after " + wait);
    }
}
