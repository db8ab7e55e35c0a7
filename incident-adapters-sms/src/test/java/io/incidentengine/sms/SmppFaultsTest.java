package io.incidentengine.sms;

import static io.incidentengine.sms.Messages.sms;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that refuse, hang, break off, talk nonsense, or ask to be slower. */
@Tag("S28")
@Tag("S30")
class SmppFaultsTest {
    private Smsc smsc;
    private SmppGateway gateway;

    @BeforeEach
    void start() throws IOException {
        smsc = Smsc.start();
        gateway = gateway(Duration.ofSeconds(5));
    }

    private SmppGateway gateway(Duration answers) {
        return SmppGateway.to(smsc.server().timeouts(Duration.ofMillis(500), answers))
                .window(8)
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        smsc.close();
    }

    private void answersWithin(Duration time) {
        gateway.close();
        gateway = gateway(time);
    }

    private static Class<?> result(String named) {
        return switch (named) {
            case "accepted" -> Accepted.class;
            case "later" -> RetryLater.class;
            case "rejected" -> Rejected.class;
            default -> Ambiguous.class;
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0x01, rejected
            0x04, later
            0x08, later
            0x0a, later
            0x0b, rejected
            0x33, rejected
            0x45, later
            0x48, later
            0x50, rejected
            0x51, rejected
            0x64, later
            0x65, rejected
            0x66, rejected
            0xfe, rejected
            0xff, ambiguous
            0x400, later
            0x4ff, later
            """)
    void the_status_of_an_answer_says_whether_it_is_of_use_to_try_again(int status, String expected) {
        smsc.refuses(status);

        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(result(expected));
        assertThat(smsc.asUsual().taken()).isEmpty();
        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(Accepted.class);
        assertThat(smsc.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0x58
            0x14
            """)
    void a_server_that_asks_to_be_slower_gets_the_message_a_little_later(int status) {
        AtomicInteger tries = new AtomicInteger();
        smsc.does((message, link) -> {
            if (tries.incrementAndGet() <= 3) {
                throw new ProcessRequestException("slower", status);
            }
            return message.id();
        });

        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(Accepted.class);
        assertThat(tries).hasValue(4);
        assertThat(smsc.taken()).hasSize(1);
    }

    @Test
    void a_server_that_goes_on_asking_to_be_slower_is_left_alone_until_later() {
        answersWithin(Duration.ofMillis(300));
        AtomicInteger tries = new AtomicInteger();
        smsc.does((message, link) -> {
            tries.incrementAndGet();
            throw new ProcessRequestException("slower", SMPPConstant.STAT_ESME_RTHROTTLED);
        });

        assertThat(gateway.send(sms("m", "text")))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).contains("too many at once", "0x58"));
        assertThat(tries).hasValueBetween(2, 5);
    }

    @Test
    void a_server_that_is_not_there_is_to_be_tried_later() throws IOException {
        smsc.down();
        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(RetryLater.class);

        smsc.up();

        Patience.await("a connection", () -> gateway.send(sms("m", "text")) instanceof Accepted);
        assertThat(smsc.taken()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0x0d, the login is refused
            0x0e, the password is wrong
            0x0f, the user is not known
            """)
    void a_login_that_is_refused_is_for_somebody_to_mend(int status, String why) {
        smsc.refusesLogins(status);

        assertThat(gateway.send(sms("m", "text")))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).contains(why));
        smsc.asUsual();
        Patience.await("a connection", () -> gateway.send(sms("m", "text")) instanceof Accepted);
    }

    @Test
    void a_server_that_takes_the_connection_and_says_nothing_is_to_be_tried_later() {
        answersWithin(Duration.ofMillis(200));
        smsc.isSilent();

        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(RetryLater.class);
    }

    @Test
    void an_answer_that_does_not_come_is_ambiguous_and_the_connection_is_replaced() {
        answersWithin(Duration.ofMillis(300));
        assertThat(gateway.send(sms("1", "text"))).isInstanceOf(Accepted.class);
        smsc.hangs();
        assertThat(gateway.send(sms("2", "text"))).isInstanceOf(Ambiguous.class);

        smsc.asUsual();

        assertThat(gateway.send(sms("3", "text"))).isInstanceOf(Accepted.class);
        assertThat(smsc.logins()).isEqualTo(2);
    }

    @Test
    void one_answer_that_does_not_come_does_not_end_the_connection_for_others() throws Exception {
        answersWithin(Duration.ofSeconds(1));
        CountDownLatch hanging = new CountDownLatch(1);
        smsc.does((message, link) -> {
            if (message.text().equals("hang")) {
                hanging.countDown();
                return null;
            }
            return message.id();
        });
        CompletableFuture<Void> first =
                Patience.beside(() -> assertThat(gateway.send(sms("1", "hang"))).isInstanceOf(Ambiguous.class));
        assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(gateway.send(sms("2", "text"))).isInstanceOf(Accepted.class);
        Patience.await(first);

        assertThat(gateway.send(sms("3", "text"))).isInstanceOf(Accepted.class);
        assertThat(smsc.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            reset
            unbind
            """)
    void what_ends_the_connection_in_mid_window_makes_ambiguous_what_is_under_way_and_nothing_else(String how)
            throws Exception {
        answersWithin(Duration.ofMinutes(1)); // nobody waits so long: the end of the connection ends the waiting
        assertThat(gateway.send(sms("before", "text"))).isInstanceOf(Accepted.class);
        CountDownLatch underWay = new CountDownLatch(4);
        Smsc.Link[] link = new Smsc.Link[1];
        smsc.does((message, over) -> {
            link[0] = over;
            underWay.countDown();
            return null;
        });
        List<CompletableFuture<SendResult>> four = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> gateway.send(sms("m" + i, "text")), Patience::begin))
                .toList();
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();

        smsc.asUsual();
        if (how.equals("reset")) {
            link[0].reset();
        } else {
            link[0].unbind();
        }

        for (CompletableFuture<SendResult> one : four) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isInstanceOf(Ambiguous.class);
        }
        assertThat(gateway.send(sms("after", "text"))).isInstanceOf(Accepted.class);
    }

    @Test
    void garbage_in_place_of_an_answer_is_ambiguous_and_the_connection_is_replaced() {
        byte[][] garbage = {
            "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            {0x7F, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
            {-1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
            {0, 0, 0, 2, 0, 0},
        };
        for (byte[] octets : garbage) {
            smsc.asUsual();
            assertThat(gateway.send(sms("before", "text"))).isInstanceOf(Accepted.class);
            smsc.does((message, link) -> {
                link.write(octets);
                return null;
            });
            assertThat(gateway.send(sms("m", "text"))).isInstanceOf(Ambiguous.class);
        }
        smsc.asUsual();
        assertThat(gateway.send(sms("after", "text"))).isInstanceOf(Accepted.class);
        assertThat(smsc.logins()).isEqualTo(garbage.length + 1);
    }

    @Test
    void what_the_server_does_not_understand_is_no_end_of_the_connection() {
        smsc.does((message, link) -> {
            byte[] nack = {0, 0, 0, 16, -128, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 2};
            link.write(nack);
            return null;
        });

        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(RetryLater.class);
        smsc.asUsual();
        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(Accepted.class);
        assertThat(smsc.logins()).isEqualTo(1);
    }

    @Test
    void a_connection_is_used_again_and_one_that_died_meanwhile_replaced_at_once() {
        gateway.send(sms("1", "text"));
        gateway.send(sms("2", "text"));
        assertThat(smsc.logins()).isEqualTo(1);

        smsc.dropConnections();

        Patience.await("another", () -> gateway.send(sms("3", "text")) instanceof Accepted);
        assertThat(smsc.logins()).isEqualTo(2);
    }

    @Test
    void a_connection_that_ends_while_it_is_made_holds_nobody_up() throws Exception {
        smsc.isBrief();
        for (int i = 0; i < 50; i++) {
            try (SmppGateway one = gateway(Duration.ofSeconds(2))) {
                CompletableFuture<SendResult> result =
                        CompletableFuture.supplyAsync(() -> one.send(sms("m", "text")), Patience::begin);
                assertThat(result.get(30, TimeUnit.SECONDS)) // who is quick enough gets through
                        .isInstanceOfAny(RetryLater.class, Ambiguous.class, Accepted.class);
            }
        }
        smsc.asUsual();
        assertThat(gateway.send(sms("m", "text"))).isInstanceOf(Accepted.class);
    }

    @Test
    void a_silent_connection_is_asked_whether_it_is_there_and_replaced_if_not() {
        gateway.close();
        gateway = SmppGateway.to(smsc.server().enquiringAfter(Duration.ofMillis(100)))
                .build();
        gateway.send(sms("1", "text"));

        Patience.await("an enquiry", () -> smsc.enquiries() > 1);
        assertThat(smsc.logins()).isEqualTo(1);
    }

    @Test
    void no_more_are_under_way_than_the_window_allows() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(8);
        smsc.does((message, link) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            try {
                assertThat(full.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException over) {
                throw new IllegalStateException(over);
            } finally {
                now.decrementAndGet();
            }
            return message.id();
        });
        List<CompletableFuture<SendResult>> all = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> gateway.send(sms("m" + i, "text")), Patience::begin))
                .toList();
        for (CompletableFuture<SendResult> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
        }

        assertThat(gateway.window()).isEqualTo(8);
        assertThat(most).hasValue(8);
    }

    @Test
    void who_is_given_up_before_it_is_sent_has_sent_nothing_and_afterwards_nobody_knows() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        smsc.does((message, link) -> {
            underWay.countDown();
            return null;
        });
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        Thread sending = new Thread(() -> {
            Thread.currentThread().interrupt();
            SendResult before = gateway.send(sms("1", "text"));
            if (Thread.interrupted() && before instanceof RetryLater) {
                result.complete(gateway.send(sms("2", "text")));
            } else {
                result.complete(before);
            }
        });
        sending.start();
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        sending.interrupt();

        assertThat(result.get(60, TimeUnit.SECONDS)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_gateway_that_is_closed_sends_nothing_and_may_be_closed_again() {
        gateway.send(sms("1", "text"));
        gateway.close();
        gateway.close();

        assertThat(gateway.send(sms("2", "text"))).isInstanceOf(RetryLater.class);
        assertThat(smsc.taken()).hasSize(1);
    }
}
