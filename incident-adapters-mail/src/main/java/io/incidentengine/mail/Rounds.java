package io.incidentengine.mail;

import io.incidentengine.mail.Mailbox.Letter;
import io.incidentengine.port.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Reads all mails that bear no mark, one after the other, and marks each once what it asks for is stored. A mail that cannot
 * be handled stands in nobody's way: it is tried again in later rounds, and then set aside. While the store is out, none is
 * marked.
 */
final class Rounds {
    /** How often one mail is tried: for ten minutes, where mail is looked for each minute. */
    static final int TRIES = 10;

    private final MailReader reader;
    private final MailDesk desk;
    private final MailEars ears;
    private final InstantSource time;
    private final int largest;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> fatal = new HashMap<>();
    private final AtomicLong total = new AtomicLong();

    Rounds(MailReader reader, MailDesk desk, MailEars ears, InstantSource time, int largest) {
        this.reader = reader;
        this.desk = desk;
        this.ears = ears;
        this.time = time;
        this.largest = largest;
    }

    /**
     * One round.
     *
     * @param goesOn asked before each mail
     * @return how many mails were marked
     * @throws MailboxException if the mailbox cannot be used
     * @throws StoreException if the store is out
     */
    int round(Mailbox mailbox, BooleanSupplier goesOn) {
        List<Letter> letters = mailbox.unmarked();
        forgetAllBut(letters);
        int marked = 0;
        for (Letter letter : ordered(letters)) {
            if (!goesOn.getAsBoolean()) {
                break;
            }
            if (isDone(mailbox, letter)) {
                marked++;
                total.incrementAndGet();
            }
        }
        return marked;
    }

    private void forgetAllBut(List<Letter> letters) {
        Set<String> there = new HashSet<>();
        letters.forEach(letter -> there.add(letter.name()));
        failures.keySet().retainAll(there);
        fatal.keySet().retainAll(there);
    }

    /** How many mails were marked so far, in rounds that failed in the end too. */
    long total() {
        return total.get();
    }

    /** Those over which the connection was lost most often come last: who knows whose fault that was. */
    private List<Letter> ordered(List<Letter> letters) {
        List<Letter> ordered = new ArrayList<>(letters);
        ordered.sort(Comparator.comparingInt(letter -> fatal.getOrDefault(letter.name(), 0)));
        return ordered;
    }

    private boolean isDone(Mailbox mailbox, Letter letter) {
        if (fatal.getOrDefault(letter.name(), 0) >= TRIES) {
            failures.merge(letter.name(), TRIES - 1, Math::max);
            return isSetAside(
                    mailbox, letter, new IllegalStateException("the connection was lost over it " + TRIES + " times"));
        }
        try {
            mailbox.mark(letter, desk.handle(read(letter)));
            return true;
        } catch (MailboxException failure) {
            if (failure.isOutage()) {
                fatal.merge(letter.name(), 1, Integer::sum);
                throw failure;
            }
            return isSetAside(mailbox, letter, failure);
        } catch (StoreException failure) {
            if (failure.isOutage()) {
                throw failure;
            }
            return isSetAside(mailbox, letter, failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError failure) {
            return isSetAside(mailbox, letter, failure);
        }
    }

    private ReceivedMail read(Letter letter) {
        Instant now = time.instant();
        return letter.read(
                largest,
                (bytes, size, received) ->
                        reader.read(bytes, size, received == null || received.isAfter(now) ? now : received));
    }

    /** After so many tries; nothing of it is in the way meanwhile. */
    private boolean isSetAside(Mailbox mailbox, Letter letter, Throwable failure) {
        int failed = failures.merge(letter.name(), 1, Integer::sum);
        if (failed < TRIES) {
            ears.failed("handling mail " + letter.name(), failure, failed == 1);
            return false;
        }
        try {
            mailbox.mark(letter, Mark.SET_ASIDE);
        } catch (MailboxException unmarked) {
            if (unmarked.isOutage()) {
                throw unmarked;
            }
            ears.failed("marking mail " + letter.name(), unmarked, failed == TRIES);
            return false;
        }
        ears.setAside(letter.name(), failure);
        return true;
    }

    /** The mails that wait for a person, as many as are asked for. */
    List<ReceivedMail> waiting(Mailbox mailbox, int most) {
        List<Letter> letters = new ArrayList<>(mailbox.marked(Mark.TURNED_AWAY));
        List<String> known = letters.stream().map(Letter::name).toList();
        mailbox.marked(Mark.SET_ASIDE).stream()
                .filter(letter -> !known.contains(letter.name()))
                .forEach(letters::add);
        return letters.stream().limit(most).map(this::listed).toList();
    }

    /** What cannot be read is listed all the same, as a mail of nobody that says so. */
    private ReceivedMail listed(Letter letter) {
        try {
            return read(letter);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError failure) {
            ears.failed("reading mail " + letter.name(), failure, false);
            byte[] bytes = ("Subject: Mail " + letter.name() + " cannot be read\n\n").getBytes(StandardCharsets.UTF_8);
            return reader.read(bytes, 0, time.instant());
        }
    }

    /** How long to wait after so many failures in a row: twice as long each time, to a bound. */
    static Duration pause(int failures) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(failures - 1, 20)));
    }
}
