package io.incidentengine.incident;

import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.Report;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What people do to an incident, and when; it can be played with any schedule of ticks.
 *
 * @param policy the policy
 * @param report the report that begins it
 * @param steps what follows, in order of time
 * @param end when time is let run out
 */
record Script(IncidentPolicy policy, Report report, List<Step> steps, Instant end) {

    /** Something that somebody does: a command, or a report of the same fault. */
    record Step(
            Instant at,
            Actor actor,
            @Nullable IncidentCommand command,
            @Nullable Instant effective) {
        boolean isBackDated() {
            return command instanceof IncidentCommand.CorrectTime || (effective != null && effective.isBefore(at));
        }
    }

    /** When the engine looks at the clock between two steps. */
    interface Schedule {
        List<Instant> ticks(Instant from, Instant to);
    }

    /** As rarely as can be: only when somebody does something. */
    static final Schedule NEVER = (from, to) -> List.of();

    /** A few times, at random; often at the very instant of a step. */
    static Schedule random(Random random) {
        return (from, to) -> {
            List<Instant> ticks = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                long micros = java.time.temporal.ChronoUnit.MICROS.between(from, to);
                ticks.add(from.plusNanos(1_000 * (random.nextInt(4) == 0 ? micros : random.nextLong(micros + 1))));
            }
            ticks.sort(null);
            return ticks;
        };
    }

    /** What became of each step: done, or refused and why. */
    record Played(Life life, List<String> outcomes) {}

    /** Whether each due instant is met by a tick of its own. */
    Played dense() {
        return play(null);
    }

    Played play(@Nullable Schedule schedule) {
        Life life = Life.under(policy).report(report);
        List<String> outcomes = new ArrayList<>();
        Instant from = Life.START;
        for (Step step : steps) {
            pass(life, from, step.at(), schedule);
            outcomes.add(take(life, step));
            from = step.at();
        }
        pass(life, from, end, schedule);
        life.at(end).tick();
        return new Played(life, outcomes);
    }

    static void pass(Life life, Instant from, Instant to, @Nullable Schedule schedule) {
        if (schedule == null) {
            while (life.wakeUp().filter(due -> !due.isAfter(to)).isPresent()) {
                life.at(life.wakeUp().orElseThrow()).tick();
            }
        } else {
            schedule.ticks(from, to).forEach(tick -> life.at(tick).tick());
        }
    }

    static Report further(Step step) {
        Report.Builder report = Life.reportOfLevel(2).reporter(Life.SUE);
        if (step.effective() != null) {
            report.reportedAt(step.effective());
        }
        return report.build();
    }

    static String take(Life life, Step step) {
        life.at(step.at());
        try {
            if (step.command() == null) {
                life.attach(further(step));
            } else {
                life.does(step.actor(), step.command(), step.effective());
            }
            return "done";
        } catch (IncidentException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
