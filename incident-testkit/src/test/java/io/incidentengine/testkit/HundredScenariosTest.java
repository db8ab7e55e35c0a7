package io.incidentengine.testkit;

import static io.incidentengine.testkit.IncidentAssertions.assertThat;

import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred scenarios, each a life from report to close and ten days: levels 1 to 3, answered after 0 to 66 minutes. */
class HundredScenariosTest {
    private static final IncidentPolicy POLICY = EmergencyHandling.policy();
    private static final List<Criterion> IMPACT =
            List.of(Criterion.DATA_LOSS, Criterion.DEGRADATION, Criterion.CONSULTING);

    @RegisterExtension
    final Scenario pager = Scenario.under(POLICY);

    static IntStream numbers() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_response_is_late_when_it_comes_after_its_target(int number) {
        int level = number % 3 + 1;
        Duration answered = Duration.ofMinutes(number / 3 * 2);
        Duration target = POLICY.milestone(Milestone.RESPONSE)
                .orElseThrow()
                .target(Severity.level(level))
                .orElseThrow()
                .amount();

        pager.reported(Report.of("payments", "Cards are declined").impact(IMPACT.get(level - 1)));
        pager.whateverWasSent().elapses(answered).responds();

        assertThat(pager.incident()).hasLevel(level);
        if (answered.compareTo(target) > 0) {
            assertThat(pager.clock(Milestone.RESPONSE)).isBreached().after(answered);
            if (level < 3) {
                pager.expectCall(Audience.RD_LEADER)
                        .about(NotificationKind.OVERDUE)
                        .ofClock(Milestone.RESPONSE);
            }
        } else {
            assertThat(pager.clock(Milestone.RESPONSE)).isMet().after(answered);
        }
        pager.elapses(Duration.ofHours(1)).recovers();
        if (level == 1) {
            pager.does(new ProposeSolution("Switch to the second gateway", List.of()))
                    .does(new ReviewSolution(Review.APPROVED, ""));
        }
        pager.resolves().confirms().closes().at(Duration.ofDays(10));
        assertThat(pager.incident()).hasStatus(IncidentStatus.CLOSED);
        assertThat(pager).hasNoFailures();
    }
}
