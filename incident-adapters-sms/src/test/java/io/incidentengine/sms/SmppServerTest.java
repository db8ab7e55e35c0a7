package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.testing.Certificates;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Where the centre is, with which certificate, and how to log in. */
class SmppServerTest {
    private static final Certificates OURS = Certificates.of("localhost");
    private static final Certificates ANOTHERS = Certificates.of("smpp.example.org");

    private static SmppServer over(Smsc smsc, SmppServer server) {
        return server.port(smsc.port())
                .login(Smsc.USER, Smsc.PASSWORD)
                .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void a_certificate_that_is_trusted_and_bears_the_name_will_do() throws IOException {
        try (Smsc smsc = Smsc.start(OURS.context().getServerSocketFactory());
                SmppGateway gateway = SmppGateway.to(
                                over(smsc, SmppServer.tls("localhost")).trusting(OURS.trusting()))
                        .build()) {
            assertThat(gateway.send(Messages.sms("m", "text"))).isInstanceOf(Accepted.class);
            assertThat(smsc.texts()).containsExactly("text");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_ends_the_connection_before_the_password() throws IOException {
        try (Smsc smsc = Smsc.start(OURS.context().getServerSocketFactory());
                SmppGateway gateway =
                        SmppGateway.to(over(smsc, SmppServer.tls("localhost"))).build()) {
            assertThat(gateway.send(Messages.sms("m", "text"))).isInstanceOf(RetryLater.class);
            assertThat(smsc.logins()).isZero();
        }
    }

    @Test
    void a_certificate_of_another_name_ends_the_connection_before_the_password() throws IOException {
        try (Smsc smsc = Smsc.start(ANOTHERS.context().getServerSocketFactory());
                SmppGateway gateway = SmppGateway.to(
                                over(smsc, SmppServer.tls("localhost")).trusting(ANOTHERS.trusting()))
                        .build()) {
            assertThat(gateway.send(Messages.sms("m", "text"))).isInstanceOf(RetryLater.class);
            assertThat(smsc.logins()).isZero();
        }
    }

    @Test
    void a_server_without_tls_gets_no_password_from_who_wants_it() throws IOException {
        try (Smsc smsc = Smsc.start();
                SmppGateway gateway = SmppGateway.to(over(smsc, SmppServer.tls("localhost"))
                                .trusting(OURS.trusting())
                                .timeouts(Duration.ofSeconds(1), Duration.ofMillis(500)))
                        .build()) {
            assertThat(gateway.send(Messages.sms("m", "text"))).isInstanceOf(RetryLater.class);
            assertThat(smsc.logins()).isZero();
        }
    }

    @Test
    void a_password_is_asked_for_at_each_login() throws IOException {
        Deque<String> passwords = new ArrayDeque<>(List.of("old", Smsc.PASSWORD));
        try (Smsc smsc = Smsc.start();
                SmppGateway gateway = SmppGateway.to(smsc.server().login(Smsc.USER, passwords::poll))
                        .build()) {
            assertThat(gateway.send(Messages.sms("m", "text"))).isInstanceOf(RetryLater.class);
            Patience.await("another login", () -> gateway.send(Messages.sms("m", "text")) instanceof Accepted);
            assertThat(passwords).isEmpty();
        }
    }

    @Test
    void defaults_are_those_of_the_documentation() {
        SmppServer server = SmppServer.tls("smpp.example.org");
        assertThat(server).hasToString("smpp://smpp.example.org:3550 with TLS");
        assertThat(SmppServer.unencrypted("localhost")).hasToString("smpp://localhost:2775 unencrypted");
        assertThat(server.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(server.answerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(server.enquiry()).isEqualTo(Duration.ofSeconds(30));
        assertThat(server.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(server.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(server.pause(1_000)).isEqualTo(Duration.ofMinutes(1));
        assertThat(server.systemId() + server.password() + server.systemType()).isEmpty();
        SmppGateway gateway = SmppGateway.to(server).build();
        assertThat(gateway.window()).isEqualTo(10);
        assertThat(gateway.hasReceipts()).isTrue();
        assertThat(SmppGateway.to(server).withoutReceipts().build().hasReceipts())
                .isFalse();
    }

    @Test
    void a_setter_changes_a_copy() {
        SmppServer server = SmppServer.tls("smpp.example.org");
        assertThat(server.port(1).systemType("x").systemType()).isEqualTo("x");
        assertThat(server.port()).isEqualTo(3550);
        assertThat(server.systemType()).isEmpty();
    }

    @Test
    void what_does_not_fit_is_refused_and_not_shown() {
        SmppServer server = SmppServer.tls("smpp.example.org");
        for (Executable wrong : new Executable[] {
            () -> SmppServer.tls(" "),
            () -> server.port(0),
            () -> server.port(65_536),
            () -> server.login("a-name-of-16-chars", "x"),
            () -> server.login("x", "hush-hush"),
            () -> server.login("x", "hüsh"),
            () -> server.systemType("x".repeat(13)),
            () -> server.timeouts(Duration.ZERO, Duration.ofSeconds(1)),
            () -> server.timeouts(Duration.ofSeconds(1), Duration.ofHours(2)),
            () -> server.enquiringAfter(Duration.ZERO),
            () -> server.reconnecting(Duration.ZERO, Duration.ZERO),
            () -> SmppGateway.to(server).window(0),
            () -> SmppGateway.to(server).window(1_001),
            () -> SmppGateway.to(server).from("")
        }) {
            assertThatThrownBy(wrong::execute)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining("hush")
                    .hasMessageNotContaining("hüsh");
        }
    }
}
