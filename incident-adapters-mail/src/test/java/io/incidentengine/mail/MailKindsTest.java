package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.ReceivedMail.Kind;
import io.incidentengine.model.IncidentId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What persons write is told from what machines do (RFC 3834, RFC 3464). */
@Tag("R2")
class MailKindsTest {

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted, auto-replied",
        "Auto-Submitted, auto-generated (by a robot); x=y",
        "Auto-Submitted, AUTO-NOTIFIED",
        "Precedence, bulk",
        "Precedence, List",
        "Precedence, auto_reply",
        "List-Id, <announce.example.org>",
        "X-Auto-Response-Suppress, All",
        "Return-Path, <>",
        "Subject, Automatic reply: Shop is down",
        "Subject, =?utf-8?Q?Automatische_Antwort=3A_weg?=",
        "Content-Type, multipart/report; report-type=disposition-notification; boundary=b"
    })
    void what_a_machine_sends_is_automatic(String name, String value) {
        assertThat(Written.from("ann@x").with(name, value).received("away").kind())
                .isInstanceOf(Kind.Automatic.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted, no",
        "Precedence, first-class",
        "Return-Path, <ann@x>",
        "Subject, Re: Automatic reply is broken",
        "Content-Type, multipart/mixed; boundary=report"
    })
    void what_a_person_sends_is_not(String name, String value) {
        assertThat(Written.from("ann@x").with(name, value).received("hello").kind())
                .isEqualTo(new Kind.Ordinary());
    }

    @Test
    void our_own_mail_and_mail_that_goes_round_is_a_loop() {
        String ours = Written.DESK.messageId(IncidentId.of("7"), "a message");
        Written far = Written.from("ann@x");
        for (int i = 0; i < 51; i++) {
            far.with("Received", "from a by b; Mon, 2 Mar 2026 10:00:00 +0000");
        }

        assertThat(Written.from("Desk <INCIDENTS@example.org>").received("").kind())
                .isInstanceOf(Kind.Loop.class);
        assertThat(Written.from("ann@x").with("Message-ID", ours).received("").kind())
                .isInstanceOf(Kind.Loop.class);
        assertThat(far.received("").kind()).isInstanceOf(Kind.Loop.class);
    }

    @Test
    @Tag("S29")
    void a_bounce_names_the_mail_and_what_became_of_it_for_whom() {
        Kind kind = Written.bounce("b@x")
                .received(Written.report("Olga@Example.org", "Failed", "<original@example.org>"))
                .kind();

        assertThat(kind).isInstanceOfSatisfying(Kind.Bounce.class, bounce -> {
            assertThat(bounce.about()).isEqualTo("<original@example.org>");
            assertThat(bounce.outcomes()).singleElement().satisfies(one -> {
                assertThat(one.recipient()).isEqualTo("olga@example.org");
                assertThat(one.action()).isEqualTo("failed");
                assertThat(one.detail()).startsWith("5.1.1").doesNotContain("Olga@");
            });
            assertThat(bounce.toString()).doesNotContain("olga@");
        });
    }

    @Test
    void a_bounce_with_the_whole_mail_in_it_names_it_too() {
        String body = Written.report("olga@example.org", "failed", "<original@example.org>")
                .replace("text/rfc822-headers", "message/rfc822");

        assertThat(Written.bounce("b@x").received(body).kind())
                .isInstanceOfSatisfying(
                        Kind.Bounce.class, bounce -> assertThat(bounce.about()).isEqualTo("<original@example.org>"));
    }
}
