package io.incidentengine.document;

import org.jspecify.annotations.Nullable;

/** Something in a document is wrong; on its way up it learns where. */
final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    private final StringBuilder where = new StringBuilder();
    private final String found;
    private final String allowed;

    UnfitException(String found, String allowed, @Nullable Throwable cause) {
        super(found, cause, false, false);
        this.found = found;
        this.allowed = allowed;
    }

    /** A value of the wrong kind. */
    static UnfitException kind(Object document, String allowed) {
        String kind = document instanceof CharSequence
                ? "a text"
                : document instanceof Number
                        ? "a number"
                        : document instanceof Boolean
                                ? document.toString()
                                : document instanceof Iterable ? "a list" : "an object";
        return new UnfitException("is " + kind, allowed, null);
    }

    /** A number that is none of those allowed. */
    static UnfitException number(Object document, String allowed) {
        return document instanceof Number
                ? new UnfitException("is the number " + document, allowed, null)
                : kind(document, allowed);
    }

    /** A text that means nothing. */
    static UnfitException text(String text, String allowed, @Nullable Throwable cause) {
        return new UnfitException("is " + quoted(text), allowed, cause);
    }

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"")
                .toString();
    }

    UnfitException in(String part) {
        where.insert(0, part);
        return this;
    }

    InvalidDocumentException of(String root) {
        return new InvalidDocumentException(root + where, found, allowed, getCause());
    }
}
