package io.incidentengine.memory;

import java.util.BitSet;
import java.util.Set;
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
    <T> T locked(Supplier<Set<?>> names, Supplier<T> work) {
        while (true) {
            BitSet held = indexes(names.get());
            for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
                locks[i].lock();
            }
            try {
                BitSet needed = indexes(names.get());
                needed.andNot(held);
                if (needed.isEmpty()) {
                    return work.get();
                }
            } finally {
                for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
                    locks[i].unlock();
                }
            }
        }
    }

    /** The locks of some names, in the order in which all take them, so that nobody waits in a circle. */
    private static BitSet indexes(Set<?> names) {
        BitSet indexes = new BitSet(COUNT);
        names.forEach(name -> indexes.set(index(name)));
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
