package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            +49 (30) 555-010,   +4930555010
            030 / 55 50 10,     +4930555010
            0170 5550100,       +491705550100
            +1 212-555-0100,    +12125550100
            0043 1 5550100,     +4315550100
            +39 06 5550100,     +39065550100
            ００４９３０５５５０１０,  +4930555010
            """)
    void numbers_are_read_as_people_in_a_country_write_them(String written, String expected) {
        assertThat(PhoneNumbers.of("de").parse(written).e164()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "030 555010",
                "+49",
                "+999 123456",
                "+49 30 555010 ext. 7",
                "+491705550100123456789",
                "112"
            })
    void what_is_no_number_of_the_world_is_refused_and_not_shown(String written) {
        assertThatThrownBy(() -> PhoneNumbers.international().parse(written))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused.what()).isEqualTo("phone number");
                    assertThat(refused.found()).doesNotContain("55", "12345", "ann");
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            491705550100,   +491705550100
            +491705550100,  +491705550100
            00491705550100, +491705550100
            01705550100,    +491705550100
            """)
    void numbers_of_providers_mostly_bear_their_country_with_or_without_a_plus(String written, String expected) {
        assertThat(PhoneNumbers.of("DE").ofProvider(written)).contains(new PhoneNumber(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Incidents", "12345", "+", "0"})
    void what_providers_put_in_the_place_of_a_number_is_none(String written) {
        assertThat(PhoneNumbers.international().ofProvider(written)).isEmpty();
    }

    @Test
    void a_country_that_is_none_is_refused() {
        assertThatThrownBy(() -> PhoneNumbers.of("XX")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_number_is_masked_when_printed_and_checked_when_made() {
        assertThat(new PhoneNumber("+4930555010")).hasToString("…010");
        assertThat(new PhoneNumber("+4930555010").digits()).isEqualTo("4930555010");
        for (String wrong : new String[] {"4930555010", "+0930555010", "+", "+4930a", "+1234567890123456"}) {
            assertThatThrownBy(() -> new PhoneNumber(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining(wrong + ";");
        }
    }

    @Test
    void what_gateways_are_handed_shows_neither_number_nor_text() {
        assertThat(Messages.sms("key", "hush"))
                .asString()
                .contains("key", "…100")
                .doesNotContain("hush", "5550");
        assertThat(new Call("key", new PhoneNumber(Messages.ANN), "hush", java.util.Locale.ENGLISH, true))
                .asString()
                .contains("key", "…100")
                .doesNotContain("hush", "5550");
        assertThat(new SmsReply(new PhoneNumber(Messages.ANN), "hush", java.time.Instant.EPOCH))
                .asString()
                .doesNotContain("hush", "5550");
    }
}
