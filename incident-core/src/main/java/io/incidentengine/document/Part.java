package io.incidentengine.document;

import org.jspecify.annotations.Nullable;

/** How the values of one type are written and read. Immutable once all parts are built. */
abstract class Part {

    /** Writes a value. */
    abstract Object write(Object value);

    /**
     * Reads what was written.
     *
     * @throws UnfitException if it was not written by this
     */
    abstract Object read(Object document, int version);

    /** What is allowed here, in a few words. */
    abstract String allowed();

    /** Whether it can be the key of a map as it is: a text, or a number. */
    boolean isKey() {
        return false;
    }

    /** Reads a value from the key that its document became. */
    Object readKey(String key, int version) {
        throw new IllegalStateException("no key: " + allowed());
    }

    /** What a component of this kind is if the document says nothing of it; {@code null} if it has to. */
    @Nullable
    Object absent() {
        return null;
    }

    /** The same value with other people and texts in it; itself if nothing in it changes. */
    Object revised(Object value, Revision by) {
        return value;
    }

    /** Whether a value is left out, as {@link #absent} stands for it. */
    boolean isAbsent(Object value) {
        return false;
    }
}
