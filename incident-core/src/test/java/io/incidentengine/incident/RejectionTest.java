package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Facts;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S13")
class RejectionTest {
    private static Life resolvedAfterFiveHours() {
        return Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).does(CommandType.RESOLVE);
    }

    @Test
    void any_reporter_may_reject() {
        Life life = resolvedAfterFiveHours()
                .does(CommandType.ATTACH_COMPLAINT)
                .does(Actor.of("sue", Role.REPORTER), new Reject(null, "not for me"));

        assertThat(life.happened(ResolutionRejected.class).reporter()).isEqualTo(Life.SUE.id());
        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.told()).containsExactly("R11 news");
    }

    @Test
    void an_engineer_may_record_it_on_behalf_of_any_reporter() {
        Life life = resolvedAfterFiveHours()
                .does(CommandType.ATTACH_COMPLAINT)
                .does(Life.ENGINEER, new Reject(Life.SUE.id(), "called the hotline"));

        assertThat(life.happened(ResolutionRejected.class).reporter()).isEqualTo(Life.SUE.id());
    }

    @Test
    void the_clocks_resume_and_the_time_in_between_counts() {
        Life life = resolvedAfterFiveHours()
                .at(ofHours(5).plusMinutes(30))
                .does(CommandType.REJECT)
                .tickAt(ofHours(6));

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(6), ofHours(0), Life.time(ofHours(6))));
        assertThat(life.tickAt(ofHours(6).plus(ofNanos(1_000)))
                        .verdict(RECOVERY)
                        .orElseThrow()
                        .cause())
                .contains(BreachCause.TIME_RAN_OUT);
    }

    @Test
    @Tag("R31")
    void a_breach_found_by_it_says_so() {
        Life life = resolvedAfterFiveHours().at(ofHours(10)).does(CommandType.REJECT);

        assertThat(life.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.REJECTED);
        assertThat(life.verdict(RECOVERY).orElseThrow().at()).isEqualTo(Life.time(ofHours(10)));
        assertThat(life.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(6)));
        assertThat(life.told("R31").get(0).facts()).containsEntry(Facts.CAUSE, "rejected");
    }

    @Test
    void a_separate_recovery_stays() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(2))
                .does(CommandType.RECOVER)
                .at(ofHours(5))
                .does(CommandType.RESOLVE)
                .at(ofHours(10))
                .does(CommandType.REJECT);

        assertThat(life.status()).isEqualTo(IncidentStatus.RECOVERED);
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.reading(RESOLUTION)).isInstanceOf(Reading.Running.class);
    }

    @Test
    void what_it_was_resolved_by_is_void() {
        Life life = resolvedAfterFiveHours().does(CommandType.REJECT);

        assertThat(life.incident().handling().cause()).isEmpty();
        assertThat(life.incident().handling().solution()).isEmpty();
    }

    @Test
    void a_policy_may_leave_the_time_in_between_out() {
        IncidentPolicy policy = EmergencyHandling.policy();
        Life life = Life.under(policy.toBuilder("lenient", 1)
                        .milestone(policy.milestone(RESOLUTION).orElseThrow().toBuilder()
                                .interruptedBy(Signal.RESOLVED)
                                .build())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .at(ofDays(19))
                .does(CommandType.RESOLVE)
                .at(ofDays(40))
                .does(CommandType.REJECT)
                .tickAt(ofDays(41));

        assertThat(life.outcome(RESOLUTION)).isNull();
        assertThat(life.does(CommandType.RESOLVE).does(CommandType.CONFIRM).outcome(RESOLUTION))
                .isEqualTo(Outcome.MET);
    }
}
