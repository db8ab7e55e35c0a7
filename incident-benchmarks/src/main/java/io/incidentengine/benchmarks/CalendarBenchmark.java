package io.incidentengine.benchmarks;

import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpenPeriod;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.ServiceCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds that a business deadline takes: Monday to Friday, 09:00 to 17:00 in Berlin, ten holidays a year for ten
 * years. Starts are a thousand random instants of two years, so that no branch is learnt by heart.
 *
 * <p>Beside it, in the same run: {@code unitAtZone}, the unit; {@code loop...}, what one writes by hand, day by day; and
 * {@code table...}, a lookup among the sorted opening hours of twelve years, laid out before: by binary search, and by
 * one step into a table with a place for every hour.
 *
 * <p>{@code java -jar incident-benchmarks/target/benchmarks.jar CalendarBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class CalendarBenchmark {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWENTY_DAYS = Duration.ofHours(20 * 8);
    private static final Duration TEN_YEARS = Duration.ofHours(10 * 250 * 8);
    private static final Duration TEN_YEARS_BACK = TEN_YEARS.negated();
    private static final long BUCKET = 3_600_000_000L;
    private static final MonthDay[] YEARLY = {
        MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3), MonthDay.of(12, 25), MonthDay.of(12, 26)
    };
    private static final int STARTS = 1 << 10;

    private final Instant[] starts = new Instant[STARTS];
    private final Instant[] tenYearsLater = new Instant[STARTS];
    private final Instant[] anHourLater = new Instant[STARTS];
    private final long[] amounts = new long[STARTS];
    private final Set<LocalDate> holidays = new HashSet<>();
    private ServiceCalendar calendar = ServiceCalendar.always();
    private long[] openings = {};
    private long[] worked = {};
    private int[] places = {};
    private int next;

    /** Lays out calendar, starts and tables. */
    @Setup
    public void setUp() {
        SplittableRandom random = new SplittableRandom(42);
        while (holidays.size() < 100) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3_652));
            if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                holidays.add(date);
            }
        }
        calendar = office().build();
        for (int i = 0; i < STARTS; i++) {
            starts[i] = FIRST.plusSeconds(random.nextInt(2 * 365 * 86_400));
            anHourLater[i] = calendar.add(starts[i], HOUR);
            tenYearsLater[i] = calendar.add(starts[i], TEN_YEARS);
        }
        table();
        Arrays.setAll(amounts, i -> random.nextLong(places.length * BUCKET));
    }

    private BusinessCalendar.Builder office() {
        return BusinessCalendar.in(BERLIN)
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .holidays(holidays);
    }

    private void table() {
        List<OpenPeriod> periods = calendar.openPeriods(FIRST, 12 * 260);
        openings = new long[periods.size()];
        worked = new long[periods.size()];
        long sum = 0;
        for (int i = 0; i < openings.length; i++) {
            openings[i] = micros(periods.get(i).from());
            worked[i] = sum;
            sum += periods.get(i).length().toNanos() / 1_000;
        }
        places = new int[(int) (sum / BUCKET) + 1];
        for (int i = 0, place = 0; i < places.length; i++) {
            while (place + 1 < worked.length && worked[place + 1] <= i * BUCKET) {
                place++;
            }
            places[i] = place;
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private int next() {
        next = (next + 1) & (STARTS - 1);
        return next;
    }

    /** Not on the way to a deadline: a calendar is built once, with its policy. */
    @Benchmark
    public BusinessCalendar build() {
        return office().build();
    }

    /** The same with yearly holidays, which are laid out for eight hundred years. */
    @Benchmark
    public BusinessCalendar buildWithYearlyHolidays() {
        return office().yearlyHolidays(YEARLY).build();
    }

    @Benchmark
    public ZonedDateTime unitAtZone() {
        return starts[next()].atZone(BERLIN);
    }

    @Benchmark
    public ZonedDateTime unitAtZoneInTenYears() {
        return tenYearsLater[next()].atZone(BERLIN);
    }

    @Benchmark
    public Instant addOneHour() {
        return calendar.add(starts[next()], HOUR);
    }

    @Benchmark
    public Instant addTwentyDays() {
        return calendar.add(starts[next()], TWENTY_DAYS);
    }

    @Benchmark
    public Instant addTenYears() {
        return calendar.add(starts[next()], TEN_YEARS);
    }

    @Benchmark
    public Instant subtractTenYears() {
        return calendar.add(starts[next()], TEN_YEARS_BACK);
    }

    @Benchmark
    public Duration measureOneHour() {
        int i = next();
        return calendar.measure(starts[i], anHourLater[i]);
    }

    @Benchmark
    public Duration measureTenYears() {
        int i = next();
        return calendar.measure(starts[i], tenYearsLater[i]);
    }

    @Benchmark
    public Instant loopTwentyDays() {
        ZonedDateTime at = starts[next()].atZone(BERLIN);
        LocalDate date = at.toLocalDate();
        Duration rest = TWENTY_DAYS;
        while (true) {
            if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(date)) {
                ZonedDateTime opening = date.atTime(LocalTime.of(9, 0)).atZone(BERLIN);
                ZonedDateTime closing = date.atTime(LocalTime.of(17, 0)).atZone(BERLIN);
                ZonedDateTime from = at.isAfter(opening) ? at : opening;
                if (from.isBefore(closing)) {
                    Duration open = Duration.between(from, closing);
                    if (rest.compareTo(open) <= 0) {
                        return from.plus(rest).toInstant();
                    }
                    rest = rest.minus(open);
                }
            }
            date = date.plusDays(1);
        }
    }

    /** The lookup alone: the amount since the table began is given, and a count of microseconds is the answer. */
    @Benchmark
    public long tableBySearch() {
        long amount = amounts[next()];
        int place = Arrays.binarySearch(worked, amount);
        int i = place >= 0 ? place : -place - 2;
        return openings[i] + amount - worked[i];
    }

    @Benchmark
    public long tableByPlace() {
        long amount = amounts[next()];
        int i = places[(int) (amount / BUCKET)];
        while (i + 1 < worked.length && worked[i + 1] <= amount) {
            i++;
        }
        return openings[i] + amount - worked[i];
    }
}
