package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PersonId;
import io.incidentengine.shared.Seeds;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random schedules around changes of clocks, against a look at every minute. */
class OnCallSchedulePropertyTest {
    private static final int SCHEDULES = 250;
    private static final Duration HALF = Duration.ofHours(40);

    private record Scene(OnCallSchedule schedule, Instant from, Instant to) {}

    private static Scene scene(Random random) {
        RandomZone where = RandomZone.recent(random);
        Instant middle = where.around().truncatedTo(ChronoUnit.MINUTES);
        OnCallSchedule.Builder builder = OnCallSchedule.named("any", where.zone());
        for (int i = random.nextInt(3); i >= 0; i--) {
            Layer layer = Layer.of(RotationPropertyTest.rotation(random, where, 1 + random.nextInt(4)));
            builder.layer(random.nextInt(3) == 0 ? layer : layer.during(hours(random, where.zone())));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant from = minute(random, middle);
            OnCallOverride override = OnCallOverride.of(person(random), from, from.plusSeconds(length(random)));
            String other = person(random);
            boolean replaces =
                    random.nextBoolean() && !override.person().value().equals(other);
            builder.override(replaces ? override.insteadOf(other) : override);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant from = minute(random, middle);
            builder.absence(Absence.of(person(random), from, from.plusSeconds(length(random))));
        }
        return new Scene(builder.build(), middle.minus(HALF), middle.plus(HALF));
    }

    private static BusinessCalendar hours(Random random, ZoneId zone) {
        BusinessCalendar.Builder builder =
                BusinessCalendar.in(zone).weekly(DayOfWeek.of(1 + random.nextInt(7)), any(random));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                builder.weekly(day, any(random));
            }
        }
        return builder.build();
    }

    private static OpeningHours any(Random random) {
        LocalTime from = LocalTime.of(random.nextInt(24), random.nextBoolean() ? 0 : random.nextInt(60));
        return new OpeningHours(from, from.plusMinutes(random.nextInt(4) == 0 ? 0 : random.nextInt(1_440)));
    }

    private static String person(Random random) {
        return "p" + (1 + random.nextInt(5));
    }

    private static Instant minute(Random random, Instant middle) {
        return middle.plusSeconds(60L * (random.nextInt(4_800) - 2_400));
    }

    private static long length(Random random) {
        return 60L * (1 + random.nextInt(2_000));
    }

    @Test
    void every_minute_is_in_the_right_period() {
        Seeds.check(SCHEDULES, seed -> {
            Scene scene = scene(new Random(seed));
            assertThat(scene.schedule().periods(scene.from(), scene.to()))
                    .as("%s", scene.schedule())
                    .isEqualTo(new PlainSchedule(scene.schedule()).periods(scene.from(), scene.to()));
        });
    }

    @Test
    void what_holds_at_an_instant_is_the_period_that_it_is_in() {
        Seeds.check(SCHEDULES, seed -> {
            Random random = new Random(seed);
            Scene scene = scene(random);
            List<OnCall> periods = scene.schedule().periods(scene.from(), scene.to());
            for (OnCall period : periods) {
                long length = Duration.between(period.from(), period.to()).toSeconds();
                Instant at = period.from().plusSeconds((long) (random.nextDouble() * length));
                OnCall found = scene.schedule().at(at);
                assertThat(found.who()).as("%s", at).isEqualTo(period.who());
                assertThat(found.within(new Term(scene.from(), scene.to()))).isEqualTo(period);
                if (found.from().isAfter(scene.from()) && found.to().isBefore(scene.to())) {
                    assertThat(scene.schedule().at(found.from())).isEqualTo(found);
                }
            }
        });
    }

    @Test
    void the_first_in_order_is_on_call_and_without_that_person_the_next_one_is() {
        Seeds.check(SCHEDULES, seed -> {
            Random random = new Random(seed);
            Scene scene = scene(random);
            for (int i = 0; i < 20; i++) {
                Instant at = minute(random, scene.from().plus(HALF));
                OnCallSchedule schedule = scene.schedule();
                for (PersonId expected : schedule.inOrder(at)) {
                    assertThat(schedule.at(at).person()).as("%s", at).contains(expected);
                    schedule = schedule.toBuilder()
                            .absence(new Absence(expected, at, at.plusSeconds(1)))
                            .build();
                }
                assertThat(schedule.at(at).isGap()).isTrue();
            }
        });
    }
}
