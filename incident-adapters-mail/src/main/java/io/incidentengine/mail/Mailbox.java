package io.incidentengine.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mailbox on a server, as the intake needs it; one connection, for one thread but for {@link #wake} and {@link #close}. */
interface Mailbox extends AutoCloseable {

    /** How to get one: each time by a connection of its own. */
    @FunctionalInterface
    interface Opener {
        Mailbox open();
    }

    /** A mail that is still on the server. */
    interface Letter {
        /** What it is called there: no other mail is ever called so. */
        String name();

        /** Has it read; that it was looked at is not seen by others. At most that many bytes of it are asked for. */
        ReceivedMail read(int most, Reading reading);
    }

    /** What is made of a mail: of its first bytes, how large it is, and when the server took it in, if it says so. */
    @FunctionalInterface
    interface Reading {
        ReceivedMail of(byte[] bytes, long size, @Nullable Instant received);
    }

    /** All that bear no mark, the oldest first; what wakes from now on says that there may be others. */
    List<Letter> unmarked();

    /** All that bear a mark. */
    List<Letter> marked(Mark mark);

    /** Marks a mail, so that it is not read again, and moves what was handled if it shall be. */
    void mark(Letter letter, Mark mark);

    /** Waits until something comes, but not longer; returns at once if the server does not say when something comes. */
    boolean awaits(Duration longest);

    /** Ends waiting soon, also what has not begun yet, until somebody looks again what is unmarked; from any thread. */
    void wake();

    /** Ends the connection; never throws. */
    @Override
    void close();
}
