package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many incidents that are reported over sixty virtual days, each with its {@linkplain StandardLife standard life}, in
 * as many engines with stores of their own as there are threads; people are told.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.SixtyDays 1000000 2}, with the settings of
 * the virtual machine that docs/benchmarks.md names: nothing is removed, so memory is what decides.
 */
public final class SixtyDays {
    private static final Duration SPAN = Duration.ofDays(60);

    final Lives lives = new Lives(new InMemoryStore(), false);
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparing(Step::at));
    private final int count;
    private final Duration span;

    private record Step(Instant at, int number, int act, IncidentId id) {}

    SixtyDays(int count, Duration span) {
        this.count = count;
        this.span = span;
    }

    /**
     * Runs and prints.
     *
     * @param arguments how many incidents, and how many threads
     * @throws Exception if one of the threads failed
     */
    public static void main(String... arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        long begin = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Integer>> shards = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Callable<Integer> shard = new SixtyDays(count / threads, SPAN)::live;
            shards.add(pool.submit(shard));
        }
        int acts = 0;
        for (Future<Integer> shard : shards) {
            acts += shard.get();
        }
        pool.shutdown();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%,d incidents in %d threads over %d virtual days, with %,d acts of people: %.1f s, %,.0f lives a second%n",
                count, threads, SPAN.toDays(), acts, seconds, count / seconds);
    }

    /** Lives all lives to their ends, and says how many acts that took. */
    int live() {
        Duration pace = span.dividedBy(count);
        int acts = 0;
        for (int number = 0; number < count; number++) {
            Instant reported = START.plus(pace.multipliedBy(number));
            acts += actUntil(reported);
            lives.passTo(reported);
            int level = StandardLife.levelOf(number);
            IncidentId id = lives.open(StandardLife.intake(number, level, StandardLife.DETAILS))
                    .incident()
                    .id();
            plan(reported, number, 0, id);
        }
        return acts + actUntil(Instant.MAX);
    }

    private void plan(Instant reported, int number, int from, IncidentId id) {
        for (int act = from; act < StandardLife.ACTS.size(); act++) {
            if (StandardLife.ACTS.get(act).isOf(StandardLife.levelOf(number))) {
                steps.add(new Step(reported.plus(StandardLife.ACTS.get(act).after()), number, act, id));
                return;
            }
        }
    }

    private int actUntil(Instant end) {
        int acts = 0;
        while (!steps.isEmpty() && !steps.peek().at().isAfter(end)) {
            Step step = steps.poll();
            Act act = StandardLife.ACTS.get(step.act());
            lives.passTo(step.at());
            lives.engine().handle(step.id(), act.actor(), act.command());
            plan(step.at().minus(act.after()), step.number(), step.act() + 1, step.id());
            acts++;
        }
        return acts;
    }
}
