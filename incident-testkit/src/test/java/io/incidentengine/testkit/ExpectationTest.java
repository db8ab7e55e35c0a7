package io.incidentengine.testkit;

import static io.incidentengine.testkit.Failures.assertThatFailure;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Report;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Expectations that are not met, and what they say. */
class ExpectationTest {
    @RegisterExtension
    final Scenario pager = Scenario.under(EmergencyHandling.policy());

    @BeforeEach
    void cards_are_declined() {
        pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
    }

    @Test
    void what_was_not_sent_is_named() {
        assertThatFailure(pager, () -> pager.expectCall(Audience.OM_TEAM))
                .isEqualTo("Expected call to O&M team, but none was sent that was not expected before.");
        assertThatFailure(pager, () -> pager.expectMail("nobody"))
                .isEqualTo("Expected e-mail to nobody, but none was sent that was not expected before.");
        assertThatFailure(pager, () -> pager.expectSms(Audience.RD_LEADER))
                .isEqualTo("Expected SMS to R&D leader, but none was sent that was not expected before.");
        assertThatFailure(pager, () -> pager.expect(ChannelType.named("chat"), "ena"))
                .isEqualTo("Expected chat to ena, but none was sent that was not expected before.");
    }

    @Test
    void what_an_earlier_expectation_has_taken_is_named() {
        pager.expectMail(Audience.SERVICE_OWNER);
        assertThatFailure(pager, () -> pager.expectMail(Audience.OM_TEAM))
                .isEqualTo("Expected e-mail to O&M team, but none was sent that was not expected before."
                        + " The last one, of 2026-03-02T08:00:00Z, was taken by an earlier expectation:"
                        + " e-mail to service owner, O&M team (cc): initial.");
    }

    @Test
    void the_earliest_message_is_taken_first() {
        pager.elapses(ofMinutes(31));
        pager.expectCall(Audience.RD_LEADER).about(NotificationKind.INITIAL);
        pager.expectCall(Audience.RD_LEADER).about(NotificationKind.OVERDUE).ofClock("response");
    }

    @Test
    void whatever_else_was_sent_is_listed() {
        pager.expectMail("O&M team");
        pager.expectSms("O&M team");
        assertThatFailure(pager, pager::nothingElseWasSent)
                .isEqualTo("Expected that nothing else was sent, but there was:"
                        + "\n  2026-03-02T08:00:00Z INC-1 SMS to service owner: initial"
                        + "\n  2026-03-02T08:00:00Z INC-1 call to R&D leader: initial");
        pager.whateverWasSent().nothingElseWasSent();
    }

    @Test
    void a_message_about_something_else_says_so() {
        ExpectedMessage call = pager.expectCall("R&D leader");
        String start = "Expected call to R&D leader: initial (2026-03-02T08:00:00Z) ";

        assertThatFailure(pager, () -> call.about(NotificationKind.OVERDUE))
                .isEqualTo(start + "to be about overdue, but it is about initial.");
        assertThatFailure(pager, () -> call.ofClock("response"))
                .isEqualTo(start + "to tell of the clock response, but it tells of none.");
        assertThatFailure(pager, () -> call.ofIncident(IncidentId.of("INC-2")))
                .isEqualTo(start + "to tell of INC-2, but it tells of INC-1.");
        assertThatFailure(pager, () -> call.sentAt(ofMinutes(1)))
                .isEqualTo(start + "to be sent at 2026-03-02T08:01:00Z, but it was sent at 2026-03-02T08:00:00Z.");
        assertThatFailure(pager, () -> call.withCopyTo(Audience.RD_LEADER))
                .isEqualTo(start + "with a copy to R&D leader, but it went [to R&D leader phone …102].");
        assertThatFailure(pager, () -> call.saying("Goodbye"))
                .startsWith(start
                        + "to say \"Goodbye\", but it says:\nA new incident at level 2 affects the service payments. ");
        assertThatFailure(pager, () -> call.resulting(SendResult.Rejected.class))
                .isEqualTo(
                        start + "to end as Rejected, but it ended as Accepted[reference=phone-1, grade=ACKNOWLEDGED].");
        assertThat(call.sent().people()).containsExactly("R&D leader");
        assertThat(call).hasToString(call.sent().toString());
    }

    @Test
    void a_message_of_another_clock_says_so() {
        pager.whateverWasSent().elapses(ofMinutes(31));
        ExpectedMessage call = pager.expectCall(Audience.RD_LEADER);
        assertThatFailure(pager, () -> call.ofClock("recovery"))
                .endsWith("to tell of the clock recovery, but it tells of response.");
    }

    @Test
    void a_message_that_was_not_accepted_says_how_it_ended() {
        FaultyChannel phone = FaultyChannel.of(ChannelType.PHONE).refuses("blocked");
        Scenario other =
                Scenario.builder(EmergencyHandling.policy()).channel(phone).build();
        other.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
        other.expectMail("service owner");
        other.expectSms("service owner");
        other.expectSms("O&M team");
        other.expectSms("R&D leader"); // the next channel, at once
        assertThatFailure(other, other::nothingElseWasSent)
                .endsWith("INC-1 call to R&D leader: initial -> Rejected[reason=blocked]");
        other.expectCall(Audience.RD_LEADER)
                .resulting(SendResult.Rejected.class)
                .and()
                .nothingElseWasSent();
    }
}
