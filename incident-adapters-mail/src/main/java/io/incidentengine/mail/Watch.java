package io.incidentengine.mail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads mail whenever some comes, on a thread of its own, until it is stopped. Nothing that fails ends it. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    /** How long stopping waits for the mail that is being handled. */
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Mailbox.Opener opener;
    private final Rounds rounds;
    private final MailEars ears;
    private final Duration poll;
    private final ReentrantLock round = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Mailbox open;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    Watch(Mailbox.Opener opener, Rounds rounds, MailEars ears, Duration poll) {
        this.opener = opener;
        this.rounds = rounds;
        this.ears = ears;
        this.poll = poll;
    }

    /** Starts it; tells whether it was not running before. */
    boolean start() {
        lock.lock();
        try {
            if (stopped) {
                throw new IllegalStateException(
                        "The mail intake is closed and cannot be started again; allowed: build another");
            }
            if (thread != null) {
                return false;
            }
            Thread started = new Thread(this::run, "incident-mail-intake");
            started.setDaemon(true);
            started.start();
            thread = started;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One round over a connection of its own, on the calling thread. */
    int once() {
        if (stopped) {
            throw new IllegalStateException("The mail intake is closed and does nothing more; allowed: build another");
        }
        try (Mailbox mailbox = opener.open()) {
            return round(mailbox);
        }
    }

    private int round(Mailbox mailbox) {
        round.lock();
        try {
            return rounds.round(mailbox, () -> !stopped);
        } finally {
            round.unlock();
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (!stopped) {
                if (failures > 0) {
                    pause(Rounds.pause(failures));
                }
                failures = stopped ? 0 : failuresUntilTheEnd(failures);
            }
        } finally {
            ended.countDown();
        }
    }

    /** Uses one connection as long as it lasts; gives how many in a row have failed by then. */
    private int failuresUntilTheEnd(int before) {
        int failures = before;
        long marked = rounds.total();
        try (Mailbox mailbox = opener.open()) {
            open = mailbox;
            while (!stopped) {
                round(mailbox);
                if (failures > 0) {
                    LOG.info("Mail is read again, after {} failures", failures);
                    failures = 0;
                }
                if (!stopped && !mailbox.awaits(poll)) {
                    pause(poll);
                }
            }
            return 0;
        } catch (Throwable failure) {
            if (!stopped) {
                ears.failed("reading mail", failure, failures == 0);
            }
            return (rounds.total() > marked ? 0 : failures) + 1;
        } finally {
            open = null;
        }
    }

    private void pause(Duration longest) {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (!stopped && nanos > 0) {
                nanos = stopping.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("Interrupted, which says nothing: what ends it is its close()");
        } finally {
            lock.unlock();
        }
    }

    /** Ends it after the mail that is under way, and waits only so long for that; tells whether it was running. */
    boolean stop() {
        Thread running;
        boolean was;
        lock.lock();
        try {
            running = thread;
            was = running != null && !stopped;
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null && running != Thread.currentThread()) {
            awaitEnd();
        }
        return was;
    }

    private void awaitEnd() {
        try {
            Mailbox waiting = open;
            if (waiting != null) {
                waiting.wake();
            }
            boolean unused = ended.await(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
