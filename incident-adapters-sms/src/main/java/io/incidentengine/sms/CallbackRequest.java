package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that a provider makes, as any web server has it. Immutable, if nobody changes the body; printed, only its method and path
 * are shown.
 *
 * @param method such as {@code POST}
 * @param target path and query as they came, still encoded: what a proxy took off the front is to be put back
 * @param headers by their names, in any case
 * @param body what came after the headers; read 64 KiB and one byte at most, the rest is refused anyway
 */
public record CallbackRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
    /** More is refused. */
    static final int LONGEST_BODY = 64 * 1024;

    /**
     * Copies the headers.
     *
     * @throws InvalidInputException if a part is missing
     */
    public CallbackRequest {
        Required.value("method of a callback", method);
        Required.value("target of a callback", target);
        Required.value("body of a callback", body);
        Map<String, List<String>> copy = new TreeMap<>();
        Required.value("headers of a callback", headers).forEach((name, values) -> {
            if (name != null && values != null) {
                copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
            }
        });
        headers = copy;
    }

    /** The only value of a header; empty if there is none, or several. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The media type without its parameters. */
    String type() {
        return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}
