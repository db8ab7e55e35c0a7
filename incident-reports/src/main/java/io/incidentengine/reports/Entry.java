package io.incidentengine.reports;

import io.incidentengine.model.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * A line of what happened to an incident.
 *
 * @param number its number in the list, from 1
 * @param at when it took effect
 * @param recorded when it was recorded
 * @param kind what sort of thing it is
 * @param by who did it; of a message, nobody
 * @param who the same with name and roles
 * @param what what it was
 * @param told whom a message went to
 * @param sign how a mark of it looks in a picture: of a message, a letter for its channel and how it ended
 */
record Entry(
        int number,
        Instant at,
        Instant recorded,
        Kind kind,
        List<PersonId> by,
        String who,
        String what,
        List<PersonId> told,
        Sign sign) {
    /** Copies the lists. */
    Entry {
        by = List.copyOf(by);
        told = List.copyOf(told);
    }

    /** What sort of thing it is. */
    enum Kind {
        /** Somebody did something. */
        ACT,
        /** Time passed. */
        ENGINE,
        /** Somebody was told. */
        MESSAGE
    }

    /**
     * How a message is marked.
     *
     * @param letter for its channel; empty for what is no message
     * @param outcome a class of the style sheet
     */
    record Sign(String letter, String outcome) {
        static final Sign NONE = new Sign("", "");
    }

    Entry numbered(int newNumber) {
        return new Entry(newNumber, at, recorded, kind, by, who, what, told, sign);
    }
}
