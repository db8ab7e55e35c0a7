package io.incidentengine.escalation;

import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.sla.Signal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** What makes a notification rule apply. */
public sealed interface Trigger {

    /**
     * When the incident first comes into the rule's scope: by its report, or later by its severity (R27, R28).
     *
     * @return the trigger; it applies once per cycle
     */
    static Trigger firstInScope() {
        return new FirstInScope();
    }

    /**
     * When something happens.
     *
     * @param signals one or more signals
     * @return the trigger; it applies every time
     */
    static Trigger on(Signal... signals) {
        return new OnSignal(Set.copyOf(Required.all("trigger signals", signals)));
    }

    /**
     * When a rung fires.
     *
     * @param rung the rung's name
     * @param milestones the names of the milestones whose ladders have it
     * @return the trigger
     */
    static Trigger onRung(String rung, String... milestones) {
        return new OnRung(rung, new TreeSet<>(Required.all("trigger milestones", milestones)));
    }

    /**
     * When progress is due (R29, S23).
     *
     * @return the trigger
     */
    static Trigger onCadence() {
        return new OnCadence();
    }

    /**
     * When progress is due soon, and nobody has recorded any (S23).
     *
     * @return the trigger
     */
    static Trigger onCadenceReminder() {
        return new OnCadenceReminder();
    }

    /** See {@link #firstInScope}. */
    record FirstInScope() implements Trigger {}

    /**
     * See {@link #on}.
     *
     * @param signals what it listens to
     */
    record OnSignal(Set<Signal> signals) implements Trigger {
        /** Copies the signals. */
        public OnSignal {
            Required.all("trigger signals", signals);
            signals = Collections.unmodifiableSet(
                    signals.isEmpty() ? EnumSet.noneOf(Signal.class) : EnumSet.copyOf(signals));
        }
    }

    /**
     * See {@link #onRung}.
     *
     * @param rung the rung's name
     * @param milestones the milestones' names
     */
    record OnRung(String rung, Set<String> milestones) implements Trigger {
        /** Checks the name and copies the milestones. */
        public OnRung {
            rung = Text.name("rung", rung);
            milestones = Collections.unmodifiableSet(new TreeSet<>(Required.all("trigger milestones", milestones)));
        }
    }

    /** See {@link #onCadence}. */
    record OnCadence() implements Trigger {}

    /** See {@link #onCadenceReminder}. */
    record OnCadenceReminder() implements Trigger {}
}
