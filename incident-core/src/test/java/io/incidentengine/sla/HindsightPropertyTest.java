package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a clock has come to at an instant does not change by what happens later, unless a time is corrected: only so can
 * verdicts be final, and rungs fire once.
 */
class HindsightPropertyTest {
    private static final int LIVES_PER_TEST = 500;

    static LongStream seeds() {
        return LongStream.range(0, 10).map(block -> 1_000_000 + block * LIVES_PER_TEST);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S6")
    @Tag("S8")
    @Tag("S10")
    @Tag("S16")
    @Tag("S20")
    void breaches_and_thresholds_that_have_come_stay_and_none_is_found_for_the_past(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Milestone milestone = RandomStory.milestone(seed);
            List<ClockFact> facts = RandomStory.facts(seed);
            for (Instant now : recorded(facts)) {
                List<ClockFact> soFar = facts.stream()
                        .filter(fact -> !fact.effective().isAfter(now))
                        .toList();

                assertThat(cameBy(now, milestone, soFar))
                        .as("seed %d: what came by %s%n%s%n%s", seed, now, milestone, facts)
                        .isEqualTo(cameBy(now, milestone, facts));
            }
        }
    }

    /** When something was recorded; the occurrence came with the report. */
    private static List<Instant> recorded(List<ClockFact> facts) {
        return facts.stream()
                .filter(fact -> fact.signal() != Signal.OCCURRED)
                .map(ClockFact::effective)
                .distinct()
                .toList();
    }

    private static Map<String, Instant> cameBy(Instant now, Milestone milestone, List<ClockFact> facts) {
        Map<String, Instant> came = new TreeMap<>();
        for (ClockRun run : MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts))) {
            String epoch = "epoch " + run.key().epoch() + " ";
            run.breach().filter(breach -> !breach.at().isAfter(now)).ifPresent(breach -> {
                came.put(epoch + breach.cause(), breach.at());
                came.put(epoch + "deadline", breach.deadline());
            });
            put(came, epoch + "half", run.whenElapsed(50), now);
            put(came, epoch + "9 s before", run.whenRemaining(Duration.ofSeconds(9)), now);
            put(came, epoch + "9 s after", run.whenOverdue(Duration.ofSeconds(9)), now);
        }
        return came;
    }

    private static void put(Map<String, Instant> came, String what, Optional<Instant> at, Instant now) {
        at.filter(instant -> !instant.isAfter(now)).ifPresent(instant -> came.put(what, instant));
    }
}
