package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A clock as data: what starts, stops and restarts it, and how long it may run at each severity (S7). Response, recovery
 * and resolution are three of them; a host adds its own.
 *
 * @param name such as {@code response}
 * @param startsOn the signals that may start it: it starts at the first that took effect
 * @param stopsOn the signals that stop it, and what becomes of the time in between when the stop is undone
 * @param pauses for which reasons it stands still, sorted (S8)
 * @param restartsOn signals that end the running epoch and begin the next at once, as an update does for a cadence
 * @param targets how long it may take per severity; a severity without a target has no such clock
 * @param reclassification what a change of severity does
 * @param majorOnly whether only major incidents have it
 */
public record Milestone(
        String name,
        List<Signal> startsOn,
        Map<Signal, Interruption> stopsOn,
        List<PauseRule> pauses,
        Set<Signal> restartsOn,
        Map<Severity, Target> targets,
        Reclassification reclassification,
        boolean majorOnly) {

    /** The milestone of R23. */
    public static final String RESPONSE = "response";

    /** The milestone of R24. */
    public static final String RECOVERY = "recovery";

    /** The milestone of R25. */
    public static final String RESOLUTION = "resolution";

    /** The milestone of R16: the report on a major incident. */
    public static final String MAJOR_INCIDENT_REPORT = "major-incident report";

    /** Checks the name and copies the collections. */
    public Milestone {
        name = Text.name("milestone", name);
        startsOn = Required.all("milestone " + name + " startsOn", startsOn);
        Required.all("milestone " + name + " stopsOn", stopsOn);
        stopsOn = Collections.unmodifiableMap(stopsOn.isEmpty() ? new EnumMap<>(Signal.class) : new EnumMap<>(stopsOn));
        pauses = Required.all("milestone " + name + " pauses", pauses).stream()
                .sorted(Comparator.comparing(PauseRule::reason))
                .toList();
        Required.all("milestone " + name + " restartsOn", restartsOn);
        restartsOn = Collections.unmodifiableSet(
                restartsOn.isEmpty() ? EnumSet.noneOf(Signal.class) : EnumSet.copyOf(restartsOn));
        targets = Collections.unmodifiableMap(new TreeMap<>(Required.all("milestone " + name + " targets", targets)));
        reclassification = Required.value("milestone " + name + " reclassification", reclassification);
    }

    /**
     * Begins a milestone.
     *
     * @param name such as {@code customer update}
     * @return a builder
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * The target at a severity.
     *
     * @param severity a severity
     * @return the target, or empty if the milestone does not apply
     */
    public Optional<Target> target(Severity severity) {
        return Optional.ofNullable(targets.get(severity));
    }

    /**
     * Tells whether what happened can change what the clock shows.
     *
     * @param signals what happened
     * @return false if the clock is the same without all facts of these kinds
     */
    public boolean hearsAny(Set<Signal> signals) {
        for (Signal signal : signals) {
            if (hears(signal)) {
                return true;
            }
        }
        return false;
    }

    boolean hears(Signal signal) {
        return switch (signal) {
            case REPORTED, RAISED, LOWERED, HANDED_BACK, RELAPSED, REJECTED, REOPENED -> true;
            case MERGED, MERGED_INTO, MIGRATED, CLOSED, CANCELLED -> true;
            case PAUSED, RESUMED -> true;
            default -> startsOn.contains(signal) || stopsOn.containsKey(signal) || restartsOn.contains(signal);
        };
    }

    /**
     * Begins a copy of this milestone.
     *
     * @return a builder that holds all of it
     */
    public Builder toBuilder() {
        Builder copy = new Builder(name);
        copy.startsOn = startsOn;
        copy.stopsOn.putAll(stopsOn);
        pauses.forEach(rule -> copy.pauses.put(rule.reason(), rule));
        copy.restartsOn.addAll(restartsOn);
        copy.targets.putAll(targets);
        copy.reclassification = reclassification;
        copy.majorOnly = majorOnly;
        return copy;
    }

    /** What becomes of the time between a stop and what undid it. */
    public enum Interruption {
        /** The time in between counts, as if the stop had not been (S13). */
        COUNTS,
        /** The time in between does not count (R25). */
        IS_LEFT_OUT
    }

    /** Collects the parts of a milestone; not thread-safe. The policy's builder checks the whole. */
    public static final class Builder {
        private final String name;
        private List<Signal> startsOn = List.of(Signal.REPORTED);
        private final Map<Signal, Interruption> stopsOn = new EnumMap<>(Signal.class);
        private final Map<PauseReason, PauseRule> pauses = new TreeMap<>();
        private final Set<Signal> restartsOn = EnumSet.noneOf(Signal.class);
        private final Map<Severity, Target> targets = new TreeMap<>();
        private Reclassification reclassification = Reclassification.CARRY_OVER;
        private boolean majorOnly;

        private Builder(String name) {
            this.name = Text.name("milestone", name);
        }

        /**
         * Sets what starts it. Default: {@link Signal#REPORTED}.
         *
         * @param signals what may start it: it starts at the first that took effect
         * @return this builder
         */
        public Builder startsOn(Signal... signals) {
            startsOn = Required.all(part("startsOn"), signals);
            return this;
        }

        /**
         * Adds signals that stop it; if a stop is undone, the time in between counts (S13).
         *
         * @param signals what stops it
         * @return this builder
         */
        public Builder stopsOn(Signal... signals) {
            for (Signal signal : Required.all(part("stopsOn"), signals)) {
                stopsOn.put(signal, Interruption.COUNTS);
            }
            return this;
        }

        /**
         * Adds signals that stop it; if a stop is undone, the time in between is left out (R25).
         *
         * @param signals what stops it
         * @return this builder
         */
        public Builder interruptedBy(Signal... signals) {
            for (Signal signal : Required.all(part("interruptedBy"), signals)) {
                stopsOn.put(signal, Interruption.IS_LEFT_OUT);
            }
            return this;
        }

        /**
         * Lets it stand still while the incident waits for a reason, however long (S8). Default: for none (R22).
         *
         * @param reason the reason
         * @return this builder
         */
        public Builder pausedBy(PauseReason reason) {
            return paused(new PauseRule(reason, null));
        }

        /**
         * Lets it stand still while the incident waits for a reason, each time at most so long; then it runs on by
         * itself (S8).
         *
         * @param reason the reason
         * @param cap how long one pause lasts at most, in calendar time of the target
         * @return this builder
         * @throws io.incidentengine.model.InvalidInputException if the cap is not positive or too long
         */
        public Builder pausedBy(PauseReason reason, Duration cap) {
            return paused(new PauseRule(reason, Required.value(part("cap of a pause"), cap)));
        }

        private Builder paused(PauseRule rule) {
            pauses.put(rule.reason(), rule);
            return this;
        }

        private String part(String partName) {
            return "milestone " + name + " " + partName;
        }

        /**
         * Adds signals that restart it. Default: none.
         *
         * @param signals what restarts it
         * @return this builder
         */
        public Builder restartsOn(Signal... signals) {
            restartsOn.addAll(Required.all(part("restartsOn"), signals));
            return this;
        }

        /**
         * Sets the target at a level, around the clock.
         *
         * @param level the severity's level
         * @param amount how long it may take
         * @return this builder
         * @throws io.incidentengine.model.InvalidInputException if the level or the amount is out of its range
         */
        public Builder target(int level, Duration amount) {
            return target(level, Target.of(amount));
        }

        /**
         * Sets the target at a level.
         *
         * @param level the severity's level
         * @param target how long it may take; {@code null} for no such clock at this level
         * @return this builder
         */
        public Builder target(int level, @Nullable Target target) {
            if (target == null) {
                targets.remove(Severity.level(level));
            } else {
                targets.put(Severity.level(level), target);
            }
            return this;
        }

        /**
         * Sets what a change of severity does. Default: {@link Reclassification#CARRY_OVER}.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder onReclassification(Reclassification rule) {
            reclassification = Required.value(part("reclassification"), rule);
            return this;
        }

        /**
         * Lets only major incidents have it. Default: all incidents.
         *
         * @return this builder
         */
        public Builder onlyForMajorIncidents() {
            majorOnly = true;
            return this;
        }

        /**
         * Finishes the milestone.
         *
         * @return the milestone
         * @throws io.incidentengine.model.InvalidInputException if a part is missing
         */
        public Milestone build() {
            return new Milestone(
                    name,
                    startsOn,
                    stopsOn,
                    List.copyOf(pauses.values()),
                    restartsOn,
                    targets,
                    reclassification,
                    majorOnly);
        }
    }
}
