package io.incidentengine.jdbc;

import com.fasterxml.jackson.jr.ob.JSON;
import io.incidentengine.document.DocumentForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as JSON text, by way of their {@linkplain DocumentForm documents}. */
final class Json {
    private static final String STORED = "A document in the database";
    private static final JSON LIBRARY = JSON.std;

    private Json() {}

    static <T> String write(DocumentForm<T> form, T value) {
        return text(form.write(value));
    }

    static <T> T read(DocumentForm<T> form, String text) {
        return read(form, text, STORED);
    }

    static <T> T read(DocumentForm<T> form, String text, String what) {
        try {
            return form.read(LIBRARY.mapFrom(text));
        } catch (IOException broken) {
            throw unreadable(what, broken);
        }
    }

    static <T> String writeAll(DocumentForm<T> form, List<T> values) {
        return text(values.stream().map(form::write).toList());
    }

    @SuppressWarnings("unchecked") // what is none is refused by the cast or by the form
    static <T> List<T> readAll(DocumentForm<T> form, String text) {
        List<T> values = new ArrayList<>();
        for (Object document : list(text)) {
            values.add(form.read((Map<String, Object>) document));
        }
        return values;
    }

    static String texts(List<String> texts) {
        return text(texts);
    }

    static List<String> texts(String text) {
        return list(text).stream().map(String.class::cast).toList();
    }

    private static String text(Object document) {
        try {
            return LIBRARY.asString(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Object> list(String text) {
        try {
            return LIBRARY.listOfFrom(Object.class, text);
        } catch (IOException broken) {
            throw unreadable(STORED, broken);
        }
    }

    private static StorageException unreadable(String what, IOException broken) {
        return new StorageException(what + " is no JSON", broken);
    }
}
