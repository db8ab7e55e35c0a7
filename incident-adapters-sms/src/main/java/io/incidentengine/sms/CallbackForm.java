package io.incidentengine.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of a form or of a query.
 *
 * @param fields the values of each name, in their order
 */
record CallbackForm(SortedMap<String, List<String>> fields) {

    /** Reads one; empty if it is not encoded as forms are. */
    static Optional<CallbackForm> parse(String encoded) {
        SortedMap<String, List<String>> fields = new TreeMap<>();
        try {
            for (String field : encoded.split("&", -1)) {
                if (!field.isEmpty()) {
                    int equals = field.indexOf('=');
                    String name = equals < 0 ? field : field.substring(0, equals);
                    String value = equals < 0 ? "" : field.substring(equals + 1);
                    fields.computeIfAbsent(decoded(name), none -> new ArrayList<>())
                            .add(decoded(value));
                }
            }
            return Optional.of(new CallbackForm(fields));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** The first value; empty text for none. */
    String get(String name) {
        List<String> values = fields.get(name);
        return values == null ? "" : values.get(0);
    }
}
