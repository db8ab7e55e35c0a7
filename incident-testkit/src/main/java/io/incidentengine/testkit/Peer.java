package io.incidentengine.testkit;

import io.incidentengine.model.Required;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.simulation.Simulation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel whose far end is played: a phone that rings, a mailbox, a provider that fails. Thread-safe.
 *
 * <p>What it says at once is the result of an attempt. What it says later is news (S29, S33), which a {@link Scenario}, or
 * the simulation that it {@linkplain #livesIn lives in}, gives to the engine on virtual time, while time elapses. With an
 * engine of a test's own it tells no news: give that to {@link io.incidentengine.IncidentEngine#take} yourself.
 */
public abstract sealed class Peer implements Channel permits FaultyChannel, Mailbox, RingingPhone {
    private volatile Stage stage = Stage.none();

    Peer() {}

    /**
     * Lets it tell its news to the engine of a simulation, and take the time from there. A scenario says this of its
     * channels; it is needed for a simulation without one, and for a peer inside of a channel of the test's own. A peer lives
     * in one simulation at a time: the one that was named last.
     *
     * @param simulation the simulation, which has this channel
     */
    public final void livesIn(Simulation simulation) {
        plays(Stage.in(Required.value("simulation", simulation), (message, news) -> {}));
    }

    final void plays(Stage where) {
        stage = where;
    }

    @Override
    public final SendResult send(Message message) {
        return send(message, stage);
    }

    abstract SendResult send(Message message, Stage where);

    /** Whether it may say later what became of a message. */
    abstract boolean hasNews();

    /** Whether somebody goes by this name: a person's id, or an address. */
    static boolean is(Recipient somebody, String name) {
        return somebody.person().id().value().equals(name)
                || somebody.contact().address().equals(name);
    }

    /** What is known of somebody by the person's id, or else by the address. */
    static <T> @Nullable T known(Recipient somebody, Map<String, T> byName) {
        T known = byName.get(somebody.person().id().value());
        return known == null ? byName.get(somebody.contact().address()) : known;
    }
}
