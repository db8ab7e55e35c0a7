package io.incidentengine.mail;

import static io.incidentengine.mail.Written.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.ReceivedMail.Attachment;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Report;
import io.incidentengine.model.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is made of the bytes of a mail. */
@Tag("R2")
class MailReaderTest {

    @Test
    void a_plain_mail_says_who_wrote_what_to_whom_and_when() {
        ReceivedMail mail = Written.mail("a@x", "Ann Bee <Ann@Example.org>", "Shop is down")
                .with("Cc", "ops@example.org, \"Bob, Boss\" <bob@example.org>")
                .received("Nobody can pay.\n");

        assertThat(mail.id()).isEqualTo("<a@x>");
        assertThat(mail.from()).contains(new Address("ann@example.org", "Ann Bee"));
        assertThat(mail.envelope().to()).extracting(Address::address).containsExactly("incidents@example.org");
        assertThat(mail.envelope().cc()).extracting(Address::name).containsExactly("", "Bob, Boss");
        assertThat(mail.envelope().subject()).isEqualTo("Shop is down");
        assertThat(mail.envelope().sent()).isEqualTo(Instant.parse("2026-03-02T09:59:00Z"));
        assertThat(mail.content().text()).isEqualTo("Nobody can pay.");
        assertThat(mail.content().cut()).isFalse();
        assertThat(mail.kind()).isEqualTo(new ReceivedMail.Kind.Ordinary());
    }

    @Test
    void a_mail_without_a_message_id_is_known_by_its_bytes_and_one_with_a_long_one_by_a_digest() {
        byte[] without = Written.from("ann@x").saying("a");

        assertThat(read(without).id())
                .startsWith("sha256:")
                .isEqualTo(read(without).id());
        assertThat(read(without).id())
                .isNotEqualTo(Written.from("ann@x").received("b").id());
        assertThat(Written.mail("", "ann@x", "a").received("").id())
                .isNotEqualTo(Written.mail("", "ann@x", "b").received("").id());
        String longId = "a".repeat(300) + "@x";
        assertThat(Written.mail(longId, "ann@x", "s").received("").id())
                .startsWith("sha256:")
                .hasSizeLessThan(Text.NAME_LENGTH);
    }

    @Test
    void what_it_answers_comes_first_and_then_its_thread_from_the_end() {
        ReceivedMail mail = Written.from("ann@x")
                .with("In-Reply-To", "<3@x>")
                .with("References", "<1@x> <2@x>\r\n <3@x>")
                .received("");

        assertThat(mail.references()).containsExactly("<3@x>", "<2@x>", "<1@x>");
    }

    @Test
    void encoded_words_are_read_in_subjects_and_names() {
        ReceivedMail mail = Written.mail(
                        "a@x", "=?UTF-8?Q?J=C3=BCrgen?= <j@x>", "=?utf-8?B?w5xiZXJsYXN0?= =?bogus?Q?x?=")
                .received("");

        assertThat(mail.from().orElseThrow().name()).isEqualTo("Jürgen");
        assertThat(mail.envelope().subject()).contains("x");
        assertThat(Written.mail("a@x", "j@x", "=?utf-8?B?w5xiZXJsYXN0?=")
                        .received("")
                        .envelope()
                        .subject())
                .isEqualTo("Überlast");
    }

    @Test
    void a_long_subject_is_cut_and_its_controls_are_blanks() {
        ReceivedMail mail =
                Written.mail("a@x", "ann@x", "a\u0007b " + "x".repeat(500)).received("");

        assertThat(mail.envelope().subject()).startsWith("a b xxx").hasSize(Text.NAME_LENGTH);
        assertThat(mail.header("Subject").orElseThrow()).hasSizeGreaterThan(Text.NAME_LENGTH);
    }

    @Test
    void html_without_text_is_read_as_text_and_text_is_preferred_to_it() {
        String both = """
                --b
                Content-Type: text/plain

                plain
                --b
                Content-Type: text/html

                <p>rich</p>
                --b--
                """;

        assertThat(Written.from("ann@x")
                        .with("Content-Type", "text/html; charset=utf-8")
                        .received("<html><head><title>no</title></head><body><p>One &amp; two</p><p>three</p>")
                        .content()
                        .text())
                .isEqualTo("One & two\nthree");
        assertThat(Written.from("ann@x")
                        .with("Content-Type", "multipart/alternative; boundary=b")
                        .received(both)
                        .content()
                        .text())
                .isEqualTo("plain");
    }

    @Test
    void attachments_are_listed_and_not_read_as_text() {
        ReceivedMail mail = Written.mail("a@x", "ann@x", "s")
                .with("Content-Type", "multipart/mixed; boundary=b")
                .received("""
                        --b
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: base64

                        %s
                        --b
                        Content-Type: image/png; name="=?utf-8?Q?Bild=C3=A4.png?="
                        Content-Transfer-Encoding: base64

                        AAAA
                        --b
                        Content-Type: text/plain
                        Content-Disposition: attachment; filename=log.txt

                        12345
                        --b--
                        """.formatted(Base64.getEncoder().encodeToString("Grüße".getBytes(StandardCharsets.UTF_8))));

        assertThat(mail.content().text()).isEqualTo("Grüße");
        assertThat(mail.content().attachments())
                .containsExactly(
                        new Attachment("Bildä.png", "image/png", 3), new Attachment("log.txt", "text/plain", 5));
    }

    @Test
    void letters_are_found_whatever_is_said_of_them() {
        assertThat(said("iso-8859-1", StandardCharsets.ISO_8859_1)).isEqualTo("Grüße");
        assertThat(said("windows-1252", Charset.forName("windows-1252"))).isEqualTo("Grüße");
        assertThat(said("utf-8", StandardCharsets.ISO_8859_1)).isEqualTo("Grüße");
        assertThat(said("us-ascii", StandardCharsets.UTF_8)).isEqualTo("Grüße");
        assertThat(said("no-such-charset", StandardCharsets.UTF_8)).isEqualTo("Grüße");
        assertThat(said("\"", StandardCharsets.UTF_8)).isEqualTo("Grüße");
    }

    private static String said(String charset, Charset really) {
        String mail = "From: ann@x\r\nContent-Type: text/plain; charset=" + charset
                + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGrüße";
        return read(mail.getBytes(really)).content().text();
    }

    @Test
    void a_mail_that_was_cut_says_so_and_is_read_as_far_as_it_goes() {
        byte[] whole = Written.mail("a@x", "ann@x", "s")
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\n\nthe text\n--b\nContent-Type: image/png\n\n" + "x".repeat(1_000));

        ReceivedMail mail = new MailReader(Written.DESK).read(whole, 50_000_000, Written.T);

        assertThat(mail.content().text()).isEqualTo("the text");
        assertThat(mail.content().attachments()).hasSize(1);
        assertThat(mail.content().cut()).isTrue();
        assertThat(mail.content().size()).isEqualTo(50_000_000);
    }

    @Test
    void parts_beyond_all_measure_are_not_read() {
        ReceivedMail many = Written.from("ann@x")
                .with("Content-Type", "multipart/mixed; boundary=b")
                .received("--b\nContent-Type: image/png\n\nx\n".repeat(1_000) + "--b--");
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            nested.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        ReceivedMail deep = Written.from("ann@x")
                .with("Content-Type", "multipart/mixed; boundary=b0")
                .received(nested + "--b30\n\ndeep");

        assertThat(many.content().attachments()).hasSizeLessThan(200);
        assertThat(many.content().cut()).isTrue();
        assertThat(deep.content().text()).isEmpty();
        assertThat(deep.content().attachments())
                .singleElement()
                .satisfies(one -> assertThat(one.type()).isEqualTo("multipart/mixed"));
    }

    @Test
    void a_long_text_is_cut() {
        ReceivedMail mail = Written.from("ann@x").received("x".repeat(3 * ReceivedMail.TEXT_LENGTH));

        assertThat(mail.content().text()).hasSize(ReceivedMail.TEXT_LENGTH);
        assertThat(mail.content().cut()).isTrue();
    }

    @Test
    @Tag("R3")
    void the_usual_report_has_all_that_the_mail_says() {
        Report report = Written.mail("a@x", "Ann <ann@x>", "Shop is down")
                .received("Nobody can pay.")
                .report("shop")
                .build();

        assertThat(report.title()).isEqualTo("Shop is down");
        assertThat(report.details()).isEqualTo("Nobody can pay.");
        assertThat(report.origin()).isEqualTo(Origin.EMAIL);
        assertThat(report.reportedAt()).contains(Written.T);
        assertThat(report.features()).containsEntry("message-id", "<a@x>");
        assertThat(report.reporters()).singleElement().satisfies(person -> {
            assertThat(person.name()).isEqualTo("Ann");
            assertThat(person.contacts()).extracting("address").containsExactly("ann@x");
            assertThat(person.toString()).doesNotContain("ann@x");
        });
        assertThat(Written.from("ann@x").received("").report("shop").build().title())
                .isEqualTo("(no subject)");
    }

    @Test
    void nobody_is_the_sender_of_a_mail_without_one() {
        assertThat(read("Subject: x\r\n\r\n".getBytes(StandardCharsets.UTF_8)).from())
                .isEmpty();
        assertThat(read("Sender: <ann@x>\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                        .from()
                        .map(Address::address))
                .isEqualTo(Optional.of("ann@x"));
    }

    @Test
    void what_is_printed_shows_neither_text_nor_subject_nor_addresses() {
        ReceivedMail mail = Written.mail("a@x", "Ann <annabel@example.org>", "a secret subject")
                .received("a secret text");

        assertThat(List.of(
                        mail.toString(),
                        mail.envelope().toString(),
                        mail.content().toString()))
                .allSatisfy(printed -> assertThat(printed).doesNotContain("secret", "annabel"));
        assertThat(mail.toString()).contains("a…l@example.org");
    }

    @Test
    void the_page_counts_where_the_text_beside_it_is_blank() {
        ReceivedMail mail = Written.mail("a@x", "ann@x", "Re: x")
                .with("MIME-Version", "1.0")
                .with("Content-Type", "multipart/alternative; boundary=b")
                .received("--b\nContent-Type: text/plain\n\n \n\n--b\nContent-Type: text/html\n\n"
                        + "<p>No, still broken</p>\n--b--");

        assertThat(mail.content().text()).isEqualTo("No, still broken");
    }

    @Test
    void who_names_several_senders_or_none_that_is_clear_has_none() {
        assertThat(List.of(
                        "ann@customer.example <mallory@evil.example",
                        "ann@customer.example, mallory@evil.example",
                        "ann@customer.example@evil.example",
                        "<ann@customer.example> mallory@evil.example",
                        "<ann@customer.example> <mallory@evil.example>"))
                .allSatisfy(from -> assertThat(
                                Written.mail("a@x", from, "x").received("").from())
                        .as(from)
                        .isEmpty());
        assertThat(Written.mail("a@x", "ann@x", "x")
                        .with("From", "bob@x")
                        .received("")
                        .from())
                .isEmpty();
        assertThat(Written.from("undisclosed")
                        .with("Sender", "ann@x")
                        .received("")
                        .from())
                .isEmpty();
        assertThat(Written.mail("a@x", "\"Ann <b@x>\" <mallory@evil.example> (at work)", "x")
                        .received("")
                        .from()
                        .map(Address::address))
                .contains("mallory@evil.example");
    }

    @Test
    void addresses_are_masked_however_they_are_written() {
        assertThat(Masked.text("\"ann smith\"@example.org, ann.secret=40example.org, ann.secret%40example.org"))
                .doesNotContain("smith", "secret");
    }
}
