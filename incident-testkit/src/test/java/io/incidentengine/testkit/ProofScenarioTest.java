package io.incidentengine.testkit;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Report;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens in a scenario when nobody answers the phone. */
@Tag("S29")
class ProofScenarioTest {
    private static final Report.Builder CARDS =
            Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION);

    private final FaultyChannel phone = FaultyChannel.of(ChannelType.PHONE);
    private final FaultyChannel sms = FaultyChannel.of(ChannelType.SMS);

    @RegisterExtension
    final Scenario pager = Scenario.builder(EmergencyHandling.policy())
            .channel(phone)
            .channel(sms)
            .build();

    private List<Kind> outcomes() {
        return Outcomes.of(pager).stream().map(ProofOutcome::kind).toList();
    }

    @Test
    void a_call_that_is_answered_is_acknowledged() {
        pager.reported(CARDS);
        pager.responds();
        pager.expectCall(Audience.RD_LEADER);
        Assertions.assertThat(outcomes()).containsExactly(Kind.ACKNOWLEDGED);
        pager.whateverWasSent().elapses(ofMinutes(29)).nothingElseWasSent();
    }

    @Test
    void when_half_of_the_time_is_over_the_next_channel_is_tried() {
        phone.isBusy("all lines are taken");
        pager.reported(CARDS);
        pager.responds();
        pager.whateverWasSent().at(ofMinutes(15));
        pager.expectSms(Audience.RD_LEADER).about(NotificationKind.INITIAL).sentAt(ofMinutes(15));
        pager.elapses(ofMinutes(20));
        Assertions.assertThat(outcomes()).as("proven by the message").isEmpty();
        assertThat(pager).hasNoFailures();
    }

    @Test
    void without_any_proof_the_next_person_is_told_and_the_deadline_is_missed() {
        phone.isBusy("all lines are taken");
        pager.reported(CARDS);
        pager.responds();
        pager.whateverWasSent();
        sms.refuses("no such number");
        pager.at(ofMinutes(15)).expectSms(Audience.RD_LEADER).resulting(SendResult.Rejected.class);
        pager.at(ofMinutes(24));
        pager.expectCall("incident manager").sentAt(ofMinutes(24)).resulting(SendResult.RetryLater.class);
        pager.expectSms("incident manager").sentAt(ofMinutes(24)).resulting(SendResult.Rejected.class);
        Assertions.assertThat(outcomes()).isEmpty();

        pager.at(ofMinutes(31));
        Assertions.assertThat(outcomes()).containsExactly(Kind.MISSED);
        Assertions.assertThat(pager.timeline()).contains("INC-1  engine: proof concluded: initial, missed");
    }

    @Test
    void where_nothing_is_left_to_try_the_incident_hears_of_it_at_once() {
        phone.refuses("no such number");
        sms.refuses("no such number");
        pager.reported(CARDS);
        Assertions.assertThat(pager.timeline()).contains("engine: proof concluded: initial, exhausted");
    }
}
