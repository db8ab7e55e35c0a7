package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Simulation;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rungs of which nobody hears. */
@Tag("S20")
class RungCheckTest {
    private static NotificationRule about(String rung, int... levels) {
        return NotificationRule.of("about " + rung, NotificationKind.OVERDUE)
                .when(Trigger.onRung(rung, RESPONSE))
                .atLevels(levels)
                .by(ChannelType.named("pager"))
                .to(Audience.INCIDENT_MANAGER)
                .build();
    }

    @Test
    void a_rung_without_a_rule_is_found() {
        assertOne(
                "WARNING ladders.response.80 % [RUNG_TELLS_NOBODY, S20]\n"
                        + "  it goes on the timeline, and nobody is told\n"
                        + "  -> add a rule with onRung(\"80 %\", \"response\"), or remove the rung",
                policy -> policy.ladder(RESPONSE, Rung.atPercent(80), Rung.overdue()));
        assertNone(policy ->
                policy.ladder(RESPONSE, Rung.atPercent(80), Rung.overdue()).notification(about("80 %")));
    }

    @Test
    @Tag("S22")
    void a_rung_at_the_place_of_a_higher_one_is_swallowed() {
        assertOne(
                "WARNING ladders.response.overdue [RUNG_IS_SWALLOWED, S22, severity 1, 2]\n"
                        + "  it is due together with 'call', at PT10M0.000001S of the clock at level 1, and of steps that fall"
                        + " due together only the highest is told\n"
                        + "  -> move one of them, or let the rules of both listen to 'call'",
                swallowing());
    }

    private static UnaryOperator<IncidentPolicy.Builder> swallowing() {
        return policy -> policy.ladder(RESPONSE, Rung.overdue(), Rung.overdue().named("call"))
                .notification(about("call"));
    }

    @Test
    @Tag("S22")
    void and_so_it_is_by_the_engine() {
        Simulation simulation = Simulation.of(Linted.policy(swallowing())).build();
        Actor engineer = Actor.of("ena", Role.OM_ENGINEER);
        IncidentId id = simulation.report(
                engineer,
                Report.of("shop", "It fails").impact(Criterion.DEGRADATION).build());
        simulation.elapse(ofHours(5));

        assertThat(simulation.engine().timeline(id))
                .extracting(entry -> entry.event() instanceof RungFired fired ? fired.rung() : "")
                .contains("overdue", "call");
        assertThat(simulation.engine().timeline(id))
                .filteredOn(entry -> entry.event() instanceof NotificationDecided)
                .extracting(entry -> ((NotificationDecided) entry.event())
                        .notification()
                        .rule()
                        .name())
                .contains("about call")
                .doesNotContain("R31", "R32");
    }

    @Test
    @Tag("S22")
    void at_one_severity_alone_it_is_found_for_that_one() {
        assertThat(Linted.of(
                        policy -> policy.ladder(RESPONSE, Rung.atPercent(50), Rung.before(ofMinutes(5)), Rung.overdue())
                                .notification(about("50 %"))
                                .notification(about("PT5M before"))))
                .extracting(PolicyFinding::path, PolicyFinding::severities)
                .containsExactly(tuple("ladders.response.50 %", Set.of(Severity.level(1))));
    }

    @Test
    @Tag("S22")
    void one_microsecond_apart_is_apart() {
        assertNone(policy -> policy.ladder(
                        RESPONSE, Rung.overdue(), Rung.after(ofNanos(2_000)).named("call"))
                .notification(about("call")));
    }

    @Test
    @Tag("S22")
    void rungs_whose_rules_never_meet_swallow_nothing() {
        assertNone(
                policy -> policy.ladder(RESPONSE, Rung.overdue(), Rung.overdue().named("call"))
                        .notification(about("call", 3)));
    }
}
