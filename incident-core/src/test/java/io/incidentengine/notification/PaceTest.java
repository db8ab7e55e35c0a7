package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Pace.Alone;
import io.incidentengine.notification.Pace.Held;
import io.incidentengine.notification.Pace.Together;
import io.incidentengine.notification.Pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rate limit and quiet hours do with a message whose turn has come. */
@Tag("S32")
class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final RateLimit TWO = new RateLimit(2, Duration.ofMinutes(5));
    private static final Pace LIMITED = new Pace(TWO, null, null);

    private static Instant ago(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static Instant in(long minutes) {
        return ago(-minutes);
    }

    private static Turn turn(Pace pace, Instant... begun) {
        return pace.turn(Severity.level(1), BERLIN, 1, List.of(begun), NOW);
    }

    @Test
    void where_there_is_room_it_is_sent() {
        assertThat(turn(LIMITED)).isEqualTo(new Alone());
        assertThat(turn(LIMITED, ago(5), ago(6))).isEqualTo(new Alone());
        assertThat(turn(Pace.FREE, ago(0), ago(0), ago(0))).isEqualTo(new Alone());
    }

    @Test
    void the_last_that_has_room_takes_along_all_that_wait() {
        assertThat(turn(LIMITED, ago(4))).isEqualTo(new Together());
        assertThat(turn(LIMITED, ago(1), ago(5))).isEqualTo(new Together());
        assertThat(turn(new Pace(new RateLimit(1, Duration.ofMinutes(5)), null, null)))
                .isEqualTo(new Together());
    }

    @Test
    void without_room_it_waits_for_the_next() {
        assertThat(turn(LIMITED, ago(1), ago(4))).isEqualTo(new Held(in(1)));
        assertThat(turn(LIMITED, ago(0), ago(0))).isEqualTo(new Held(in(5)));
    }

    @Test
    void nothing_is_held_back_so_long_that_it_could_not_be_proven_any_more() {
        assertThat(turn(new Pace(TWO, null, in(3)), ago(1), ago(1))).isEqualTo(new Held(in(3)));
        assertThat(turn(new Pace(TWO, null, NOW), ago(1), ago(1))).isEqualTo(new Together());
        assertThat(turn(new Pace(TWO, null, ago(1)), ago(1), ago(1))).isEqualTo(new Together());
    }

    @Test
    void what_is_tried_again_does_not_wait_and_does_not_come_alone() {
        assertThat(LIMITED.limitOf(1)).contains(TWO);
        assertThat(LIMITED.limitOf(2)).isEmpty();
        assertThat(LIMITED.turn(Severity.level(1), BERLIN, 2, List.of(), NOW)).isEqualTo(new Together());
        assertThat(Pace.FREE.turn(Severity.level(1), BERLIN, 2, List.of(), NOW)).isEqualTo(new Alone());
    }

    @Test
    @Tag("S4")
    void a_clock_that_stepped_backward_delays_nothing() {
        assertThat(turn(LIMITED, in(60), in(59))).isEqualTo(new Alone());
    }

    /** However messages come: the first of a window is never held, and no window sees more beginnings than it has room. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void no_window_sees_more_than_it_has_room_for_and_nothing_waits_longer_than_one(int messages) {
        Random random = new Random(messages);
        Duration window = Duration.ofMinutes(5);
        Pace pace = new Pace(new RateLimit(messages, window), null, null);
        List<Instant> begun = new ArrayList<>();
        List<Instant> waiting = new ArrayList<>();
        Instant now = NOW;
        for (int step = 0; step < 5_000; step++) {
            now = now.plusSeconds(random.nextInt(random.nextBoolean() ? 3 : 400));
            waiting.add(now);
            List<Instant> latest = new ArrayList<>(begun);
            Collections.reverse(latest);
            Turn turn =
                    pace.turn(Severity.level(1), BERLIN, 1, latest.subList(0, Math.min(messages, latest.size())), now);
            if (turn instanceof Held held) {
                assertThat(held.until())
                        .isAfter(now)
                        .isBeforeOrEqualTo(begun.get(begun.size() - 1).plus(window));
                assertThat(begun.get(begun.size() - messages)).isAfter(now.minus(window));
            } else {
                begun.add(now);
                waiting.subList(turn instanceof Together ? 0 : waiting.size() - 1, waiting.size())
                        .clear();
            }
        }
        for (int i = messages; i < begun.size(); i++) {
            assertThat(Duration.between(begun.get(i - messages), begun.get(i))).isGreaterThanOrEqualTo(window);
        }
        assertThat(begun).hasSizeGreaterThan(500);
    }

    private static Turn night(String at, String zone, int level, @Nullable Instant latest) {
        QuietHours hours =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), Set.of(Severity.level(1), Severity.level(2)));
        return new Pace(TWO, hours, latest)
                .turn(Severity.level(level), ZoneId.of(zone), 1, List.of(), Instant.parse(at));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T20:59:59Z, Europe/Berlin,",
        "2026-03-02T21:00:00Z, Europe/Berlin, 2026-03-03T05:30:00Z",
        "2026-03-03T05:29:59Z, Europe/Berlin, 2026-03-03T05:30:00Z",
        "2026-03-03T05:30:00Z, Europe/Berlin,",
        "2026-03-03T03:30:00Z, Europe/London, 2026-03-03T06:30:00Z",
        "2026-03-29T00:30:00Z, Europe/Berlin, 2026-03-29T04:30:00Z",
        "2026-10-24T23:30:00Z, Europe/Berlin, 2026-10-25T05:30:00Z"
    })
    void in_quiet_hours_it_waits_for_the_morning_of_its_reader(String at, String zone, @Nullable Instant until) {
        assertThat(night(at, zone, 3, null)).isEqualTo(until == null ? new Alone() : new Held(until));
    }

    @Test
    void grave_incidents_and_what_must_be_proven_disturb_the_night() {
        assertThat(night("2026-03-02T23:00:00Z", "Europe/Berlin", 2, null)).isEqualTo(new Alone());
        Instant latest = Instant.parse("2026-03-02T23:07:30Z");
        assertThat(night("2026-03-02T23:00:00Z", "Europe/Berlin", 3, latest)).isEqualTo(new Held(latest));
        assertThat(night("2026-03-02T23:07:30Z", "Europe/Berlin", 3, latest)).isEqualTo(new Alone());
    }

    @Test
    void what_is_tried_again_waits_for_the_morning_too() {
        QuietHours hours = new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0), Set.of());
        assertThat(new Pace(null, hours, null).turn(Severity.level(1), BERLIN, 2, List.of(), NOW))
                .isEqualTo(new Held(in(60)));
    }

    @Test
    void figures_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new RateLimit(0, Duration.ofMinutes(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("delivery.limits messages is 0; allowed: 1 to 100");
        assertThatThrownBy(() -> new RateLimit(101, Duration.ofMinutes(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RateLimit(1, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, Set.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two times that differ");
    }
}
