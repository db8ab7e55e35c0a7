package io.incidentengine.mail;

import static io.incidentengine.mail.Mails.DESK;
import static io.incidentengine.mail.Mails.cc;
import static io.incidentengine.mail.Mails.message;
import static io.incidentengine.mail.Mails.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.mail.ScriptedSmtp.Step;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.Words;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail looks like on the wire. */
@Tag("R27")
class LetterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private ScriptedSmtp smtp;
    private MailChannel.Builder builder;

    @BeforeEach
    void start() throws IOException {
        smtp = ScriptedSmtp.start();
        builder = MailChannel.over(smtp.server(), DESK).time(InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() throws IOException {
        smtp.close();
    }

    private SendResult send(Message message) {
        try (MailChannel channel = builder.build()) {
            return channel.send(message);
        }
    }

    private MimeMessage received(Message message) throws Exception {
        assertThat(send(message)).isInstanceOf(Accepted.class);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                        smtp.mails().get(smtp.mails().size() - 1).content().getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        String content =
                (String) ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
        return content.replace("\r\n", "\n");
    }

    @Test
    void to_and_cc_are_in_one_mail_with_their_names() throws Exception {
        MimeMessage mail = received(message("m", to("ann@example.org"), to("bob@example.org"), cc("cid@example.org")));

        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly(
                        "\"Name of ann@example.org\" <ann@example.org>",
                        "\"Name of bob@example.org\" <bob@example.org>");
        assertThat(mail.getRecipients(RecipientType.CC))
                .extracting(one -> ((InternetAddress) one).getAddress())
                .containsExactly("cid@example.org");
        assertThat(mail.getFrom())
                .extracting(Object::toString)
                .containsExactly("Incident desk <incidents@engine.example>");
        assertThat(smtp.mails())
                .singleElement()
                .satisfies(one -> assertThat(one.recipients()).hasSize(3));
        assertThat(mail.getSentDate()).isEqualTo(NOW);
    }

    @Test
    void all_mail_of_an_incident_is_one_conversation_and_a_repeated_mail_bears_the_same_name() throws Exception {
        MimeMessage first = received(message("1", to("ann@example.org")));
        MimeMessage second = received(message("2", to("ann@example.org")));
        MimeMessage again = received(message("2", to("ann@example.org")));

        assertThat(first.getMessageID()).isNotEqualTo(second.getMessageID()).matches("<[^<>@ ]+@engine\\.example>");
        assertThat(again.getMessageID()).isEqualTo(second.getMessageID());
        assertThat(List.of(first, second, again)).allSatisfy(mail -> {
            assertThat(mail.getHeader("References")).containsExactly(DESK.conversation(IncidentId.of("INC-1")));
            assertThat(mail.getHeader("In-Reply-To")).containsExactly(DESK.conversation(IncidentId.of("INC-1")));
        });
        assertThat(DESK.incidentOf(first.getMessageID())).contains(IncidentId.of("INC-1"));
    }

    @Test
    void a_machine_wrote_it_and_no_machine_is_to_answer() throws Exception {
        MimeMessage mail = received(message("m", to("ann@example.org")));

        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("OOF, AutoReply");
        assertThat(mail.getHeader("Importance")).containsExactly("high");
    }

    @Test
    void text_and_html_say_the_same() throws Exception {
        MimeMessage mail = received(message("m", "Störung ✓ 障害", to("ann@example.org")));

        assertThat(mail.getSubject()).isEqualTo("Störung ✓ 障害");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).isEqualTo("Level 1, not responded.");
        assertThat(part(mail, 1)).startsWith("<!DOCTYPE html>").contains("Level 1, not responded.", "Störung ✓ 障害");
    }

    @Test
    void lines_of_any_length_and_dots_alone_arrive_as_they_are() throws Exception {
        String text = "x".repeat(5_000) + "\n.\n..\nFrom here\n" + "ü".repeat(3_000) + "\n\uD83D\uDD25";
        Message long_ = new Message(
                "m",
                "n",
                IncidentId.of("INC-1"),
                Severity.level(2),
                ChannelType.EMAIL,
                List.of(to("ann@example.org")),
                Words.of("long", text));

        MimeMessage mail = received(long_);

        assertThat(part(mail, 0)).isEqualTo(text);
        assertThat(smtp.mails().get(0).content().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann, the \"first\"", "Änne Müller", "=?utf-8?q?x?=", "a@b <c@d>, e@f", "障害"})
    void names_of_people_are_shown_as_they_are_and_add_no_recipient(String name) throws Exception {
        Contact contact = Contact.email("ann@example.org");

        MimeMessage mail = received(message("m", new Recipient(Person.of("ann", name, contact), contact, false)));

        assertThat(mail.getRecipients(RecipientType.TO)).singleElement().satisfies(one -> {
            assertThat(((InternetAddress) one).getAddress()).isEqualTo("ann@example.org");
            assertThat(((InternetAddress) one).getPersonal()).isEqualTo(name.startsWith("=?") ? "x" : name);
        });
    }

    @Test
    void no_text_becomes_a_header() throws Exception {
        for (String subject : List.of("x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org")) {
            assertThatThrownBy(() -> message("m", subject, to("ann@example.org")))
                    .isInstanceOf(InvalidInputException.class);
        }
        for (String odd : List.of(" ", "", "\u2028", "=0D=0A", "%0d%0a", "=?utf-8?q?=0D=0ABcc:_eve@example.org?=")) {
            MimeMessage mail = received(message("m", "x" + odd + "Bcc: eve@example.org", to("ann@example.org")));
            assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
        for (String address : List.of("ann@example.org\r\nRCPT TO:<eve@example.org>", "ann@example.org>\nDATA")) {
            assertThatThrownBy(() -> to(address)).isInstanceOf(InvalidInputException.class);
        }
        for (String address :
                List.of("ann@example.org>,<eve@example.org", "ann@example.org, eve@example.org", "a b@c")) {
            assertThat(send(message("m", to(address)))).as(address).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void a_domain_in_any_script_is_written_in_ascii() throws Exception {
        received(message("m", to("ann@bücher.example")));

        assertThat(smtp.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ann@xn--bcher-kva.example"));
    }

    @Test
    void an_address_in_any_script_needs_a_server_that_knows_it_and_the_others_have_the_mail_all_the_same() {
        Message message = message("m", to("änne@example.org"), to("ann@example.org"));
        assertThat(send(message))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.remark()).contains("SMTPUTF8"));
        assertThat(smtp.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly("ann@example.org");
            assertThat(mail.content()).doesNotContain("änne@");
        });

        smtp.at(Step.EHLO, "250-scripted\r\n250-8BITMIME\r\n250 SMTPUTF8");

        assertThat(send(message)).isEqualTo(new Accepted(DESK.messageId(IncidentId.of("INC-1"), "m")));
        assertThat(smtp.mails().get(1).recipients()).containsExactly("änne@example.org", "ann@example.org");
        assertThat(smtp.mails().get(1).content()).contains("änne@example.org");
    }

    private static Message needingProof(Locale language) {
        Contact contact = Contact.email("ann@example.org");
        Person ann = Person.of("ann", "Ann", contact).in(language, ZoneOffset.UTC);
        return new Message(
                "INC-1/1/R27/e-mail",
                "INC-1/1/R27",
                IncidentId.of("INC-1"),
                Severity.level(3),
                ChannelType.EMAIL,
                List.of(new Recipient(ann, contact, false)),
                Words.of("checkout fails", "Level 1, not responded."),
                Pace.FREE,
                Grade.ACCEPTED);
    }

    @Test
    @Tag("S33")
    void what_needs_proof_says_how_to_acknowledge_it() throws Exception {
        builder.invitingAnswers().acknowledgedAt(token -> URI.create("https://desk.example/ack?a=1&t=" + token));

        MimeMessage mail = received(needingProof(Locale.ENGLISH));

        String text = part(mail, 0);
        assertThat(text)
                .startsWith("Level 1, not responded.")
                .contains("answer this mail or open https://desk.example/ack?");
        String token = text.substring(text.indexOf("&t=") + 3).strip();
        assertThat(DESK.messageOf(token)).contains("INC-1/1/R27/e-mail");
        assertThat(part(mail, 1))
                .contains("href=\"https://desk.example/ack?a=1&amp;t=" + token + "\"")
                .endsWith("</html>\n");
        assertThat(mail.getHeader("Importance")).isNull();
        assertThat(part(received(needingProof(Locale.GERMAN)), 0))
                .contains("antworten Sie auf diese Mail oder öffnen Sie");
    }

    @Test
    @Tag("S33")
    void a_mail_for_which_no_link_can_be_made_goes_out_without() throws Exception {
        builder.invitingAnswers().acknowledgedAt(token -> {
            throw new IllegalStateException("no host name");
        });

        assertThat(part(received(needingProof(Locale.ENGLISH)), 0)).endsWith("answer this mail.\n");
    }

    @Test
    @Tag("S33")
    void what_needs_no_proof_or_cannot_be_acknowledged_says_nothing_of_it() throws Exception {
        assertThat(part(received(needingProof(Locale.ENGLISH)), 0)).isEqualTo("Level 1, not responded.");
        builder.invitingAnswers();
        assertThat(part(received(message("m", to("ann@example.org"))), 0)).isEqualTo("Level 1, not responded.");
        assertThat(part(received(needingProof(Locale.ENGLISH)), 0)).endsWith("answer this mail.\n");
    }
}
