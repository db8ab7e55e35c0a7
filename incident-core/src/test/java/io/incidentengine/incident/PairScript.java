package io.incidentengine.incident;

import io.incidentengine.incident.Script.Schedule;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Two incidents with scripts of their own, which are merged and moved to other policies on the way.
 *
 * @param first the one script
 * @param second the other
 * @param moves what happens beside, in any order
 */
record PairScript(Script first, Script second, List<Move> moves) {

    /** A merge of the first into the second or the other way round, or a migration of one of them. */
    record Move(Instant at, boolean ofFirst, @Nullable IncidentPolicy target) {}

    /** What became of both. */
    record Played(Life first, Life second, List<String> outcomes) {}

    private record Act(Instant at, Runnable act) {}

    static PairScript of(Random random, boolean corrections) {
        Script first = RandomScript.of(random, corrections);
        Script second = RandomScript.of(random, corrections);
        List<Move> moves = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            List<Script.Step> steps = (random.nextBoolean() ? first : second).steps();
            Instant at = steps.get(random.nextInt(steps.size())).at();
            at = random.nextBoolean() ? at : at.plus(Duration.ofMinutes(random.nextInt(120)));
            moves.add(new Move(at, random.nextBoolean(), random.nextBoolean() ? null : RandomPolicy.of(random, 2)));
        }
        return new PairScript(first, second, moves);
    }

    /** A schedule of ticks, or with {@code null} a tick at each due instant. */
    Played play(@Nullable Schedule schedule) {
        Life one = Life.named("INC-1", first.policy()).report(first.report());
        Life other = Life.named("INC-2", second.policy()).report(second.report());
        List<String> outcomes = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        first.steps().forEach(step -> acts.add(new Act(step.at(), () -> outcomes.add(Script.take(one, step)))));
        second.steps().forEach(step -> acts.add(new Act(step.at(), () -> outcomes.add(Script.take(other, step)))));
        moves.forEach(move -> acts.add(new Act(
                move.at(), () -> outcomes.add(move.ofFirst() ? take(move, one, other) : take(move, other, one)))));
        acts.sort(Comparator.comparing(Act::at));
        Instant from = Life.START;
        for (Act act : acts) {
            for (Life life : List.of(one, other)) {
                Script.pass(life, from, act.at(), schedule);
            }
            act.act().run();
            from = act.at();
        }
        Instant end = Time.later(from, Time.later(first.end(), second.end()));
        for (Life life : List.of(one, other)) {
            Script.pass(life, from, end, schedule);
            life.at(end).tick();
        }
        return new Played(one, other, outcomes);
    }

    private static String take(Move move, Life life, Life other) {
        life.at(move.at());
        try {
            if (move.target() == null) {
                life.mergeInto(other);
                return "merged";
            }
            life.migrate(move.target());
            return "migrated";
        } catch (IncidentException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
