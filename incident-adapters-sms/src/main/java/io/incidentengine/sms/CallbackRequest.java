package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request that a provider makes, as any web server has it. Immutable; printed, only its method and path are shown. */
public final class CallbackRequest {
    /** More is refused. */
    static final int LONGEST_BODY = 64 * 1024;

    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * A request.
     *
     * @param method such as {@code POST}
     * @param target path and query as they came, still encoded: what a proxy took off the front is to be put back
     * @param headers by their names, in any case
     * @param body what came after the headers, which is copied; read 64 KiB and one byte at most, as more is refused anyway
     * @throws InvalidInputException if a part is missing
     */
    public CallbackRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
        this.method = Required.value("method of a callback", method);
        this.target = Required.value("target of a callback", target);
        this.body = Required.value("body of a callback", body).clone();
        Map<String, List<String>> copy = new TreeMap<>();
        Required.value("headers of a callback", headers).forEach((name, values) -> {
            if (name != null && values != null) {
                copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
            }
        });
        this.headers = Collections.unmodifiableMap(copy);
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** Nobody changes it. */
    byte[] body() {
        return body;
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
