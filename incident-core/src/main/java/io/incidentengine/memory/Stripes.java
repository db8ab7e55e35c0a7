package io.incidentengine.memory;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A few locks for many names: equal names share a lock, different names rarely do. */
final class Stripes {
    private static final int COUNT = 64;

    private final Lock[] locks = new Lock[COUNT];

    Stripes() {
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Does something while nobody else does something under an equal name. */
    <T> T locked(Object name, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(spread(name.hashCode()), COUNT)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the high bits of a hash have their say, too. */
    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}
