package io.incidentengine.sla;

import static io.incidentengine.sla.MinuteByMinute.NOT_SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import io.incidentengine.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random calendars in many zones, against a watch that looks at every minute. */
@Tag("S17")
@Tag("S19")
class BusinessCalendarPropertyTest {
    private static final int CALENDARS = 250;
    private static final int INSTANTS = 20;
    private static final int DAYS = 5;

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** A time of the watch: any, or one at a full hour, where something may begin or end. */
    private static long time(Random random, MinuteByMinute watch) {
        long any = (long) (random.nextDouble() * watch.length());
        return random.nextInt(3) == 0 ? any / 3_600_000_000L * 3_600_000_000L : any;
    }

    /** What holds for a random calendar around an instant that is of interest to it. */
    private interface Property {
        void check(BusinessCalendar calendar, Instant around, Random random);
    }

    /** What holds at each of some random times of a calendar and of the watch that looks at it. */
    private interface WatchedProperty {
        void check(BusinessCalendar calendar, MinuteByMinute watch, Random random);
    }

    private static void eachCalendar(Property property) {
        Seeds.check(CALENDARS, seed -> {
            RandomCalendar.Scene scene = RandomCalendar.of(seed);
            property.check(scene.calendar().build(), scene.around(), new Random(seed));
        });
    }

    private static void eachWatched(WatchedProperty property) {
        Seeds.check(CALENDARS, seed -> {
            RandomCalendar.Scene scene = RandomCalendar.of(seed);
            BusinessCalendar calendar = scene.calendar().build();
            MinuteByMinute watch = MinuteByMinute.watch(scene.calendar(), scene.around(), DAYS);
            Random random = new Random(seed);
            for (int i = 0; i < INSTANTS; i++) {
                property.check(calendar, watch, random);
            }
        });
    }

    @Test
    void measuring_finds_every_open_minute() {
        eachWatched((calendar, watch, random) -> {
            Instant from = within(watch.instant(time(random, watch)));
            Instant to = within(watch.instant(time(random, watch)));
            assertThat(calendar.measure(from, to))
                    .as("from %s to %s in %s", from, to, calendar)
                    .isEqualTo(micros(watch.measure(watch.time(from), watch.time(to))));
            assertThat(calendar.isOpen(from))
                    .as("at %s in %s", from, calendar)
                    .isEqualTo(watch.isOpen(watch.time(from)));
        });
    }

    private static Instant within(Instant instant) {
        return instant.isAfter(Time.LATEST) ? Time.LATEST : Time.later(Time.EARLIEST, instant);
    }

    @Test
    void adding_stops_where_a_watch_would_stop_forward_and_backward() {
        eachWatched((calendar, watch, random) -> {
            Instant start = within(watch.instant(time(random, watch)));
            Instant other = within(watch.instant(time(random, watch)));
            long amount = random.nextInt(3) == 0
                    ? calendar.measure(start, other).toNanos() / 1_000
                    : (long) ((random.nextDouble() - 0.5) * watch.length() / 2);
            long stop = watch.add(watch.time(start), amount);
            if (stop != NOT_SEEN && within(watch.instant(stop)).equals(watch.instant(stop))) {
                assertThat(calendar.add(start, micros(amount)))
                        .as("%s and %s in %s", start, micros(amount), calendar)
                        .isEqualTo(watch.instant(stop));
            }
        });
    }

    @Test
    void openings_and_closings_are_those_that_a_watch_sees() {
        eachWatched((calendar, watch, random) -> {
            Instant at = within(watch.instant(time(random, watch)));
            long next = watch.nextOpening(watch.time(at));
            if (next != NOT_SEEN) {
                assertThat(calendar.nextOpening(at))
                        .as("from %s on in %s", at, calendar)
                        .isEqualTo(within(watch.instant(next)));
            }
            long previous = watch.previousClosing(watch.time(at));
            if (previous != NOT_SEEN) {
                assertThat(calendar.previousClosing(at))
                        .as("before %s in %s", at, calendar)
                        .isEqualTo(within(watch.instant(previous)));
            }
            List<OpenPeriod> seen = periods(watch, watch.time(at));
            assertThat(calendar.openPeriods(at, seen.size()))
                    .as("from %s on in %s", at, calendar)
                    .isEqualTo(seen);
        });
    }

    /** Those that end while the watch still looks. */
    private static List<OpenPeriod> periods(MinuteByMinute watch, long from) {
        List<OpenPeriod> seen = new ArrayList<>();
        long opening = watch.nextOpening(from);
        while (opening != NOT_SEEN && watch.instant(opening).isBefore(Time.LATEST)) {
            long closing = watch.closing(opening);
            if (closing == NOT_SEEN) {
                break;
            }
            seen.add(new OpenPeriod(watch.instant(opening), within(watch.instant(closing))));
            opening = watch.nextOpening(closing);
        }
        return seen;
    }

    @Test
    void the_stretch_that_an_instant_is_in_is_whole() {
        eachWatched((calendar, watch, random) -> {
            long time = time(random, watch);
            Instant at = within(watch.instant(time));
            if (!at.equals(watch.instant(time))) {
                return;
            }
            Optional<OpenPeriod> period = calendar.periodAt(at);
            assertThat(period.isPresent()).as("%s in %s", at, calendar).isEqualTo(watch.isOpen(time));
            if (period.isPresent() && watch.opening(time) != NOT_SEEN) {
                assertThat(period.get().from())
                        .as("%s in %s", at, calendar)
                        .isEqualTo(within(watch.instant(watch.opening(time))));
            }
            if (period.isPresent() && watch.closing(time) != NOT_SEEN) {
                assertThat(period.get().to())
                        .as("%s in %s", at, calendar)
                        .isEqualTo(within(watch.instant(watch.closing(time))));
            }
        });
    }

    @Test
    void adding_and_measuring_are_inverse_however_far() {
        eachCalendar((calendar, around, random) -> {
            for (int i = 0; i < INSTANTS; i++) {
                Instant start = within(around.plusSeconds(random.nextInt() / 1_000L));
                long amount = (long) (random.nextGaussian() * Math.pow(10, 4 + random.nextInt(14)));
                Instant end = calendar.add(start, micros(amount));
                if (!end.equals(Time.LATEST) && !end.equals(Time.EARLIEST)) {
                    assertThat(calendar.measure(start, end))
                            .as("%s and %s in %s", start, micros(amount), calendar)
                            .isEqualTo(micros(amount));
                    assertThat(calendar.measure(end, start)).isEqualTo(micros(-amount));
                }
            }
        });
    }

    @Test
    void more_time_never_ends_earlier() {
        eachCalendar((calendar, around, random) -> {
            long amount = -4_000_000_000_000_000L;
            Instant before = Time.EARLIEST;
            Instant start = around;
            while (amount < 4_000_000_000_000_000L) {
                Instant end = calendar.add(start, micros(amount));
                assertThat(end)
                        .as("%s and %s in %s", start, micros(amount), calendar)
                        .isAfterOrEqualTo(before);
                before = end;
                amount += (long) (random.nextDouble() * 200_000_000_000_000L);
            }
        });
    }

    @Test
    void a_later_start_never_ends_earlier() {
        eachCalendar((calendar, around, random) -> {
            Duration amount = micros((long) (random.nextGaussian() * Math.pow(10, 4 + random.nextInt(12))));
            Instant start = within(around.minusSeconds(1_000_000));
            Instant before = Time.EARLIEST;
            for (int i = 0; i < 100; i++) {
                Instant end = calendar.add(start, amount);
                assertThat(end).as("%s and %s in %s", start, amount, calendar).isAfterOrEqualTo(before);
                before = end;
                start = within(start.plus(micros((long) (random.nextDouble() * 20_000_000_000L))));
            }
        });
    }

    @Test
    void ten_years_are_the_sum_of_their_minutes() {
        Seeds.check(3, seed -> {
            RandomCalendar.Scene scene = RandomCalendar.of(seed);
            BusinessCalendar calendar = scene.calendar().build();
            MinuteByMinute watch =
                    MinuteByMinute.watch(scene.calendar(), Instant.parse("2031-06-30T12:00:00Z"), 5 * 365);
            Instant from = watch.instant(0);

            assertThat(calendar.measure(from, watch.instant(watch.length())))
                    .as(calendar.toString())
                    .isEqualTo(micros(watch.measure(0, watch.length())));
        });
    }
}
