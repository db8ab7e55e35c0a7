package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.cc;
import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.incidentengine.mail.ScriptedSmtp.Step;
import io.incidentengine.notification.SendResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither secrets nor full addresses nor what a mail says come into a log, or into evidence. */
class MailLogTest {
    @Test
    void nothing_that_is_logged_or_kept_shows_an_address_a_password_or_a_text() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger mine = (Logger) LoggerFactory.getLogger("io.incidentengine");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = mine.getLevel();
        mine.setLevel(Level.TRACE);
        root.addAppender(log);
        List<String> kept = new ArrayList<>();
        try (ScriptedSmtp smtp = ScriptedSmtp.start();
                MailChannel channel = MailChannel.over(smtp.server().login("desk", "hunter2"), Mails.DESK)
                        .build()) {
            kept.add(channel.send(message("m", to("ann.secret@example.org"))).toString()); // it offers no login
            smtp.at(Step.EHLO, "250-scripted\r\n250 AUTH PLAIN");
            smtp.at(Step.OTHER, line -> line.startsWith("AUTH") ? "535 5.7.8 <ann.secret@example.org> hunter?" : null);
            kept.add(channel.send(message("m", to("ann.secret@example.org"))).toString());
            smtp.at(Step.OTHER, line -> line.startsWith("AUTH") ? "235 in" : null);
            smtp.at(Step.RCPT, line -> line.contains("gone") ? "550 " + line : null);
            SendResult partly = channel.send(message("m", to("ann.secret@example.org"), cc("gone.secret@example.org")));
            assertThat(partly).isInstanceOf(SendResult.Accepted.class);
            kept.add(partly.toString());
            for (Step step : List.of(Step.MAIL, Step.RCPT, Step.DATA, Step.END)) {
                smtp.at(step, line -> "554 no: " + line + " for ann.secret@example.org");
                kept.add(channel.send(message("m" + step, to("ann.secret@example.org")))
                        .toString());
                smtp.at(step, line -> null);
            }
            kept.add(channel.toString());
        } finally {
            root.detachAppender(log);
            mine.setLevel(before);
        }

        log.list.forEach(event -> kept.add(event.getFormattedMessage()));
        assertThat(log.list).isNotEmpty();
        assertThat(kept)
                .hasSizeGreaterThan(8)
                .allSatisfy(text ->
                        assertThat(text).doesNotContain("ann.secret@", "gone.secret@", "hunter2", "not responded"));
    }
}
