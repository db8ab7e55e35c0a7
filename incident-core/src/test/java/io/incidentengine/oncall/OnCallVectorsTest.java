package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpenPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the test suite of another project expects; the conventions are in the README beside the vectors. */
class OnCallVectorsTest {

    static List<Vector> vectors() {
        return Vector.all();
    }

    @Test
    void none_is_left_out_and_none_is_disputed() {
        assertThat(vectors()).hasSize(164).allMatch(Vector::isVerified);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void it_agrees(Vector vector) {
        switch (vector.kind()) {
            case "handoffs" -> {
                List<Instant> handOvers = starts(vector);
                handOvers.add(vector.rotation().shiftAt(vector.windowTo()).to());
                assertThat(handOvers).isEqualTo(vector.expectedHandOvers());
            }
            case "handoff_starts" -> assertThat(starts(vector)).isEqualTo(vector.expectedHandOvers());
            case "shift_start" -> assertThat(shift(vector).from()).isEqualTo(vector.expectedInstant());
            case "shift_end" -> assertThat(shift(vector).to()).isEqualTo(vector.expectedInstant());
            case "rule_active" -> assertThat(vector.hours().isOpen(vector.at())).isEqualTo(vector.expectedBool());
            case "rule_start" -> assertThat(hours(vector).from()).isEqualTo(vector.expectedInstant());
            case "rule_end" -> assertThat(hours(vector).to()).isEqualTo(vector.expectedInstant());
            default -> throw new AssertionError("unknown kind: " + vector);
        }
    }

    /** The window includes its end. */
    private static List<Instant> starts(Vector vector) {
        List<Instant> starts = new ArrayList<>();
        vector.rotation()
                .shifts(vector.windowFrom(), vector.windowTo().plusNanos(1_000))
                .forEach(shift -> starts.add(shift.from()));
        return starts;
    }

    private static Shift shift(Vector vector) {
        return vector.rotation().shiftAt(vector.at());
    }

    private static OpenPeriod hours(Vector vector) {
        BusinessCalendar hours = vector.hours();
        return hours.periodAt(hours.nextOpening(vector.at())).orElseThrow();
    }
}
