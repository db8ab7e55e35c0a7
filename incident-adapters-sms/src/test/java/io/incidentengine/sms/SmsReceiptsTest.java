package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.Patience;
import io.incidentengine.testkit.FaultyStore;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the centre says of messages afterwards. */
@Tag("S29")
class SmsReceiptsTest {
    /** After which what is unknown is tried again. */
    private static final List<Duration> AT_ONCE = List.of(Duration.ofMillis(5), Duration.ofMillis(5));

    private static Optional<Grade> grade(Desk desk, IncidentId id) {
        return desk.messageTo(id, "olga").grade(Instant.MAX);
    }

    @ParameterizedTest
    @EnumSource
    void a_receipt_is_evidence_of_its_message_in_whichever_order_and_as_often_as_it_comes(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            String name = desk.nameOf(id, "olga");
            assertThat(grade(desk, id)).contains(Grade.ACCEPTED);

            assertThat(desk.smsc.receipt(name, Desk.OLGA, "ENROUTE", "2603020801"))
                    .isZero();
            assertThat(grade(desk, id)).contains(Grade.ACCEPTED);
            assertThat(desk.smsc.receipt(name, Desk.OLGA, "DELIVRD", "2603020803"))
                    .isZero();
            assertThat(grade(desk, id)).contains(Grade.DELIVERED);
            desk.now.updateAndGet(now -> now.plusSeconds(5));
            assertThat(desk.smsc.receipt(name, Desk.OLGA, "DELIVRD", "2603020803"))
                    .isZero();
            assertThat(desk.smsc.receipt(name, Desk.OLGA, "UNDELIV", "2603020802"))
                    .isZero();
            assertThat(grade(desk, id)).as("what is older than what is known").contains(Grade.DELIVERED);
            assertThat(desk.smsc.receipt(name, Desk.OLGA, "UNDELIV", "2603020804"))
                    .isZero();
            assertThat(grade(desk, id)).isEmpty();
            assertThat(desk.messageTo(id, "omar").grade(Instant.MAX)).contains(Grade.ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "DELETED", "UNDELIV", "REJECTD"})
    void a_message_that_does_not_arrive_has_the_next_person_told(String state) throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            int before = desk.calls.calls.size();
            desk.smsc.receipt(desk.nameOf(id, "olga"), Desk.OLGA, state, "2603020803");
            desk.pass(Duration.ofMinutes(1));

            assertThat(desk.messageTo(id, "olga").news().get(0).detail()).isEqualTo(state);
            assertThat(desk.calls.calls.subList(before, desk.calls.calls.size()))
                    .extracting(call -> call.to().digits())
                    .contains(Desk.OLGA);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_receipt_after_a_restart_is_known_by_the_name_in_the_store(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            String name = desk.nameOf(id, "olga");
            Desk next = desk.restarted();
            next.smsc.receipt(name, Desk.OLGA, "DELIVRD", "2603020803");

            assertThat(grade(next, id)).contains(Grade.DELIVERED);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            3fa2,     16290
            3FA2,     3fa2
            3FA2,     00003FA2
            0000003f, 63
            1000,     4096
            4096,     1000
            """)
    void a_name_may_be_decimal_in_one_place_and_hexadecimal_in_the_other(String answered, String said)
            throws Exception {
        for (boolean restart : new boolean[] {false, true}) {
            try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
                desk.smsc.does((message, link) -> message.to().equals(Desk.OLGA) ? answered : message.id());
                IncidentId id = desk.report();
                desk.engine.runDue();
                if (restart && MessageIds.of(said).contains(answered)) {
                    desk.restarted().smsc.receipt(said, Desk.OLGA, "DELIVRD", "2603020803");
                } else {
                    desk.smsc.receipt(said, Desk.OLGA, "DELIVRD", "2603020803");
                }

                assertThat(grade(desk, id)).as(answered).contains(Grade.DELIVERED);
            }
        }
    }

    @Test
    void a_number_tells_apart_what_two_spellings_leave_open() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            desk.smsc.does((message, link) -> message.to().equals(Desk.OLGA)
                    ? "1000" // hexadecimal, and 4096 in receipts
                    : message.to().equals(Desk.OMAR) ? "4096" : message.id());
            IncidentId id = desk.report();
            desk.engine.runDue();
            desk.smsc.receipt("4096", Desk.OLGA, "DELIVRD", "2603020803");

            assertThat(grade(desk, id)).contains(Grade.DELIVERED);
            assertThat(desk.messageTo(id, "omar").grade(Instant.MAX)).contains(Grade.ACCEPTED);
        }
    }

    @Test
    void what_is_said_of_strangers_is_confirmed_and_changes_nothing() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            desk.gateway.receiveInto(SmsIntake.of(desk.channel, desk.engine, AT_ONCE));
            IncidentId id = desk.report();
            desk.engine.runDue();

            assertThat(desk.smsc.receipt("4711", Desk.OLGA, "UNDELIV", "2603020803"))
                    .isZero();
            assertThat(desk.smsc.deliver(0x04, Desk.OLGA, "no such thing", (byte) 0))
                    .isZero();
            assertThat(grade(desk, id)).contains(Grade.ACCEPTED);
            Patience.await("a stray receipt", () -> desk.engine.strayNews() > 0);
            assertThat(desk.engine.strayNews())
                    .as("in whichever spellings it was tried")
                    .isEqualTo(1);
        }
    }

    @Test
    void parameters_count_before_the_text() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            desk.smsc.deliver(
                    0,
                    Desk.OLGA,
                    "id:4711 stat:UNDELIV",
                    (byte) 0,
                    new OptionalParameter.Receipted_message_id(desk.nameOf(id, "olga")),
                    new OptionalParameter.Message_state((byte) 2));

            assertThat(grade(desk, id)).contains(Grade.DELIVERED);
        }
    }

    @Test
    void a_long_message_is_delivered_when_all_its_parts_are() throws Exception {
        try (Smsc smsc = Smsc.start();
                SmppGateway gateway = SmppGateway.to(smsc.server()).build()) {
            Sms sms = Messages.sms("m", "x".repeat(400));
            gateway.send(sms);
            List<String> names = smsc.taken().stream().map(Smsc.Taken::id).toList();
            SentParts parts = new SentParts();
            SentParts.Whole whole = new SentParts.Whole(sms.to(), 3);
            IntStream.range(0, 3)
                    .forEach(place -> assertThat(parts.taken(whole, place, names.get(place)))
                            .isEmpty());

            assertThat(said(parts, names.get(2), News.Status.DELIVERED)).isEmpty();
            assertThat(said(parts, names.get(0), News.Status.DELIVERED)).isEmpty();
            assertThat(said(parts, names.get(1), News.Status.DELIVERED))
                    .hasValueSatisfying(
                            news -> assertThat(news.about().toString()).contains(names.get(0)));
            assertThat(said(parts, names.get(1), News.Status.FAILED))
                    .hasValueSatisfying(news -> assertThat(news.status()).isEqualTo(News.Status.FAILED));
        }
    }

    private static Optional<News> said(SentParts parts, String name, News.Status status) {
        return parts.said(receipt(name, status)).news();
    }

    private static SentParts.Receipt receipt(String name, News.Status status) {
        return new SentParts.Receipt(new SmsReceipt(name, status, OptionalLong.empty(), ""), Messages.ANN, Desk.START);
    }

    @Test
    void a_receipt_that_comes_before_the_answer_waits_for_it() {
        SentParts parts = new SentParts();
        assertThat(parts.said(receipt("16290", News.Status.DELIVERED)).known()).isFalse();

        SentParts.Whole whole = new SentParts.Whole(new PhoneNumber(Messages.ANN), 1);

        assertThat(parts.taken(whole, 0, "3fa2"))
                .singleElement()
                .satisfies(news -> assertThat(news.status()).isEqualTo(News.Status.DELIVERED));
        assertThat(parts.taken(whole, 0, "3fa2")).isEmpty();
    }

    @Test
    void what_is_unknown_is_handed_in_again_a_little_later_by_each_of_its_names() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger strays = new AtomicInteger();
        EarlyNews early = new EarlyNews(
                news -> tries.incrementAndGet() < 6 ? News.Reception.UNKNOWN : News.Reception.RECORDED,
                news -> counted(strays),
                AT_ONCE);

        assertThat(early.take(names())).isEqualTo(News.Reception.UNKNOWN);
        Patience.await("six tries", () -> tries.get() == 6);
        assertThat(strays).hasValue(0);
    }

    @Test
    void what_stays_unknown_counts_once_and_no_sooner_than_it_was_tried_for_the_last_time() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger strays = new AtomicInteger();
        AtomicInteger before = new AtomicInteger();
        EarlyNews early = new EarlyNews(
                news -> {
                    tries.incrementAndGet();
                    return News.Reception.UNKNOWN;
                },
                news -> {
                    before.set(tries.get());
                    return counted(strays);
                },
                AT_ONCE);

        assertThat(early.take(names())).isEqualTo(News.Reception.UNKNOWN);
        Patience.await("a stray", () -> strays.get() > 0);
        assertThat(strays).hasValue(1);
        assertThat(before).hasValue(2 * (1 + AT_ONCE.size()));
    }

    private static News.Reception counted(AtomicInteger strays) {
        strays.incrementAndGet();
        return News.Reception.UNKNOWN;
    }

    private static List<News> names() {
        SentParts.Receipt receipt = receipt("1", News.Status.DELIVERED);
        return List.of(receipt.news("1"), receipt.news("10"));
    }

    @Test
    void what_cannot_be_stored_now_is_left_to_the_centre_to_send_again() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY);
                Smsc other = Smsc.start();
                SmppGateway gateway = SmppGateway.to(other.server()).build()) {
            FaultyStore failing = FaultyStore.around(desk.store);
            try (IncidentEngine engine = IncidentEngine.on(failing).build()) {
                gateway.receiveInto(SmsIntake.of(desk.channel, engine));
                IncidentId id = desk.report();
                desk.engine.runDue();
                String name = desk.nameOf(id, "olga");
                failing.failsOnceBeforeCommit(1, FaultyStore.Write.RECORD);
                assertThat(other.receipt(name, Desk.OLGA, "DELIVRD", "2603020803"))
                        .isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
                assertThat(other.receipt(name, Desk.OLGA, "DELIVRD", "2603020803"))
                        .isZero();
                assertThat(grade(desk, id)).contains(Grade.DELIVERED);
            }
        }
    }

    @Test
    void who_has_no_intake_yet_leaves_it_to_the_centre_to_send_again() throws Exception {
        try (Smsc smsc = Smsc.start();
                SmppGateway gateway = SmppGateway.to(smsc.server()).build()) {
            gateway.send(Messages.sms("m", "text"));

            assertThat(smsc.receipt("1", Messages.ANN, "DELIVRD", "2603020803"))
                    .isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Test
    void the_connection_is_kept_while_nothing_is_sent_and_comes_back() throws Exception {
        try (Desk desk = Desk.open(Kept.IN_MEMORY)) {
            Patience.await("a login", () -> desk.smsc.logins() == 1);
            desk.smsc.down();
            desk.smsc.up();

            assertThat(desk.smsc.receipt("4711", Desk.OLGA, "DELIVRD", "2603020803"))
                    .isZero();
            assertThat(desk.smsc.logins()).isEqualTo(2);
        }
    }

    @Test
    void spellings_are_as_many_as_there_are() {
        assertThat(MessageIds.of("0010")).containsExactly("10", "a", "16");
        assertThat(MessageIds.of("3FA2")).containsExactly("3fa2", "16290");
        assertThat(MessageIds.of("SM-4711")).containsExactly("sm-4711");
        assertThat(MessageIds.of("0")).containsExactly("0");
        String uuid = "f".repeat(40);
        assertThat(MessageIds.of(uuid)).containsExactly(uuid);
        assertThat(MessageIds.of(new BigInteger("f".repeat(16), 16).toString())).contains("f".repeat(16));
    }
}
