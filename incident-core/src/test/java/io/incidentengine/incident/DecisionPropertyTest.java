package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Script.Played;
import io.incidentengine.incident.Script.Schedule;
import io.incidentengine.incident.Script.Step;
import io.incidentengine.shared.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds whatever people do, and however often the engine looks; each step is checked by {@link Invariants}. */
class DecisionPropertyTest {

    @Test
    @Tag("S3")
    @Tag("S5")
    @Tag("S10")
    @Tag("S20")
    @Tag("S26")
    @Tag("S35")
    void whatever_is_done_the_timeline_folds_to_the_state_and_verdicts_change_by_correction_alone() {
        Seeds.check(400, seed -> {
            Script script = RandomScript.of(new Random(seed), true);
            script.play(Script.NEVER);
        });
    }

    @Test
    @Tag("S5")
    @Tag("S6")
    void any_schedule_of_ticks_gives_the_same_final_verdicts_even_with_corrections() {
        Seeds.check(150, seed -> {
            Random random = new Random(seed);
            Script script = RandomScript.of(random, true);
            Played dense = script.dense();
            for (Schedule schedule : List.of(Script.NEVER, Script.random(random), Script.random(random))) {
                Played played = script.play(schedule);
                assertThat(played.outcomes()).isEqualTo(dense.outcomes());
                assertThat(Final.verdicts(played.life())).isEqualTo(Final.verdicts(dense.life()));
            }
        });
    }

    @Test
    @Tag("S6")
    @Tag("S20")
    @Tag("S22")
    void any_schedule_of_ticks_fires_the_same_rungs_where_nothing_is_back_dated() {
        Seeds.check(150, seed -> {
            Random random = new Random(-seed - 1);
            Script script = RandomScript.of(random, false);
            assertThat(script.steps()).noneMatch(Step::isBackDated);
            Played dense = script.dense();
            for (Schedule schedule : List.of(Script.NEVER, Script.random(random), Script.random(random))) {
                Played played = script.play(schedule);
                assertThat(played.outcomes()).isEqualTo(dense.outcomes());
                assertThat(Final.rungs(played.life())).isEqualTo(Final.rungs(dense.life()));
                assertThat(Final.verdicts(played.life())).isEqualTo(Final.verdicts(dense.life()));
            }
        });
    }

    @Test
    @Tag("S15")
    @Tag("S16")
    @Tag("S20")
    @Tag("S35")
    void whatever_is_merged_and_migrated_timelines_fold_to_their_states_and_each_rung_fires_once() {
        Seeds.check(250, seed -> {
            PairScript.Played played =
                    PairScript.of(new Random(seed ^ 0x5eed), true).play(Script.NEVER);
            for (Life life : List.of(played.first(), played.second())) {
                if (life.incident().lifecycle().mergedInto().isPresent()) {
                    assertThat(life.wakeUp()).isEmpty();
                }
            }
        });
    }

    @Test
    @Tag("S6")
    @Tag("S15")
    @Tag("S16")
    void any_schedule_of_ticks_gives_the_same_final_verdicts_even_with_merges_and_migrations() {
        Seeds.check(150, seed -> {
            Random random = new Random(seed + 77_000);
            PairScript script = PairScript.of(random, random.nextBoolean());
            PairScript.Played dense = script.play(null);
            for (Schedule schedule : List.of(Script.NEVER, Script.random(random), Script.random(random))) {
                PairScript.Played played = script.play(schedule);
                assertThat(played.outcomes()).isEqualTo(dense.outcomes());
                assertThat(Final.verdicts(played.first())).isEqualTo(Final.verdicts(dense.first()));
                assertThat(Final.verdicts(played.second())).isEqualTo(Final.verdicts(dense.second()));
            }
        });
    }

    @Test
    @Tag("S6")
    @Tag("S16")
    @Tag("S20")
    void any_schedule_of_ticks_fires_the_same_rungs_even_with_merges_and_migrations() {
        Seeds.check(150, seed -> {
            Random random = new Random(seed + 99_000);
            PairScript script = PairScript.of(random, false);
            PairScript.Played dense = script.play(null);
            for (Schedule schedule : List.of(Script.NEVER, Script.random(random))) {
                PairScript.Played played = script.play(schedule);
                assertThat(Final.rungs(played.first())).isEqualTo(Final.rungs(dense.first()));
                assertThat(Final.rungs(played.second())).isEqualTo(Final.rungs(dense.second()));
            }
        });
    }
}
