package io.incidentengine.testkit;

import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.simulation.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a peer plays: which time it is there, and what becomes of its news.
 *
 * @param simulation the simulation; {@code null} with an engine of the test's own, where no time is known and no news is told
 * @param heard is shown all news when it is told
 * @param spoiling makes of the news of a message what is told instead
 */
record Stage(
        @Nullable Simulation simulation, BiConsumer<Message, News> heard, UnaryOperator<List<LaterNews>> spoiling) {

    static Stage none() {
        return new Stage(null, (message, news) -> {}, UnaryOperator.identity());
    }

    static Stage in(Simulation simulation, BiConsumer<Message, News> heard) {
        return new Stage(simulation, heard, UnaryOperator.identity());
    }

    /** The same stage, where news is first spoilt in yet another way. */
    Stage spoilt(UnaryOperator<List<LaterNews>> more) {
        return new Stage(simulation, heard, news -> spoiling.apply(more.apply(news)));
    }

    /** Whether the test's thread itself calls the peers, so that nobody could release it. */
    boolean isOnTheTestsThread() {
        return simulation != null;
    }

    @Nullable
    Instant now() {
        return simulation == null ? null : simulation.now();
    }

    /** Tells the engine later what becomes of a message that is sent now. */
    void tell(Message message, List<LaterNews> news) {
        Simulation here = simulation;
        if (here == null) {
            return;
        }
        Instant sent = here.now();
        for (LaterNews later : spoiling.apply(news)) {
            News told = later.of(message, sent);
            here.at(sent.plus(later.told()), then -> {
                heard.accept(message, told);
                then.engine().take(told);
            });
        }
    }
}
