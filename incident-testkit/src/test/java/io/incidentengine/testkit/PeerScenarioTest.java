package io.incidentengine.testkit;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static io.incidentengine.testkit.RingingPhone.Answer.BUSY;
import static io.incidentengine.testkit.RingingPhone.Answer.KEY_PRESSED;
import static io.incidentengine.testkit.RingingPhone.Answer.NOT_ANSWERED;
import static io.incidentengine.testkit.RingingPhone.Answer.NO_KEY_PRESSED;
import static io.incidentengine.testkit.RingingPhone.Answer.VOICEMAIL;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.notification.News.Status;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What phones and mailboxes tell an engine on virtual time. */
@Tag("S29")
class PeerScenarioTest {
    private static final Report REPORT = Report.of("payments", "Cards are declined")
            .impact(Criterion.DEGRADATION)
            .build();
    private static final Person RADA = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
    private static final Person RUDI = Person.of("rudi", "Rudi", Contact.phone("+49 30 5550102"));
    private static final Person OLGA =
            Person.of("olga", "Olga", Contact.email("olga@example.org"), Contact.phone("+49 30 5550103"));

    /** First messages go to the leaders alone, by phone, one by one. */
    private static final IncidentPolicy BY_PHONE = without("R27");

    /** First messages go to the owner of the service alone, by mail and SMS. */
    private static final IncidentPolicy BY_MAIL = without("R28");

    private final RingingPhone phone = RingingPhone.tellingAfter(ofSeconds(20));

    private static IncidentPolicy without(String rule) {
        return EmergencyHandling.policy().toBuilder("without-" + rule, 1)
                .withoutNotification(rule)
                .build();
    }

    private static Scenario.Builder leaders() {
        return Scenario.builder(BY_PHONE)
                .staff(new Staff().with(RADA, Audience.RD_LEADER).with(RUDI, Audience.RD_LEADER));
    }

    private static Scenario.Builder owner() {
        return Scenario.builder(BY_MAIL).staff(new Staff().with(OLGA, Audience.SERVICE_OWNER));
    }

    private static Delivery firstDelivery(Scenario pager) {
        return pager.engine().notifications(pager.incident().id()).stream()
                .flatMap(record -> record.deliveries().stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<Status> news(Scenario pager) {
        return firstDelivery(pager).news().stream().map(News::status).toList();
    }

    private static Grade grade(Scenario pager) {
        return firstDelivery(pager).grade(pager.now()).orElseThrow();
    }

    @Test
    @Tag("S33")
    void a_voicemail_proves_nothing_and_the_next_person_presses_a_key() {
        Scenario pager = leaders().build();
        pager.phone().whenCalled("rada", VOICEMAIL);
        pager.reported(REPORT);
        pager.responds();
        pager.expectCall("rada").sentAt(Duration.ZERO);
        pager.at(ofMinutes(24)).expectCall("rudi").sentAt(ofMinutes(24));
        pager.nothingElseWasSent();

        assertThat(Outcomes.of(pager)).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Kind.ACKNOWLEDGED);
            assertThat(outcome.by()).isEqualTo(PersonId.of("rudi"));
        });
        assertThat(pager.phone().calls("rudi")).singleElement().satisfies(call -> {
            assertThat(call.at()).contains(pager.start().plus(ofMinutes(24)));
            assertThat(call.said()).contains("Cards are declined");
        });
        pager.elapses(ofMinutes(5)).nothingElseWasSent();
    }

    @Test
    void a_call_without_a_key_is_no_proof_either() {
        Scenario pager = leaders().build();
        pager.phone().whenCalled("rada", NO_KEY_PRESSED);
        pager.reported(REPORT);
        pager.responds();
        pager.at(ofMinutes(24)).expectCall("rada");
        pager.expectCall("rudi");
    }

    @Test
    @Tag("S30")
    void who_does_not_answer_is_called_again() {
        Scenario pager = leaders().build();
        pager.phone().whenCalled("rada", NOT_ANSWERED, BUSY, KEY_PRESSED);
        pager.reported(REPORT);
        pager.responds();
        pager.elapses(ofMinutes(10));
        pager.expectCall("rada").resulting(RetryLater.class);
        pager.expectCall("rada").resulting(RetryLater.class);
        pager.expectCall("rada");
        pager.nothingElseWasSent();
        assertThat(Outcomes.of(pager)).extracting(ProofOutcome::kind).containsExactly(Kind.ACKNOWLEDGED);
    }

    @Test
    void a_bounce_takes_the_proof_back_and_the_owner_is_called_at_once() {
        Scenario pager = owner().build();
        pager.mailbox().bouncesAfter("olga", ofMinutes(3));
        pager.reported(REPORT);
        pager.elapses(ofMinutes(2)).expectMail("olga");
        pager.nothingElseWasSent();

        pager.elapses(ofMinutes(1)).expectCall("olga").sentAt(ofMinutes(3));
        assertThat(Outcomes.of(pager)).extracting(ProofOutcome::kind).containsExactly(Kind.ACKNOWLEDGED);
        assertThat(pager.mailbox().mails("olga")).isEmpty();
        assertThat(pager.timeline())
                .contains("+00:03:00  2026-03-02T08:03:00Z         INC-1    < e-mail to olga: failed, bounced");
    }

    @Test
    void a_bounce_is_no_failure_if_the_mail_arrives_at_another_whom_it_is_meant_for() {
        Person otto = Person.of("otto", "Otto", Contact.email("otto@example.org"));
        Scenario pager = Scenario.builder(BY_MAIL)
                .staff(new Staff().with(OLGA, Audience.SERVICE_OWNER).with(otto, Audience.SERVICE_OWNER))
                .build();
        pager.mailbox().bouncesAfter("olga", ofMinutes(3));
        pager.reported(REPORT);
        pager.elapses(ofMinutes(14)).expectMail("olga");
        assertThat(news(pager)).isEmpty();
        assertThat(pager.mailbox().mails("otto")).hasSize(1);
        pager.nothingElseWasSent();

        pager.mailbox().bouncesAfter("otto", ofMinutes(5));
        pager.reported(REPORT);
        pager.elapses(ofMinutes(4));
        assertThat(news(pager)).isEmpty();
        pager.elapses(ofMinutes(1));
        assertThat(news(pager)).containsExactly(Status.FAILED);
    }

    @Test
    @Tag("S33")
    void a_reply_acknowledges() {
        Scenario pager = owner().build();
        pager.mailbox().repliesAfter("olga@example.org", ofMinutes(4));
        pager.reported(REPORT);
        pager.elapses(ofMinutes(3));
        assertThat(Outcomes.of(pager)).isEmpty();

        pager.elapses(ofMinutes(1));
        assertThat(Outcomes.of(pager)).singleElement().satisfies(outcome -> {
            assertThat(outcome.by()).isEqualTo(PersonId.of("olga"));
            assertThat(outcome.at()).isEqualTo(pager.start().plus(ofMinutes(4)));
        });
        assertThat(pager.mailbox().mails("olga").get(0).at()).contains(pager.start());
    }

    @Test
    void a_receipt_comes_later() {
        Scenario pager =
                owner().channel(Mailbox.withReceiptsAfter(ofMinutes(1))).build();
        pager.reported(REPORT);
        assertThat(grade(pager)).isEqualTo(Grade.ACCEPTED);
        pager.elapses(ofMinutes(1));
        assertThat(grade(pager)).isEqualTo(Grade.DELIVERED);
    }

    @Test
    void a_phone_that_tells_later_is_acknowledged_when_a_key_is_pressed() {
        Scenario pager = leaders().channel(phone).build();
        pager.reported(REPORT);
        pager.elapses(ofSeconds(20));
        assertThat(grade(pager)).isEqualTo(Grade.DELIVERED);
        pager.elapses(ofSeconds(5));
        assertThat(grade(pager)).isEqualTo(Grade.ACKNOWLEDGED);
        assertThat(Outcomes.of(pager)).extracting(ProofOutcome::by).containsExactly(PersonId.of("rada"));
    }

    @Test
    void when_it_is_told_later_that_nobody_answers_the_next_person_is_called_at_once() {
        Scenario pager = leaders().channel(phone).build();
        phone.whenCalled("rada", NOT_ANSWERED);
        pager.reported(REPORT);
        pager.responds();
        pager.expectCall("rada");
        pager.elapses(ofSeconds(20)).expectCall("rudi").sentAt(ofSeconds(20));
        assertThat(news(pager)).containsExactly(Status.FAILED);
    }

    @Test
    void of_a_voicemail_nothing_is_told_later() {
        Scenario pager = leaders().channel(phone).build();
        phone.whenCalled("rada", VOICEMAIL);
        pager.reported(REPORT);
        pager.elapses(ofMinutes(10));
        assertThat(news(pager)).isEmpty();
        assertThat(grade(pager)).isEqualTo(Grade.ACCEPTED);
    }

    @Test
    void news_that_comes_twice_or_backwards_changes_nothing() {
        FaultyChannel faulty = FaultyChannel.around(phone);
        Scenario pager = leaders().channel(faulty.repeatsNews()).build();
        pager.reported(REPORT);
        pager.elapses(ofSeconds(30));
        assertThat(news(pager)).containsExactly(Status.DELIVERED, Status.ACKNOWLEDGED);
        assertThat(Outcomes.of(pager)).hasSize(1);
        assertThat(pager.timeline().split("< call to rada: delivered", -1)).hasSize(3);

        Scenario other = leaders().channel(faulty.tellsNewsBackwards()).build();
        other.reported(REPORT);
        other.elapses(ofSeconds(24));
        assertThat(news(other)).isEmpty();
        other.elapses(ofSeconds(1));
        assertThat(news(other)).containsExactly(Status.ACKNOWLEDGED, Status.DELIVERED);
        assertThat(firstDelivery(other).news())
                .extracting(News::at)
                .containsExactly(other.start().plusSeconds(25), other.start().plusSeconds(20));
        assertThat(grade(other)).isEqualTo(Grade.ACKNOWLEDGED);
        assertThat(pager).hasNoFailures();
    }

    @Test
    void news_that_is_lost_proves_nothing_though_a_key_was_pressed() {
        FaultyChannel faulty = FaultyChannel.around(phone).losesNews();
        expectTheNextPersonAsOfNoNews(leaders().channel(faulty).build());
        assertThat(phone.calls("rada")).isNotEmpty();
    }

    @Test
    void a_call_that_is_dropped_proves_nothing_though_it_was_accepted() {
        FaultyChannel faulty = FaultyChannel.around(phone).dropsWhatItAccepts();
        expectTheNextPersonAsOfNoNews(leaders().channel(faulty).build());
        assertThat(phone.calls()).isEmpty();
    }

    private static void expectTheNextPersonAsOfNoNews(Scenario pager) {
        pager.reported(REPORT);
        pager.responds();
        pager.at(ofMinutes(24)).expectCall("rada").resulting(Accepted.class);
        assertThat(news(pager)).isEmpty();
        pager.expectCall("rudi");
    }

    @Test
    void an_answer_that_is_lost_may_still_be_followed_by_news() {
        Scenario pager = leaders()
                .channel(FaultyChannel.around(phone).losesTheAnswer("cut off"))
                .build();
        pager.reported(REPORT);
        pager.expectCall("rada").resulting(Ambiguous.class);
        pager.elapses(ofSeconds(25));
        assertThat(news(pager)).containsExactly(Status.DELIVERED, Status.ACKNOWLEDGED);
    }

    @Test
    void a_faulty_channel_inside_of_another_keeps_nobody_in_a_scenario_either() {
        FaultyChannel inside = FaultyChannel.around(phone).hangs();
        Scenario pager = leaders().channel(FaultyChannel.around(inside)).build();
        pager.reported(REPORT);
        pager.expectCall("rada").resulting(Ambiguous.class);
        assertThat(phone.calls()).isEmpty();
    }

    @Test
    void peers_work_in_a_simulation_too() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        Simulation simulation = Simulation.of(BY_PHONE)
                .startingAt(start)
                .staff(new Staff().with(RADA, Audience.RD_LEADER))
                .channel(phone)
                .build();
        phone.livesIn(simulation);
        IncidentId id = simulation.report(Actor.of("ena", Role.OM_ENGINEER), REPORT);
        simulation.elapse(ofSeconds(25));

        assertThat(phone.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.at()).contains(start));
        assertThat(simulation.engine().notifications(id).get(0).outcomes()).containsExactly(Kind.ACKNOWLEDGED);
    }

    @Test
    void a_scenario_has_a_phone_and_mailboxes_unless_it_is_given_others() {
        Scenario own = leaders().channel(phone).build();
        assertThat(own.mailbox().mails()).isEmpty();
        assertThatThrownBy(own::phone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This scenario was given a channel of its own for phone");
        Channel mailbox = Mailbox.withoutReceipts();
        assertThatThrownBy(leaders().channel(mailbox).build()::mailbox).isInstanceOf(IllegalStateException.class);
    }
}
