package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text is taken. */
class TextTest {
    private static final String LONGEST_NAME = "n".repeat(Text.NAME_LENGTH);
    private static final String LONGEST_PROSE = "p".repeat(Text.PROSE_LENGTH);

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "O&M engineer", "数据库", "\uD83D\uDD25 fire", "a\u00A0b", "o\u200Bk", "don't", "<script>"})
    void a_name_is_one_line_of_visible_characters(String name) {
        assertThat(Text.name("x", name)).isEqualTo(name);
    }

    @Test
    void blanks_around_a_name_are_cut_off() {
        assertThat(Text.name("x", " \t a b \n")).isEqualTo("a b");
    }

    @Test
    void a_name_may_be_200_characters_long() {
        assertThat(Text.name("x", LONGEST_NAME)).isEqualTo(LONGEST_NAME);
        assertThat(Text.name("x", "  " + LONGEST_NAME + "  ")).isEqualTo(LONGEST_NAME);
        assertThatThrownBy(() -> Text.name("x", LONGEST_NAME + "n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is 201 characters long; allowed: 1 to 200 characters");
    }

    @Test
    void a_name_must_be_there() {
        assertThatThrownBy(() -> Text.name("x", null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is missing; allowed: 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u00A0", "\u3000", "\u200B", "\u2060\uFEFF", "\u202E \u200F"})
    void a_name_that_nobody_could_see_is_empty(String invisible) {
        assertThatThrownBy(() -> Text.name("x", invisible))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is empty; allowed: 1 to 200 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "0, U+0000",
        "7, U+0007",
        "9, U+0009",
        "10, U+000A",
        "13, U+000D",
        "27, U+001B",
        "31, U+001F",
        "127, U+007F",
        "133, U+0085",
        "159, U+009F",
        "8232, U+2028",
        "8233, U+2029"
    })
    void a_name_holds_no_control_characters_and_no_line_ends(int code, String shown) {
        assertThatThrownBy(() -> Text.name("report.title", "ab" + (char) code + "c"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("report.title is text with the control character " + shown
                        + " at index 2; allowed: no control characters");
    }

    static Stream<String> halves() {
        return Stream.of("a\uD83D", "a\uD83Db", "a\uDD25", "a\uDD25\uD83D", "a\uD83D\uD83D\uDD25");
    }

    @ParameterizedTest
    @MethodSource("halves")
    void no_text_holds_half_a_character(String half) {
        String message = "x is text with half a character (unpaired surrogate) at index 1; allowed: whole characters";

        assertThatThrownBy(() -> Text.name("x", half)).hasMessage(message);
        assertThatThrownBy(() -> Text.prose("x", half)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "two\nlines", "tab\tand\r\nreturn", "\u2028", "\uD83D\uDD25\uD83D\uDD25", "\u200B"})
    void prose_is_any_text_on_any_number_of_lines_and_stays_as_it_is(String prose) {
        assertThat(Text.prose("x", prose)).isEqualTo(prose);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 11, 12, 27, 127, 133})
    void prose_holds_no_other_control_characters(int code) {
        assertThatThrownBy(() -> Text.prose("x", "a" + (char) code))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("at index 1; allowed: no control characters but tab and line ends");
    }

    @Test
    void prose_may_be_a_million_characters_long() {
        assertThat(Text.prose("x", LONGEST_PROSE)).isEqualTo(LONGEST_PROSE);
        assertThatThrownBy(() -> Text.prose("x", LONGEST_PROSE + "p"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is 1048577 characters long; allowed: at most 1048576 characters");
    }

    @ParameterizedTest
    @NullSource
    void prose_and_reasons_must_be_there(String missing) {
        assertThatThrownBy(() -> Text.prose("x", missing)).hasMessageStartingWith("x is missing");
        assertThatThrownBy(() -> Text.reason("x", missing)).hasMessageStartingWith("x is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\u00A0", "\u200B"})
    void a_reason_says_something(String empty) {
        assertThat(Text.reason("x", " because\n")).isEqualTo(" because\n");
        assertThatThrownBy(() -> Text.reason("x", empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x is empty; allowed: text that says why");
    }

    @Test
    void an_error_carries_what_was_found_and_what_is_allowed() {
        InvalidInputException error = new InvalidInputException("report.title", "missing", "a title");

        assertThat(error.what()).isEqualTo("report.title");
        assertThat(error.found()).isEqualTo("missing");
        assertThat(error.allowed()).isEqualTo("a title");
        assertThat(error).isInstanceOf(IncidentException.class);
    }

    @Test
    void text_of_others_is_cleaned_and_not_refused() {
        assertThat(Text.cleaned("a\u0000b\u0085c\n\t", 10)).isEqualTo("a\uFFFDb\uFFFDc\n\t");
        assertThat(Text.cleaned("\uD83D\uDCDE \uDCDE\uD83D", 10)).isEqualTo("\uD83D\uDCDE \uFFFD\uFFFD");
        assertThat(Text.cleaned("abc", 2)).isEqualTo("ab");
        assertThat(Text.cleaned("a\uD83D\uDCDE", 2)).isEqualTo("a");
        assertThat(Text.cleaned("", 2)).isEmpty();
    }
}
