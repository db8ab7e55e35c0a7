package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.testing.Kept;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send back. */
@Tag("S33")
class SmsRepliesTest {
    private static String code(Desk desk, IncidentId id) {
        return ReplyCode.of(desk.messageTo(id, "olga").message().key());
    }

    private static Optional<News> acknowledgement(Desk desk, IncidentId id) {
        return desk.messageTo(id, "olga").acknowledgement(Instant.MAX);
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_with_the_digits_acknowledges_the_message_that_bears_them(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId first = desk.report();
            desk.engine.runDue();
            desk.pass(Duration.ofMinutes(6));
            IncidentId second = desk.report();
            desk.engine.runDue();

            assertThat(desk.smsc.reply(Desk.OLGA, "Ok, " + code(desk, first) + ". Bin dran"))
                    .isZero();

            assertThat(acknowledgement(desk, first)).hasValueSatisfying(news -> {
                assertThat(news.by()).contains(PersonId.of("olga"));
                assertThat(news.detail()).contains("Bin dran");
            });
            assertThat(acknowledgement(desk, second)).isEmpty();
            assertThat(desk.messageTo(first, "omar").acknowledgement(Instant.MAX))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_without_digits_acknowledges_what_was_sent_there_last(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId first = desk.report();
            desk.engine.runDue();
            desk.pass(Duration.ofMinutes(6));
            IncidentId second = desk.report();
            desk.engine.runDue();

            desk.smsc.reply(Desk.OLGA, "ok");

            assertThat(acknowledgement(desk, second)).isPresent();
            assertThat(acknowledgement(desk, first)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_after_a_restart_is_found_in_the_store(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId first = desk.report();
            desk.engine.runDue();
            desk.pass(Duration.ofMinutes(6));
            IncidentId second = desk.report();
            desk.engine.runDue();
            String code = code(desk, first);
            Desk next = desk.restarted();

            next.smsc.reply(Desk.OLGA, code);
            assertThat(acknowledgement(next, first)).isPresent();
            assertThat(acknowledgement(next, second)).isEmpty();
            next.smsc.reply(Desk.OLGA, "ok");
            assertThat(acknowledgement(next, second)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_to_what_was_told_together_acknowledges_all_of_it_also_after_a_restart(Kept kept) throws Exception {
        for (boolean restart : new boolean[] {false, true}) {
            try (Desk desk = Desk.open(kept)) {
                IncidentId[] ids = new IncidentId[6];
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = desk.report();
                }
                desk.pass(Duration.ofMinutes(6));
                Delivery last = desk.messageTo(ids[5], "olga");
                String bundle = last.attempts().get(0).bundle();
                assertThat(bundle).isNotNull();

                (restart ? desk.restarted() : desk).smsc.reply(Desk.OLGA, ReplyCode.of(bundle));

                assertThat(acknowledgement(desk, ids[4])).isPresent();
                assertThat(acknowledgement(desk, ids[5])).isPresent();
            }
        }
    }

    @Test
    void digits_that_were_sent_to_somebody_else_acknowledge_nothing_of_theirs() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();

            desk.smsc.reply("491705559999", code(desk, id));
            desk.smsc.reply("Incidents", code(desk, id));

            assertThat(acknowledgement(desk, id)).isEmpty();
            assertThat(desk.messageTo(id, "olga").grade(Instant.MAX)).contains(Grade.ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "Unsubscribe"})
    void who_asks_to_be_left_alone_has_acknowledged_nothing(String text) throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();

            desk.smsc.reply(Desk.OLGA, text);

            assertThat(acknowledgement(desk, id)).isEmpty();
        }
    }

    @Test
    void a_reply_in_any_alphabet_and_in_parts_is_read_and_its_first_part_counts() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            first.writeBytes(new byte[] {5, 0, 3, 7, 2, 1});
            first.writeBytes(("Да, " + code(desk, id)).getBytes(StandardCharsets.UTF_16BE));
            ByteArrayOutputStream second = new ByteArrayOutputStream();
            second.writeBytes(new byte[] {5, 0, 3, 7, 2, 2});
            second.writeBytes("stop".getBytes(StandardCharsets.UTF_16BE));

            assertThat(desk.smsc.deliver(0x40, Desk.OLGA, first.toByteArray(), (byte) 8))
                    .isZero();
            assertThat(desk.smsc.deliver(0x40, Desk.OLGA, second.toByteArray(), (byte) 8))
                    .isZero();

            assertThat(desk.messageTo(id, "olga").news())
                    .singleElement()
                    .satisfies(news -> assertThat(news.detail()).startsWith("Да, "));
        }
    }

    @Test
    void garbage_from_a_phone_is_confirmed_and_passed_over() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            for (byte[] octets : new byte[][] {{}, {-1}, {127, 0, 1}, {2, 0, 9}, {5, 0, 3, 7, 2, 1}}) {
                assertThat(desk.smsc.deliver(0x40, "491705559999", octets, (byte) 8))
                        .isZero();
            }

            assertThat(acknowledgement(desk, id)).isEmpty();
            assertThat(desk.smsc.logins()).isEqualTo(1);
        }
    }
}
