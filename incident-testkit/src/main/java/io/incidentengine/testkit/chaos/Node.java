package io.incidentengine.testkit.chaos;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.EngineListener;
import io.incidentengine.testkit.ChannelAround;
import io.incidentengine.testkit.FaultyStore;
import io.incidentengine.testkit.InjectedFault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One engine on a connection of its own, with a clock of its own; it may die, and another takes its place. */
final class Node {
    private static final int MOST_ROUNDS = 1_000;

    private final World world;
    private final String name;
    private Duration skew = Duration.ZERO;
    private FaultyStore store;
    private IncidentEngine engine;
    private @Nullable Stall stall;

    private record Stall(Node other, Duration time) {}

    Node(World world, int number) {
        this.world = world;
        this.name = "engine " + number;
        this.store = FaultyStore.around(world.connect());
        this.engine = build();
    }

    private IncidentEngine build() {
        IncidentEngine.Builder builder = world.engineOn(store)
                .time(this::now)
                .listener(new Ear())
                .pollInterval(Duration.ofMillis(1))
                .sendOnCallingThread();
        world.channels().forEach(channel -> builder.channel(new Line(channel)));
        return builder.build();
    }

    Instant now() {
        return world.now().plus(skew);
    }

    void skew(Duration by) {
        skew = by;
    }

    IncidentEngine engine() {
        return engine;
    }

    FaultyStore store() {
        return store;
    }

    void stall(Node other, Duration time) {
        stall = new Stall(other, time);
    }

    void restart() {
        store = FaultyStore.around(world.connect());
        engine = build();
        stall = null;
    }

    /** A fault came out of this engine: where it was fatal, another takes its place. */
    void recover(InjectedFault fault) {
        world.note(name + ": " + fault.getMessage());
        if (store.isDead()) {
            restart();
        }
    }

    /**
     * Does what is due until nothing is left.
     *
     * @return whether anything was
     */
    boolean work() {
        boolean worked = false;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            try {
                if (engine.runDue().isNothing()) {
                    return worked;
                }
            } catch (InjectedFault fault) {
                recover(fault);
            }
            worked = true;
        }
        throw Invariant.COMES_TO_REST.broken("%s found something due %s times in a row", name, MOST_ROUNDS);
    }

    private final class Ear implements EngineListener {
        @Override
        public void changed(Change change) {
            world.told(change);
        }

        @Override
        public void attempted(Message message, SendResult result) {
            world.attempted(message, result);
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            if (cause instanceof InjectedFault) {
                world.note(name + ", " + what + ": " + cause.getMessage());
            } else {
                world.surprised(name + ", " + what, cause);
            }
        }
    }

    /** A channel as this engine sees it: another engine may work while it is called. */
    private final class Line extends ChannelAround {
        Line(Channel channel) {
            super(channel);
        }

        @Override
        public SendResult send(Message message) {
            Stall now = stall;
            if (now != null && !world.isStalled()) {
                stall = null;
                world.meanwhile(Node.this, now.other(), now.time(), message);
            }
            return channel.send(message);
        }
    }
}
