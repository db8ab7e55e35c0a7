package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.mail.Senders.Sender;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Role;
import io.incidentengine.notification.News;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine makes of answers: none is lost for the roles of its sender, and none has more weight than it should. */
@Tag("R2")
class MailDeskTest {
    private static final String RITA = "rita@customer.example";
    private static final String CARL = "carl@customer.example";

    private final Office office = new Office();
    private int number;

    private MailDesk desk(Senders senders) {
        MailDecisions decisions = new MailDecisions(
                Written.DESK,
                AnswerWords.STANDARD,
                mail -> Office.form(mail).build(),
                Actor.of("mail-intake", Role.SYSTEM));
        return new MailDesk(office.engine, decisions, senders, mail -> true, new MailEars(List.of()));
    }

    private Written mail(String from, String subject) {
        return Written.mail("desk-" + ++number + "@x", from, subject);
    }

    private Mark answer(String from, IncidentId id, String words) {
        return desk(Senders.NOBODY)
                .handle(mail(from, "Re: x").to(office.nameOfMailTo(id, "olga")).received(words));
    }

    private Mark bySubject(String from, IncidentId id, String words) {
        return desk(Senders.NOBODY).handle(mail(from, "Re: x (" + id + ")").received(words));
    }

    private List<String> complaints(IncidentId id) {
        return office.events(id).stream()
                .flatMap(event ->
                        event instanceof Complained one ? List.of(one.details()).stream() : List.<String>of().stream())
                .map(details -> details.lines().findFirst().orElse(""))
                .toList();
    }

    private List<News> acknowledgements(IncidentId id) {
        return office.mailTo(id, "olga").news().stream()
                .filter(news -> news.status() == News.Status.ACKNOWLEDGED)
                .toList();
    }

    private void resolve(IncidentId id) {
        office.engine.handle(id, Office.ENA, new Respond());
        office.engine.handle(id, Office.ENA, new Resolve("restarted", RootCause.IDENTIFIED, ""));
        office.tell();
    }

    @Test
    @Tag("S33")
    void what_a_recipient_says_who_may_not_record_progress_stands_with_the_acknowledgement() {
        IncidentId id = office.reported();

        assertThat(answer("olga@example.org", id, "I am on it, give me ten minutes."))
                .isEqualTo(Mark.HANDLED);

        assertThat(acknowledgements(id)).extracting(News::detail).containsExactly("I am on it, give me ten minutes.");
        assertThat(complaints(id)).isEmpty();
    }

    @Test
    @Tag("S33")
    void so_it_does_if_the_host_gives_him_roles_that_do_not_suffice() {
        IncidentId id = office.reported();
        Senders reporters = address -> Optional.of(Sender.of(Person.of("olga", "Olga"), Role.REPORTER));

        assertThat(desk(reporters)
                        .handle(mail("olga@example.org", "Re: x")
                                .to(office.nameOfMailTo(id, "olga"))
                                .received("I am on it.")))
                .isEqualTo(Mark.HANDLED);
        assertThat(acknowledgements(id)).hasSize(1);
    }

    @Test
    @Tag("R5")
    void a_reporter_who_is_no_more_than_that_complains() {
        IncidentId id = office.reported();
        Senders reporters = address -> Optional.of(Sender.of(Office.RITA, Role.REPORTER));

        assertThat(desk(reporters)
                        .handle(mail(RITA, "Re: x")
                                .to(office.nameOfMailTo(id, "olga"))
                                .received("Please hurry.")))
                .isEqualTo(Mark.HANDLED);
        assertThat(complaints(id)).containsExactly("Please hurry.");
    }

    @Test
    @Tag("S33")
    void one_person_acknowledges_one_message_once() {
        IncidentId id = office.reported();

        answer("olga@example.org", id, "ok");
        office.later(Duration.ofMinutes(1));
        byte[] again = mail("olga@example.org", "Re: x")
                .to(office.nameOfMailTo(id, "olga"))
                .saying("ok");
        ReceivedMail later = new MailReader(Written.DESK).read(again, again.length, office.now.get());

        assertThat(desk(Senders.NOBODY).handle(later)).isEqualTo(Mark.HANDLED);
        assertThat(acknowledgements(id)).hasSize(1);
    }

    @Test
    @Tag("S33")
    void what_is_said_after_a_bare_acknowledgement_is_kept() {
        IncidentId id = office.reported();
        answer("olga@example.org", id, "ok");

        office.later(Duration.ofMinutes(1));
        byte[] more = mail("olga@example.org", "Re: x")
                .to(office.nameOfMailTo(id, "olga"))
                .saying("The disk is full.");
        desk(Senders.NOBODY).handle(new MailReader(Written.DESK).read(more, more.length, office.now.get()));

        assertThat(acknowledgements(id)).extracting(News::detail).contains("The disk is full.");
    }

    @Test
    @Tag("S13")
    void by_the_subject_alone_nobody_confirms_or_rejects() {
        IncidentId id = office.resolved();

        assertThat(bySubject(RITA, id, "Yes")).isEqualTo(Mark.HANDLED);
        assertThat(bySubject(RITA, id, "No, still down")).isEqualTo(Mark.HANDLED);

        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(complaints(id)).contains("No, still down");
    }

    @Test
    @Tag("S13")
    void the_reporter_confirms_by_an_answer_to_the_mail_that_reported_it() {
        IncidentId id = office.resolved();

        desk(Senders.NOBODY)
                .handle(mail(RITA, "Re: Cards").to("<rita-1@customer.example>").received("Yes, works"));

        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.CONFIRMED);
    }

    @Test
    @Tag("S13")
    void who_complains_only_after_it_is_resolved_does_not_reject() {
        IncidentId id = office.resolved();

        answer(CARL, id, "Hello there, what is this?");
        assertThat(answer(CARL, id, "No.")).isEqualTo(Mark.HANDLED);

        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(complaints(id)).containsExactly("Hello there, what is this?", "No.");
    }

    @Test
    @Tag("S13")
    void who_complained_before_rejects_but_his_yes_is_only_thanks() {
        IncidentId id = office.reported();
        answer(CARL, id, "Me too.");
        resolve(id);

        assertThat(answer(CARL, id, "Yes, works.")).isEqualTo(Mark.HANDLED);
        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(complaints(id)).containsExactly("Me too.");

        assertThat(answer(CARL, id, "No, still down.")).isEqualTo(Mark.HANDLED);
        assertThat(office.find(id).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    @Tag("S25")
    void an_answer_to_what_is_closed_is_a_new_report_unless_it_says_thanks() {
        IncidentId id = office.resolved();
        answer(RITA, id, "Yes");
        office.engine.handle(id, Office.ENA, new Close("done"));

        assertThat(answer(RITA, id, "Thanks!")).isEqualTo(Mark.HANDLED);
        assertThat(office.all()).hasSize(1);
        assertThat(answer(RITA, id, "It is broken again.")).isEqualTo(Mark.HANDLED);
        assertThat(office.all()).hasSize(2);
        assertThat(desk(Senders.NOBODY)
                        .handle(mail(RITA, "Re: x")
                                .to(office.nameOfMailTo(id, "rita"))
                                .received("And it is slow.")))
                .isEqualTo(Mark.HANDLED);
        assertThat(office.all()).hasSize(3);
    }
}
