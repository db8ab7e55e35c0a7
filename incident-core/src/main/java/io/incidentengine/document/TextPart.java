package io.incidentengine.document;

import java.util.function.Function;

/** What is written as a text. */
final class TextPart extends Part {
    private final String allowed;
    private final Function<Object, String> writer;
    private final Function<String, Object> reader;

    private TextPart(String allowed, Function<Object, String> writer, Function<String, Object> reader) {
        this.allowed = allowed;
        this.writer = writer;
        this.reader = reader;
    }

    static <T> TextPart of(Class<T> type, String allowed, Function<T, String> writer, Function<String, T> reader) {
        return new TextPart(allowed, value -> writer.apply(type.cast(value)), reader::apply);
    }

    @Override
    Object write(Object value) {
        return writer.apply(value);
    }

    @Override
    Object read(Object document, int version) {
        if (document instanceof String text) {
            return readKey(text, version);
        }
        throw UnfitException.kind(document, allowed);
    }

    @Override
    Object readKey(String key, int version) {
        try {
            return reader.apply(key);
        } catch (RuntimeException unknown) {
            throw UnfitException.text(key, allowed, unknown);
        }
    }

    @Override
    boolean isKey() {
        return true;
    }

    @Override
    String allowed() {
        return allowed;
    }
}
