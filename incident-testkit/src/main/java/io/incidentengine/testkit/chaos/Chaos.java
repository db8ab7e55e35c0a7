package io.incidentengine.testkit.chaos;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.testkit.Crew;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets several engines on one store live through whatever may happen, and checks after each step what always holds, each
 * {@link Invariant}: commands, some of them twice, late or impossible; time that passes, leaps and is changed at night;
 * crashes around any write, lost answers, clocks that step, providers that refuse, stall or repeat themselves, merges and
 * migrations.
 *
 * <p>A seed says all that happens. One that fails is shrunk to the shortest script that fails alike. The engines are the
 * real ones, on virtual time and on the caller's thread. Immutable; several threads may run seeds at once if what was
 * handed in allows that.
 */
public final class Chaos {
    private final List<IncidentPolicy> policies;
    private final Supplier<? extends Supplier<? extends IncidentStore>> stores;
    private final Directory directory;
    private final List<Supplier<? extends Channel>> channels;
    private final List<Assessment> impacts;
    private final int engines;
    private final int steps;
    private final Instant start;
    private final ZoneId zone;

    private Chaos(Builder builder) {
        Crew crew = new Crew(builder.policies.get(0));
        policies = List.copyOf(builder.policies);
        stores = builder.stores;
        directory = builder.directory == null ? crew.staff() : builder.directory;
        channels = List.copyOf(builder.channels);
        impacts = List.copyOf(builder.impacts);
        engines = builder.engines;
        steps = builder.steps;
        start = builder.start;
        zone = builder.zone;
    }

    /**
     * Chaos under a policy, with everything else as it is by default.
     *
     * @param policy the policy
     * @return the chaos
     */
    public static Chaos under(IncidentPolicy policy) {
        return builder(policy).build();
    }

    /**
     * Begins a chaos.
     *
     * @param policy the policy that is current at first
     * @return a builder
     */
    public static Builder builder(IncidentPolicy policy) {
        return new Builder(policy);
    }

    /**
     * Runs one seed.
     *
     * @param seed says all that happens
     * @return the script that it stands for
     * @throws ChaosFailure if something does not hold, with the shortest script that shows it
     */
    public List<Step> run(long seed) {
        World world = new World(this);
        Dice dice = new Dice(seed, this, world);
        List<Step> script = new ArrayList<>(steps);
        try {
            while (script.size() < steps) {
                script.add(dice.next());
                world.perform(script.get(script.size() - 1));
            }
            world.end();
        } catch (Invariant.Violation violation) {
            throw failure("Seed " + seed, script, violation);
        }
        return List.copyOf(script);
    }

    /**
     * Runs seeds one after the other, until one fails.
     *
     * @param first the first seed
     * @param count how many
     * @throws ChaosFailure as {@link #run} does
     */
    public void runs(long first, int count) {
        for (long seed = first; seed < first + count; seed++) {
            run(seed);
        }
    }

    /**
     * Plays a script, without a seed: to keep one that failed as a test.
     *
     * @param script its steps
     * @throws ChaosFailure if something does not hold; the script in it is the shortest again
     */
    public void replay(List<Step> script) {
        Invariant.Violation violation = play(script, new World(this));
        if (violation != null) {
            throw failure("The script", script, violation);
        }
    }

    private Invariant.@Nullable Violation play(List<Step> script, World world) {
        try {
            script.forEach(world::perform);
            world.end();
            return null;
        } catch (Invariant.Violation violation) {
            return violation;
        }
    }

    private ChaosFailure failure(String source, List<Step> script, Invariant.Violation first) {
        List<Step> shortest = new Shrinking(shorter -> {
                    Invariant.Violation violation = play(shorter, new World(this));
                    return violation != null && violation.invariant() == first.invariant();
                })
                .shortest(script);
        World world = new World(this);
        Invariant.Violation last = play(shortest, world);
        return new ChaosFailure(source, script.size(), shortest, last == null ? first : last, world.story());
    }

    List<IncidentPolicy> policies() {
        return policies;
    }

    Supplier<? extends IncidentStore> newStore() {
        return stores.get();
    }

    Directory directory() {
        return directory;
    }

    /** A new channel of each type. */
    Collection<Channel> newChannels() {
        Map<ChannelType, Channel> byType = new LinkedHashMap<>();
        policies.forEach(
                policy -> new Crew(policy).channels().forEach(type -> byType.put(type, ScriptedChannel.of(type))));
        channels.forEach(channel -> {
            Channel made = channel.get();
            byType.put(made.type(), made);
        });
        return byType.values();
    }

    List<Assessment> impacts() {
        return impacts;
    }

    int engines() {
        return engines;
    }

    Instant start() {
        return start;
    }

    ZoneId zone() {
        return zone;
    }

    /** Collects the parts of a chaos, and refuses missing ones; not thread-safe. */
    public static final class Builder {
        private final List<IncidentPolicy> policies = new ArrayList<>();
        private Supplier<? extends Supplier<? extends IncidentStore>> stores = () -> {
            IncidentStore store = new InMemoryStore();
            return () -> store;
        };
        private @Nullable Directory directory;
        private final List<Supplier<? extends Channel>> channels = new ArrayList<>();
        private List<Assessment> impacts = List.of(
                Assessment.of(Criterion.DATA_LOSS),
                Assessment.of(Criterion.DEGRADATION),
                Assessment.of(Criterion.CONSULTING));
        private int engines = 3;
        private int steps = 50;
        private Instant start = Instant.parse("2026-03-02T08:00:00Z");
        private ZoneId zone = ZoneId.of("Europe/Berlin");

        private Builder(IncidentPolicy policy) {
            policies.add(Required.value("policy", policy));
        }

        /**
         * Adds a policy to which incidents are moved now and then, and which may become current. Default: none.
         *
         * @param policy another version, or another policy
         * @return this builder
         */
        public Builder or(IncidentPolicy policy) {
            policies.add(Required.value("policy", policy));
            return this;
        }

        /**
         * Sets the store that all engines share. Default: one in memory.
         *
         * @param newStore gives an empty store for each run
         * @return this builder
         */
        public Builder store(Supplier<? extends IncidentStore> newStore) {
            Required.value("store", newStore);
            return stores(() -> {
                IncidentStore store = newStore.get();
                return () -> store;
            });
        }

        /**
         * Sets the stores of the engines, where each process has an object of its own on the same tables: what such an
         * object keeps to itself is lost with its process.
         *
         * @param newTables empties the tables, or makes new ones, for each run; what it gives makes a store on these for
         *     each process
         * @return this builder
         */
        public Builder stores(Supplier<? extends Supplier<? extends IncidentStore>> newTables) {
            stores = Required.value("stores", newTables);
            return this;
        }

        /**
         * Sets who the people are. Default: one for each audience of the first policy, see {@link Crew}.
         *
         * @param value the directory
         * @return this builder
         */
        public Builder directory(Directory value) {
            directory = Required.value("directory", value);
            return this;
        }

        /**
         * Sets a channel; it works until a step says that its provider does not. Default: each channel that a policy
         * names accepts everything.
         *
         * @param newChannel gives a channel for each run, always of the same type
         * @return this builder
         */
        public Builder channel(Supplier<? extends Channel> newChannel) {
            channels.add(Required.value("channel", newChannel));
            return this;
        }

        /**
         * Sets what reports say. Default: data loss, degradation or consulting, which the default policy knows.
         *
         * @param values what may be affected, at least one; what a policy does not know is not reported under it
         * @return this builder
         */
        public Builder impacts(Assessment... values) {
            impacts = List.of(Required.value("impacts", values));
            return this;
        }

        /**
         * Sets how many engines there are. Default: 3.
         *
         * @param value 1 and more
         * @return this builder
         */
        public Builder engines(int value) {
            engines = atLeastOne("engines", value);
            return this;
        }

        /**
         * Sets how long a run is. Default: 50 steps, in which about two months pass.
         *
         * @param value how many steps, 1 and more
         * @return this builder
         */
        public Builder steps(int value) {
            steps = atLeastOne("steps", value);
            return this;
        }

        private static int atLeastOne(String what, int value) {
            if (value < 1) {
                throw new InvalidInputException(what, String.valueOf(value), "1 and more");
            }
            return value;
        }

        /**
         * Sets where time begins. Default: Monday, 2 March 2026, 08:00 UTC.
         *
         * @param value the instant
         * @return this builder
         */
        public Builder startingAt(Instant value) {
            start = Time.instant("start", value);
            return this;
        }

        /**
         * Sets the zone whose nights of changed clocks are looked for. Default: Europe/Berlin.
         *
         * @param value the zone
         * @return this builder
         */
        public Builder zone(ZoneId value) {
            zone = Required.value("zone", value);
            return this;
        }

        /**
         * Finishes the chaos.
         *
         * @return the chaos
         * @throws InvalidInputException if there is nothing to report
         */
        public Chaos build() {
            if (impacts.isEmpty()) {
                throw new InvalidInputException("impacts", "none", "at least one");
            }
            return new Chaos(this);
        }
    }
}
