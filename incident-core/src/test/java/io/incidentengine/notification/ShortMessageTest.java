package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes out by SMS fits, can be shown by every phone, and gives nobody away. */
class ShortMessageTest {
    private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final List<String> PIECES =
            List.of("Cards ", "declined ", "für ", "– ", "„Kasse“ ", "… ", "€", "😀", "Ж", "{x}", "[y]", "it’s ", "a");

    private static String brief(Notification told, String language) {
        return MessageTemplates.standard()
                .words(told, ChannelType.SMS, Told.reader(Locale.forLanguageTag(language), "Europe/Berlin"))
                .text();
    }

    private static Notification with(NotificationKind kind, String id, String title, String service) {
        return Told.of(
                kind,
                id,
                title,
                service,
                Told.full(kind).facts().entrySet().stream()
                        .filter(fact -> !fact.getKey().equals(Facts.TITLE)
                                && !fact.getKey().equals(Facts.SERVICE))
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void it_fits_into_one_message_whatever_the_title_and_the_service_are() {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            StringBuilder title = new StringBuilder("T");
            for (int n = random.nextInt(30); n > 0; n--) {
                title.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            NotificationKind kind = Told.KINDS.get(random.nextInt(Told.KINDS.size()));
            String service = random.nextBoolean() ? "payments" : "a-service-with-a-very-long-name-indeed";
            String id = random.nextBoolean() ? "INC-1234" : UUID;
            for (String language : List.of("en", "de")) {
                String text = brief(with(kind, id, title.toString().strip(), service), language);
                int septets = ShortMessage.septets(text);
                assertThat(septets >= 0 ? septets : text.length())
                        .as(text)
                        .isLessThanOrEqualTo(septets >= 0 ? ShortMessage.LENGTH : ShortMessage.WIDE_LENGTH);
                assertThat(text).contains(id);
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            }
        }
    }

    @Test
    void usual_facts_need_nothing_but_the_default_alphabet() {
        for (NotificationKind kind : Told.KINDS) {
            for (String language : List.of("en", "de")) {
                String text = brief(with(kind, UUID, "“Cards” – it’s…", "payments"), language);
                assertThat(ShortMessage.isNarrow(text)).as(text).isTrue();
            }
        }
    }

    @Test
    void usual_titles_are_not_cut() {
        for (NotificationKind kind : Told.KINDS) {
            for (String language : List.of("en", "de")) {
                assertThat(brief(with(kind, UUID, "Cards are declined", "payments"), language))
                        .contains("Cards are declined");
            }
        }
    }

    @Test
    void nothing_that_people_wrote_is_in_it_but_the_title() {
        for (NotificationKind kind : Told.KINDS) {
            for (String language : List.of("en", "de")) {
                assertThat(brief(Told.full(kind), language)).doesNotContain("Miller", "555010", "pool");
                Template template =
                        MessageTemplates.standard().template(Locale.forLanguageTag(language), kind, TemplateForm.SHORT);
                assertThat(template.required()).doesNotContain(Facts.NOTE);
                assertThat(template.fill(name -> name.equals(Facts.NOTE) ? "SECRET" : "x"))
                        .doesNotContain("SECRET");
            }
        }
    }

    @Test
    void a_title_is_cut_at_a_whole_character_with_dots_that_every_phone_has() {
        String narrow =
                brief(with(NotificationKind.MERGED, "INC-1", "Cards ".repeat(30).strip(), "payments"), "en");
        assertThat(narrow).contains("Ca...").doesNotContain("....").hasSizeBetween(150, 160);
        String wide = brief(with(NotificationKind.MERGED, "INC-1", "😀".repeat(100), "payments"), "en");
        assertThat(wide).contains("😀...").hasSizeBetween(190, 201);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(wide)).isTrue();
    }

    @Test
    void characters_that_take_two_places_count_twice() {
        assertThat(ShortMessage.septets("a€[")).isEqualTo(5);
        assertThat(ShortMessage.septets("ç")).isEqualTo(-1);
        assertThat(ShortMessage.septets("Ç")).isEqualTo(1);
    }

    @Test
    void it_is_one_line() {
        assertThat(brief(with(NotificationKind.INITIAL, "INC-1", "Cards\u00a0\u202f \u2028x", "pay"), "en"))
                .contains("Cards x");
    }
}
