package io.incidentengine.sms;

import static io.incidentengine.sms.Messages.sms;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message when the HTTP provider, or the way to it, is at fault. */
@Tag("S28")
@Tag("S30")
class HttpFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    private final HttpPeer peer = HttpPeer.start();

    @AfterEach
    void close() {
        peer.close();
    }

    private static HttpSmsGateway.Builder to(URI address) {
        return HttpSmsGateway.to(address)
                .unencrypted()
                .json("{\"to\": \"{to}\", \"text\": \"{text}\"}")
                .timeouts(SHORT, Duration.ofSeconds(20));
    }

    private SendResult sent(HttpSmsGateway.Builder builder) {
        try (HttpSmsGateway gateway = builder.build()) {
            return gateway.send(sms("m", "hush"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, Accepted", "201, Accepted", "202, Accepted", "204, Accepted", "301, RetryLater", "302, RetryLater",
        "303, Ambiguous", "307, RetryLater", "308, RetryLater", "400, Rejected", "401, RetryLater", "402, RetryLater",
        "403, RetryLater", "404, RetryLater", "405, RetryLater", "407, RetryLater", "408, RetryLater", "409, Ambiguous",
        "410, RetryLater", "413, Rejected", "415, RetryLater", "422, Rejected", "425, RetryLater", "429, RetryLater",
        "500, Ambiguous", "501, RetryLater", "502, Ambiguous", "503, RetryLater", "504, Ambiguous", "505, RetryLater"
    })
    void each_status_means_what_the_page_says(int status, String result) {
        if (status == 204) {
            peer.does((request, link) -> link.write("HTTP/1.1 204 Said\r\n\r\n"));
        } else {
            peer.answers(status, "Location: " + peer.address() + "\r\n", "");
        }

        assertThat(sent(to(peer.address())).getClass().getSimpleName()).isEqualTo(result);
        assertThat(peer.requests).as("no redirect is followed").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 17, PT17S",
        "Retry-After: 999999999, PT24H",
        "Retry-After: 99999999999999999999, PT0S",
        "Retry-After: -1, PT0S",
        "Retry-After: soon, PT0S",
        "X-None: 1, PT0S"
    })
    void it_is_asked_again_when_it_says(String header, Duration after) {
        peer.answers(429, header + "\r\n", "");

        assertThat(((RetryLater) sent(to(peer.address()))).after()).isEqualTo(after);
    }

    @Test
    void a_date_to_ask_again_counts_from_the_server_s_own_clock() {
        peer.answers(503, "Date: Mon, 02 Mar 2026 08:00:00 GMT\r\nRetry-After: Mon, 02 Mar 2026 08:02:00 GMT\r\n", "");
        assertThat(((RetryLater) sent(to(peer.address()))).after()).hasMinutes(2);

        peer.answers(503, "Date: Mon, 02 Mar 2026 08:00:00 GMT\r\nRetry-After: Mon, 02 Mar 2026 07:00:00 GMT\r\n", "");
        assertThat(((RetryLater) sent(to(peer.address()))).after()).isZero();
    }

    @Test
    void signs_count_before_the_status_in_their_order() {
        HttpSmsGateway.Builder told = to(peer.address())
                .refusedBy(HttpSign.json("/error/code", "7", "INVALID").and(HttpSign.status(200)))
                .busyBy(HttpSign.text("SLOW DOWN"))
                .acceptedBy(HttpSign.json("/id"))
                .referenceAt("/id")
                .codeAt("/error/code");

        peer.answers(200, "", "{\"error\": {\"code\": 7}}");
        assertThat(sent(told)).isEqualTo(new Rejected("HTTP status 200, 7"));
        peer.answers(200, "Retry-After: 3\r\n", "ERR SLOW DOWN");
        assertThat(sent(told))
                .isEqualTo(new RetryLater("HTTP status 200, to be asked after PT3S", Duration.ofSeconds(3)));
        peer.answers(500, "", "{\"id\": 4711, \"error\": null}");
        assertThat(sent(told)).isEqualTo(new Accepted("4711"));
        peer.answers(200, "", "{\"other\": [1]}");
        assertThat(sent(told)).isInstanceOf(Ambiguous.class);
        peer.answers(400, "", "{\"error\": {\"code\": \"BAD_TOKEN\"}}");
        assertThat(sent(told))
                .as("where refusals are configured, no other is one")
                .isEqualTo(new RetryLater("HTTP status 400, BAD_TOKEN", Duration.ZERO));
    }

    @Test
    void a_reference_is_found_in_text_too_and_an_answer_without_one_is_ambiguous() {
        HttpSmsGateway.Builder told = to(peer.address()).referenceIn("OK: ([0-9a-f]+)");

        peer.answers(200, "", "OK: 0a1b\r\n");
        assertThat(sent(told)).isEqualTo(new Accepted("0a1b"));
        peer.answers(200, "", "<html>Please log in to the hotel's network</html>");
        assertThat(sent(told)).isInstanceOf(Ambiguous.class);
        peer.answers(200, "", "OK: " + "a".repeat(2_000));
        assertThat(sent(told)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void an_answer_that_is_cut_off_counts_for_what_came_of_it() {
        HttpSmsGateway.Builder told = to(peer.address()).referenceAt("/id");
        peer.does((request, link) -> {
            link.write("HTTP/1.1 201 Said\r\nContent-Length: 100\r\n\r\n{\"id\": \"47");
            link.socket().close();
        });
        assertThat(sent(told)).isInstanceOf(Ambiguous.class);

        peer.does((request, link) -> {
            link.write("HTTP/1.1 429 Said\r\nContent-Length: 100\r\n\r\n{\"err");
            link.socket().close();
        });
        try (HttpSmsGateway gateway = told.build()) {
            for (int i = 0; i < 500; i++) { // the end is seen before the body is read, or while it is
                assertThat(gateway.send(sms("m", "hush"))).isInstanceOf(RetryLater.class);
            }
        }

        peer.does((request, link) -> {
            link.write("HTTP/1.1 201 Sa");
            link.socket().close();
        });
        assertThat(sent(told)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void an_answer_without_end_is_read_no_further_than_it_must() {
        peer.does((request, link) -> {
            link.write("HTTP/1.1 200 Said\r\n\r\n");
            while (true) {
                link.write("x".repeat(10_000));
            }
        });

        assertThat(sent(to(peer.address()))).isInstanceOf(Accepted.class);
        assertThat(sent(to(peer.address()).referenceAt("/id"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_server_that_hangs_is_given_up_in_time_wherever_it_hangs() {
        for (String begun : List.of("", "HTTP/1.1 200 Sa", "HTTP/1.1 200 Said\r\nContent-Length: 9\r\n\r\n{")) {
            peer.does((request, link) -> link.write(begun));
            long begin = System.nanoTime();

            assertThat(sent(to(peer.address()).timeouts(SHORT, SHORT)))
                    .as(begun)
                    .isInstanceOf(Ambiguous.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_connection_that_breaks_after_the_request_is_ambiguous_and_the_request_is_not_repeated() {
        peer.does((request, link) -> link.reset());
        assertThat(sent(to(peer.address()))).isInstanceOf(Ambiguous.class);
        peer.does((request, link) -> link.socket().close());
        assertThat(sent(to(peer.address()))).isInstanceOf(Ambiguous.class);

        assertThat(peer.requests).hasSize(2);
    }

    @Test
    void a_kept_connection_that_breaks_under_the_next_request_is_ambiguous_and_the_request_is_not_repeated() {
        try (HttpSmsGateway gateway = to(peer.address()).build()) {
            assertThat(gateway.send(sms("1", "one"))).isInstanceOf(Accepted.class);
            peer.does((request, link) -> link.socket().close());

            assertThat(gateway.send(sms("2", "two"))).isInstanceOf(Ambiguous.class);
            assertThat(peer.requests).hasSize(2);
            assertThat(peer.connections).hasValue(1);
        }
    }

    @Test
    void a_kept_connection_that_ended_meanwhile_is_replaced() {
        try (HttpSmsGateway gateway = to(peer.address()).build()) {
            peer.does((request, link) -> {
                link.answer(200, "Connection: close\r\n", "{}");
                link.socket().close();
            });
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.send(sms("m" + i, "text"))).isInstanceOf(Accepted.class);
            }
            assertThat(peer.connections).hasValue(5);
        }
    }

    @Test
    void where_nothing_listens_or_nobody_is_trusted_nothing_was_sent() throws Exception {
        assertThat(sent(to(HttpPeer.nobody()))).isInstanceOf(RetryLater.class);
        assertThat(sent(to(URI.create("http://nobody.invalid/send")))).isInstanceOf(RetryLater.class);
        assertThat(sent(to(URI.create("https://localhost:" + peer.address().getPort()))))
                .as("who does not speak TLS")
                .isInstanceOf(RetryLater.class);
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(sent(to(URI.create("https://localhost:" + full.getLocalPort()))
                            .timeouts(SHORT, SHORT)))
                    .as("who never begins TLS")
                    .isInstanceOf(RetryLater.class);
        }
        assertThat(peer.requests).isEmpty();
    }

    @Test
    void a_secret_that_cannot_be_had_or_sent_is_for_somebody_to_mend() {
        assertThat(sent(to(peer.address()).bearer(() -> {
                    throw new UncheckedIOException(new IOException("vault at hush is sealed"));
                })))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).doesNotContain("hush"));
        assertThat(sent(to(peer.address()).bearer(() -> "hush\r\nX-Injected: 1")))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).doesNotContain("hush"));
        assertThat(peer.requests).isEmpty();
    }
}
