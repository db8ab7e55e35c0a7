package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of templates. */
class TemplateTest {

    private static String filled(String source, Map<String, String> facts) {
        return Template.parse(source).fill(facts::get);
    }

    @Test
    void a_placeholder_shows_a_fact() {
        assertThat(filled("{title} at {next deadline}.", Map.of("title", "Down", "next deadline", "9:00")))
                .isEqualTo("Down at 9:00.");
    }

    @Test
    void what_is_missing_leaves_a_question_mark_and_not_a_brace() {
        assertThat(filled("{title}, {service}", Map.of("title", "Down"))).isEqualTo("Down, ?");
    }

    @Test
    void a_section_is_dropped_when_a_fact_in_it_is_missing() {
        String source = "Down[ since {at} by {who}].";
        assertThat(filled(source, Map.of("at", "nine", "who", "me"))).isEqualTo("Down since nine by me.");
        assertThat(filled(source, Map.of("at", "nine"))).isEqualTo("Down.");
    }

    @Test
    void a_section_falls_back_on_the_next_alternative() {
        String source = "[A {a}|B {b}|neither].";
        assertThat(filled(source, Map.of("a", "1", "b", "2"))).isEqualTo("A 1.");
        assertThat(filled(source, Map.of("b", "2"))).isEqualTo("B 2.");
        assertThat(filled(source, Map.of())).isEqualTo("neither.");
    }

    @Test
    void a_section_can_ask_for_a_fact_without_showing_it() {
        assertThat(filled("[There is news.{note?}|There is none.]", Map.of("note", "secret")))
                .isEqualTo("There is news.");
        assertThat(filled("[There is news.{note?}|There is none.]", Map.of())).isEqualTo("There is none.");
    }

    @Test
    void a_dropped_section_takes_the_line_that_it_has_to_itself() {
        assertThat(filled("a\n[b {b}]\nc", Map.of())).isEqualTo("a\nc");
        assertThat(filled("a\n[b {b}]\nc", Map.of("b", "1"))).isEqualTo("a\nb 1\nc");
        assertThat(filled("a[ b {b}]\nc", Map.of())).isEqualTo("a\nc");
        assertThat(filled("[b {b}]\n[c {c}]\nd", Map.of())).isEqualTo("d");
    }

    @Test
    void a_backslash_takes_a_mark_as_it_is() {
        assertThat(filled("\\{title\\} \\[x\\] \\\\ [{a} \\| b]", Map.of("a", "1")))
                .isEqualTo("{title} [x] \\ 1 | b");
        assertThat(filled("a | b", Map.of())).isEqualTo("a | b");
    }

    @Test
    void what_facts_say_is_never_read_as_a_template() {
        assertThat(filled("{title}", Map.of("title", "{service} [x] \\{", "service", "no")))
                .isEqualTo("{service} [x] \\{");
    }

    @Test
    void it_knows_what_it_needs_and_what_it_would_show() {
        Template template = Template.parse("{title} {service}[ {note}|{at?} x]");
        assertThat(template.required()).containsExactly("service", "title");
        assertThat(template.optional()).containsExactly("at", "note");
    }

    @Test
    void two_of_one_source_are_the_same() {
        assertThat(Template.parse("{a}"))
                .isEqualTo(Template.parse("{a}"))
                .hasSameHashCodeAs(Template.parse("{a}"))
                .isNotEqualTo(Template.parse("{b}"))
                .hasToString("{a}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Down {title # a placeholder that is not closed at position 5, at \"{title\"",
                "Down } now # a closing brace without an opening one at position 5, at \"} now\"",
                "{} # a placeholder without a proper name at position 0, at \"{}\"",
                "{ title} # a placeholder without a proper name at position 0",
                "{a{b}} # a placeholder without a proper name at position 0",
                "{title?} # a question about {title} that nothing depends on at position 0",
                "[a {b} # a section that is not closed at position 0",
                "a {b}] # a closing bracket without an opening one at position 5",
                "[a [b {c}]] # a section within a section at position 3",
                "[a] # a section without a fact at position 0",
                "[a|b {c}] # an alternative after one that is always shown at position 2",
                "a\\b # a backslash before nothing special at position 1",
                "ends\\ # a backslash before nothing special at position 4"
            })
    void what_is_out_of_place_is_refused_with_its_position(String source, String found) {
        assertThatThrownBy(() -> Template.parse(source))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("template is " + found)
                .hasMessageContaining("; allowed: ");
    }

    @Test
    void an_empty_template_is_refused() {
        assertThatThrownBy(() -> Template.parse(" \n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("template is empty");
    }
}
