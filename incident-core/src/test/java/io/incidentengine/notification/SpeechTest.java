package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said on the phone can be understood. */
class SpeechTest {

    @Test
    void an_id_is_spelled_with_pauses() {
        assertThat(Speech.spell("INC-42", "ending in")).isEqualTo("I N C, 4 2");
        assertThat(Speech.spell("a1", "ending in")).isEqualTo("A 1");
    }

    @Test
    void of_a_long_id_the_end_is_enough() {
        assertThat(Speech.spell("0f8fad5b-d9cb-469f-a165-70867728950e", "ending in"))
                .isEqualTo("ending in 2 8 9 5 0 E");
    }

    @Test
    void no_mark_is_read_aloud() {
        assertThat(Speech.plain("[P1] <b>pool</b> {x} #7 a_b/c \"now\" (50 %)"))
                .isEqualTo("P1 b pool b x 7 a b c now 50 %");
    }

    @Test
    void nothing_on_the_phone_needs_eyes() {
        for (NotificationKind kind : Told.KINDS) {
            for (String language : new String[] {"en", "de"}) {
                String said = MessageTemplates.standard()
                        .words(
                                Told.full(kind),
                                ChannelType.PHONE,
                                Told.reader(Locale.forLanguageTag(language), "Europe/Berlin"))
                        .text();
                assertThat(said)
                        .doesNotContainPattern("[\\[\\](){}<>|/_#*\\n]")
                        .doesNotContain("INC-1", "PT", "Miller", "pool", "..", " .", " ,");
                assertThat(said).contains("I N C, 1");
            }
        }
    }
}
