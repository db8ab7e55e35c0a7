package io.incidentengine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentengine.model.InvalidPolicyException;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the builder finds wrong with a changed default policy. */
final class Contradictions {
    private Contradictions() {}

    /** All problems, each as {@code path: message}; empty if the changed policy can be built. */
    static List<String> of(UnaryOperator<IncidentPolicy.Builder> change) {
        IncidentPolicy.Builder builder = change.apply(EmergencyHandling.policy().toBuilder("changed", 2));
        InvalidPolicyException thrown = catchThrowableOfType(InvalidPolicyException.class, builder::build);
        return thrown == null
                ? List.of()
                : thrown.problems().stream()
                        .map(InvalidPolicyException.Problem::toString)
                        .toList();
    }

    static void assertNone(UnaryOperator<IncidentPolicy.Builder> change) {
        assertThat(of(change)).isEmpty();
    }

    static void assertOne(String expected, UnaryOperator<IncidentPolicy.Builder> change) {
        assertThat(of(change)).containsExactly(expected);
    }
}
