package io.incidentengine.benchmarks;

import java.lang.management.ManagementFactory;

/** The heap that is alive, beyond what was alive at first: after {@link System#gc()}. */
final class LiveHeap {
    private final long before = used();
    private long most;

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** In bytes. */
    long now() {
        long live = used() - before;
        most = Math.max(most, live);
        return live;
    }

    /** The most that it ever was when it was looked at. */
    long most() {
        return most;
    }
}
