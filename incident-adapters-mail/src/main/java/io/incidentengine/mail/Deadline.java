package io.incidentengine.mail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of a whole mail: once it is over, whatever the mail goes over is cut. The JDK's own timer does so, without a
 * thread of ours. Thread-safe.
 */
final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Wire watched;
    private boolean over;

    private Deadline() {}

    static Deadline in(Duration limit) {
        Deadline deadline = new Deadline();
        CompletableFuture<Void> unused = deadline.end
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> deadline.reached(late != null));
        return deadline;
    }

    /** The mail goes over this from now on. */
    synchronized void watch(Wire wire) {
        watched = wire;
        if (over) {
            wire.cut();
        }
    }

    /** It goes over nothing any more; what was not cut by now will not be. */
    synchronized void release() {
        watched = null;
    }

    private synchronized void reached(boolean late) {
        over = over || late;
        if (late && watched != null) {
            watched.cut();
        }
    }

    /** The mail came to its end. */
    @Override
    public void close() {
        end.complete(null);
    }
}
