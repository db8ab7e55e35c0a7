package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.cc;
import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static io.incidentengine.mail.ScriptedSmtp.CLOSES;
import static io.incidentengine.mail.ScriptedSmtp.HANGS;
import static io.incidentengine.mail.ScriptedSmtp.RESETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.ScriptedSmtp.Step;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that refuse, hang, break off or talk nonsense, at each step of handing over a mail. */
@Tag("S28")
@Tag("S30")
class MailFaultsTest {
    private ScriptedSmtp smtp;
    private MailChannel channel;

    @BeforeEach
    void start() throws IOException {
        smtp = ScriptedSmtp.start();
        channel = MailChannel.over(
                        smtp.server().connectTimeout(Duration.ofSeconds(5)).answerTimeout(Duration.ofMillis(300)),
                        Mails.DESK)
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        smtp.close();
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
            GREETING, 554 go away,                  later
            GREETING, 421 closing,                  later
            GREETING, utter nonsense,               later
            GREETING, closes,                       later
            GREETING, resets,                       later
            GREETING, hangs,                        later
            EHLO,     hangs,                        later
            EHLO,     resets,                       later
            MAIL,     450 later,                    later
            MAIL,     550 no such sender,           later
            MAIL,     552 5.3.4 too large,          rejected
            MAIL,     nonsense,                     later
            MAIL,     closes,                       later
            MAIL,     hangs,                        later
            RCPT,     450 greylisted,               later
            RCPT,     452 too many,                 later
            RCPT,     552 too many,                 later
            RCPT,     550 no such mailbox,          rejected
            RCPT,     553 not allowed,              rejected
            RCPT,     521 no mail here,             rejected
            RCPT,     550 5.1.1 no such mailbox,    rejected
            RCPT,     550 5.2.1 mailbox disabled,   rejected
            RCPT,     556 5.1.10 no mail there,     rejected
            RCPT,     550 5.1.8 sender rejected,    later
            RCPT,     554 5.7.1 client rejected,    later
            RCPT,     550 5.7.1 relay denied,       later
            RCPT,     530 5.7.0 log in first,       later
            RCPT,     503 5.5.1 out of order,       later
            RCPT,     503 out of order,             later
            RCPT,     421 closing,                  later
            RCPT,     nonsense,                     later
            RCPT,     closes,                       later
            RCPT,     resets,                       later
            RCPT,     hangs,                        later
            DATA,     451 not now,                  later
            DATA,     554 no valid recipients,      rejected
            DATA,     nonsense,                     later
            DATA,     closes,                       later
            DATA,     resets,                       later
            DATA,     hangs,                        later
            END,      250 fine,                     accepted
            END,      251 fine as well,             accepted
            END,      451 try again,                later
            END,      421 closing,                  later
            END,      552 5.3.4 too large,          rejected
            END,      554 5.7.1 spam,               rejected
            END,      nonsense,                     ambiguous
            END,      closes,                       ambiguous
            END,      resets,                       ambiguous
            END,      hangs,                        ambiguous
            """)
    void what_a_server_does_decides_what_is_known(Step step, String does, String expected) {
        smtp.at(step, does);

        SendResult result = channel.send(message("m", to("ann@example.org")));

        assertThat(result).isInstanceOf(result(expected));
    }

    @Test
    void a_server_that_failed_takes_the_next_mail_when_it_is_well_again() {
        for (String does : new String[] {CLOSES, RESETS, HANGS, "nonsense", "421 closing"}) {
            for (Step step : new Step[] {Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA, Step.END}) {
                smtp.at(step, does);
                channel.send(message("m", to("ann@example.org")));
                smtp.asUsual();

                assertThat(channel.send(message("m", to("ann@example.org"))))
                        .as(step + " " + does)
                        .isInstanceOf(Accepted.class);
            }
        }
    }

    @Test
    void a_connection_is_used_again_and_one_that_died_meanwhile_replaced_at_once() throws IOException {
        channel.send(message("1", to("ann@example.org")));
        channel.send(message("2", to("ann@example.org")));
        assertThat(smtp.connections()).isEqualTo(1);

        smtp.dropConnections();

        assertThat(channel.send(message("3", to("ann@example.org")))).isInstanceOf(Accepted.class);
        assertThat(smtp.connections()).isEqualTo(2);
        assertThat(smtp.mails()).hasSize(3);
    }

    @Test
    void a_server_that_hangs_is_not_waited_for_twice() {
        channel.send(message("1", to("ann@example.org")));
        smtp.at(Step.MAIL, HANGS);

        assertThat(channel.send(message("2", to("ann@example.org")))).isInstanceOf(RetryLater.class);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    @Tag("R27")
    void whom_the_server_refuses_is_on_record_while_the_others_have_the_mail() {
        smtp.at(Step.RCPT, line -> line.contains("gone@") ? "550 5.1.1 <gone@example.org> is unknown" : null);

        SendResult result =
                channel.send(message("m", to("ann@example.org"), to("gone@example.org"), cc("cid@example.org")));

        assertThat(result).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.reference()).isEqualTo(Mails.DESK.messageId(IncidentId.of("INC-1"), "m"));
            assertThat(accepted.remark())
                    .contains("g…e@example.org: 550 5.1.1", "unknown")
                    .doesNotContain("gone@");
        });
        assertThat(smtp.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ann@example.org", "cid@example.org"));
    }

    @Test
    @Tag("S29")
    void a_mail_that_only_copies_took_is_rejected_as_it_reached_nobody_whom_it_is_to() {
        smtp.at(Step.RCPT, line -> line.contains("ann@") ? "550 5.1.1 unknown" : null);

        assertThat(channel.send(message("m", to("ann@example.org"), cc("cid@example.org"))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whom_the_server_puts_off_is_tried_again_and_nobody_else() {
        smtp.at(Step.RCPT, line -> line.contains("ann@") ? "450 4.7.1 greylisted" : null);
        Message message = message("m", to("ann@example.org"), cc("cid@example.org"));
        assertThat(channel.send(message)).isInstanceOf(RetryLater.class);

        smtp.asUsual();

        assertThat(channel.send(message)).isInstanceOf(Accepted.class);
        assertThat(smtp.mails())
                .extracting(ScriptedSmtp.Received::recipients)
                .containsExactly(List.of("cid@example.org"), List.of("ann@example.org"));
    }

    @Test
    void a_copy_that_is_put_off_again_and_again_does_not_hide_that_the_mail_arrived() {
        smtp.at(Step.RCPT, line -> line.contains("cid@") ? "450 4.2.2 mailbox full" : null);
        Message message = message("m", to("ann@example.org"), cc("cid@example.org"));

        assertThat(channel.send(message)).isInstanceOf(RetryLater.class);
        assertThat(channel.send(message)).isInstanceOf(RetryLater.class);
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.remark()).contains("mailbox full"));
        assertThat(smtp.mails()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DATA, 554 no,        accepted
            END,  554 spam,      accepted
            END,  closes,        accepted
            MAIL, 552 too large, accepted
            MAIL, 450 busy,      later
            """)
    @Tag("S29")
    void that_somebody_has_it_stays_known_whatever_becomes_of_the_others(Step step, String does, String expected) {
        smtp.at(Step.RCPT, line -> line.contains("bob@") ? "450 4.7.1 greylisted" : null);
        Message message = message("m", to("ann@example.org"), to("bob@example.org"));
        assertThat(channel.send(message)).isInstanceOf(RetryLater.class);

        smtp.asUsual().at(step, does);

        assertThat(channel.send(message)).isInstanceOf(result(expected));
    }

    @Test
    void a_server_that_is_busy_for_long_does_not_hide_that_somebody_has_the_mail() {
        smtp.at(Step.RCPT, line -> line.contains("bob@") ? "450 4.7.1 greylisted" : null);
        Message message = message("m", to("ann@example.org"), to("bob@example.org"));
        channel.send(message);
        smtp.asUsual().at(Step.MAIL, "450 busy");

        assertThat(channel.send(message)).isInstanceOf(RetryLater.class);
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.remark()).contains("busy"));
    }

    @Test
    void whom_the_server_refused_for_good_is_not_tried_again_with_those_that_it_put_off() {
        List<String> asked = new ArrayList<>();
        smtp.at(Step.RCPT, line -> {
            asked.add(line);
            return line.contains("gone@") ? "550 5.1.1 unknown" : line.contains("bob@") ? "450 4.7.1 later" : null;
        });
        Message message = message("m", to("ann@example.org"), to("bob@example.org"), to("gone@example.org"));
        channel.send(message);
        asked.clear();
        channel.send(message);

        assertThat(asked).singleElement().asString().contains("bob@");
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.remark()).contains("unknown", "later"));
    }

    @Test
    void what_is_no_mail_address_is_refused_and_the_others_have_the_mail() {
        assertThat(channel.send(message("m", to("nonsense"), to("ann@example.org"))))
                .isInstanceOf(Accepted.class);
        assertThat(channel.send(message("n", to("nonsense")))).isInstanceOf(Rejected.class);
        assertThat(channel.send(message("o", to("a@b@c d"), to("Ann <ann@example.org>"))))
                .isInstanceOf(Rejected.class);
        assertThat(smtp.mails()).hasSize(1);
    }
}
