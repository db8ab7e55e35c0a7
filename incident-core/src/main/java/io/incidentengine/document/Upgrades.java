package io.incidentengine.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The version of the form, and what brings older documents up to it. Who changes what is stored raises the version and
 * adds a step for each type that has changed; the step is applied wherever such a document occurs, however deep.
 */
final class Upgrades {
    /** What this code writes. */
    static final Upgrades STANDARD = new Upgrades(1, List.of());

    private final int current;
    private final List<Step> steps;

    /**
     * One change of one type.
     *
     * @param from the last version that was written the old way
     * @param type the name of the type, such as {@code incident.Telling}; for a sealed family also its own
     * @param change makes a document of the next version of one of that version; must not change what it is given
     */
    record Step(int from, String type, UnaryOperator<Object> change) {}

    Upgrades(int current, List<Step> steps) {
        this.current = current;
        List<Step> sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparingInt(Step::from));
        this.steps = List.copyOf(sorted);
    }

    int current() {
        return current;
    }

    List<Step> steps() {
        return steps;
    }

    /** The version of a document, which must be one that this code knows. */
    int check(Object version) {
        if (version instanceof Integer || version instanceof Long) {
            long number = ((Number) version).longValue();
            if (number >= 1 && number <= current) {
                return (int) number;
            }
        }
        throw UnfitException.number(version, allowed());
    }

    String allowed() {
        return current == 1 ? "the number 1" : "the numbers 1 to " + current;
    }

    Object apply(String type, Object document, int version) {
        Object upgraded = document;
        for (Step step : steps) {
            if (step.from() >= version && step.type().equals(type)) {
                try {
                    upgraded = step.change().apply(upgraded);
                } catch (RuntimeException unfit) {
                    String found = "cannot be brought from version " + step.from() + " to " + (step.from() + 1);
                    throw new UnfitException(found, "what version " + step.from() + " wrote", unfit);
                }
            }
        }
        return upgraded;
    }
}
