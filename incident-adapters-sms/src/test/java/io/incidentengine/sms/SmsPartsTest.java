package io.incidentengine.sms;

import static io.incidentengine.sms.Messages.sms;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alphabets, lengths, parts, and parts of which some are taken and others not. */
class SmsPartsTest {
    private Smsc smsc;
    private SmppGateway gateway;

    @BeforeEach
    void start() throws IOException {
        smsc = Smsc.start();
        gateway = SmppGateway.to(smsc.server()).build();
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            x, 160, 1, 0
            x, 161, 2, 0
            x, 306, 2, 0
            x, 307, 3, 0
            €, 80,  1, 0
            €, 81,  2, 0
            €, 152, 2, 0
            €, 153, 3, 0
            ж, 70,  1, 8
            ж, 71,  2, 8
            ж, 134, 2, 8
            ж, 135, 3, 8
            🔥, 35,  1, 8
            🔥, 36,  2, 8
            🔥, 66,  2, 8
            🔥, 67,  3, 8
            """)
    void a_text_takes_as_few_parts_as_the_standard_allows(String character, int times, int parts, int coding) {
        SmsParts cut = SmsParts.of(character.repeat(times), false);

        assertThat(cut.count()).isEqualTo(parts);
        assertThat(cut.dataCoding()).isEqualTo((byte) coding);
        assertThat(String.join("", cut.texts())).isEqualTo(character.repeat(times));
        for (int part = 0; part < parts; part++) {
            int octets = cut.octets(part, 7, false).length;
            int header = parts == 1 ? 0 : 6;
            assertThat(coding == 8 ? octets : header + ((octets - header) * 7 + 7) / 8)
                    .as("octets on the air")
                    .isLessThanOrEqualTo(140);
        }
    }

    @Test
    void a_wide_reference_costs_one_character_of_each_part() {
        assertThat(SmsParts.of("x".repeat(304), true).count()).isEqualTo(2);
        assertThat(SmsParts.of("x".repeat(305), true).count()).isEqualTo(3);
        assertThat(SmsParts.of("ж".repeat(132), true).count()).isEqualTo(2);
        assertThat(SmsParts.of("ж".repeat(133), true).count()).isEqualTo(3);
        assertThat(SmsParts.of("x".repeat(305), true).octets(2, 0x1234, true)).startsWith(6, 8, 4, 0x12, 0x34, 3, 3);
    }

    @Test
    void the_default_alphabet_has_128_places_and_ten_more_and_all_are_read_back() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0xFFFF; c++) {
            if (Gsm7.places(c) > 0) {
                all.append(c);
            }
        }
        assertThat(all).hasSize(127 + 10);
        assertThat(Gsm7.decoded(Gsm7.encoded(all.toString()))).isEqualTo(all.toString());
        assertThat(Gsm7.encoded("@£$_ a{€")).containsExactly(0, 1, 2, 0x11, 0x20, 0x61, 0x1B, 0x28, 0x1B, 0x65);
        assertThat(Gsm7.encoded("¡Ä¿à")).containsExactly(0x40, 0x5B, 0x60, 0x7F);
        assertThat(Gsm7.decoded(new byte[] {(byte) 0x80, 0x1B})).isEqualTo("\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"false, 8", "true, 16"})
    void a_long_message_arrives_whole_whatever_it_is_written_in(boolean wide, int bits) {
        gateway.close();
        SmppGateway.Builder builder = SmppGateway.to(smsc.server()).from("+4930555010");
        gateway = wide ? builder.wideReferences().build() : builder.build();
        String narrow = "Störung {Kasse} 10 € ".repeat(30).strip();
        String other = "Störung 🔥 Ж ".repeat(30).strip();

        assertThat(gateway.send(sms("1", narrow))).isInstanceOf(Accepted.class);
        assertThat(gateway.send(sms("2", other))).isInstanceOf(Accepted.class);

        assertThat(smsc.texts()).containsExactly(narrow, other);
        assertThat(smsc.taken()).allSatisfy(part -> {
            assertThat(part.to()).isEqualTo(Messages.ANN.substring(1));
            assertThat(part.from()).isEqualTo("4930555010");
            assertThat(part.receipt()).isTrue();
            assertThat(part.reference()).isLessThan(1 << bits);
        });
    }

    @Test
    void the_reference_of_a_long_message_is_the_name_of_its_first_part() {
        Accepted accepted = (Accepted) gateway.send(sms("m", "x".repeat(400)));

        assertThat(smsc.taken()).hasSize(3);
        assertThat(accepted.reference()).isEqualTo(smsc.taken().get(0).id());
    }

    @Test
    @Tag("S28")
    void of_a_message_that_is_half_sent_the_other_half_goes_out_under_the_same_reference() {
        AtomicInteger count = new AtomicInteger();
        smsc.does((message, link) -> {
            if (count.incrementAndGet() == 2) {
                throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN);
            }
            return message.id();
        });
        Sms sms = sms("m", "x".repeat(150) + "y".repeat(150) + "z".repeat(100));
        assertThat(gateway.send(sms))
                .isInstanceOfSatisfying(
                        RetryLater.class,
                        later -> assertThat(later.reason())
                                .startsWith("part 2 of 3, of which 1 are taken: ")
                                .contains("0x64"));

        assertThat(gateway.send(sms)).isInstanceOf(Accepted.class);
        assertThat(smsc.taken()).extracting(Smsc.Taken::part).containsExactly(1, 2, 3);
        assertThat(smsc.texts()).containsExactly(sms.text());
    }

    @Test
    @Tag("S28")
    void a_part_of_which_nobody_knows_goes_out_again_and_those_before_it_do_not() {
        AtomicInteger count = new AtomicInteger();
        smsc.does((message, link) -> {
            if (count.incrementAndGet() == 3) {
                link.reset();
            }
            return message.id();
        });
        Sms sms = sms("m", "x".repeat(400));
        assertThat(gateway.send(sms))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        lost -> assertThat(lost.reason()).startsWith("part 3 of 3, of which 2 are taken: "));

        assertThat(gateway.send(sms)).isInstanceOf(Accepted.class);
        assertThat(smsc.taken()).extracting(Smsc.Taken::part).containsExactly(1, 2, 3, 3);
        assertThat(smsc.texts()).containsExactly(sms.text());
    }

    @Test
    @Tag("S28")
    void other_words_under_the_same_key_go_out_whole() {
        smsc.does((message, link) -> {
            if (message.part() == 2) {
                throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN);
            }
            return message.id();
        });
        gateway.send(sms("m", "x".repeat(200)));
        smsc.asUsual();

        gateway.send(sms("m", "y".repeat(200)));

        assertThat(smsc.texts()).containsExactly("x".repeat(153), "y".repeat(200));
    }

    @Test
    void a_part_that_is_refused_for_good_refuses_the_message_and_says_which() {
        smsc.does((message, link) -> {
            if (message.part() == 2) {
                throw new ProcessRequestException("never", SMPPConstant.STAT_ESME_RX_P_APPN);
            }
            return message.id();
        });

        assertThat(gateway.send(sms("m", "x".repeat(200))))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.reason()).startsWith("part 2 of 2, of which 1 are taken: "));
    }

    @Test
    void a_text_beyond_all_measure_is_refused() {
        assertThat(gateway.send(sms("m", "x".repeat(255 * 153 + 1)))).isInstanceOf(Rejected.class);
        assertThat(smsc.taken()).isEmpty();
    }

    @Test
    void a_name_or_a_short_code_may_be_the_sender() {
        assertThat(SmsSender.of("Incidents").type()).isEqualTo(org.jsmpp.bean.TypeOfNumber.ALPHANUMERIC);
        assertThat(SmsSender.of("12345").type()).isEqualTo(org.jsmpp.bean.TypeOfNumber.NETWORK_SPECIFIC);
        assertThat(SmsSender.of("+49 30 555010").address()).isEqualTo("4930555010");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> SmsSender.of("Incident Desk"))
                .isInstanceOf(io.incidentengine.model.InvalidInputException.class);
    }

    @Test
    void parts_are_begun_only_as_long_as_there_is_time() throws Exception {
        gateway.close();
        gateway = SmppGateway.to(smsc.server().timeouts(Duration.ofMillis(100), Duration.ofSeconds(5)))
                .build();
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        smsc.does((message, link) -> {
            try {
                assertThat(never.await(3, java.util.concurrent.TimeUnit.SECONDS))
                        .isFalse();
            } catch (InterruptedException over) {
                throw new IllegalStateException(over);
            }
            return message.id();
        });

        assertThat(gateway.send(sms("m", "x".repeat(400))))
                .isInstanceOfSatisfying(
                        RetryLater.class,
                        later -> assertThat(later.reason())
                                .isEqualTo("part 3 of 3, of which 2 are taken: no time is left"));
    }
}
