package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** What holds of any value and its document. */
public final class Documented {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documented() {}

    /** Writes a value, looks at its document, reads it, and also after JSON has been made of it. */
    public static <T> T there(DocumentForm<T> form, T value) {
        Map<String, Object> document = form.write(value);
        holdsPlainValues(document);
        T read = form.read(document);
        assertThat(read).isEqualTo(value);
        assertThat(form.read(parsed(json(document)))).isEqualTo(value);
        assertThat(form.write(read)).as("what was read, written again").isEqualTo(document);
        return read;
    }

    static String json(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> parsed(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void holdsPlainValues(Object document) {
        if (document instanceof Map<?, ?> map) {
            assertThat(map.keySet()).allMatch(String.class::isInstance);
            map.values().forEach(Documented::holdsPlainValues);
        } else if (document instanceof List<?> list) {
            list.forEach(Documented::holdsPlainValues);
        } else {
            assertThat(document)
                    .isNotNull()
                    .satisfies(value ->
                            assertThat(value.getClass()).isIn(String.class, Integer.class, Long.class, Boolean.class));
        }
    }
}
