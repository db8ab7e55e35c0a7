package io.incidentengine.jdbc;

import io.incidentengine.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The time, and more: a test need not sit out a lease or a back-off. */
final class AheadTime implements InstantSource {
    /** What is due later than that, such as the next progress, is none of the test's business. */
    private static final Duration HORIZON = Duration.ofMinutes(15);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    /** Leaps to whatever is due next, again and again, until engines that work by this time have done it all. */
    void runUntilRest(JdbcIncidentStore store) {
        runUntilRest(store, Patience.LIMIT);
    }

    /** The same, with a limit of its own. */
    void runUntilRest(JdbcIncidentStore store, Duration limit) {
        Instant horizon = Instant.now().plus(HORIZON);
        Patience.await("rest", limit, () -> {
            Instant now = instant();
            Instant next = Stream.of(store.nextDue().stream(), store.outbox().nextDue().values().stream())
                    .flatMap(due -> due)
                    .min(Instant::compareTo)
                    .orElse(horizon);
            if (next.isAfter(now) && next.isBefore(horizon)) {
                ahead.updateAndGet(before -> before.plus(Duration.between(now, next)));
            }
            return !next.isBefore(horizon);
        });
    }
}
