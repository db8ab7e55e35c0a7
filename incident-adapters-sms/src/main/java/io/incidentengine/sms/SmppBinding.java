package io.incidentengine.sms;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session with a server, as transceiver, kept as well as it can be: one that is lost is replaced, with growing pauses while that
 * fails, by whoever wants to send or by a thread of its own. Thread-safe.
 */
final class SmppBinding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);

    /** Who handles what the server sends; two more have time for its answers. */
    static final int HANDLERS = 4;

    private static final int QUEUE = 1_000;

    private final SmppServer server;
    private final MessageReceiverListener inbox;
    private final ReentrantLock lock = new ReentrantLock();

    /** Something has happened that the keeper should look at. Told without the lock, as sessions end under locks of their own. */
    private final Semaphore signals = new Semaphore(0);

    private volatile @Nullable SmppSession current;
    private volatile boolean closed;
    private @Nullable Thread keeper;
    private int failures;
    private long notBefore = System.nanoTime();
    private String failure = "";

    SmppBinding(SmppServer server, MessageReceiverListener inbox) {
        this.server = server;
        this.inbox = inbox;
    }

    /** There is no session, and why. */
    static final class Unbound extends Exception {
        private static final long serialVersionUID = 1L;

        Unbound(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** The session, a new one if need be. */
    SmppSession session() throws Unbound, InterruptedException {
        SmppSession session = current;
        if (session != null && session.isBound()) {
            return session;
        }
        lock.lockInterruptibly();
        try {
            return bound();
        } finally {
            lock.unlock();
        }
    }

    private SmppSession bound() throws Unbound {
        SmppSession session = current;
        if (session != null && session.isBound()) {
            return session;
        }
        if (closed) {
            throw new Unbound("the gateway is closed");
        }
        if (session != null) {
            current = null;
            if (session.answers() <= 1) { // nothing but the login: it is no use to be quick
                failed("the connection was ended");
            }
        }
        if (notBefore - System.nanoTime() > 0) {
            throw new Unbound("no connection to " + server + ": " + failure);
        }
        try {
            SmppSession opened = open();
            current = opened;
            if (failures > 0) {
                LOG.info("Connected with {} again, after {} failures", server, failures);
            }
            failures = 0;
            return opened;
        } catch (IOException | RuntimeException unreachable) {
            failed(reason(unreachable));
            throw new Unbound("no connection to " + server + ": " + failure);
        }
    }

    private void failed(String reason) {
        failures++;
        failure = reason;
        notBefore = System.nanoTime() + server.pause(failures).toNanos();
        if (failures == 1) {
            LOG.warn("No connection with {}: {}", server, reason);
        } else {
            LOG.debug("No connection with {}, {} times: {}", server, failures, reason);
        }
    }

    private SmppSession open() throws IOException {
        SmppSession session = new SmppSession(new SmppSockets(server));
        session.setTransactionTimer(server.answerTimeout().toMillis());
        session.setEnquireLinkTimer(Math.toIntExact(server.enquiry().toMillis()));
        session.setPduProcessorDegree(HANDLERS + 2);
        session.setQueueCapacity(QUEUE);
        session.setMessageReceiverListener(inbox);
        session.addSessionStateListener((state, before, source) -> {
            if (before.isBound() && !state.isBound()) {
                signals.release();
            }
        });
        try {
            String unused = session.connectAndBind(
                    server.host(),
                    server.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            server.systemId(),
                            server.password(),
                            server.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    server.answerTimeout().toMillis());
            return session;
        } catch (IOException | RuntimeException unreachable) {
            session.close();
            throw unreachable;
        }
    }

    /** What the library says of a login quotes nothing but the answer. */
    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException negative) {
                return SmppStatus.described(negative.getCommandStatus());
            }
        }
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }

    /** Ends a session that answers nothing. */
    void drop(SmppSession session) {
        LOG.warn("{} does not answer: the connection is replaced", server);
        session.close();
    }

    /** Keeps a session also while nobody sends, as what comes in comes over it. */
    void keep() {
        lock.lock();
        try {
            if (keeper == null && !closed) {
                Thread started = new Thread(this::run, "incident-smpp");
                started.setDaemon(true);
                started.start();
                keeper = started;
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            try {
                keepOne();
                signals.drainPermits();
            } catch (InterruptedException interrupted) {
                LOG.debug("Interrupted, which says nothing: what ends it is its close()");
            }
        }
    }

    private void keepOne() throws InterruptedException {
        try {
            SmppSession session = session();
            while (!closed && session.isBound()) {
                signals.acquire();
            }
        } catch (Unbound paused) {
            long left = pauseLeft();
            if (!closed && left > 0) {
                boolean unused = signals.tryAcquire(left, TimeUnit.NANOSECONDS);
            }
        }
    }

    private long pauseLeft() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return notBefore - System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        signals.release();
        SmppSession session;
        lock.lock();
        try {
            session = current;
            current = null;
        } finally {
            lock.unlock();
        }
        if (session != null) {
            session.unbindAndClose();
        }
    }
}
