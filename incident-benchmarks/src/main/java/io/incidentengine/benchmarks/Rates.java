package io.incidentengine.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Compares ways to do the same, in rounds in which each has its turn; the first rounds warm up and do not count. */
final class Rates {
    /** The just-in-time compiler needs some ten thousand reports until it is done. */
    private static final int WARM_UP = 4;

    private Rates() {}

    /** Something that is done again and again. */
    interface Work {
        void once() throws Exception;
    }

    /** How many a second there are, with so many threads. */
    interface Rate {
        double with(int threads) throws Exception;
    }

    /** Does something over and over for so long. */
    static Rate of(Duration time, Work work) {
        return threads -> {
            AtomicLong done = new AtomicLong();
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            together(threads, () -> {
                while (System.nanoTime() < end) {
                    work.once();
                    done.incrementAndGet();
                }
            });
            return done.get() * 1e9 / (System.nanoTime() - begin);
        };
    }

    static void together(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Void> worker = () -> {
                    work.once();
                    return null;
                };
                workers.add(pool.submit(worker));
            }
            for (Future<Void> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The medians of all ways, in their order, and of how many times as fast as each the first way is, by round. */
    record Comparison(double[] rates, double[] ratios) {}

    /** Compares the first way with the others. */
    static Comparison compare(int rounds, int threads, Rate... ways) throws Exception {
        double[][] rates = new double[ways.length][rounds];
        double[][] ratios = new double[ways.length][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int turn = 0; turn < ways.length; turn++) {
                int way = round % 2 == 0 ? turn : ways.length - 1 - turn;
                rates[way][Math.max(round, 0)] = ways[way].with(threads);
            }
            for (int way = 0; way < ways.length; way++) {
                ratios[way][Math.max(round, 0)] = rates[0][Math.max(round, 0)] / rates[way][Math.max(round, 0)];
            }
        }
        return new Comparison(medians(rates), medians(ratios));
    }

    private static double[] medians(double[][] figures) {
        return Arrays.stream(figures).mapToDouble(Rates::median).toArray();
    }

    static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
