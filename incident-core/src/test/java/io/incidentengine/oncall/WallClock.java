package io.incidentengine.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Follows a rotation as people with a clock on the wall do: they look at it all the time, and hand over as soon as it shows
 * the time of the next hand-over or has jumped past it. A clock that is set back takes no hand-over back.
 */
final class WallClock {
    private final Rotation rotation;
    private LocalDateTime latestShown;
    private long turn;
    private Instant since = Instant.MIN;

    WallClock(Rotation rotation, Instant begin) {
        this.rotation = rotation;
        this.latestShown = LocalDateTime.ofInstant(begin, rotation.zone());
        while (handOver(turn).isAfter(latestShown)) {
            turn--;
        }
        while (!handOver(turn + 1).isAfter(latestShown)) {
            turn++;
        }
    }

    private LocalDateTime handOver(long number) {
        return switch (rotation.unit()) {
            case HOUR -> rotation.start().plusHours(number * rotation.length());
            case DAY -> rotation.start().plusDays(number * rotation.length());
            case WEEK -> rotation.start().plusDays(7 * number * rotation.length());
            case MONTH -> rotation.start().plusMonths(number * rotation.length());
        };
    }

    void look(Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, rotation.zone());
        latestShown = shown.isAfter(latestShown) ? shown : latestShown;
        while (!handOver(turn + 1).isAfter(latestShown)) {
            turn++;
            since = at;
        }
    }

    long turn() {
        return turn;
    }

    /** When it was taken over, or {@link Instant#MIN} if that was before the watch began. */
    Instant since() {
        return since;
    }

    static boolean showsWholeMinutes(Rotation rotation, Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, rotation.zone());
        return shown.truncatedTo(ChronoUnit.MINUTES).equals(shown);
    }
}
