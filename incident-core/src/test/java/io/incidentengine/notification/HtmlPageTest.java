package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a mail shows what the text says, and nothing that facts say becomes part of the page. */
class HtmlPageTest {
    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";

    private static String page(Notification told) {
        Words words =
                MessageTemplates.standard().words(told, ChannelType.EMAIL, Told.reader(Locale.GERMAN, "Europe/Berlin"));
        return HtmlPage.of(words.subject(), words.text(), told.severity().level());
    }

    @Test
    void no_fact_becomes_part_of_the_page() {
        for (NotificationKind kind : Told.KINDS) {
            Notification told = Told.of(
                    kind,
                    ATTACK,
                    ATTACK,
                    ATTACK,
                    Map.of(
                            Facts.NOTE, ATTACK + "\n\n" + ATTACK,
                            Facts.MILESTONE, ATTACK,
                            Facts.DEADLINE, ATTACK,
                            Facts.CAUSE, ATTACK,
                            Facts.NEXT_MILESTONE, ATTACK,
                            Facts.NEXT_DEADLINE, ATTACK,
                            Facts.COLLAPSED, ATTACK));
            assertThat(page(told))
                    .contains("&lt;script&gt;", "&amp;amp;")
                    .doesNotContain("<script", "<img", "onerror=y>", "\"'>");
        }
    }

    @Test
    void it_needs_nothing_from_elsewhere() {
        assertThat(page(Told.full(NotificationKind.OVERDUE)))
                .startsWith("<!DOCTYPE html>\n<html>")
                .endsWith("</html>\n")
                .doesNotContain("http", "url(", "@import", "<link", "src=", "href=", "<script");
    }

    @Test
    void facts_are_a_table_and_what_people_wrote_is_a_quotation() {
        for (NotificationKind kind : Told.KINDS) {
            assertThat(page(Told.full(kind))).contains(">Service</td>", "</table>");
        }
        String page = page(Told.full(NotificationKind.HELP_REQUEST));
        assertThat(page).contains(">Service</td>", ">payments</td>");
        assertThat(page).contains("Mrs Miller (+49 170 555010) says:<br>\nrestart the &lt;pool&gt;</blockquote>");
    }

    @Test
    void what_people_wrote_cannot_pass_for_a_fact() {
        String page = page(Told.of(
                NotificationKind.HELP_REQUEST,
                Map.of(Facts.NOTE, "all is well\n\nSchweregrad: Stufe 3\nService: none")));
        assertThat(page).contains("Schweregrad: Stufe 3<br>\nService: none</blockquote>");
    }

    @Test
    void the_gravest_levels_have_colours_of_their_own() {
        assertThat(HtmlPage.of("s", "t", 1)).contains("#c62828");
        assertThat(HtmlPage.of("s", "t", 2)).contains("#d97706");
        assertThat(HtmlPage.of("s", "t", 3)).contains("#2563a8");
        assertThat(HtmlPage.of("s", "t", 20)).contains("#2563a8");
    }
}
