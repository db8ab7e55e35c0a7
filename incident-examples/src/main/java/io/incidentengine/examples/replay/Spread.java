package io.incidentengine.examples.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How durations are spread. */
final class Spread {
    private final List<Duration> sorted;

    private Spread(List<Duration> sorted) {
        this.sorted = sorted;
    }

    static Spread of(List<Duration> durations) {
        return new Spread(durations.stream().sorted().toList());
    }

    int count() {
        return sorted.size();
    }

    /** The duration that half of them do not exceed. */
    Optional<Duration> median() {
        return percentile(50);
    }

    /** The duration that so many per cent of them do not exceed, between two of them by their distance. */
    Optional<Duration> percentile(int percent) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        long place = (sorted.size() - 1L) * percent;
        int below = (int) (place / 100);
        int above = Math.min(below + 1, sorted.size() - 1);
        Duration step = sorted.get(above).minus(sorted.get(below));
        return Optional.of(sorted.get(below).plus(step.multipliedBy(place % 100).dividedBy(100)));
    }
}
