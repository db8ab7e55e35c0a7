package io.incidentengine.escalation;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.sla.ClockRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a milestone's ladder: a threshold that fires once per run of the clock, or again and again after the
 * breach (S20).
 *
 * @param name such as {@code overdue}; unique within its ladder
 * @param position where on the clock it lies
 * @param every how often it repeats after it fired first; {@code null} for once
 * @param times how often it fires at most, 1 and more
 */
public record Rung(String name, Position position, @Nullable Duration every, int times) {
    /** The rung at the breach itself. */
    public static final String OVERDUE = "overdue";

    /** Checks the name, the interval and the count. */
    public Rung {
        name = Text.name("rung", name);
        position = Required.value("rung " + name + " position", position);
        if (every != null) {
            every = Time.positive("rung " + name + " interval", every);
            if (!(position instanceof After)) {
                throw new InvalidInputException("rung " + name, "repeated before the deadline", "repeats after it");
            }
        }
        if (times < 1 || (times > 1 && every == null)) {
            throw new InvalidInputException(
                    "rung " + name + " count", String.valueOf(times), "1, or more with an interval");
        }
    }

    /**
     * The rung at the breach: one grain after the deadline (S3).
     *
     * @return a rung named {@value #OVERDUE}
     */
    public static Rung overdue() {
        return new Rung(OVERDUE, new After(Duration.ZERO), null, 1);
    }

    /**
     * A warning when a share of the target has elapsed.
     *
     * @param percent 1 to 99
     * @return a rung named such as {@code 80 %}
     */
    public static Rung atPercent(int percent) {
        return new Rung(percent + " %", new Share(percent), null, 1);
    }

    /**
     * A warning some time before the deadline.
     *
     * @param remaining how long before
     * @return a rung named such as {@code PT30M before}
     */
    public static Rung before(Duration remaining) {
        return new Rung(remaining + " before", new Before(remaining), null, 1);
    }

    /**
     * A step some time after the breach.
     *
     * @param after how long after
     * @return a rung named such as {@code PT2H after}
     */
    public static Rung after(Duration after) {
        return new Rung(after + " after", new After(Time.positive("rung offset", after)), null, 1);
    }

    /**
     * The same rung under another name.
     *
     * @param newName unique within its ladder
     * @return a copy
     */
    public Rung named(String newName) {
        return new Rung(newName, position, every, times);
    }

    /**
     * The same rung, repeated until the clock stops.
     *
     * @param interval how often
     * @return a copy
     */
    public Rung repeated(Duration interval) {
        return repeated(interval, Integer.MAX_VALUE);
    }

    /**
     * The same rung, repeated until the clock stops, but not for ever.
     *
     * @param interval how often
     * @param atMost how often it fires in all
     * @return a copy
     */
    public Rung repeated(Duration interval, int atMost) {
        return new Rung(name, position, Required.value("rung " + name + " interval", interval), atMost);
    }

    /**
     * When it is due on a run of a clock.
     *
     * @param run the run
     * @param fired how often it has fired
     * @return the instant, past or ahead, or empty if it is not due as things stand
     */
    public Optional<Instant> due(ClockRun run, int fired) {
        if (fired >= times || run.isVoided()) {
            return Optional.empty();
        }
        if (position instanceof Share share) {
            return run.whenElapsed(share.percent());
        }
        if (position instanceof Before before) {
            return run.whenRemaining(before.remaining());
        }
        Duration offset = ((After) position).offset();
        return run.whenOverdue(every == null ? offset : offset.plus(every.multipliedBy(fired)));
    }

    /** Where a rung lies on its clock. */
    public sealed interface Position {}

    /**
     * When a share of the target in force has elapsed.
     *
     * @param percent 1 to 99
     */
    public record Share(int percent) implements Position {
        /** Checks the share. */
        public Share {
            if (percent < 1 || percent > 99) {
                throw new InvalidInputException("rung percent", String.valueOf(percent), "1 to 99");
            }
        }
    }

    /**
     * Some time before the deadline.
     *
     * @param remaining how long before, in calendar time
     */
    public record Before(Duration remaining) implements Position {
        /** Checks the duration. */
        public Before {
            remaining = Time.positive("rung offset", remaining);
        }
    }

    /**
     * At the breach or after it.
     *
     * @param offset zero, or how long after, in calendar time
     */
    public record After(Duration offset) implements Position {
        /** Checks the duration. */
        public After {
            offset = Required.value("rung offset", offset).isZero() ? offset : Time.positive("rung offset", offset);
        }
    }
}
