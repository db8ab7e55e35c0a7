package io.incidentengine.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bugs that were planted one by one are found, each by what is meant to find it, and shown by a short script. */
class PlantedBugsTest {
    private static final int SEEDS = 100;
    private static final int FAILURES = 3;
    private static final int LONGEST_SCRIPT = 5;

    static List<Planted> bugs() {
        return Planted.ALL;
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_planted_bug_is_found_and_its_script_is_short(Planted planted) {
        Chaos chaos = ChaosTest.settings().stores(planted.stores()).build();

        ChaosFailure found = failures(chaos).stream()
                .min(Comparator.comparing(failure -> failure.script().size()))
                .orElseThrow();

        assertThat(found.invariant()).as(found.getMessage()).isEqualTo(planted.finds());
        assertThat(found.script()).as(found.getMessage()).hasSizeLessThanOrEqualTo(LONGEST_SCRIPT);
    }

    /** Those of the first seeds that fail, until one is shown by a short script: not every seed leads to the shortest. */
    private static List<ChaosFailure> failures(Chaos chaos) {
        List<ChaosFailure> failures = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && failures.size() < FAILURES; seed++) {
            try {
                chaos.run(seed);
            } catch (ChaosFailure found) {
                failures.add(found);
                if (found.script().size() <= LONGEST_SCRIPT) {
                    return failures;
                }
            }
        }
        return failures;
    }

    @Test
    void every_invariant_finds_a_bug_but_that_of_the_ledgers_which_no_adapter_can_break() {
        assertThat(EnumSet.complementOf(
                        EnumSet.copyOf(Planted.ALL.stream().map(Planted::finds).collect(Collectors.toSet()))))
                .containsExactly(Invariant.LEDGERS_ADD_UP);
    }
}
