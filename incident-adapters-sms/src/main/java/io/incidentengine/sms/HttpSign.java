package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** By what an answer of an HTTP provider is known to mean something. Immutable. */
public final class HttpSign {
    private final Predicate<HttpAnswer> shows;

    private HttpSign(Predicate<HttpAnswer> shows) {
        this.shows = shows;
    }

    /**
     * By its status.
     *
     * @param codes such as 200, 202; at least one
     * @return the sign
     * @throws InvalidInputException if one is no status of HTTP
     */
    public static HttpSign status(int... codes) {
        Set<Integer> known = Arrays.stream(codes).boxed().collect(Collectors.toUnmodifiableSet());
        if (known.isEmpty() || known.stream().anyMatch(code -> code < 200 || code > 599)) {
            throw new InvalidInputException("status of an answer", known.toString(), "200 to 599, at least one");
        }
        return new HttpSign(answer -> known.contains(answer.status()));
    }

    /**
     * By a value in its JSON, with whatever status.
     *
     * @param place a JSON pointer (RFC 6901), such as {@code /error/code}
     * @param values any of them, as they are printed; none for any value at all
     * @return the sign
     * @throws InvalidInputException if the place is none
     */
    public static HttpSign json(String place, String... values) {
        JsonPointer pointer = Places.parse("place in an answer", place);
        Set<String> known = Set.of(values);
        return new HttpSign(answer -> answer.at(pointer)
                .filter(value -> known.isEmpty() || known.contains(value))
                .isPresent());
    }

    /**
     * By words in its body, with whatever status.
     *
     * @param part what is found somewhere in it, in just these letters
     * @return the sign
     * @throws InvalidInputException if it is empty
     */
    public static HttpSign text(String part) {
        if (Required.value("text of an answer", part).isEmpty()) {
            throw new InvalidInputException("text of an answer", "empty", "what an answer holds, such as ERR 104");
        }
        return new HttpSign(answer -> answer.text().contains(part));
    }

    /**
     * By both.
     *
     * @param other what must be there, too
     * @return the sign
     * @throws InvalidInputException if it is missing
     */
    public HttpSign and(HttpSign other) {
        HttpSign second = Required.value("sign of an answer", other);
        return new HttpSign(answer -> shows.test(answer) && second.shows.test(answer));
    }

    boolean isIn(HttpAnswer answer) {
        return shows.test(answer);
    }
}
