package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.Time;
import io.incidentengine.shared.Seeds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants are written and read as the JDK does it. */
class MomentTest {
    static Stream<Instant> instants() {
        return Stream.of(
                        Instant.MIN,
                        Instant.MAX,
                        Instant.EPOCH,
                        Time.EARLIEST,
                        Time.LATEST,
                        Instant.parse("0999-12-31T23:59:59.999999Z"),
                        Instant.parse("1000-01-01T00:00:00Z"),
                        Instant.parse("9999-12-31T23:59:59Z"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("2024-02-29T12:00:00Z"),
                        Instant.parse("2100-02-28T23:59:59.100Z"),
                        Instant.parse("2026-12-31T23:59:59.000001Z"))
                .flatMap(at -> Stream.of(-1_000_000, -1_000, -1, 0, 1, 1_000, 1_000_000, 999_999_999)
                        .filter(nanos -> !at.equals(nanos < 0 ? Instant.MIN : Instant.MAX))
                        .map(at::plusNanos));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void an_instant_is_written_and_read_as_the_jdk_does_it(Instant at) {
        assertThat(Moment.write(at)).isEqualTo(at.toString());
        assertThat(Moment.read(at.toString())).isEqualTo(at);
    }

    @Test
    void any_instant_is_written_and_read_as_the_jdk_does_it() {
        Seeds.check(20, seed -> {
            Random random = new Random(seed);
            for (int i = 0; i < 1_000; i++) {
                long second = random.nextLong(Time.EARLIEST.getEpochSecond(), Time.LATEST.getEpochSecond());
                int grain = List.of(1, 1_000, 1_000_000, 1_000_000_000).get(random.nextInt(4));
                an_instant_is_written_and_read_as_the_jdk_does_it(
                        Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / grain * (long) grain));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-03-02",
                "2026-02-29T08:00:00Z",
                "2026-04-31T08:00:00Z",
                "2026-13-02T08:00:00Z",
                "2026-03-02T25:00:00Z",
                "2026-03-02T08:61:00Z",
                "2026-03-02T08:00:0xZ",
                "2026-03-02T08:00:00.12aZ",
                "2026-03-02T08:00:00,123Z",
                "2026/03/02T08:00:00Z"
            })
    void what_is_no_instant_to_the_jdk_is_none(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Moment.read(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-02-29T08:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T08:00:00.1Z", "2026-03-02t08:00:00z"
            })
    void what_the_jdk_understands_is_understood(String text) {
        assertThat(Moment.read(text)).isEqualTo(Instant.parse(text));
    }
}
