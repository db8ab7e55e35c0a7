package io.incidentengine.testkit.guide;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import io.incidentengine.model.Audience;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ten lines that docs/testing-your-sla.md begins with. */
class PaymentsSlaTest {
    @RegisterExtension
    final Scenario pager = Scenario.under(EmergencyHandling.policy());

    @Test
    void a_late_response_calls_the_leader() {
        pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
        pager.expectCall(Audience.RD_LEADER).about(NotificationKind.INITIAL);
        pager.elapses(ofMinutes(31)).expectCall(Audience.RD_LEADER).about(NotificationKind.OVERDUE);
        assertThat(pager.clock("response")).isBreached().after(ofMinutes(31));
    }
}
