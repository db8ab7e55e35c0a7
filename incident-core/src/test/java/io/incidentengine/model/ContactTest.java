package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to reach a person; whole addresses never reach a log. */
@Tag("R3")
class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, a…n@example.org",
        "first.last@example.org, f…t@example.org",
        "al@example.org, …@example.org",
        "a@example.org, …@example.org",
        "a@b@example.org, a…b@example.org",
        "\uD83D\uDD25ab\uD83D\uDD25@example.org, \uD83D\uDD25…\uD83D\uDD25@example.org",
        "@handle, …dle",
        "+49 170 5550100, …100",
        "5550100, …100",
        "555010, …",
        "110, …",
        "\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25, \u2026\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25"
    })
    void an_address_shows_only_its_ends(String address, String masked) {
        assertThat(new Contact(ChannelType.named("chat"), address).masked()).isEqualTo(masked);
    }

    @Test
    void it_is_masked_wherever_it_is_printed() {
        Person ann =
                Person.of("u1", "Ann Example", Contact.email("ann.example@example.org"), Contact.sms("+491705550100"));

        assertThat(ann).hasToString("Person[u1, [e-mail a…e@example.org, SMS …100]]");
    }

    @Test
    void each_kind_has_its_channel() {
        assertThat(Contact.email("a@b").channel()).isEqualTo(ChannelType.EMAIL);
        assertThat(Contact.sms("1").channel()).isEqualTo(ChannelType.SMS);
        assertThat(Contact.phone("1").channel()).isEqualTo(ChannelType.PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a@b\r\nBcc: all@example.org", "a\u0000b"})
    void an_address_is_one_line(String bad) {
        assertThatThrownBy(() -> Contact.email(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("contact address is ");
    }

    @Test
    void a_person_reads_english_in_utc_unless_told_otherwise() {
        Person ann = Person.of("u1", "Ann");
        Person there = ann.in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));

        assertThat(ann.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(ann.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(there.locale()).isEqualTo(Locale.CHINESE);
        assertThat(there.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(there.id()).isEqualTo(ann.id());
    }

    @Test
    void the_first_contact_on_a_channel_is_preferred() {
        Person ann = Person.of("u1", "Ann", Contact.sms("1"), Contact.email("a@b"), Contact.sms("2"))
                .with(Contact.email("c@d"));

        assertThat(ann.contact(ChannelType.SMS)).contains(Contact.sms("1"));
        assertThat(ann.contact(ChannelType.EMAIL)).contains(Contact.email("a@b"));
        assertThat(ann.contact(ChannelType.PHONE)).isEmpty();
        assertThat(ann.contacts()).hasSize(4);
    }

    @Test
    void only_mail_goes_to_all_together() {
        assertThat(ChannelType.EMAIL.isShared()).isTrue();
        assertThat(ChannelType.named("e-mail").isShared()).isTrue();
        assertThat(ChannelType.SMS.isShared()).isFalse();
        assertThat(ChannelType.PHONE.isShared()).isFalse();
    }
}
