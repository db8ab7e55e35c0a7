package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.notification.News;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a provider says of messages, also when it says so before it is stored that the message was accepted, here or on
 * another node: what is unknown is handed in again a little later, twice, and counts as stray when it still is. Thread-safe.
 */
final class EarlyNews {
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(15));

    private static final Logger LOG = LoggerFactory.getLogger(SmsIntake.class);

    /** More than that wait only in a flood of strangers' receipts. */
    private static final int WAITING = 1_000;

    private final Function<News, News.Reception> ifKnown;
    private final Function<News, News.Reception> atLast;
    private final List<Duration> pauses;
    private final Semaphore room = new Semaphore(WAITING);

    EarlyNews(IncidentEngine engine, List<Duration> pauses) {
        this(engine::takeIfKnown, engine::take, pauses);
    }

    EarlyNews(Function<News, News.Reception> ifKnown, Function<News, News.Reception> atLast, List<Duration> pauses) {
        this.ifKnown = ifKnown;
        this.atLast = atLast;
        this.pauses = pauses;
    }

    /** Hands in what is said of a message that has one name. */
    News.Reception take(News news) {
        return take(List.of(news));
    }

    /**
     * Hands it in.
     *
     * @param names the same news under each name that may be meant, the likeliest first; the first one that is known counts
     * @return what became of it for now
     */
    News.Reception take(List<News> names) {
        News.Reception reception = known(names);
        if (reception != News.Reception.UNKNOWN) {
            return reception;
        }
        if (!room.tryAcquire()) {
            return atLast.apply(names.get(0));
        }
        later(names, 0);
        return reception;
    }

    private News.Reception known(List<News> names) {
        for (News news : names) {
            News.Reception reception = ifKnown.apply(news);
            if (reception != News.Reception.UNKNOWN) {
                return reception;
            }
        }
        return News.Reception.UNKNOWN;
    }

    private void later(List<News> names, int tries) {
        Executor later = CompletableFuture.delayedExecutor(pauses.get(tries).toNanos(), TimeUnit.NANOSECONDS);
        later.execute(() -> {
            if (isOver(names, tries + 1 == pauses.size())) {
                room.release();
            } else {
                later(names, tries + 1);
            }
        });
    }

    /** Hands it in again; tells whether there is nothing more to try. */
    private boolean isOver(List<News> names, boolean last) {
        try {
            if (known(names) != News.Reception.UNKNOWN) {
                return true;
            }
            if (last) {
                News.Reception unused = atLast.apply(names.get(0));
            }
        } catch (RuntimeException failure) {
            LOG.warn("{} cannot be taken in", names.get(0), failure);
        }
        return last;
    }
}
