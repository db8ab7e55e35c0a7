package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of a request, with places to fill. It is kept as a tree, filled there, and written as a whole: what is put in cannot end
 * the place that it is put into.
 */
sealed interface HttpBody {
    /** With all places filled. */
    String filled(Map<String, String> values);

    /** Whether a place of that name is there. */
    boolean holds(String name);

    /** Its media type. */
    String type();

    /** Fields of a form. */
    record Form(Map<String, String> fields) implements HttpBody {
        @Override
        public String filled(Map<String, String> values) {
            return encoded(fields.entrySet().stream()
                    .map(field -> Map.entry(field.getKey(), Placeholders.filled(field.getValue(), values)))
                    .toList());
        }

        @Override
        public boolean holds(String name) {
            return fields.values().stream().anyMatch(value -> Placeholders.holds(value, name));
        }

        @Override
        public String type() {
            return "application/x-www-form-urlencoded";
        }

        /** As forms are written; a name may stand there several times. */
        static String encoded(List<Map.Entry<String, String>> fields) {
            return fields.stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** An object or a list of JSON. */
    record JsonTree(Object tree) implements HttpBody {
        static JsonTree parse(String template) {
            Object tree = Json.read(template);
            if (!(tree instanceof Map) && !(tree instanceof List)) {
                throw new InvalidInputException(
                        "JSON of a request",
                        "something else",
                        "an object, with placeholders in its texts such as {\"to\": \"{to}\"}");
            }
            checked(tree);
            return new JsonTree(tree);
        }

        private static void checked(Object value) {
            if (value instanceof Map<?, ?> object) {
                object.values().forEach(JsonTree::checked);
            } else if (value instanceof List<?> list) {
                list.forEach(JsonTree::checked);
            } else if (value instanceof String text) {
                String unused = Placeholders.checked("JSON of a request", text);
            }
        }

        @Override
        public String filled(Map<String, String> values) {
            return Json.written(filled(tree, values));
        }

        private static Object filled(Object value, Map<String, String> values) {
            if (value instanceof Map<?, ?> object) {
                Map<Object, Object> filled = new LinkedHashMap<>();
                object.forEach((name, one) -> filled.put(name, filled(one, values)));
                return filled;
            }
            if (value instanceof List<?> list) {
                List<Object> filled = new ArrayList<>();
                list.forEach(one -> filled.add(filled(one, values)));
                return filled;
            }
            return value instanceof String text ? Placeholders.filled(text, values) : value;
        }

        @Override
        public boolean holds(String name) {
            return holds(tree, name);
        }

        private static boolean holds(Object value, String name) {
            return value instanceof Map<?, ?> object
                    ? object.values().stream().anyMatch(one -> holds(one, name))
                    : value instanceof List<?> list
                            ? list.stream().anyMatch(one -> holds(one, name))
                            : value instanceof String text && Placeholders.holds(text, name);
        }

        @Override
        public String type() {
            return "application/json";
        }
    }
}
