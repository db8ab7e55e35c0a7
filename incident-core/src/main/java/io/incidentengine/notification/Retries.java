package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;

/**
 * How long to wait before something is tried again: twice as long each time, to a bound, spread by a fifth so that what
 * failed together does not come back together (S30).
 *
 * @param first how long before the second attempt, about
 * @param longest the longest wait, about
 * @param attempts how many attempts in all, 1 and more
 */
public record Retries(Duration first, Duration longest, int attempts) {
    /** The default: after 1 minute, 2, 4 … at most 1 hour; 10 attempts. */
    public static final Retries STANDARD = new Retries(Duration.ofMinutes(1), Duration.ofHours(1), 10);

    private static final int SPREAD = 5;
    private static final int STEPS = 1_024;

    /** Checks the figures. */
    public Retries {
        first = Time.positive("delivery.retries.first", first);
        longest = Time.positive("delivery.retries.longest", longest);
        if (longest.compareTo(first) < 0) {
            throw new InvalidInputException("delivery.retries.longest", longest.toString(), first + " and more");
        }
        if (attempts < 1) {
            throw new InvalidInputException("delivery.retries.attempts", String.valueOf(attempts), "1 and more");
        }
    }

    /**
     * How long to wait after an attempt.
     *
     * @param attempt the attempt that failed, 1 for the first
     * @param key what was tried: different keys wait differently long, the same key always alike
     * @return from four fifths of the wait to six fifths
     */
    public Duration wait(int attempt, String key) {
        Duration wait = usual(attempt);
        int step = Math.floorMod(mixed(key.hashCode() + 31 * attempt), 2 * STEPS + 1) - STEPS;
        Duration spread = wait.dividedBy(SPREAD).multipliedBy(step).dividedBy(STEPS);
        return Time.positive("wait before a retry", wait.plus(spread));
    }

    /**
     * How long to wait after an attempt at most, whatever was tried.
     *
     * @param attempt the attempt that failed, 1 for the first
     * @return six fifths of the wait
     */
    public Duration longestWait(int attempt) {
        Duration wait = usual(attempt);
        return Time.positive("wait before a retry", wait.plus(wait.dividedBy(SPREAD)));
    }

    private Duration usual(int attempt) {
        int doublings = Math.min(Math.max(attempt, 1) - 1, 40);
        Duration wait = first;
        for (int i = 0; i < doublings && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** Lets neighbouring keys lie far apart (the finalizer of MurmurHash3). */
    private static int mixed(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
