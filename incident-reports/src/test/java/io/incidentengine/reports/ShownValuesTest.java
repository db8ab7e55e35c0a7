package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, durations, times and text as they are shown. */
class ShownValuesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 min",
        "PT0.000001S, under 1 s",
        "PT59S, 59 s",
        "PT12M, 12 min",
        "PT12M30S, 12 min 30 s",
        "PT2H0M30S, 2 h",
        "PT26H10M, 1 d 2 h",
        "PT23H59M59.999999S, 1 d",
        "PT-90M, −1 h 30 min"
    })
    void durations_have_two_units(Duration duration, String shown) {
        assertThat(Amounts.duration(duration)).isEqualTo(shown);
    }

    @Test
    void nearly_all_is_not_all_and_a_share_of_nothing_is_none() {
        assertThat(Amounts.share(9_999, 10_000)).isEqualTo("99.9 %");
        assertThat(Amounts.share(10_000, 10_000)).isEqualTo("100.0 %");
        assertThat(Amounts.share(0, 0)).isEqualTo("–");
        assertThat(Amounts.points(-10)).isEqualTo("−1.0 point");
    }

    @Test
    void an_hour_that_comes_twice_tells_which_one_it_is() {
        LocalTimes berlin = new LocalTimes(ZoneId.of("Europe/Berlin"));

        assertThat(berlin.full(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("Sun 25 Oct 2026, 02:30 (+02:00)");
        assertThat(berlin.full(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("Sun 25 Oct 2026, 02:30 (+01:00)");
        assertThat(berlin.full(Instant.parse("2026-10-25T02:30:05Z"))).isEqualTo("Sun 25 Oct 2026, 03:30:05");
    }

    @Test
    void text_keeps_what_it_says_and_loses_what_acts_on_its_surroundings() {
        assertThat(Plain.line("a\r\nb\tc\u2028d  e")).isEqualTo("a b c d e");
        assertThat(Plain.line("\u202Egnp\u2066x\u2069\u200E\u200F\u061C")).isEqualTo("gnpx");
        assertThat(Plain.line("a\uFFFFb\u0000c\uD800d\uFDD0")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
        assertThat(Plain.line("\u05E9\u05DC\u05D5\u05DD \uD83D\uDE80"))
                .isEqualTo("\u05E9\u05DC\u05D5\u05DD \uD83D\uDE80");
        assertThat(Plain.cut("\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80", 2)).isEqualTo("\uD83D\uDE80…");
    }

    @Test
    void nothing_that_people_wrote_becomes_a_mark_of_markdown() {
        assertThat(Markdown.escaped("<b>*a* [x](http://y) | `z` # ~~"))
                .isEqualTo("&lt;b\\>\\*a\\* \\[x\\](http:\u200b//y) \\| \\`z\\` \\# \\~\\~");
        assertThat(List.of("- x", "1. x", "2026", "+ x").stream().map(Markdown::escaped))
                .containsExactly("\\- x", "1\\. x", "2026", "\\+ x");
    }

    @Test
    void nothing_that_people_wrote_becomes_an_address_or_a_mention_in_markdown() {
        assertThat(Markdown.escaped("bob@example.org asked @alice, Mailto:x@y.org or xmpp:a@b.example/c"))
                .isEqualTo("bob@\u200bexample.org asked @\u200balice, Mailto:\u200bx@\u200by.org or "
                        + "xmpp:\u200ba@\u200bb.example/c");
        assertThat(Markdown.escaped("_http://x.example_ _www.x.example_"))
                .isEqualTo("\\_http:\u200b//x.example\\_ \\_www\u200b.x.example\\_");
    }
}
