package io.incidentengine.testkit.chaos;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.FaultyStore;
import io.incidentengine.testkit.InjectedFault;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: engines on one store, time, providers, and what happens to them. */
final class World {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    /** No engine leases a message for less. */
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);

    private static final int LISTED = 100;
    private static final int MOST_LOOKS = 5_000;

    private final Chaos chaos;
    private final List<IncidentPolicy> policyList;
    private final InMemoryPolicies policies;
    private final Supplier<? extends IncidentStore> connections;
    private final Directory directory;
    private final Provider provider = new Provider();
    private final Map<ChannelType, FaultyChannel> channels = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Inspector inspector;
    private final IncidentStore seen;
    private final Desk desk;
    private final List<Change> told = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<Message> attempted = new LinkedHashSet<>();
    private final Story story = new Story();
    private Invariant.@Nullable Violation surprise;
    private boolean refused;
    private boolean stalled;
    private Instant now;
    private int ids;
    private int turn;

    World(Chaos chaos) {
        this.chaos = chaos;
        this.now = chaos.start();
        this.policyList = chaos.policies();
        this.policies = InMemoryPolicies.of(policyList.get(0), policyList.toArray(IncidentPolicy[]::new));
        this.connections = chaos.newStore();
        this.directory = chaos.directory();
        this.desk = new Desk(this, policyList, provider);
        chaos.newChannels()
                .forEach(channel -> channels.put(channel.type(), FaultyChannel.around(provider.at(channel))));
        this.seen = connect();
        this.inspector = new Inspector(seen, policies, longestWait(policyList), story::entry);
        for (int i = 1; i <= chaos.engines(); i++) {
            nodes.add(new Node(this, i));
        }
    }

    /** What a provider may ask for, or a policy waits after a failure, which is up to six fifths of its figure (S30). */
    private static Duration longestWait(List<IncidentPolicy> policies) {
        return Stream.concat(
                        Stream.of(SendResult.LONGEST_WAIT),
                        policies.stream()
                                .map(policy ->
                                        policy.delivery().retries().longest().multipliedBy(2)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    // --- what nodes need ---

    Instant now() {
        return now;
    }

    IncidentStore connect() {
        return connections.get();
    }

    IncidentEngine.Builder engineOn(FaultyStore store) {
        return IncidentEngine.on(store)
                .policies(policies)
                .directory(directory)
                .ids(() -> IncidentId.of("INC-" + ++ids));
    }

    Collection<FaultyChannel> channels() {
        return channels.values();
    }

    Set<ChannelType> channelTypes() {
        return channels.keySet();
    }

    void told(Change change) {
        told.add(change);
        change.entries().forEach(entry -> story.entry(change.incident().id(), entry));
    }

    void attempted(Message message, SendResult result) {
        story.message(now, message, result);
        attempts.merge(message.key(), 1, Integer::sum);
        attempted.add(message);
        if (result instanceof SendResult.Accepted) {
            provider.settled(message.key());
        }
    }

    void surprised(String what, RuntimeException cause) {
        if (surprise == null) {
            surprise = cause instanceof Invariant.Violation violation
                    ? violation
                    : Invariant.NO_SURPRISES.broken("%s: %s", what, cause);
        }
    }

    void note(String what) {
        story.note(now, what);
    }

    /**
     * While one engine sends a message, another works; by the clock of that one, the lease may be over. If it is so by that
     * clock alone, it may be over for all that the sender has claimed besides.
     */
    void meanwhile(Node sender, Node other, Duration time, Message message) {
        Instant end = sender.now().plus(SHORTEST_LEASE);
        now = now.plus(time);
        boolean isOver = other.now().isAfter(end);
        if (isOver) {
            provider.doubt(List.of(message.key()));
        }
        int before = provider.messages().size();
        stalled = true;
        other.work();
        stalled = false;
        if (isOver && !sender.now().isAfter(end)) {
            provider.doubt(
                    provider.messages().subList(before, provider.messages().size()));
        }
    }

    /** One stall at a time: no engine is to work while its own call lasts. */
    boolean isStalled() {
        return stalled;
    }

    // --- what the dice look at ---

    List<Incident> incidents() {
        return inspector.incidents();
    }

    IncidentPolicy policy(Incident incident) {
        return policies.find(incident.policy()).orElseThrow();
    }

    IncidentPolicy current() {
        return policies.current();
    }

    /** What was given up so far. */
    List<Delivery> givenUp() {
        return seen.outbox().givenUp(null, LISTED);
    }

    Story story() {
        return story;
    }

    // --- steps ---

    /** Does a step, and checks all that always holds. */
    void perform(Step step) {
        story.step(step);
        told.clear();
        attempted.clear();
        refused = false;
        try {
            act(step);
        } catch (IncidentException refusal) {
            refused = true;
            story.note(now, "refused: " + refusal.getMessage());
        } catch (InjectedFault | Invariant.Violation known) {
            throw known;
        } catch (RuntimeException surprising) {
            surprised("a call", surprising);
        }
        if (surprise != null) {
            throw surprise;
        }
        provider.check();
        inspector.afterStep(told, refused, latest());
        attempted.forEach(message -> inspector.isOnRecord(message, attempts.getOrDefault(message.key(), 0)));
        if (step instanceof Step.Passes) {
            inspector.atRest(latest());
        }
    }

    /** After the last step everything comes to rest once more. */
    void end() {
        perform(new Step.Passes(Duration.ZERO, Duration.ZERO));
    }

    private Instant latest() {
        return nodes.stream().map(Node::now).max(Instant::compareTo).orElseThrow();
    }

    private void act(Step step) {
        if (step instanceof Step.Passes passes) {
            pass(passes.time(), passes.poll());
        } else if (step instanceof Step.Sleeps sleeps) {
            now = now.plus(sleeps.time());
        } else if (step instanceof Step.NearsClockChange nears) {
            near(nears.before());
        } else if (step instanceof Step.Works works) {
            node(works.engine()).work();
        } else if (step instanceof Step.Skews skews) {
            node(skews.engine()).skew(skews.by());
        } else if (step instanceof Step.Fails fails) {
            fail(node(fails.engine()).store(), fails);
        } else if (step instanceof Step.Restarts restarts) {
            node(restarts.engine()).restart();
        } else if (step instanceof Step.Stalls stalls && node(stalls.engine()) != node(stalls.other())) {
            node(stalls.engine()).stall(node(stalls.other()), stalls.time());
        } else if (step instanceof Step.Answers answers) {
            answer(answers);
        } else if (step instanceof Step.Publishes publishes) {
            policies.publish(nth(policyList, publishes.policy()));
        } else {
            desk.take(step);
        }
    }

    static <T> T nth(List<T> list, int number) {
        return list.get(Math.floorMod(number - 1, list.size()));
    }

    Node node(int number) {
        return nth(nodes, number);
    }

    private static void fail(FaultyStore store, Step.Fails fails) {
        switch (fails.fault()) {
            case BEFORE -> store.failsOnceBeforeCommit(fails.number(), fails.write());
            case AFTER -> store.failsOnceAfterCommit(fails.number(), fails.write());
            case DIES_BEFORE -> store.diesBeforeCommit(fails.number(), fails.write());
            case DIES_AFTER -> store.diesAfterCommit(fails.number(), fails.write());
        }
    }

    private void answer(Step.Answers answers) {
        FaultyChannel channel = channels.get(answers.channel());
        if (channel == null) {
            return;
        }
        switch (answers.mood()) {
            case WORKS -> channel.works();
            case REFUSES -> channel.refuses("refused");
            case BUSY -> channel.isBusy("busy");
            case BREAKS_DOWN -> channel.breaksDown("broken down");
            case LOSES_THE_ANSWER -> channel.losesTheAnswer("the answer was lost");
        }
    }

    private void near(Duration before) {
        ZoneOffsetTransition change = chaos.zone().getRules().nextTransition(now.plus(before));
        if (change != null) {
            now = change.getInstant().minus(before);
        }
    }

    private void pass(Duration time, Duration poll) {
        Instant end = now.plus(time);
        Instant next = now;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (next.isAfter(end)) {
                now = Time.later(end, now);
                rest();
                return;
            }
            now = Time.later(next, now);
            nth(nodes, ++turn).work();
            Instant due = nextDue();
            next = Time.later(due.isAfter(now) ? due : now.plus(LOOK_AGAIN), now.plus(poll));
        }
        throw Invariant.COMES_TO_REST.broken("something was due %s times within %s", MOST_LOOKS, time);
    }

    private Instant nextDue() {
        Instant next = seen.nextDue().orElse(Instant.MAX);
        for (Instant due : seen.outbox().nextDue().values()) {
            next = due.isBefore(next) ? due : next;
        }
        return next;
    }

    /** All engines work until none finds anything. */
    private void rest() {
        for (int i = 0; i < MOST_LOOKS; i++) {
            boolean worked = false;
            for (Node node : nodes) {
                worked |= node.work();
            }
            if (!worked) {
                return;
            }
        }
        throw Invariant.COMES_TO_REST.broken("the engines found something due %s times in a row", MOST_LOOKS);
    }
}
