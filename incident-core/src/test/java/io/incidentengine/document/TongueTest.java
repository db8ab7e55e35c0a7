package io.incidentengine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Languages, the odd ones included. */
class TongueTest {
    private static final Tongue TONGUE = new Tongue();

    static Stream<Locale> languages() {
        return Stream.concat(
                Stream.of(Locale.getAvailableLocales()),
                Stream.of(
                        Locale.ROOT,
                        Locale.forLanguageTag("sr-Cyrl-RS-u-nu-latn"),
                        new Locale("no", "NO", "NY"),
                        new Locale("ja", "JP", "JP"),
                        new Locale("de", "DE", "a house's own"),
                        new Locale("language", "COUNTRY"),
                        new Locale("x1", "?")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_is_read_as_it_was_written(Locale language) {
        Object document = TONGUE.write(language);

        Documented.holdsPlainValues(document);
        assertThat(TONGUE.read(document, 1)).isEqualTo(language);
    }

    @Test
    void a_language_is_a_tag_or_its_three_parts() {
        assertThat(TONGUE.write(Locale.GERMANY)).isEqualTo("de-DE");
        assertThat(TONGUE.write(new Locale("no", "NO", "NY"))).isEqualTo(List.of("no", "NO", "NY"));
    }

    @Test
    void what_is_no_tag_is_refused() {
        assertThatThrownBy(() -> TONGUE.read("de_DE", 1)).isInstanceOf(UnfitException.class);
        assertThatThrownBy(() -> TONGUE.read(List.of("de"), 1)).isInstanceOf(UnfitException.class);
    }
}
