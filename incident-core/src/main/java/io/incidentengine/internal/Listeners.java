package io.incidentengine.internal;

import io.incidentengine.incident.Change;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.EngineListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners, and lets none of them stop the engine. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<EngineListener> listeners;
    private final Set<EngineListener> named = ConcurrentHashMap.newKeySet();
    private final AtomicLong strays = new AtomicLong();

    /**
     * For these listeners.
     *
     * @param listeners told in this order
     */
    public Listeners(List<EngineListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * A change was stored.
     *
     * @param change what was stored
     */
    public void changed(Change change) {
        tell(listener -> listener.changed(change));
    }

    void attempted(Message message, SendResult result) {
        tell(listener -> listener.attempted(message, result));
    }

    void offered(ProblemOffer offer, SendResult result) {
        tell(listener -> listener.offered(offer, result));
    }

    /**
     * News came of a message that nobody knows.
     *
     * @param news what was said
     */
    public void strayed(News news) {
        strays.incrementAndGet();
        LOG.debug("News of an unknown message: {}", news);
        tell(listener -> listener.strayed(news));
    }

    /**
     * How much such news came.
     *
     * @return the count since the engine was built
     */
    public long strays() {
        return strays.get();
    }

    /** What came of a message or an offer is final, and it is not what was wanted; its journal says why. */
    void givenUp(String key, int attempt, SendResult result) {
        LOG.warn(
                "Given up after attempt {}: {} is {}",
                attempt,
                key,
                result.getClass().getSimpleName());
    }

    /**
     * Something failed; the engine goes on.
     *
     * @param what what was being done
     * @param cause why it failed
     */
    public void failed(String what, Throwable cause) {
        RuntimeException failure;
        if (cause instanceof RuntimeException runtime) {
            LOG.warn("Failed: {}", what, cause);
            failure = runtime;
        } else {
            LOG.error("Failed: {}", what, cause);
            failure = new IllegalStateException(cause.toString(), cause);
        }
        tell(listener -> listener.failed(what, failure));
    }

    private void tell(Consumer<EngineListener> news) {
        for (EngineListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (Throwable failure) {
                if (named.add(listener)) {
                    LOG.warn(
                            "Listener {} failed; this is said once",
                            listener.getClass().getName(),
                            failure);
                }
            }
        }
    }
}
