package io.incidentengine.sla;

import static io.incidentengine.sla.RandomStory.ZERO;
import static io.incidentengine.sla.RandomStory.at;
import static io.incidentengine.sla.SecondBySecond.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger against a clock that is watched second by second, over thousands of random lives. */
@Tag("S7")
class LedgerPropertyTest {
    private static final int LIVES_PER_TEST = 500;

    static LongStream seeds() {
        return LongStream.range(0, 20).map(block -> block * LIVES_PER_TEST);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S8")
    @Tag("S9")
    @Tag("S10")
    @Tag("S13")
    @Tag("S16")
    @Tag("S20")
    @Tag("S24")
    void every_figure_is_what_a_second_by_second_watch_would_find(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Milestone milestone = RandomStory.milestone(seed);
            List<ClockFact> facts = RandomStory.facts(seed);
            List<SecondBySecond.Run> watched = SecondBySecond.watch(milestone, facts);
            List<ClockRun> runs = MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts));
            String story = "seed " + seed + "\n" + milestone + "\n" + facts + "\n" + runs;
            assertThat(runs.stream().map(run -> run.key().epoch()))
                    .as(story)
                    .containsExactlyElementsOf(
                            watched.stream().map(run -> run.epoch).toList());
            for (int i = 0; i < runs.size(); i++) {
                compare(runs.get(i), watched.get(i), story);
            }
        }
    }

    private static void compare(ClockRun run, SecondBySecond.Run watched, String story) {
        assertThat(run.origin()).as(story).isEqualTo(at(watched.origin));
        assertThat(run.stoppedAt().orElse(null)).as(story).isEqualTo(instant(watched.stopped));
        assertThat(run.isProvisional()).as(story).isEqualTo(watched.provisional);
        assertThat(run.isVoided()).as(story).isEqualTo(watched.replaced && watched.breach == NEVER);
        assertThat(run.breach().orElse(null)).as(story).isEqualTo(breach(watched));
        int sum = watched.inherited.size();
        int still = NEVER;
        for (SecondBySecond.Second second : watched.seconds) {
            assertThat(run.elapsed(at(second.at()))).as(story).isEqualTo(Duration.ofSeconds(sum));
            still = second.counts() ? NEVER : still == NEVER ? second.at() : still;
            boolean open = watched.breach == NEVER || watched.breach > second.at();
            if (!second.counts() && second.limit() > 0 && open && !run.isVoided()) {
                assertThat(run.reading(at(second.at()), false))
                        .as(story)
                        .isEqualTo(new Reading.Paused(
                                Duration.ofSeconds(sum),
                                Duration.ofSeconds((long) second.limit() - sum),
                                at(still),
                                second.waits()));
            }
            sum += second.counts() ? 1 : 0;
        }
        for (int percent = 5; percent < 100; percent += 15) {
            int share = percent;
            assertThat(run.whenElapsed(percent).orElse(null))
                    .as(story + " at %d %%", percent)
                    .isEqualTo(hundredths(watched.crossing(limit -> limit * share)));
        }
        for (int remaining = 1; remaining < 20; remaining += 3) {
            int rest = remaining;
            assertThat(run.whenRemaining(Duration.ofSeconds(remaining)).orElse(null))
                    .as(story + " %d s before", remaining)
                    .isEqualTo(hundredths(watched.crossing(limit -> 100 * Math.max(0, limit - rest))));
        }
        for (int after = 1; after < 60; after += 7) {
            int amount = 100 * (watched.elapsedAtBreach() + after);
            assertThat(run.whenOverdue(Duration.ofSeconds(after)).orElse(null))
                    .as(story + " %d s after", after)
                    .isEqualTo(watched.breach == NEVER ? null : hundredths(watched.crossing(limit -> amount)));
        }
    }

    private static Instant instant(int second) {
        return second == NEVER ? null : at(second);
    }

    private static Instant hundredths(int moment) {
        return moment == NEVER ? null : ZERO.plusMillis(10L * moment);
    }

    private static Breach breach(SecondBySecond.Run watched) {
        if (watched.breach == NEVER) {
            return null;
        }
        boolean grain = watched.breach == watched.deadline;
        return new Breach(
                grain ? at(watched.breach).plus(Time.GRAIN) : at(watched.breach),
                at(watched.deadline),
                watched.cause,
                Duration.ofSeconds(watched.elapsedAtBreach()));
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S8")
    @Tag("S16")
    void segments_have_no_gaps_and_elapsed_paused_and_left_out_are_all_the_time_since_the_origin(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Random random = new Random(seed);
            for (ClockRun run : MilestoneClock.runs(RandomStory.milestone(seed), 1, RandomStory.facts(seed))) {
                Instant end = run.origin();
                Instant now = ZERO.plusMillis(random.nextInt(120_000));
                Duration leftOut = Duration.ZERO;
                Duration paused = Duration.ZERO;
                for (Segment segment : run.segments()) {
                    assertThat(segment.from()).as("seed %d: %s", seed, run).isEqualTo(end);
                    end = segment.end().orElse(null);
                    Instant until = end == null || end.isAfter(now) ? now : end;
                    if (segment.state() != Segment.State.INHERITED_STANDSTILL) {
                        assertThat(segment.pauses().isEmpty())
                                .as("seed %d: reasons of %s", seed, segment)
                                .isEqualTo(segment.state() != Segment.State.PAUSED);
                    }
                    boolean stood = segment.state() == Segment.State.LEFT_OUT
                            || segment.state() == Segment.State.INHERITED_STANDSTILL;
                    if (stood && until.isAfter(segment.from())) {
                        leftOut = leftOut.plus(Duration.between(segment.from(), until));
                    } else if (segment.state() == Segment.State.PAUSED && until.isAfter(segment.from())) {
                        paused = paused.plus(Duration.between(segment.from(), until));
                    }
                }
                assertThat(end)
                        .as("seed %d: %s", seed, run)
                        .isEqualTo(run.stoppedAt().orElse(null));
                Instant until = end == null || end.isAfter(now) ? now : end;
                assertThat(run.elapsed(now).plus(paused).plus(leftOut))
                        .as("seed %d: %s at %s", seed, run, now)
                        .isEqualTo(
                                until.isBefore(run.origin()) ? Duration.ZERO : Duration.between(run.origin(), until));
            }
        }
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S8")
    void one_more_pause_never_makes_a_clock_late_any_earlier(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Milestone milestone = RandomStory.milestone(seed);
            List<ClockFact> facts = RandomStory.facts(seed);
            List<ClockRun> runs = MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts));
            for (ClockFact pause : facts) {
                List<ClockFact> without = facts.stream()
                        .filter(fact -> fact != pause && fact.undoes() != pause.sequence())
                        .toList();
                if (pause.signal() == Signal.PAUSED) {
                    List<ClockRun> fewer = MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(without));
                    for (int i = 0; i < runs.size(); i++) {
                        assertThat(late(runs.get(i)))
                                .as("seed %d: %s, but without %s%n%s", seed, runs.get(i), pause, fewer.get(i))
                                .isAfterOrEqualTo(late(fewer.get(i)));
                    }
                }
            }
        }
    }

    private static Instant late(ClockRun run) {
        return run.breach().map(Breach::at).orElse(Time.LATEST);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S8")
    void as_long_as_the_target_stays_one_more_pause_never_makes_the_deadline_earlier(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Milestone milestone = RandomStory.milestone(seed);
            List<ClockFact> facts = RandomStory.facts(seed).stream()
                    .filter(fact -> fact.severity() == null || fact.signal() == Signal.REPORTED)
                    .toList();
            List<ClockFact> without =
                    facts.stream().filter(fact -> fact.pause() == null).toList();
            ClockRun run = MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts))
                    .get(0);
            ClockRun unpaused = MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(without))
                    .get(0);

            if (run.origin().equals(unpaused.origin())) { // a merge may come too late for a clock that was not paused
                assertThat(run.breach().map(Breach::deadline).orElse(Time.LATEST))
                        .as("seed %d: %s, but without pauses%n%s", seed, run, unpaused)
                        .isAfterOrEqualTo(
                                unpaused.breach().map(Breach::deadline).orElse(Time.LATEST));
            }
        }
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("seeds")
    @Tag("S11")
    void the_order_of_the_list_does_not_matter_as_effect_and_sequence_decide(long first) {
        for (long seed = first; seed < first + LIVES_PER_TEST; seed++) {
            Milestone milestone = RandomStory.milestone(seed);
            List<ClockFact> facts = RandomStory.facts(seed);
            List<ClockFact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(shuffled))
                            .toString())
                    .as("seed %d: %s", seed, facts)
                    .isEqualTo(MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts))
                            .toString());
        }
    }
}
