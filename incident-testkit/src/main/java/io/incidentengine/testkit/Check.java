package io.incidentengine.testkit;

import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;

/**
 * What the assertions of the testkit share: how they say what was expected and what was found.
 *
 * @param <S> the assertion
 * @param <T> what it is about
 */
abstract sealed class Check<S extends Check<S, T>, T> extends AbstractAssert<S, T>
        permits ClockAssert, IncidentAssert, ScenarioAssert {
    private final UnaryOperator<String> context;

    Check(T actual, Class<S> self, UnaryOperator<String> context) {
        super(actual, self);
        this.context = context;
    }

    final S check(boolean holds, String expected, String found) {
        if (!holds) {
            throw failure("%s", context.apply("Expected " + expected + ", but " + found + "."));
        }
        return myself;
    }
}
