package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.testing.Patience;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No log shows a password, a full address or what a mail says, whatever becomes of the mail. */
@Tag("R2")
class MailSecretsTest {
    private final Post post = Post.imap();
    private final Office office = new Office();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.incidentengine.mail");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.TRACE);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
        post.close();
    }

    @Test
    void logs_say_what_happened_and_nothing_that_is_secret() {
        post.put(
                mail("good@x", "annabel@customer.example"),
                mail("other@x", "evelyn@other.example"),
                mail("broken@x", "broken@customer.example"),
                mail("invalid@x", "invalid@customer.example"),
                Written.mail("auto@x", "robotnik@customer.example", "s")
                        .with("Auto-Submitted", "auto-replied")
                        .saying("hush"));
        try (MailIntake intake = intake(post.address())) {
            for (int i = 0; i < Rounds.TRIES; i++) {
                intake.runOnce();
            }
        }
        try (MailIntake intake = intake(post.address().login(Post.USER, "wrong-hush"))) {
            assertThatThrownBy(intake::runOnce)
                    .isInstanceOf(MailboxException.class)
                    .hasMessageNotContaining("deskuser@")
                    .hasMessageNotContaining("wrong-hush");
            intake.start();
            Patience.await("a complaint", () -> said().stream().anyMatch(line -> line.contains("reading mail")));
        }

        assertThat(said())
                .anySatisfy(line -> assertThat(line).contains("turned away", "e…n@other.example"))
                .anySatisfy(line -> assertThat(line).contains("set aside"))
                .anySatisfy(line -> assertThat(line).contains("went to incident"))
                .anySatisfy(line -> assertThat(line).contains("is ignored"));
        assertThat(said())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                "hush", Post.PASSWORD, "annabel@", "evelyn@", "broken@c", "invalid@c", "robotnik@")
                        .doesNotContain("deskuser@"));
    }

    private static byte[] mail(String id, String from) {
        return Written.mail(id, "Hush <" + from + ">", "hush subject").saying("hush body");
    }

    private MailIntake intake(MailServer server) {
        return MailIntake.from(server, Written.DESK)
                .into(office.engine)
                .openedByDomains("customer.example")
                .reports(mail -> {
                    String from = mail.from().orElseThrow().address();
                    if (from.startsWith("broken")) {
                        throw new IllegalStateException(
                                from + " wrote " + mail.content().text());
                    }
                    if (from.startsWith("invalid")) {
                        throw new InvalidInputException(
                                "report.title", mail.content().text(), "another");
                    }
                    return Office.form(mail).build();
                })
                .time(office.now::get)
                .build();
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }
}
