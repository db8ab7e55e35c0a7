package io.incidentengine.simulation;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Policies;
import io.incidentengine.port.ProblemManagement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An engine on virtual time: steps from one due instant to the next, never sleeps, and shows what was sent. People and
 * channels act by a script. The engine is the real one, with the real rules. Not thread-safe.
 *
 * <p>A mistake in the script never passes for a failure that the engine takes in its stride: what a predicate or a listener
 * throws, and an {@link Error} of a channel or a directory, such as an {@link AssertionError}, is thrown out of the call
 * that lets time pass. An exception of a channel or a directory is one of the {@link #failures}.
 */
public final class Simulation {
    private final VirtualTime time;
    private final IncidentEngine engine;
    private final PriorityQueue<Act> script =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparingLong(Act::order));
    private final List<Reaction> reactions = new ArrayList<>();
    private final Map<String, Notification> decided = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> unexpected = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<EngineListener> listeners;
    private final InMemoryPolicies policies;
    private final List<Throwable> mistakes = new ArrayList<>();
    private long order;
    private long reports;

    private record Act(Instant at, long order, Consumer<Simulation> what) {}

    private record Reaction(Predicate<Sent> to, Duration after, Consumer<Simulation> what) {}

    private Simulation(Builder builder) {
        time = VirtualTime.startingAt(builder.start);
        listeners = List.copyOf(builder.listeners);
        policies = InMemoryPolicies.of(builder.policy);
        IncidentEngine.Builder engineBuilder = IncidentEngine.on(new InMemoryStore())
                .policies(policies)
                .directory(builder.directory)
                .problemManagement(builder.problemManagement)
                .time(time)
                .ids(() -> IncidentId.of("INC-" + ++reports))
                .listener(new Recorder())
                .sendOnCallingThread();
        builder.channels.values().forEach(engineBuilder::channel);
        engine = engineBuilder.build();
    }

    /**
     * Begins a simulation.
     *
     * @param policy the policy in force, until another is {@linkplain #publish published}
     * @return a builder
     */
    public static Builder of(IncidentPolicy policy) {
        return new Builder(policy);
    }

    /**
     * The engine that is simulated.
     *
     * @return the engine
     */
    public IncidentEngine engine() {
        return engine;
    }

    /**
     * The policies that are or were in force.
     *
     * @return the policies, the one in force as the current
     */
    public Policies policies() {
        return policies;
    }

    /**
     * The virtual present.
     *
     * @return the instant at which time stands
     */
    public Instant now() {
        return time.instant();
    }

    /**
     * Reports an incident now, and lets everything happen that is due at once.
     *
     * @param actor who reports it
     * @param report what is reported
     * @return the incident's id: a new one, or that of the open incident that took it as a complaint
     */
    public IncidentId report(Actor actor, Report report) {
        return report(actor, Intake.of("intake-" + ++order, report));
    }

    /**
     * Reports an incident now under an intake id, and lets everything happen that is due at once.
     *
     * @param actor who reports it
     * @param intake what comes in
     * @return the incident's id
     */
    public IncidentId report(Actor actor, Intake intake) {
        IncidentId id = engine.report(actor, intake).incident().id();
        settle();
        return id;
    }

    /**
     * Does something to an incident now, and lets everything happen that is due at once.
     *
     * @param id the incident
     * @param actor who does it
     * @param command what is done
     * @return the new state
     */
    public Incident handle(IncidentId id, Actor actor, IncidentCommand command) {
        Incident incident = engine.handle(id, actor, command);
        settle();
        return incident;
    }

    /**
     * Puts another policy in force: what is reported from now on is on it, and its role table holds for all. What is open stays
     * on its own, until somebody {@linkplain #migrate migrates} it (S15). One that was in force before may be so again.
     *
     * @param policy the policy, under another version if it differs from those that were in force
     * @return this simulation
     * @throws InvalidInputException if a different policy was in force by the same id and version; nothing changes then
     */
    public Simulation publish(IncidentPolicy policy) {
        policies.publish(Required.value("policy", policy));
        return this;
    }

    /**
     * Moves an incident to a policy that is or was in force, and lets everything happen that is due at once (S15).
     *
     * @param id the incident
     * @param target the policy
     * @param actor who moves it
     * @param reason why
     * @return the new state
     * @throws io.incidentengine.model.IncidentException as {@link IncidentEngine#migrate} throws
     */
    public Incident migrate(IncidentId id, PolicyRef target, Actor actor, String reason) {
        Incident incident = engine.migrate(id, target, actor, reason);
        settle();
        return incident;
    }

    /**
     * Lets somebody do something at an instant.
     *
     * @param at when; not before now
     * @param what what is done, with this simulation at hand
     * @return this simulation
     * @throws IllegalArgumentException if the instant has passed
     * @throws InvalidInputException if anything is missing
     */
    public Simulation at(Instant at, Consumer<Simulation> what) {
        script.add(new Act(fromNowOn(Time.instant("instant of an act", at)), ++order, Required.value("act", what)));
        return this;
    }

    private Instant fromNowOn(Instant at) {
        if (at.isBefore(now())) {
            throw new IllegalArgumentException(at + " has passed; allowed: instants from " + now() + " on");
        }
        return at;
    }

    /**
     * Lets somebody react to messages, each time.
     *
     * @param to which messages
     * @param after how long after the message
     * @param what what is done, with this simulation at hand
     * @return this simulation
     * @throws InvalidInputException if anything is missing, or the delay is negative
     */
    public Simulation whenTold(Predicate<Sent> to, Duration after, Consumer<Simulation> what) {
        reactions.add(new Reaction(
                Required.value("which messages to react to", to),
                notNegative("delay of a reaction", after),
                Required.value("reaction", what)));
        return this;
    }

    private static Duration notNegative(String what, Duration duration) {
        if (Required.value(what, duration).isNegative()) {
            throw new InvalidInputException(what, duration.toString(), "zero and more");
        }
        return duration;
    }

    /**
     * Lets time pass, step by step, with everything that falls due and everything that the script says.
     *
     * @param duration how long
     * @return this simulation
     * @throws InvalidInputException if it is missing or negative
     */
    public Simulation elapse(Duration duration) {
        return runUntil(Time.plus(now(), notNegative("elapsed time", duration)));
    }

    /**
     * Lets time pass until an instant, step by step, with everything that falls due and everything that the script says.
     *
     * @param end where time stands at the end
     * @return this simulation
     * @throws IllegalArgumentException if the instant has passed
     * @throws InvalidInputException if it is missing
     */
    public Simulation runUntil(Instant end) {
        fromNowOn(Time.instant("end", end));
        for (Optional<Instant> next = next(); next.isPresent() && !next.get().isAfter(end); next = next()) {
            time.moveTo(Time.later(next.get(), now()));
            act();
            engine.runDue();
            refuseMistakes();
        }
        time.moveTo(Time.later(end, now()));
        return this;
    }

    /**
     * Lets time pass until nothing is due any more and the script has ended.
     *
     * @param latest where to stop all the same
     * @return this simulation
     */
    public Simulation runToTheEnd(Instant latest) {
        settle();
        for (Optional<Instant> next = next(); next.isPresent() && !next.get().isAfter(latest); next = next()) {
            runUntil(next.get());
        }
        return this;
    }

    private Optional<Instant> next() {
        Optional<Instant> due = engine.nextDue();
        Act act = script.peek();
        if (act == null) {
            return due;
        }
        return due.filter(at -> at.isBefore(act.at())).or(() -> Optional.of(act.at()));
    }

    private void act() {
        for (Act act = script.peek(); act != null && !act.at().isAfter(now()); act = script.peek()) {
            script.remove();
            act.what().accept(this);
        }
    }

    private boolean isDue() {
        Instant due = engine.nextDue().orElse(Instant.MAX);
        return !due.isAfter(now());
    }

    private void settle() {
        boolean works = true;
        while (works && isDue()) {
            works = !engine.runDue().isNothing();
        }
        refuseMistakes();
    }

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            Throwable first = mistakes.get(0);
            mistakes.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            mistakes.clear();
            if (first instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) first;
        }
    }

    /**
     * All attempts to send a message so far.
     *
     * @return in the order of time
     */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /**
     * What failed so far, and the engine went on after: channels, the directory, incidents that were set aside.
     *
     * @return a line for each, in the order of time
     */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /**
     * Expects that somebody was sent a message that was not expected before, and takes the earliest such one.
     *
     * @param channel over which channel
     * @param person the person's id
     * @return the message
     * @throws AssertionError if there is none, listing what there is
     */
    public Sent expect(ChannelType channel, String person) {
        Iterator<Sent> open = unexpected.iterator();
        while (open.hasNext()) {
            Sent candidate = open.next();
            if (candidate.channel().equals(channel) && candidate.people().contains(person)) {
                open.remove();
                return candidate;
            }
        }
        throw new AssertionError("Nothing was sent to " + person + " by " + channel + "; not yet expected:" + list());
    }

    /**
     * Expects that nothing was sent but what was {@linkplain #expect expected}.
     *
     * @return this simulation
     * @throws AssertionError listing what else was sent
     */
    public Simulation expectNothingElse() {
        if (!unexpected.isEmpty()) {
            throw new AssertionError("Something else was sent:" + list());
        }
        return this;
    }

    private String list() {
        return unexpected.isEmpty()
                ? " nothing"
                : unexpected.stream().map(one -> "\n  " + one).collect(Collectors.joining());
    }

    /** Records, lets people react, and tells the listeners of the script. */
    private final class Recorder implements EngineListener {
        @Override
        public void changed(Change change) {
            change.notifications().forEach(notification -> decided.put(notification.key(), notification));
            tell(listener -> listener.changed(change));
        }

        @Override
        public void attempted(Message message, SendResult result) {
            Sent attempt = new Sent(now(), notification(message), message, result);
            sent.add(attempt);
            unexpected.add(attempt);
            for (Reaction reaction : reactions) {
                collect(() -> {
                    if (reaction.to().test(attempt)) {
                        at(Time.plus(now(), reaction.after()), reaction.what());
                    }
                });
            }
            tell(listener -> listener.attempted(message, result));
        }

        /** What a message came of. What stands in for another notification is in the journal alone. */
        private Notification notification(Message message) {
            return decided.computeIfAbsent(
                    message.notification(),
                    key -> engine.notifications(message.incident()).stream()
                            .map(NotificationRecord::notification)
                            .filter(notification -> notification.key().equals(key))
                            .findFirst()
                            .orElseThrow());
        }

        @Override
        public void offered(ProblemOffer offer, SendResult result) {
            tell(listener -> listener.offered(offer, result));
        }

        @Override
        public void strayed(News news) {
            tell(listener -> listener.strayed(news));
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            failures.add(what + ": " + cause);
            if (cause.getCause() instanceof Error error) {
                mistakes.add(error);
            }
            tell(listener -> listener.failed(what, cause));
        }

        private void tell(Consumer<EngineListener> news) {
            listeners.forEach(listener -> collect(() -> news.accept(listener)));
        }

        private void collect(Runnable script) {
            try {
                script.run();
            } catch (Throwable mistake) {
                mistakes.add(mistake);
            }
        }
    }

    /** Collects the parts of a simulation, and refuses missing ones; not thread-safe. */
    public static final class Builder {
        private final IncidentPolicy policy;
        private Instant start = Instant.EPOCH;
        private Directory directory = new Staff();
        private ProblemManagement problemManagement = offer -> new SendResult.Accepted("");
        private final Map<ChannelType, Channel> channels = new LinkedHashMap<>();
        private final List<EngineListener> listeners = new ArrayList<>();

        private Builder(IncidentPolicy policy) {
            this.policy = Required.value("policy", policy);
            for (ChannelType type : List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE)) {
                channels.put(type, ScriptedChannel.of(type));
            }
        }

        /**
         * Sets where time begins. Default: {@link Instant#EPOCH}.
         *
         * @param value the instant
         * @return this builder
         */
        public Builder startingAt(Instant value) {
            start = Time.instant("start", value);
            return this;
        }

        /**
         * Sets who the people are. Default: nobody.
         *
         * @param value the directory
         * @return this builder
         */
        public Builder staff(Directory value) {
            directory = Required.value("staff", value);
            return this;
        }

        /**
         * Sets a channel. Default: e-mail, SMS and phone accept everything.
         *
         * @param value the channel, in place of the one of its type
         * @return this builder
         */
        public Builder channel(Channel value) {
            channels.put(Required.value("channel", value).type(), value);
            return this;
        }

        /**
         * Sets who takes offers to problem management. Default: they are accepted.
         *
         * @param value the adapter
         * @return this builder
         */
        public Builder problemManagement(ProblemManagement value) {
            problemManagement = Required.value("problemManagement", value);
            return this;
        }

        /**
         * Adds a listener. Default: none.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder listener(EngineListener value) {
            listeners.add(Required.value("listener", value));
            return this;
        }

        /**
         * Finishes the simulation.
         *
         * @return the simulation, at its start
         */
        public Simulation build() {
            return new Simulation(this);
        }
    }
}
