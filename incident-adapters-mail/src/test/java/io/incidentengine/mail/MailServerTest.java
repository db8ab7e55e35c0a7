package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MailServerTest {
    private static Properties of(MailServer server) {
        return server.properties();
    }

    @Test
    void whatever_is_not_said_otherwise_is_encrypted_and_checked() {
        assertThat(of(MailServer.smtp("mail.example.org")))
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
                .containsEntry("mail.smtp.auth", "false");
        assertThat(of(MailServer.imap("mail.example.org"))).containsEntry("mail.imap.starttls.required", "true");
        assertThat(of(MailServer.smtps("mail.example.org"))).containsEntry("mail.smtp.ssl.enable", "true");
        assertThat(of(MailServer.imaps("mail.example.org")))
                .containsEntry("mail.imap.ssl.enable", "true")
                .containsEntry("mail.imap.ssl.checkserveridentity", "true");
        assertThat(of(MailServer.smtp("mail.example.org").unencrypted()))
                .doesNotContainKeys("mail.smtp.starttls.enable", "mail.smtp.ssl.enable");
    }

    @Test
    void ports_and_time_limits_have_defaults() {
        assertThat(MailServer.smtp("h").port()).isEqualTo(587);
        assertThat(MailServer.smtps("h").port()).isEqualTo(465);
        assertThat(MailServer.imap("h").port()).isEqualTo(143);
        assertThat(MailServer.imaps("h").port()).isEqualTo(993);
        assertThat(of(MailServer.smtp("h")))
                .containsEntry("mail.smtp.connectiontimeout", "5000")
                .containsEntry("mail.smtp.timeout", "20000")
                .containsEntry("mail.smtp.writetimeout", "20000");
        assertThat(MailServer.smtp("h").mailTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(MailServer.smtp("h")
                        .mailTimeout(Duration.ofSeconds(7))
                        .answerTimeout(Duration.ofSeconds(1))
                        .mailTimeout())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(of(MailServer.smtp("h").connectTimeout(Duration.ofSeconds(1)).answerTimeout(Duration.ofMillis(5))))
                .containsEntry("mail.smtp.connectiontimeout", "1000")
                .containsEntry("mail.smtp.timeout", "5");
    }

    @Test
    void nothing_that_is_printed_shows_the_login() {
        assertThat(MailServer.smtp("mail.example.org").login("ann", "hunter2"))
                .hasToString("smtp://mail.example.org:587 with STARTTLS");
        assertThat(MailServer.imaps("mail.example.org").token("ann", () -> "hunter2"))
                .hasToString("imap://mail.example.org:993 with TLS");
        assertThat(MailServer.smtp("h").unencrypted()).hasToString("smtp://h:587 unencrypted");
    }

    @Test
    void what_cannot_be_is_refused_with_what_is_allowed() {
        MailServer server = MailServer.smtp("h");

        assertThatThrownBy(() -> MailServer.smtp(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> server.port(0)).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> server.port(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> server.connectTimeout(Duration.ZERO)).hasMessageContaining("1 ms to 1 hour");
        assertThatThrownBy(() -> server.answerTimeout(Duration.ofHours(2))).hasMessageContaining("PT2H");
        assertThatThrownBy(() -> server.mailTimeout(Duration.ZERO)).hasMessageContaining("whole mail");
        assertThatThrownBy(() -> server.login("ann", (String) null)).hasMessageContaining("password");
        assertThatThrownBy(() -> server.login("ann", (Supplier<String>) null)).hasMessageContaining("password");
        assertThatThrownBy(() -> server.token("", () -> "t")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MailChannel.over(MailServer.imap("h"), Mails.DESK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("smtp or smtps");
    }
}
