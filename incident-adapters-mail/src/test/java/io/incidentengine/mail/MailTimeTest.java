package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.ScriptedSmtp.Step;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole mail has a time limit, whatever the server does meanwhile. One answer may take ten minutes here: it is the limit of
 * the whole, or that of the connection, that ends all of this.
 */
@Tag("S28")
@Tag("S30")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MailTimeTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofMillis(600);

    private final List<AutoCloseable> open = new ArrayList<>();
    private ScriptedSmtp smtp;

    @BeforeEach
    void start() throws IOException {
        smtp = ScriptedSmtp.start();
        open.add(smtp);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static MailServer limited(MailServer server) {
        return server.connectTimeout(LONG).answerTimeout(LONG).mailTimeout(LIMIT);
    }

    private MailChannel channel(MailServer server) {
        MailChannel channel = MailChannel.over(server, Mails.DESK).build();
        open.add(channel);
        return channel;
    }

    private static SendResult send(MailChannel channel) {
        return channel.send(message("m", to("ann@example.org")));
    }

    private static void isGivenUp(SendResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.reason()).contains("its time was over"));
    }

    @Test
    void a_server_that_takes_its_time_for_each_answer_is_given_up_and_nothing_was_sent() {
        for (Step step : List.of(Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA)) {
            smtp.slowlyAt(step, LIMIT.dividedBy(3));
        }

        isGivenUp(send(channel(limited(smtp.server()))));
        assertThat(smtp.mails()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void a_server_whose_answer_never_ends_is_given_up_and_only_after_the_mail_nobody_knows(Step step) {
        smtp.at(step, step == Step.GREETING ? ScriptedSmtp.HANGS : ScriptedSmtp.GOES_ON);

        SendResult result = send(channel(limited(smtp.server())));

        if (step == Step.END) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Ambiguous.class, lost -> assertThat(lost.reason()).contains("its time was over"));
        } else {
            isGivenUp(result);
            assertThat(smtp.mails()).isEmpty();
        }
    }

    @Test
    void a_server_that_stops_reading_in_the_midst_of_a_mail_is_given_up_and_nothing_was_sent() throws Exception {
        smtp.at(Step.DATA, ScriptedSmtp.READS_NO_MORE);
        MimeMessage large = new MimeMessage(Session.getInstance(new Properties()));
        large.setText("many words\n".repeat(4 << 20));
        InternetAddress[] ann = InternetAddress.parse("ann@example.org");
        try (SmtpConnections connections = new SmtpConnections(limited(smtp.server()))) {
            assertThat(connections.transmit(international -> large, List.of(ann)))
                    .isInstanceOfSatisfying(
                            Transmission.NotNow.class,
                            notNow -> assertThat(notNow.reason()).contains("its time was over"));
        }
    }

    @Test
    void a_connection_that_was_cut_is_not_used_again_and_none_is_made_in_its_place_for_the_same_mail() {
        MailChannel channel = channel(limited(smtp.server()));
        assertThat(send(channel)).isInstanceOf(Accepted.class);
        smtp.at(Step.MAIL, ScriptedSmtp.GOES_ON);
        isGivenUp(send(channel));
        assertThat(smtp.connections()).isEqualTo(1);

        smtp.asUsual();

        assertThat(send(channel)).isInstanceOf(Accepted.class);
        assertThat(smtp.connections()).isEqualTo(2);
    }

    @Test
    void the_time_of_a_mail_that_is_done_does_not_cut_the_connection_for_the_next() {
        MailChannel channel = channel(limited(smtp.server()));
        long end = System.nanoTime() + LIMIT.multipliedBy(2).toNanos();
        do {
            assertThat(send(channel)).isInstanceOf(Accepted.class);
        } while (System.nanoTime() < end);

        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void a_server_with_tls_from_the_start_that_never_shakes_hands_is_given_up() throws Exception {
        smtp.at(Step.GREETING, ScriptedSmtp.HANGS);
        MailServer server = MailServer.smtps("localhost").port(smtp.server().port());

        isGivenUp(send(channel(limited(server))));
    }

    @Test
    void a_connection_that_never_comes_about_is_given_up_in_its_time() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full);
            MailServer server = MailServer.smtp("localhost")
                    .port(full.getLocalPort())
                    .unencrypted()
                    .answerTimeout(LONG)
                    .mailTimeout(LONG)
                    .connectTimeout(LIMIT);

            assertThat(send(channel(server)))
                    .isInstanceOfSatisfying(
                            RetryLater.class,
                            later -> assertThat(later.reason()).contains("no connection", "timed out"));
        }
    }

    @Test
    void a_connection_that_never_comes_about_ends_with_the_time_of_the_whole_mail_too() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full);

            isGivenUp(send(channel(limited(
                    MailServer.smtp("localhost").port(full.getLocalPort()).unencrypted()))));
        }
    }

    /** Connects, and nobody accepts, until there is no place for one more to wait. */
    private void fill(ServerSocket full) throws IOException {
        while (true) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 300);
            } catch (SocketTimeoutException isFull) {
                return;
            }
            assertThat(open).as("connections that wait").hasSizeLessThan(100);
        }
    }
}
