package io.incidentengine.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.oncall.Rotation.Unit;
import io.incidentengine.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random rotations in all zones and at all times, against people who watch a clock. */
class RotationPropertyTest {
    private static final int ROTATIONS = 400;

    /** The longest that a clock was ever set back is a day, and some more for good measure. */
    private static final Duration LEAD = Duration.ofHours(30);

    /** A rotation that hands over close to an instant, and some turns before or after its start. */
    static Rotation rotation(Random random, RandomZone where, int people) {
        Unit unit = Unit.values()[random.nextInt(4)];
        int length = 1 + random.nextInt(random.nextBoolean() ? 3 : 12);
        long turns = random.nextInt(61) - 30L;
        LocalDateTime near = LocalDateTime.ofInstant(where.around(), where.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(random.nextInt(8) == 0 ? 0 : random.nextInt(2_880) - 1_440L);
        LocalDateTime start = switch (unit) {
            case HOUR -> near.minusHours(turns * length);
            case DAY -> near.minusDays(turns * length);
            case WEEK -> near.minusWeeks(turns * length);
            case MONTH -> near.minusMonths(turns * length).plusDays(random.nextInt(3));
        };
        List<PersonId> participants = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            participants.add(PersonId.of("p" + i));
        }
        return new Rotation(unit, length, start, where.zone(), participants);
    }

    @Test
    void everybody_hands_over_when_the_clock_says_so() {
        Seeds.check(ROTATIONS, seed -> {
            Random random = new Random(seed);
            RandomZone where = RandomZone.historic(random);
            Rotation rotation = rotation(random, where, 5);
            Instant middle = where.around().truncatedTo(ChronoUnit.MINUTES);
            Instant begin = middle.minus(LEAD).minus(LEAD);
            boolean minutes = WallClock.showsWholeMinutes(rotation, begin)
                    && WallClock.showsWholeMinutes(rotation, middle.plus(LEAD));
            WallClock clock = new WallClock(rotation, begin);
            for (Instant at = begin; at.isBefore(middle.plus(LEAD)); at = at.plusSeconds(minutes ? 60 : 1)) {
                clock.look(at);
                if (minutes || at.getEpochSecond() % 60 == 0 || clock.since().equals(at)) {
                    agrees(rotation, clock, at, begin);
                }
            }
        });
    }

    private static void agrees(Rotation rotation, WallClock clock, Instant at, Instant begin) {
        if (at.isBefore(begin.plus(LEAD))) {
            return;
        }
        Shift shift = rotation.shiftAt(at);
        boolean right = rotation.turnAt(at) == clock.turn()
                && shift.person().equals(rotation.participantsFrom(at).get(0))
                && (clock.since().equals(Instant.MIN) || shift.from().equals(clock.since()))
                && !shift.from().isAfter(at)
                && shift.to().isAfter(at);
        assertThat(right)
                .as("%s at %s: %s, but turn %d since %s", rotation, at, shift, clock.turn(), clock.since())
                .isTrue();
    }

    @Test
    void turns_follow_each_other_without_a_gap() {
        Seeds.check(ROTATIONS, seed -> {
            Random random = new Random(seed);
            RandomZone where = RandomZone.historic(random);
            Rotation rotation = rotation(random, where, 3);
            Instant from = where.around().minus(LEAD);
            List<Shift> shifts = rotation.shifts(from, where.around().plus(LEAD));
            assertThat(shifts.get(0).from()).isBeforeOrEqualTo(from);
            for (int i = 1; i < shifts.size(); i++) {
                assertThat(shifts.get(i).from())
                        .as("%s in %s", shifts, rotation)
                        .isEqualTo(shifts.get(i - 1).to());
            }
            assertThat(shifts.get(shifts.size() - 1).to())
                    .isAfterOrEqualTo(where.around().plus(LEAD));
        });
    }

    @Test
    void however_far_the_start_is_a_few_steps_lead_to_the_turn() {
        Seeds.check(ROTATIONS, seed -> {
            Random random = new Random(seed);
            RandomZone where = RandomZone.historic(random);
            Rotation rotation = rotation(random, where, 3);
            for (int i = 0; i < 50; i++) {
                Instant at = Time.EARLIEST.plusSeconds((long) (random.nextDouble() * 9_998 * 31_556_952L));
                assertThat(rotation.turnAt(at) - rotation.counted(at))
                        .as("%s in %s", at, rotation)
                        .isBetween(0L, 3L);
            }
            assertThat(rotation.turnAt(where.around().plusSeconds(1))
                            - rotation.counted(where.around().plusSeconds(1)))
                    .as("a clock that is set back by a day makes it a day of hours: %s", rotation)
                    .isBetween(0L, 26L);
        });
    }
}
