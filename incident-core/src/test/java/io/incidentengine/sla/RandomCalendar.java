package io.incidentengine.sla;

import io.incidentengine.model.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random calendars and random instants, with a liking for what is odd. */
final class RandomCalendar {
    /** Zones with half-hour summer time, days left out or lived twice, odd offsets, and changes without end. */
    private static final List<String> ODD = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Pacific/Kiritimati",
            "Asia/Manila",
            "America/Juneau",
            "Europe/London",
            "Europe/Dublin",
            "Africa/Casablanca",
            "Africa/Monrovia",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Antarctica/Troll",
            "Antarctica/Casey",
            "Asia/Kathmandu",
            "Asia/Tehran",
            "Pacific/Chatham",
            "Europe/Amsterdam",
            "+05:53:28");

    private static final List<String> ALL = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    private static final int LISTED_OF_YEARS = 3;

    private final Random random;
    private final ZoneId zone;
    private final Instant around;

    private RandomCalendar(Random random) {
        this.random = random;
        this.zone = ZoneId.of(random.nextInt(4) == 0 ? one(ALL) : one(ODD));
        this.around = instant();
    }

    /** A calendar, and an instant where something may happen. */
    record Scene(PlainCalendar calendar, Instant around) {}

    static Scene of(long seed) {
        RandomCalendar any = new RandomCalendar(new Random(seed));
        return new Scene(any.calendar(), any.around);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Instant instant() {
        ZoneRules rules = zone.getRules();
        Instant any = Instant.ofEpochSecond(
                (long) (Time.EARLIEST.getEpochSecond() + random.nextDouble() * 9_999 * 31_556_952L));
        switch (random.nextInt(8)) {
            case 0:
                return Time.EARLIEST.plus(random.nextInt(50), ChronoUnit.HOURS);
            case 1:
                return Time.LATEST.minus(random.nextInt(50), ChronoUnit.HOURS);
            case 2:
                return any;
            case 3:
                ZoneOffsetTransition next = rules.nextTransition(any);
                return next == null ? any : next.getInstant();
            case 4, 5:
                List<ZoneOffsetTransition> listed = rules.getTransitions();
                return listed.isEmpty() ? any : one(listed).getInstant();
            default:
                return Instant.parse("2026-11-24T12:00:00Z").plusSeconds(random.nextInt() / 10L);
        }
    }

    private PlainCalendar calendar() {
        LocalDate middle = LocalDateTime.ofInstant(around, zone).toLocalDate();
        Map<DayOfWeek, List<int[]>> weekly = new HashMap<>();
        int empty = random.nextInt(8);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(8) >= empty) {
                weekly.put(day, hours());
            }
        }
        Set<LocalDate> holidays = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        Map<LocalDate, List<int[]>> exceptions = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.add(near(middle));
            yearly.add(MonthDay.from(near(middle)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            exceptions.put(near(middle), hours());
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            holidays.add(within(middle.plusDays(random.nextInt(730 * LISTED_OF_YEARS) - 365L * LISTED_OF_YEARS)));
        }
        if (random.nextInt(4) == 0) {
            yearly.add(MonthDay.of(2, 29));
        }
        PlainCalendar calendar = new PlainCalendar(zone, weekly, holidays, yearly, exceptions);
        weekly.putIfAbsent(DayOfWeek.of(1 + random.nextInt(7)), List.of(new int[] {540, 1020}));
        return calendar;
    }

    private LocalDate near(LocalDate middle) {
        return within(middle.plusDays(random.nextInt(7) - 3L));
    }

    private static LocalDate within(LocalDate date) {
        LocalDate first = Year.of(1).atDay(1);
        LocalDate last = Year.of(9999).atDay(365);
        return date.isBefore(first) ? first : date.isAfter(last) ? last : date;
    }

    /** Up to four pairs of minutes; some overlap, some touch, some run into the next day, some are 24 hours long. */
    private List<int[]> hours() {
        List<int[]> hours = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = random.nextInt(3) == 0 ? 60 * random.nextInt(24) : random.nextInt(1_440);
            int length = switch (random.nextInt(6)) {
                case 0 -> 1_440;
                case 1 -> 1_440 - from;
                case 2 -> 1 + random.nextInt(5);
                default -> 1 + random.nextInt(700);
            };
            hours.add(new int[] {from, from + Math.max(1, length)});
        }
        return hours;
    }
}
