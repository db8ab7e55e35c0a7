package io.incidentengine.notification;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static io.incidentengine.model.NotificationKind.INITIAL;
import static io.incidentengine.model.NotificationKind.OVERDUE;
import static io.incidentengine.model.NotificationKind.PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which template a reader gets, and what is made of it. */
@Isolated("one test changes the defaults of the platform")
class MessageTemplatesTest {
    private static final MessageTemplates STANDARD = MessageTemplates.standard();
    private static final String[] READERS = {"en", "de", "fr", "tr", "ar", "de-AT"};

    private static String everything() {
        MessageTemplates fresh = STANDARD.term(Locale.ENGLISH, "kind own", "own"); // read under the defaults of now
        StringBuilder all = new StringBuilder();
        for (NotificationKind kind : Told.KINDS) {
            for (ChannelType channel : new ChannelType[] {EMAIL, SMS, PHONE, ChannelType.named("chat")}) {
                for (String language : READERS) {
                    var reader = Told.reader(Locale.forLanguageTag(language), "Europe/Istanbul");
                    all.append(fresh.words(Told.full(kind), channel, reader));
                    all.append(fresh.words(Told.bare(kind), channel, reader));
                }
            }
        }
        return all.toString();
    }

    private static <T> T under(Locale locale, String zone, Supplier<T> what) {
        Locale before = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        try {
            Locale.setDefault(locale);
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return what.get();
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zoneBefore);
        }
    }

    @Test
    void the_defaults_of_the_platform_change_no_word() {
        String english = under(Locale.ENGLISH, "UTC", MessageTemplatesTest::everything);
        for (String tag : new String[] {"tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist"}) {
            assertThat(under(Locale.forLanguageTag(tag), "Asia/Tokyo", MessageTemplatesTest::everything))
                    .isEqualTo(english);
        }
    }

    @Test
    void no_mark_of_a_template_is_left_over_and_nothing_is_missing() {
        for (NotificationKind kind : Told.KINDS) {
            for (ChannelType channel : new ChannelType[] {EMAIL, SMS, PHONE}) {
                for (String language : READERS) {
                    var reader = Told.reader(Locale.forLanguageTag(language), "Europe/Berlin");
                    for (Notification told : new Notification[] {Told.full(kind), Told.bare(kind)}) {
                        Words words = STANDARD.words(told, channel, reader);
                        assertThat(words.subject() + words.text())
                                .doesNotContain("{", "}", "[", "]", "|", "\\", " ?", "  ")
                                .doesNotContainPattern("\\d\\dT\\d\\d:\\d\\d");
                    }
                }
            }
        }
    }

    @Test
    void a_reader_without_templates_reads_english_with_english_times() {
        Notification told = Told.full(OVERDUE);
        assertThat(STANDARD.words(told, EMAIL, Told.reader(Locale.FRENCH, "Europe/Paris"))
                        .text())
                .isEqualTo(STANDARD.words(told, EMAIL, Told.reader(Locale.ENGLISH, "Europe/Paris"))
                        .text())
                .contains("Mon 2 Mar 2026, 09:10 CET (UTC+1)");
    }

    @Test
    void of_what_was_late_and_is_done_nobody_is_asked_to_act() {
        Notification told = Told.inHindsight();
        for (ChannelType channel : List.of(SMS, EMAIL, PHONE)) {
            assertThat(STANDARD.words(told, channel, Told.reader(Locale.ENGLISH, "UTC"))
                            .text())
                    .contains("8:40")
                    .doesNotContain("act now", "find out");
            assertThat(STANDARD.words(told, channel, Told.reader(Locale.GERMANY, "UTC"))
                            .text())
                    .contains("8:40")
                    .doesNotContain("Bitte");
        }
    }

    @Test
    void two_readers_of_one_notification_read_it_in_their_own_language_and_zone() {
        Notification told = Told.full(OVERDUE);
        assertThat(STANDARD.words(told, SMS, Told.reader(Locale.GERMANY, "Europe/Berlin"))
                        .text())
                .contains("Frist war 2.3. 09:10 MEZ (UTC+1)");
        assertThat(STANDARD.words(told, SMS, Told.reader(Locale.US, "America/New_York"))
                        .text())
                .contains("Was due 2 Mar 03:10 EST (UTC-5)");
    }

    @Test
    void a_country_comes_before_its_language_and_both_before_english() {
        MessageTemplates templates = STANDARD.with(Locale.ENGLISH, INITIAL, TemplateForm.SUBJECT, "English {title}")
                .with(Locale.UK, INITIAL, TemplateForm.SUBJECT, "British {title}")
                .with(Locale.FRENCH, OVERDUE, TemplateForm.SUBJECT, "Retard: {title}");
        assertThat(templates.template(Locale.UK, INITIAL, TemplateForm.SUBJECT)).hasToString("British {title}");
        assertThat(templates.template(Locale.US, INITIAL, TemplateForm.SUBJECT)).hasToString("English {title}");
        assertThat(templates.template(Locale.FRANCE, INITIAL, TemplateForm.SUBJECT))
                .hasToString("English {title}");
        assertThat(templates.template(Locale.FRANCE, OVERDUE, TemplateForm.SUBJECT))
                .hasToString("Retard: {title}");
        assertThat(templates.template(new Locale("de", "AT"), INITIAL, TemplateForm.SUBJECT))
                .isEqualTo(STANDARD.template(Locale.GERMAN, INITIAL, TemplateForm.SUBJECT));
    }

    @Test
    void a_kind_of_a_host_has_the_template_for_any_kind_until_it_gets_its_own() {
        NotificationKind kind = NotificationKind.named("status page");
        assertThat(STANDARD.template(Locale.GERMAN, kind, TemplateForm.SHORT))
                .isEqualTo(STANDARD.template(Locale.GERMAN, MessageTemplates.ANY_KIND, TemplateForm.SHORT));
        MessageTemplates more = STANDARD.with(Locale.ENGLISH, kind, TemplateForm.SHORT, "Page: {title}");
        assertThat(more.template(Locale.GERMAN, kind, TemplateForm.SHORT)).hasToString("Page: {title}");
    }

    @Test
    void terms_name_what_facts_name() {
        MessageTemplates templates = STANDARD.term(Locale.ENGLISH, "severity 1", "a disaster")
                .term(Locale.ENGLISH, "milestone response", "the first answer")
                .term(Locale.ENGLISH, "time", "yyyy-MM-dd HH:mm");
        assertThat(templates
                        .words(Told.full(OVERDUE), EMAIL, Told.reader(Locale.ENGLISH, "UTC"))
                        .text())
                .contains("the first answer is overdue", "Severity: a disaster", "Was due: 2026-03-02 08:10 UTC");
    }

    @Test
    void an_english_term_of_a_host_serves_all_languages_that_have_none() {
        MessageTemplates templates = STANDARD.term(Locale.ENGLISH, "milestone triage", "the triage");
        Notification told = Told.of(OVERDUE, Map.of(Facts.MILESTONE, "triage"));
        assertThat(templates
                        .words(told, EMAIL, Told.reader(Locale.GERMAN, "UTC"))
                        .subject())
                .startsWith("Überfällig: the triage");
    }

    @Test
    void a_channel_of_a_host_gets_the_text() {
        var reader = Told.reader(Locale.ENGLISH, "UTC");
        assertThat(STANDARD.words(Told.full(INITIAL), ChannelType.named("chat"), reader)
                        .text())
                .isEqualTo(STANDARD.words(Told.full(INITIAL), EMAIL, reader).text());
    }

    @Test
    void a_template_that_says_nothing_of_a_notification_gives_way_to_what_is_said_of_any() {
        MessageTemplates templates = STANDARD.with(Locale.GERMAN, INITIAL, TemplateForm.SUBJECT, "[{note}]")
                .with(Locale.GERMAN, INITIAL, TemplateForm.TEXT, "[> {note}]");
        Words words = templates.words(Told.bare(INITIAL), EMAIL, Told.reader(Locale.GERMAN, "UTC"));
        assertThat(words.subject()).startsWith("News (");
        assertThat(words.text()).startsWith("There is news of an incident");
    }

    @Test
    void a_note_as_long_as_prose_may_be_is_told_as_far_as_a_message_holds_it() {
        Notification told = Told.of(PROGRESS, Map.of(Facts.NOTE, "n\n".repeat(Text.PROSE_LENGTH / 2)));
        String text =
                STANDARD.words(told, EMAIL, Told.reader(Locale.ENGLISH, "UTC")).text();
        assertThat(text).hasSize(Text.PROSE_LENGTH).contains("This was recorded last:\n\n> n\n> n\n");
    }

    @Test
    void nobody_turns_around_what_stands_beside_a_text_of_theirs() {
        String turning = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C";
        Map<String, String> turned = Map.of(Facts.NOTE, "no" + turning + "te", Facts.DEADLINE, "2026-03-02T08:10:00Z");
        Map<String, String> plain = Map.of(Facts.NOTE, "note", Facts.DEADLINE, "2026-03-02T08:10:00Z");
        for (NotificationKind kind : Told.KINDS) {
            for (ChannelType channel : new ChannelType[] {EMAIL, SMS, PHONE}) {
                var reader = Told.reader(Locale.ENGLISH, "Europe/Berlin");
                Notification said =
                        Told.of(kind, "INC" + turning + "-1", "Ti" + turning + "tle", "p" + turning, turned);
                assertThat(STANDARD.words(said, channel, reader))
                        .isEqualTo(STANDARD.words(Told.of(kind, "INC-1", "Title", "p", plain), channel, reader));
            }
        }
    }

    @Test
    void a_note_of_which_nothing_is_left_is_none() {
        var reader = Told.reader(Locale.ENGLISH, "Europe/Berlin");
        assertThat(STANDARD.words(Told.of(PROGRESS, Map.of(Facts.NOTE, "\u200F \u202E")), EMAIL, reader))
                .isEqualTo(STANDARD.words(Told.of(PROGRESS, Map.of()), EMAIL, reader));
    }

    @Test
    void a_template_may_set_the_direction_itself() {
        MessageTemplates own = STANDARD.with(Locale.ENGLISH, INITIAL, TemplateForm.SUBJECT, "\u2068{title}\u2069!");
        assertThat(own.words(Told.full(INITIAL), EMAIL, Told.reader(Locale.ENGLISH, "UTC"))
                        .subject())
                .isEqualTo("\u2068Cards are declined\u2069!");
    }

    @Test
    void words_are_the_same_if_they_say_the_same() {
        Words words = STANDARD.words(Told.full(INITIAL), SMS, Told.reader(Locale.ENGLISH, "UTC"));
        assertThat(words)
                .isEqualTo(Words.of(words.subject(), words.text()))
                .hasSameHashCodeAs(Words.of(words.subject(), words.text()))
                .isNotEqualTo(Words.of(words.subject(), words.text(), "<p>page</p>"))
                .isNotEqualTo(STANDARD.words(Told.full(INITIAL), SMS, Told.reader(Locale.GERMAN, "UTC")));
    }

    @Test
    void those_that_change_the_same_are_the_same() {
        MessageTemplates own = STANDARD.with(Locale.UK, INITIAL, TemplateForm.SHORT, "{title}");
        assertThat(own)
                .isEqualTo(STANDARD.with(Locale.UK, INITIAL, TemplateForm.SHORT, "{title}"))
                .hasSameHashCodeAs(STANDARD.with(Locale.UK, INITIAL, TemplateForm.SHORT, "{title}"))
                .isNotEqualTo(STANDARD)
                .hasToString("standard templates with [en-GB.initial.short] and 0 terms");
        assertThat(STANDARD.with(Locale.UK, INITIAL, TemplateForm.SHORT, "{title}")
                        .languages())
                .extracting(Locale::toLanguageTag)
                .containsExactly("de", "en", "en-GB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQQQQQQ", "yyyy-jj", "HH:mm 'Uhr"})
    void a_pattern_that_is_none_is_refused(String pattern) {
        assertThatThrownBy(() -> STANDARD.term(Locale.GERMAN, "short time", pattern))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("time in de");
    }

    @Test
    void a_language_has_a_name() {
        assertThatThrownBy(() -> STANDARD.with(Locale.ROOT, INITIAL, TemplateForm.SHORT, "{title}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("language of a template");
    }
}
