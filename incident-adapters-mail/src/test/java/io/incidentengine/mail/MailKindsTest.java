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
        "Precedence, auto_reply",
        "Return-Path, <>",
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
        "X-Auto-Response-Suppress, 'DR, RN, NRN'",
        "Subject, 'Mail delivery failed since ten, all customers'",
        "Subject, Undeliverable: orders in the shop",
        "Return-Path, <ann@x>",
        "Subject, Re: Automatic reply is broken",
        "Content-Type, multipart/mixed; boundary=report"
    })
    void what_a_person_sends_is_not(String name, String value) {
        assertThat(Written.from("ann@x").with(name, value).received("hello").kind())
                .isEqualTo(new Kind.Ordinary());
    }

    @ParameterizedTest
    @CsvSource({"Precedence, bulk", "Precedence, List", "Precedence, junk", "List-Id, <announce.example.org>"})
    void what_many_get_is_for_a_person_to_look_at(String name, String value) {
        assertThat(Written.from("ann@x").with(name, value).received("hello").kind())
                .isInstanceOf(Kind.Bulk.class);
        assertThat(Written.from("ann@x")
                        .with(name, value)
                        .with("Auto-Submitted", "auto-replied")
                        .received("away")
                        .kind())
                .isInstanceOf(Kind.Automatic.class);
    }

    @Test
    void a_subject_counts_only_of_a_mail_system() {
        assertThat(Written.mail("1@x", "Mailer-Daemon@mx.example.net", "Mail delivery failed: returning")
                        .received("x")
                        .kind())
                .isInstanceOf(Kind.Automatic.class);
    }

    @Test
    void who_passes_on_what_came_back_bounces_nothing() {
        assertThat(Written.mail("1@x", "rita@customer.example", "The shop bounces my mail")
                        .with("MIME-Version", "1.0")
                        .with("Content-Type", "multipart/mixed; boundary=\"b\"")
                        .received(Written.report("shop@x", "failed", "<a@x>"))
                        .kind())
                .isEqualTo(new Kind.Ordinary());
    }

    @Test
    void of_what_a_machine_says_only_known_words_are_shown() {
        assertThat(Written.from("ann@x")
                        .with("Auto-Submitted", "ann.secret%40example.org")
                        .received("x")
                        .kind()
                        .toString())
                .doesNotContain("secret");
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
