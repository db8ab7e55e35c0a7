package io.incidentengine.document;

import java.util.function.BiFunction;
import java.util.function.Function;

/** What is written as a text. */
final class TextPart extends Part {
    private final String allowed;
    private final Function<Object, String> writer;
    private final Function<String, Object> reader;
    private final BiFunction<Revision, String, String> reviser;

    /** A text that names something: an id, a key, a word that was agreed upon. */
    static final TextPart NAME = text((by, text) -> text);

    /** What somebody wrote, or a program wrote for people to read. */
    static final TextPart PROSE = text(Revision::prose);

    /** What a message or a bundle of messages is known by, which may name the person whom it goes to. */
    static final TextPart MESSAGE_KEY = text(Revision::messageKey);

    private TextPart(
            String allowed,
            Function<Object, String> writer,
            Function<String, Object> reader,
            BiFunction<Revision, String, String> reviser) {
        this.allowed = allowed;
        this.writer = writer;
        this.reader = reader;
        this.reviser = reviser;
    }

    private static TextPart text(BiFunction<Revision, String, String> reviser) {
        return new TextPart("a text", String.class::cast, text -> text, reviser);
    }

    static <T> TextPart of(Class<T> type, String allowed, Function<T, String> writer, Function<String, T> reader) {
        return new TextPart(allowed, value -> writer.apply(type.cast(value)), reader::apply, (by, text) -> text);
    }

    @Override
    Object write(Object value) {
        return writer.apply(value);
    }

    @Override
    Object revised(Object value, Revision by) {
        return value instanceof String text ? reviser.apply(by, text) : value;
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
