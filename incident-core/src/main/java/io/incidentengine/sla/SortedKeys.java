package io.incidentengine.sla;

/**
 * Finds the place of a value among sorted keys, in a time that hardly depends on how many there are: the range is cut
 * into equal buckets, about four for a key, and only the keys of one bucket are searched.
 */
final class SortedKeys {
    private static final int BUCKETS_PER_KEY = 4;
    private static final int MOST_BUCKETS = 1 << 16;

    private final long[] keys;

    /** For each bucket, the place of its first value. */
    private final int[] places;

    private final int shift;

    /** Keys in ascending order, at least one; values to look up are below the end. */
    SortedKeys(long[] keys, long end) {
        this.keys = keys;
        long range = Math.max(1, end - keys[0]);
        int buckets = Math.min(MOST_BUCKETS, BUCKETS_PER_KEY * keys.length);
        this.shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros((range - 1) / buckets));
        this.places = new int[(int) ((range - 1) >>> shift) + 2];
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            long first = keys[0] + ((long) i << shift);
            while (place + 1 < keys.length && keys[place + 1] <= first) {
                place++;
            }
            places[i] = place;
        }
    }

    /** The place of the last key that is not above the value, which is not below the first key. */
    int floor(long value) {
        int bucket = (int) ((value - keys[0]) >>> shift);
        int low = places[bucket];
        int high = places[bucket + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (keys[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
