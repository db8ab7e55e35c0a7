package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours of a day as values. */
@Tag("S17")
class OpeningHoursTest {

    private static OpeningHours hours(String text) {
        String[] parts = text.split("-");
        return OpeningHours.of(parts[0], parts[1]);
    }

    private static List<OpeningHours> united(String... texts) {
        return OpeningHours.united(
                List.of(texts).stream().map(OpeningHoursTest::hours).toList());
    }

    @Test
    void they_read_as_they_are_written() {
        assertThat(hours("09:00-17:30")).hasToString("09:00-17:30");
        assertThat(hours("09:00-24:00")).hasToString("09:00-24:00");
        assertThat(hours("22:00-06:00")).hasToString("22:00-06:00");
    }

    @Test
    void the_end_of_the_day_is_midnight() {
        assertThat(hours("09:00-24:00")).isEqualTo(hours("09:00-00:00"));
        assertThat(hours("09:00-24:00").to()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(OpeningHours.wholeDay()).isEqualTo(hours("00:00-24:00"));
    }

    @Test
    void what_does_not_end_after_it_begins_runs_into_the_next_day() {
        assertThat(hours("22:00-06:00").span().length()).isEqualTo(8 * 3_600_000_000L);
        assertThat(hours("09:00-09:00").span().length()).isEqualTo(Micros.DAY);
        assertThat(hours("09:00-08:59").span().length()).isEqualTo(Micros.DAY - 60_000_000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "9:00", "24:00", "24:01", "09:60", "09-00", "09:00:00", "nine!", "０９:００", "09:0\n"})
    void other_texts_are_refused(String text) {
        assertThatThrownBy(() -> OpeningHours.of(text, "17:00"))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused.what()).isEqualTo("opening hours from");
                    assertThat(refused.found())
                            .isEqualTo(text == null ? "missing" : "'" + text.replace('\n', '?') + "'");
                    assertThat(refused.allowed()).isEqualTo("times of day from 00:00 to 23:59, to the minute");
                });
    }

    @Test
    void an_end_that_is_no_time_is_refused() {
        assertThatThrownBy(() -> OpeningHours.of("09:00", "25:00"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("opening hours to is '25:00'; allowed: times of day from 00:00 to 23:59, to the minute,"
                        + " and 24:00");
    }

    @Test
    void a_long_text_is_shortened_in_the_refusal() {
        assertThatThrownBy(() -> OpeningHours.of("x".repeat(1_000), "17:00"))
                .hasMessageContaining("'" + "x".repeat(20) + "'");
    }

    @Test
    void parts_of_a_minute_are_refused() {
        assertThatThrownBy(() -> new OpeningHours(LocalTime.of(9, 0, 1), LocalTime.NOON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("opening hours from is 09:00:01");
        assertThatThrownBy(() -> new OpeningHours(LocalTime.NOON, LocalTime.MAX))
                .hasMessageStartingWith("opening hours to is 23:59:59.999999999");
        assertThatThrownBy(() -> new OpeningHours(LocalTime.NOON, null))
                .hasMessageStartingWith("opening hours to is missing");
    }

    @Test
    void those_that_touch_or_overlap_are_united() {
        assertThat(united("13:00-17:00", "09:00-12:00")).containsExactly(hours("09:00-12:00"), hours("13:00-17:00"));
        assertThat(united("09:00-12:00", "12:00-17:00")).containsExactly(hours("09:00-17:00"));
        assertThat(united("09:00-17:00", "10:00-11:00", "16:00-18:00")).containsExactly(hours("09:00-18:00"));
        assertThat(united("20:00-24:00", "22:00-06:00")).containsExactly(hours("20:00-06:00"));
        assertThat(united("09:00-17:00", "09:00-17:00")).containsExactly(hours("09:00-17:00"));
        assertThat(united("00:00-12:00", "12:00-24:00")).containsExactly(OpeningHours.wholeDay());
    }

    @Test
    void a_union_of_more_than_a_day_stays_apart() {
        assertThat(united("08:00-08:00", "22:00-09:00")).containsExactly(hours("08:00-08:00"), hours("22:00-09:00"));
    }
}
