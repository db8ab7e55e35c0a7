package io.incidentengine.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A random zone, and an instant near which its clocks are changed, if they ever are.
 *
 * @param zone often one with half-hour summer time, with days left out or lived twice, or with odd offsets
 * @param around an instant to look at
 */
record RandomZone(ZoneId zone, Instant around) {
    private static final List<String> ODD = List.of(
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Asia/Manila",
            "America/Juneau",
            "America/Chicago",
            "Europe/Berlin",
            "Europe/Dublin",
            "Africa/Casablanca",
            "Africa/Monrovia",
            "Antarctica/Troll",
            "Antarctica/Casey",
            "Pacific/Chatham",
            "Europe/Amsterdam",
            "UTC");
    private static final List<String> ALL = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));

    /** Any time in history. */
    static RandomZone historic(Random random) {
        ZoneId zone = ZoneId.of(random.nextBoolean() ? one(random, ODD) : one(random, ALL));
        List<ZoneOffsetTransition> changes = zone.getRules().getTransitions();
        return new RandomZone(
                zone,
                changes.isEmpty() || random.nextInt(8) == 0
                        ? Instant.ofEpochSecond(random.nextInt() * 4L)
                        : one(random, changes).getInstant());
    }

    /** A time at which every offset is a whole number of minutes. */
    static RandomZone recent(Random random) {
        ZoneId zone = ZoneId.of(random.nextBoolean() ? one(random, ODD) : one(random, ALL));
        Instant any = Instant.parse("2005-01-01T00:00:00Z").plusSeconds(random.nextInt(Integer.MAX_VALUE) / 3);
        ZoneOffsetTransition next = zone.getRules().nextTransition(any);
        return new RandomZone(zone, next == null || random.nextInt(8) == 0 ? any : next.getInstant());
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
