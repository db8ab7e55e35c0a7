package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailHtmlTest {

    @Test
    void blocks_begin_lines_and_runs_of_blanks_are_one() {
        assertThat(HtmlText.of("<div>One  \n two</div><div>three<br>four</div>"))
                .isEqualTo("One two\nthree\nfour");
    }

    @Test
    void entities_are_letters_and_what_is_none_stays() {
        assertThat(HtmlText.of("&lt;a&gt; &#228;&#xE4;&auml; &nbsp;&bogus; AT&T &#99999999;"))
                .isEqualTo("<a> äää &bogus; AT&T &#99999999;");
    }

    @Test
    void scripts_styles_and_comments_say_nothing() {
        assertThat(HtmlText.of("<style>p{}</style>a<script>alert('<p>')</script><!-- <p>x --> b"))
                .isEqualTo("a b");
    }

    @Test
    void what_is_quoted_is_marked() {
        assertThat(HtmlText.of("yes<blockquote>is it<br>solved?</blockquote>thanks"))
                .isEqualTo("yes\n> is it\n> solved?\nthanks");
    }

    @Test
    void a_page_that_is_broken_is_read_as_far_as_it_goes() {
        assertThat(HtmlText.of("1 < 2 and <b>bold")).isEqualTo("1 < 2 and bold");
        assertThat(HtmlText.of("a<!-- never ended")).isEqualTo("a");
        assertThat(HtmlText.of("a<script>never ended")).isEqualTo("a");
        assertThat(HtmlText.of("<head><title>x</title><body>text")).isEqualTo("text");
        assertThat(HtmlText.of("<blockquote>".repeat(100_000) + "x")).endsWith("> x");
        assertThat(HtmlText.of("&".repeat(1_000_000))).hasSize(1_000_000);
    }
}
