package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.incident.Change;
import io.incidentengine.memory.InMemoryStore;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Bytes of live heap, after {@link System#gc()}, that one open incident costs: part by part, as reported a moment ago, and
 * then a million of them in the in-memory store. The report that the host hands in is counted, as the state keeps it.
 *
 * <p>{@code java -Xmx12g -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.MemoryFootprint}
 */
public final class MemoryFootprint {
    private static final int SOME = 100_000;
    private static final int MILLION = 1_000_000;
    private static final String KILOBYTE = "The payment page shows an error. ".repeat(31) + "x";

    private MemoryFootprint() {}

    /**
     * Measures and prints.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + " "
                + ManagementFactory.getRuntimeMXBean().getInputArguments());
        System.out.printf("%nOf %,d:%34s%10s%10s%10s%n", SOME, "10/30/60", "level 1", "level 2", "level 3");
        row("report", levels -> each(i -> StandardLife.intake(i, levels.applyAsInt(i), StandardLife.DETAILS)));
        row(
                "+ state",
                levels -> each(i -> Scenes.report(i, levels.applyAsInt(i)).incident()));
        row(
                "+ timeline, notifications",
                levels -> each(i -> {
                    Change change = Scenes.report(i, levels.applyAsInt(i));
                    return List.of(change.incident(), change.entries());
                }));
        row("+ store, indexes, outbox", levels -> stored(SOME, levels, StandardLife.DETAILS, false));
        row("  told, messages sent", levels -> stored(SOME, levels, StandardLife.DETAILS, true));
        row("  the same, 1 KB of details", levels -> stored(SOME, levels, KILOBYTE, true));

        System.out.printf("%nOf a million, 10/30/60:%n");
        million("reported, nothing told yet", StandardLife.DETAILS, false);
        million("messages sent", StandardLife.DETAILS, true);
        million("messages sent, 1 KB of details", KILOBYTE, true);
    }

    private static void row(String what, ToLongFunction<IntUnaryOperator> bytes) {
        System.out.printf(
                "%-30s%,10d%,10d%,10d%,10d%n",
                what,
                bytes.applyAsLong(StandardLife::levelOf),
                bytes.applyAsLong(any -> 1),
                bytes.applyAsLong(any -> 2),
                bytes.applyAsLong(any -> 3));
    }

    private static void million(String what, String details, boolean told) {
        System.out.printf("%-30s%,10d bytes each%n", what, stored(MILLION, StandardLife::levelOf, details, told));
    }

    /** Bytes per incident of which something is kept. */
    private static long each(IntFunction<Object> part) {
        Object[] parts = new Object[SOME];
        long before = used();
        for (int i = 0; i < SOME; i++) {
            parts[i] = part.apply(i);
        }
        long bytes = used() - before;
        Reference.reachabilityFence(parts);
        return bytes / SOME;
    }

    /** Bytes per incident in a store; told or not yet. */
    private static long stored(int count, IntUnaryOperator levels, String details, boolean told) {
        long before = used();
        InMemoryStore store = new InMemoryStore();
        Lives lives = new Lives(store, false);
        for (int i = 0; i < count; i++) {
            lives.open(StandardLife.intake(i, levels.applyAsInt(i), details));
        }
        if (told) {
            lives.passTo(START);
        }
        long bytes = used() - before;
        Reference.reachabilityFence(store);
        return bytes / count;
    }

    private static long used() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
