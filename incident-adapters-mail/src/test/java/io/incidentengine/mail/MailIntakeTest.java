package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.mail.Senders.Sender;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails in a mailbox on a server, and what comes of them. */
@Tag("R2")
class MailIntakeTest {
    private final Post post = Post.imap();
    private final Office office = new Office();
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        post.close();
    }

    private MailIntake.Builder builder() {
        return MailIntake.from(post.address(), Written.DESK)
                .into(office.engine)
                .openedByDomains("customer.example")
                .reports(mail -> Office.form(mail).build())
                .senders(address -> address.equals("omar@example.org")
                        ? Optional.of(Sender.of(Person.of("omar", "Omar", Contact.email(address)), Role.OM_ENGINEER))
                        : Optional.empty())
                .listener(heard)
                .time(office.now::get);
    }

    private int read() {
        try (MailIntake intake = builder().build()) {
            return intake.runOnce();
        }
    }

    private static byte[] report(String id) {
        return Written.mail(id, "Rita <rita@customer.example>", "Cards are declined")
                .saying("All of them.");
    }

    private byte[] answer(String id, String from, String to, String words) {
        return Written.mail(id, from, "Re: something").to(to).saying(words);
    }

    @Test
    @Tag("R3")
    void a_mail_becomes_an_incident_and_is_marked_but_not_as_seen() {
        post.put(report("1@x"));

        assertThat(read()).isEqualTo(1);

        assertThat(office.all()).singleElement().satisfies(incident -> {
            assertThat(incident.report().title()).isEqualTo("Cards are declined");
            assertThat(incident.report().details()).isEqualTo("All of them.");
        });
        assertThat(post.marks(0)).containsExactlyInAnyOrder(Mark.HANDLED.keyword());
        assertThat(post.isSeen(0)).isFalse();
        assertThat(read()).isZero();
    }

    @Test
    @Tag("S25")
    void the_same_mail_in_a_mailbox_that_was_made_anew_is_the_same_incident() {
        post.put(report("1@x"));
        read();
        post.stop();
        post.start();
        post.put(report("2@x"), report("1@x"));

        assertThat(read()).isEqualTo(2);

        assertThat(office.all()).hasSize(2);
    }

    @Test
    void over_tls_a_certificate_must_be_trusted_and_bear_the_name() throws Exception {
        try (Post tls = Post.imaps()) {
            tls.put(report("1@x"));
            MailServer named = Post.patient(MailServer.imaps("localhost").port(tls.port()));

            assertThatThrownBy(() -> readFrom(named)).isInstanceOf(MailboxException.class);
            MailServer trusted = named.trusting(ServerKeys.trusting());
            assertThatThrownBy(() -> readFrom(Post.patient(
                            MailServer.imaps("127.0.0.1").port(tls.port()).trusting(ServerKeys.trusting()))))
                    .isInstanceOf(MailboxException.class);
            assertThat(readFrom(trusted)).isEqualTo(1);
        }
    }

    private int readFrom(MailServer server) {
        try (MailIntake intake = MailIntake.from(server, Written.DESK)
                .into(office.engine)
                .openedByEverybody()
                .service("payments")
                .time(office.now::get)
                .build()) {
            return intake.runOnce();
        }
    }

    // --- answers ---

    @Test
    @Tag("R7")
    @Tag("S13")
    void the_reporter_confirms_by_an_answer_and_once_more_changes_nothing() {
        IncidentId id = office.resolved();
        String name = office.nameOfMailTo(id, "rita");
        post.put(answer("a@x", "rita@customer.example", name, "Yes, it works.\n\n> Is it solved?"));

        read();

        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.CONFIRMED);
        post.put(answer("a@x", "rita@customer.example", name, "Yes, it works.\n\n> Is it solved?"));
        read();
        assertThat(heard.turnedAway).isEmpty();
        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.CONFIRMED);
        assertThat(office.events(id)).noneMatch(Complained.class::isInstance);
    }

    @Test
    @Tag("S13")
    void the_reporter_rejects_by_an_answer() {
        IncidentId id = office.resolved();
        post.put(answer("a@x", "rita@customer.example", office.nameOfMailTo(id, "rita"), "No, still declined."));

        read();

        assertThat(office.find(id).status()).isIn(IncidentStatus.IN_PROGRESS, IncidentStatus.RECOVERED);
    }

    @Test
    @Tag("S33")
    void a_recipient_acknowledges_by_an_answer_which_is_recorded_once() {
        IncidentId id = office.reported();
        byte[] mail = answer("a@x", "omar@example.org", office.nameOfMailTo(id, "olga"), "Restarted node 3.");
        post.put(mail, mail);

        read();

        assertThat(office.mailTo(id, "olga").grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED);
        assertThat(office.events(id))
                .filteredOn(ProgressRecorded.class::isInstance)
                .containsExactly(new ProgressRecorded("Restarted node 3.\n\nMessage-ID: <a@x>"));
    }

    @Test
    @Tag("S25")
    void an_answer_to_the_mail_that_opened_an_incident_belongs_to_it() {
        IncidentId id = office.reported();
        post.put(answer("a@x", "rita@customer.example", "<rita-1@customer.example>", "It is all of them."));

        read();

        assertThat(office.all()).hasSize(1);
        assertThat(office.events(id)).filteredOn(Complained.class::isInstance).hasSize(1);
    }

    @Test
    void an_answer_without_a_thread_is_known_by_its_subject_and_another_mail_is_not() {
        IncidentId id = office.reported();
        post.put(
                Written.mail("a@x", "rita@customer.example", "AW: Cards (" + id + ")")
                        .saying("Hurry."),
                Written.mail("b@x", "rita@customer.example", "RE: [#" + id + "] Cards")
                        .saying("Please."),
                Written.mail("c@x", "rita@customer.example", "Re: other (matters)")
                        .saying("A new one."));

        read();

        assertThat(office.events(id)).filteredOn(Complained.class::isInstance).hasSize(2);
        assertThat(office.all()).hasSize(2);
    }

    @Test
    void what_the_engine_refuses_is_turned_away_and_listed_from_the_mailbox() {
        IncidentId id = office.resolved();
        office.engine.handle(id, Office.ENA, new Confirm(Office.RITA.id()));
        office.engine.handle(id, Office.ENA, new Close("done"));
        post.put(
                Written.mail("a@x", "olga@example.org", "Re: x (" + id + ")").saying("It is back again."),
                Written.mail("b@x", "eve@other.example", "Buy").saying("now"),
                report("c@x"));

        read();

        assertThat(heard.turnedAway).containsExactly("<a@x>", "<b@x>");
        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(post.marks(0)).containsExactlyInAnyOrder(Mark.HANDLED.keyword(), Mark.TURNED_AWAY.keyword());
        try (MailIntake other = builder().build()) {
            assertThat(other.turnedAway(10)).extracting(ReceivedMail::id).containsExactly("<a@x>", "<b@x>");
            assertThat(other.turnedAway(1)).hasSize(1);
        }
    }

    @Test
    @Tag("S29")
    void a_bounce_takes_the_proof_away_and_opens_nothing() {
        IncidentId id = office.reported();
        String name = office.nameOfMailTo(id, "olga");
        post.put(Written.bounce("b@x").saying(Written.report("olga@example.org", "failed", name)));

        read();

        assertThat(office.mailTo(id, "olga").grade(Instant.MAX)).isEmpty();
        assertThat(office.mailTo(id, "olga").news()).extracting(News::status).containsExactly(News.Status.FAILED);
        assertThat(office.all()).hasSize(1);
    }

    @Test
    void automatic_replies_and_our_own_mail_are_ignored() {
        IncidentId id = office.resolved();
        post.put(
                Written.mail("a@x", "rita@customer.example", "Re: x")
                        .to(office.nameOfMailTo(id, "rita"))
                        .with("Auto-Submitted", "auto-replied")
                        .saying("No, I am away."),
                Written.mail("b@x", Written.DESK.address(), "New incident").saying("of our own"));

        assertThat(read()).isEqualTo(2);

        assertThat(heard.ignored).containsExactly("<a@x>", "<b@x>");
        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(office.all()).hasSize(1);
    }

    // --- the mailbox ---

    @Test
    void what_was_handled_is_moved_if_the_host_says_so() {
        post.put(report("1@x"), Written.mail("2@x", "eve@other.example", "Buy").saying("now"), report("3@x"));
        try (MailIntake intake = builder().movingTo("Done").build()) {
            assertThat(intake.runOnce()).isEqualTo(3);
        }

        assertThat(post.folder("Done").getMessageCount()).isEqualTo(2);
        assertThat(post.inbox().getMessageCount()).isEqualTo(1);
        assertThat(heard.turnedAway).containsExactly("<2@x>");
    }

    @Test
    void a_server_that_keeps_no_keywords_marks_by_flags() throws Exception {
        try (Relay relay = new Relay(post.port(), said -> said.replace("\\*", "\\X"))) {
            post.put(
                    report("1@x"),
                    Written.mail("2@x", "eve@other.example", "Buy").saying("now"));
            try (MailIntake intake = MailIntake.from(Post.address(relay.port()), Written.DESK)
                    .into(office.engine)
                    .openedByDomains("customer.example")
                    .service("payments")
                    .time(office.now::get)
                    .build()) {
                assertThat(intake.runOnce()).isEqualTo(2);
                assertThat(intake.runOnce()).isZero();
                assertThat(intake.turnedAway(10)).extracting(ReceivedMail::id).containsExactly("<2@x>");
            }
            assertThat(post.marks(0)).isEmpty();
        }
    }

    @Test
    void a_large_mail_is_read_only_so_far() {
        byte[] large = Written.mail("1@x", "rita@customer.example", "Large")
                .with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\n\nthe text\n--b\nContent-Type: image/png; name=big.png\n\n" + "x".repeat(1_000_000)
                        + "\n--b--\n");
        post.put(large);
        try (MailIntake intake = builder().largest(100_000).build()) {
            intake.runOnce();
        }

        assertThat(office.all()).singleElement().satisfies(incident -> {
            assertThat(incident.report().details()).isEqualTo("the text");
            assertThat(incident.report().features().get("attachments")).contains("big.png");
        });
    }
}
