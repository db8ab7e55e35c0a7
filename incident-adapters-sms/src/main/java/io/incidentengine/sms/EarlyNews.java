package io.incidentengine.sms;

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
 * another node: what is unknown is handed in again a little later, twice. Thread-safe.
 */
final class EarlyNews {
    private static final Logger LOG = LoggerFactory.getLogger(SmsIntake.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(15));

    /** More than that wait only in a flood of strangers' receipts. */
    private static final int WAITING = 1_000;

    private final Function<News, News.Reception> engine;
    private final List<Duration> pauses;
    private final Semaphore room = new Semaphore(WAITING);

    EarlyNews(Function<News, News.Reception> engine) {
        this(engine, PAUSES);
    }

    EarlyNews(Function<News, News.Reception> engine, List<Duration> pauses) {
        this.engine = engine;
        this.pauses = pauses;
    }

    /**
     * Hands it in.
     *
     * @return what became of it for now
     */
    News.Reception take(News news) {
        News.Reception reception = engine.apply(news);
        if (reception == News.Reception.UNKNOWN && room.tryAcquire()) {
            again(news, 0);
        }
        return reception;
    }

    private void again(News news, int tries) {
        if (tries == pauses.size()) {
            room.release();
            LOG.debug("{} is of no message that is known", news);
            return;
        }
        Executor later = CompletableFuture.delayedExecutor(pauses.get(tries).toNanos(), TimeUnit.NANOSECONDS);
        later.execute(() -> {
            boolean unknown;
            try {
                unknown = engine.apply(news) == News.Reception.UNKNOWN;
            } catch (RuntimeException failure) {
                unknown = true;
                LOG.warn("{} cannot be taken in", news, failure);
            }
            if (unknown) {
                again(news, tries + 1);
            } else {
                room.release();
            }
        });
    }
}
