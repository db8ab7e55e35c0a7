package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.mail.MailDecision.Ignored;
import io.incidentengine.mail.MailDecision.Reported;
import io.incidentengine.mail.MailDecision.Said;
import io.incidentengine.mail.MailDecision.TurnedAway;
import io.incidentengine.mail.Senders.Sender;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is to be done about a mail: a function of the mail and of what is known, without servers and clocks. */
@Tag("R2")
class MailDecisionsTest {
    private static final Actor INTAKE = Actor.of("mail-intake", Role.SYSTEM);
    private static final Known NOTHING = new Known(null, List.of(), List.of(), null, false);
    private static final Known WELCOME = new Known(null, List.of(), List.of(), null, true);

    private final Office office = new Office();
    private final MailDecisions decisions = new MailDecisions(
            Written.DESK, AnswerWords.STANDARD, mail -> Office.form(mail).build(), INTAKE);

    // --- reports ---

    @Test
    @Tag("S25")
    void a_mail_of_somebody_who_may_is_a_report_under_its_message_id() {
        MailDecision decision =
                decisions.decide(Written.mail("1@x", "ann@x", "Down").received("help"), WELCOME);

        assertThat(decision).asInstanceOf(type(Reported.class)).satisfies(reported -> {
            assertThat(reported.actor()).isEqualTo(INTAKE);
            assertThat(reported.intake().id().value()).isEqualTo("<1@x>");
            assertThat(reported.intake().report().title()).isEqualTo("Down");
        });
    }

    @Test
    void a_mail_of_anybody_else_is_turned_away_without_showing_the_address() {
        MailDecision decision =
                decisions.decide(Written.mail("1@x", "annabel@x.org", "Down").received(""), NOTHING);

        assertThat(decision).isEqualTo(new TurnedAway("a…l@x.org may not report"));
        assertThat(decisions.decide(Written.read(new byte[] {'\n'}), WELCOME)).isInstanceOf(TurnedAway.class);
    }

    // --- answers of reporters ---

    @Test
    @Tag("S13")
    void the_reporters_first_words_confirm_or_reject_what_is_resolved() {
        IncidentId id = office.resolved();

        assertThat(said("rita@customer.example", id, "Yes, thank you").deed())
                .isEqualTo(new MailDecision.Deed(Actor.of("rita", Role.REPORTER), new Confirm(null)));
        assertThat(said("Rita@Customer.example", id, "No, still declined\n> Is it solved?")
                        .deed()
                        .command())
                .isEqualTo(new Reject(null, "No, still declined\n\nMessage-ID: <answer@x>"));
    }

    @Test
    @Tag("S25")
    void anything_else_of_a_reporter_is_a_complaint() {
        IncidentId resolved = office.resolved();

        assertThat(said("rita@customer.example", resolved, "Well, hm.").deed().command())
                .isEqualTo(complaint("Well, hm."));
    }

    private static AttachComplaint complaint(String words) {
        return new AttachComplaint(Office.RITA, Origin.EMAIL, words + "\n\nMessage-ID: <answer@x>");
    }

    @Test
    @Tag("S13")
    void before_it_is_resolved_the_words_of_a_confirmation_are_a_complaint_too() {
        IncidentId id = office.reported();

        assertThat(said("rita@customer.example", id, "No, it is worse now")
                        .deed()
                        .command())
                .isEqualTo(complaint("No, it is worse now"));
    }

    // --- answers of recipients ---

    @Test
    @Tag("S33")
    void a_recipient_who_answers_has_acknowledged_that_message() {
        IncidentId id = office.reported();

        Said said = said("olga@example.org", id, "ack");

        assertThat(said.deed()).isNull();
        assertThat(said.news()).singleElement().satisfies(news -> {
            assertThat(news.status()).isEqualTo(News.Status.ACKNOWLEDGED);
            assertThat(news.about())
                    .isEqualTo(new News.Key(office.mailTo(id, "olga").message().key()));
            assertThat(news.by()).contains(PersonId.of("olga"));
            assertThat(news.at()).isEqualTo(Written.T);
        });
    }

    @Test
    @Tag("S32")
    @Tag("S33")
    void who_answers_messages_that_were_sent_as_one_has_acknowledged_all_of_them() {
        IncidentId id = office.reported();
        String name = Written.DESK.messageId(id, "one for all");
        Delivery alone = office.mailTo(id, "olga");
        Attempt together = new Attempt(1, Written.T, new SendResult.Accepted(name));
        Delivery bundled = new Delivery(alone.message(), Delivery.State.SENT, List.of(together));
        Known known = new Known(office.find(id), List.of(), List.of(bundled), null, false);

        MailDecision decision = decisions.decide(
                Written.mail("answer@x", "olga@example.org", "Re: x").to(name).received("ack"), known);

        assertThat(((Said) decision).news())
                .extracting(News::about)
                .containsExactly(new News.Reference(ChannelType.EMAIL, name));
    }

    @Test
    @Tag("S32")
    @Tag("S33")
    void so_has_who_answers_them_where_nobody_knows_whether_they_were_sent() {
        IncidentId id = office.reported();
        Delivery alone = office.mailTo(id, "olga");
        Attempt together = new Attempt(1, Written.T, new SendResult.Ambiguous("lost"), "the key of all");
        Delivery bundled = new Delivery(alone.message(), Delivery.State.AMBIGUOUS, List.of(together));
        Known known = new Known(office.find(id), List.of(), List.of(bundled), null, false);
        ReceivedMail mail = Written.mail("answer@x", "olga@example.org", "Re: x")
                .to(Written.DESK.messageId(id, "the key of all"))
                .received("ack");

        assertThat(((Said) decisions.decide(mail, known)).news())
                .extracting(News::about)
                .containsExactly(new News.Key("the key of all"));
    }

    @Test
    @Tag("S33")
    void only_a_recipient_acknowledges() {
        IncidentId id = office.reported();
        ReceivedMail mail = answer("otto@example.org", id, "ack");

        assertThat(decisions.decide(mail, office.known(id, sender("otto", Role.OM_ENGINEER))))
                .isInstanceOf(Ignored.class);
    }

    @Test
    @Tag("R5")
    void what_an_engineer_answers_is_progress() {
        IncidentId id = office.reported();
        ReceivedMail mail = answer("omar@example.org", id, "Restarted node 3.\n-- \nOmar");

        MailDecision decision = decisions.decide(mail, office.known(id, sender("omar", Role.OM_ENGINEER)));

        assertThat(decision).asInstanceOf(type(Said.class)).satisfies(said -> {
            assertThat(said.news()).hasSize(1);
            assertThat(said.deed())
                    .isEqualTo(new MailDecision.Deed(
                            Actor.of("omar", Role.OM_ENGINEER),
                            new RecordProgress("Restarted node 3.\n\nMessage-ID: <answer@x>")));
        });
    }

    @Test
    void what_is_on_record_is_not_recorded_again() {
        IncidentId id = office.reported();
        office.engine.handle(id, Office.ENA, new RecordProgress("Restarted.\n\nMessage-ID: <answer@x>"));

        ReceivedMail mail = answer("otto@example.org", id, "Restarted.");

        assertThat(decisions.decide(mail, office.known(id, sender("otto", Role.OM_ENGINEER))))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void strangers_are_turned_away_and_whoever_may_open_incidents_may_complain() {
        IncidentId id = office.reported();
        ReceivedMail mail = answer("eve@example.net", id, "Here too.");

        assertThat(decisions.decide(mail, office.known(id, null))).isInstanceOf(TurnedAway.class);
        Known welcome = new Known(office.find(id), List.of(), List.of(), null, true);
        assertThat(decisions.decide(mail, welcome))
                .asInstanceOf(type(Said.class))
                .satisfies(said -> {
                    assertThat(said.deed().actor()).isEqualTo(INTAKE);
                    assertThat(said.deed().command()).isInstanceOf(AttachComplaint.class);
                });
    }

    // --- bounces ---

    @Test
    @Tag("S29")
    void a_bounce_is_failed_evidence_of_the_message_that_bounced() {
        IncidentId id = office.reported();

        Said said = (Said) bounced(id, "olga@example.org", "failed");

        assertThat(said.deed()).isNull();
        assertThat(said.news()).singleElement().satisfies(news -> {
            assertThat(news.status()).isEqualTo(News.Status.FAILED);
            assertThat(news.about())
                    .isEqualTo(new News.Key(office.mailTo(id, "olga").message().key()));
            assertThat(news.detail()).contains("5.1.1").doesNotContain("olga@");
        });
    }

    @Test
    @Tag("S29")
    void delayed_says_nothing_and_delivered_that_it_arrived() {
        IncidentId id = office.reported();

        assertThat(bounced(id, "olga@example.org", "delayed")).isInstanceOf(Ignored.class);
        assertThat(((Said) bounced(id, "olga@example.org", "delivered")).news())
                .extracting(News::status)
                .containsExactly(News.Status.DELIVERED);
    }

    @Test
    @Tag("S29")
    void a_copy_that_did_not_arrive_takes_no_proof_away() {
        IncidentId id = office.reported();

        assertThat(bounced(id, "omar@example.org", "failed")).isEqualTo(new Ignored("only a copy did not arrive"));
    }

    @Test
    @Tag("S29")
    void a_copy_that_arrived_proves_nothing_and_is_known_by_the_address_that_it_was_sent_to() {
        IncidentId id = office.reported();
        String about = office.nameOfMailTo(id, "olga");
        String passedOn = Written.report("inner@mx.internal", "failed", about)
                .replace("Original-Recipient: rfc822;inner@mx.internal", "Original-Recipient: rfc822;omar@example.org");

        assertThat(bounced(id, "omar@example.org", "delivered")).isInstanceOf(Ignored.class);
        assertThat(decisions.decide(Written.bounce("b@x").received(passedOn), office.known(id, null)))
                .isEqualTo(new Ignored("only a copy did not arrive"));
    }

    @Test
    @Tag("S29")
    void a_bounce_of_a_message_that_is_not_found_is_told_by_its_message_id() {
        String name = Written.DESK.messageId(IncidentId.of("gone"), "some message");
        ReceivedMail mail = Written.bounce("b@x").received(Written.report("olga@example.org", "failed", name));

        assertThat(((Said) decisions.decide(mail, NOTHING)).news())
                .extracting(News::about)
                .containsExactly(new News.Reference(ChannelType.EMAIL, name));
    }

    @Test
    void a_bounce_of_a_mail_of_others_or_with_a_forged_name_is_ignored() {
        IncidentId id = office.reported();
        String name = office.nameOfMailTo(id, "olga");
        String forged = name.replaceFirst("\\.[^.]+@example.org", ".AAAAAAAAAAAAAAAAAAAAAAAA@example.org");

        assertThat(List.of("<other@x>", forged)).allSatisfy(about -> {
            ReceivedMail mail = Written.bounce("b@x").received(Written.report("olga@example.org", "failed", about));
            assertThat(decisions.decide(mail, WELCOME)).isInstanceOf(Ignored.class);
        });
    }

    private MailDecision bounced(IncidentId id, String recipient, String action) {
        String about = office.nameOfMailTo(id, "olga");
        ReceivedMail mail = Written.bounce("b@x").received(Written.report(recipient, action, about));
        return decisions.decide(mail, office.known(id, null));
    }

    private Said said(String from, IncidentId id, String words) {
        return (Said) decisions.decide(answer(from, id, words), office.known(id, null));
    }

    /** An answer to the first mail that went to the service owner. */
    private ReceivedMail answer(String from, IncidentId id, String words) {
        return Written.mail("answer@x", from, "Re: something")
                .to(office.nameOfMailTo(id, "olga"))
                .received(words);
    }

    private static Sender sender(String id, Role... roles) {
        return Sender.of(Person.of(id, id), roles);
    }
}
