package io.incidentengine.examples.replay;

import java.util.ArrayList;
import java.util.List;

/** Rows that could not be used: all of them counted, the first few kept, so that no log is too damaged to be reported. */
final class Rejections {
    private final int kept;
    private final List<RejectedRow> first = new ArrayList<>();
    private long count;

    /** With room for so many rows. */
    Rejections(int kept) {
        this.kept = kept;
    }

    void add(RejectedRow row) {
        count++;
        if (first.size() < kept) {
            first.add(row);
        }
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** The first of them, as many as there is room for. */
    List<RejectedRow> first() {
        return List.copyOf(first);
    }
}
