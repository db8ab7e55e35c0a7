package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call, at any instant of the past and the future, and until when. An immutable value: two of the same
 * definition are equal.
 *
 * <p>At every instant at most one person is on call. It is the first one of these who is not absent:
 *
 * <ol>
 *   <li>who takes over by an {@linkplain OnCallOverride override}; of several overrides, the one that was added last;
 *   <li>the participants of the highest layer, from the one whose turn it is on, in the order of the rotation; then those
 *       of the next lower layer, and so on. The layer that was added last is the highest. A layer outside its hours has
 *       nobody.
 * </ol>
 *
 * <p>So where the one whose turn it is cannot be called, the next one of the same rotation covers: people who know the same
 * things. Turns do not move: who covers has the own turn as well. Only where all of a layer are absent, the lower one is
 * asked.
 *
 * <p>Where an override lets somebody stand in for a person, that one takes the person's place in all this, before absences
 * are looked at. A person who is both absent and replaced is therefore replaced, and if the stand-in is absent, the place
 * is passed over. Stand-ins may have stand-ins; two who stand in for each other have swapped.
 *
 * <p>Where nobody is left, there is a gap: an {@link OnCall} without a person, never an exception.
 */
public final class OnCallSchedule {
    private final String name;
    private final ZoneId zone;
    private final Plan plan;

    private OnCallSchedule(String name, ZoneId zone, Plan plan) {
        this.name = name;
        this.zone = zone;
        this.plan = plan;
    }

    /**
     * Begins a schedule without layers.
     *
     * @param name what it is called, such as {@code payments}
     * @param zone in which it is shown; rotations and hours have zones of their own
     * @return a builder
     * @throws InvalidInputException if the zone is missing, or the name is no {@linkplain Text#name name}
     */
    public static Builder named(String name, ZoneId zone) {
        return new Builder(name, zone);
    }

    /**
     * Begins a copy of this schedule.
     *
     * @return a builder that holds all of it
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, zone);
        builder.layers.addAll(layers());
        builder.overrides.addAll(overrides());
        builder.absences.addAll(absences());
        return builder;
    }

    /**
     * What it is called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * In which zone it is shown; it decides nothing.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The layers.
     *
     * @return in the order in which they were added: the highest last
     */
    public List<Layer> layers() {
        return reversed(plan.layers());
    }

    /**
     * The overrides.
     *
     * @return in the order in which they were added: the one that goes first is last
     */
    public List<OnCallOverride> overrides() {
        return reversed(plan.overrides());
    }

    /**
     * The absences.
     *
     * @return in the order in which they were added
     */
    public List<Absence> absences() {
        return plan.absences();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return List.copyOf(copy);
    }

    /**
     * Everybody who may come to be on call.
     *
     * @return the participants of all layers, and those of overrides
     */
    public Set<PersonId> people() {
        return Set.copyOf(plan.people());
    }

    /**
     * Who is on call at an instant, since when, and until when.
     *
     * <p>Turns of the same person that follow each other are one. Its cost does not grow with the distance. Where the same
     * person goes on through more than a thousand changes of turn, layer or absence, it stops looking: the person is on
     * call from and to what it answers, and also beyond.
     *
     * @param at the instant
     * @return the person, or a gap; it begins at {@link Time#EARLIEST} and ends at {@link Time#LATEST} where nothing changes
     *     before
     * @throws InvalidInputException if the instant is missing or beyond the borders of time
     */
    public OnCall at(Instant at) {
        return plan.at(Time.instant("instant of a schedule", at));
    }

    /**
     * Who can be called at an instant, in the order in which they should be tried: first who is on call, then those who
     * would be on call without the ones before them (S29).
     *
     * @param at the instant
     * @return everybody at most once; empty in a gap
     * @throws InvalidInputException if the instant is missing or beyond the borders of time
     */
    public List<PersonId> inOrder(Instant at) {
        return plan.inOrder(Time.instant("instant of a schedule", at));
    }

    /**
     * Who is on call in a stretch of time, without a hole: where nobody is on call, there is a gap that says so. Its cost
     * grows with the number of turns.
     *
     * @param from the first instant
     * @param to the first instant that is not asked for
     * @return in order, the first from {@code from} on, the last until {@code to}; each followed by somebody else
     * @throws InvalidInputException if an instant is missing or beyond the borders of time, or it does not end after it begins
     */
    public List<OnCall> periods(Instant from, Instant to) {
        return plan.periods(Term.of("periods", from, to));
    }

    /**
     * When nobody is on call in a stretch of time.
     *
     * @param from the first instant
     * @param to the first instant that is not asked for
     * @return the gaps, in order; empty if somebody is on call throughout
     * @throws InvalidInputException if an instant is missing or beyond the borders of time, or it does not end after it begins
     */
    public List<OnCall> gaps(Instant from, Instant to) {
        return periods(from, to).stream().filter(OnCall::isGap).toList();
    }

    /** Everybody whom it names: to be called, replaced, or absent. */
    List<PersonId> named() {
        return plan.named().toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OnCallSchedule that
                && name.equals(that.name)
                && zone.equals(that.zone)
                && plan.equals(that.plan);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + plan.hashCode();
    }

    @Override
    public String toString() {
        return "on call for " + name + ", " + plan.layers().size() + " layers, shown in " + zone;
    }

    /** Collects the parts of a schedule; not thread-safe. */
    public static final class Builder {
        private final String name;
        private final ZoneId zone;
        private final List<Layer> layers = new ArrayList<>();
        private final List<OnCallOverride> overrides = new ArrayList<>();
        private final List<Absence> absences = new ArrayList<>();

        private Builder(String name, ZoneId zone) {
            this.name = Text.name("name of a schedule", name);
            this.zone = Required.value("zone of a schedule", zone);
        }

        /**
         * Adds a layer above those that were added before: where it has somebody, they are not asked. Default: none.
         *
         * @param layer the layer
         * @return this builder
         */
        public Builder layer(Layer layer) {
            layers.add(Required.value("layer", layer));
            return this;
        }

        /**
         * Adds a layer around the clock above those that were added before. Default: none.
         *
         * @param rotation who takes turns
         * @return this builder
         */
        public Builder layer(Rotation rotation) {
            return layer(Layer.of(rotation));
        }

        /**
         * Adds an override that goes before those that were added before. Default: none.
         *
         * @param override the override
         * @return this builder
         */
        public Builder override(OnCallOverride override) {
            overrides.add(Required.value("override", override));
            return this;
        }

        /**
         * Adds an absence. Default: none.
         *
         * @param absence the absence
         * @return this builder
         */
        public Builder absence(Absence absence) {
            absences.add(Required.value("absence", absence));
            return this;
        }

        /**
         * Finishes the schedule, after checking it.
         *
         * @return the schedule
         * @throws InvalidPolicyException if nobody could ever be on call: it has neither a layer nor an override that takes
         *     over
         */
        public OnCallSchedule build() {
            if (layers.isEmpty()
                    && overrides.stream()
                            .allMatch(override -> override.standsInFor().isPresent())) {
                throw new InvalidPolicyException(
                        "schedule \"" + name + "\"",
                        List.of(
                                new Problem(
                                        "layers",
                                        "there are none, so nobody is ever on call; allowed: a layer, or an override that takes over")));
            }
            return new OnCallSchedule(name, zone, new Plan(reversed(layers), reversed(overrides), absences));
        }
    }
}
