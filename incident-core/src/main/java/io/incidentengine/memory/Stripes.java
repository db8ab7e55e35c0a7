package io.incidentengine.memory;

import java.util.Collection;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A few locks for many names: equal names share a lock, different names rarely do. */
final class Stripes {
    private static final int COUNT = Long.SIZE;

    private final Lock[] locks = new Lock[COUNT];

    Stripes() {
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Does something while nobody else does something under an equal name. */
    <T> T locked(Object name, Supplier<T> work) {
        Lock lock = locks[index(name)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something while nobody else does something under any of some names; which names these are may change until
     * they are locked.
     */
    <T> T locked(Supplier<? extends Collection<?>> names, Supplier<T> work) {
        while (true) {
            long held = indexes(names.get());
            for (long left = held; left != 0; left &= left - 1) {
                locks[Long.numberOfTrailingZeros(left)].lock();
            }
            try {
                if ((indexes(names.get()) & ~held) == 0) {
                    return work.get();
                }
            } finally {
                for (long left = held; left != 0; left &= left - 1) {
                    locks[Long.numberOfTrailingZeros(left)].unlock();
                }
            }
        }
    }

    /** The locks of some names, a bit for each: all take them from the lowest on, so that nobody waits in a circle. */
    private static long indexes(Collection<?> names) {
        long indexes = 0;
        for (Object name : names) {
            indexes |= 1L << index(name);
        }
        return indexes;
    }

    private static int index(Object name) {
        return Math.floorMod(spread(name.hashCode()), COUNT);
    }

    /** Lets the high bits of a hash have their say, too. */
    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}
