package io.incidentengine.lint;

import static io.incidentengine.lint.Linted.OFFICE;
import static io.incidentengine.lint.Linted.assertNone;
import static io.incidentengine.lint.Linted.assertOne;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
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
import io.incidentengine.model.Time;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rungs behind the lapse of the confirmation. */
@Tag("S13")
class LapseCheckTest {
    private static final ConfirmationPolicy TWO_DAYS = ConfirmationPolicy.STANDARD.closedAfter(ofDays(2));
    private static final Rung REMINDER = Rung.after(ofHours(12)).named("reminder");

    private static Milestone.Builder answer() {
        return Milestone.named("answer")
                .startsOn(Signal.RESOLVED)
                .stopsOn(Signal.CONFIRMED, Signal.REJECTED, Signal.REOPENED)
                .target(2, ofDays(1));
    }

    private static UnaryOperator<IncidentPolicy.Builder> with(
            ConfirmationPolicy confirmation, Milestone milestone, Rung... rungs) {
        return policy -> {
            policy.confirmation(confirmation).milestone(milestone, rungs);
            for (Rung rung : rungs) {
                policy.notification(NotificationRule.of(rung.name(), NotificationKind.OVERDUE)
                        .when(Trigger.onRung(rung.name(), milestone.name()))
                        .by(ChannelType.EMAIL)
                        .to(Audience.INCIDENT_MANAGER)
                        .build());
            }
            return policy;
        };
    }

    private static Rung late(Duration after) {
        return Rung.after(after).named("late");
    }

    @Test
    void a_rung_after_the_automatic_close_is_found() {
        assertOne(
                "WARNING ladders.answer.late [RUNG_AFTER_LAPSE, S13, severity 2]\n"
                        + "  it comes PT60H after the resolution at the soonest; if nobody answers, the engine closes after PT48H"
                        + " and the clock ends\n"
                        + "  -> raise confirmation.lapsesAfter to at least PT60H, or move the rung before PT48H",
                with(TWO_DAYS, answer().build(), REMINDER, late(ofHours(36))));
    }

    @Test
    void at_the_close_itself_it_is_still_reached_and_a_microsecond_later_no_more() {
        assertNone(with(TWO_DAYS, answer().build(), late(ofDays(1))));
        assertThat(Linted.of(with(TWO_DAYS, answer().build(), late(ofDays(1).plus(Time.GRAIN)))))
                .hasSize(1);
        assertThat(rungsFired(with(TWO_DAYS, answer().build(), late(ofDays(1)))))
                .contains("late");
        assertThat(rungsFired(with(TWO_DAYS, answer().build(), late(ofDays(1).plus(Time.GRAIN)))))
                .doesNotContain("late");
    }

    /** What the engine makes of it, if nobody answers. */
    private static List<String> rungsFired(UnaryOperator<IncidentPolicy.Builder> policy) {
        Simulation simulation = Simulation.of(Linted.policy(policy)).build();
        Actor engineer = Actor.of("ena", Role.OM_ENGINEER);
        IncidentId id = simulation.report(
                engineer,
                Report.of("shop", "It fails").impact(Criterion.DEGRADATION).build());
        simulation.handle(id, engineer, new Respond());
        simulation.handle(id, engineer, new Resolve("restarted", RootCause.IDENTIFIED, "a leak"));
        simulation.elapse(ofDays(30));
        return simulation.engine().timeline(id).stream()
                .filter(entry -> entry.event() instanceof RungFired)
                .map(entry -> ((RungFired) entry.event()).rung())
                .toList();
    }

    @Test
    void the_overdue_rung_of_a_target_as_long_as_the_lapse_is_never_reached() {
        Milestone milestone = answer().target(2, ofDays(2)).build();

        assertThat(Linted.of(with(TWO_DAYS, milestone, Rung.overdue())))
                .extracting(PolicyFinding::path)
                .containsExactly("ladders.answer.overdue");
        assertThat(rungsFired(with(TWO_DAYS, milestone, Rung.overdue()))).doesNotContain("overdue");
    }

    @Test
    void a_lapse_that_confirms_ends_the_clocks_that_a_confirmation_stops() {
        ConfirmationPolicy confirms = ConfirmationPolicy.STANDARD.confirmedAfter(ofDays(2));
        Milestone untilClosed = Milestone.named("answer")
                .startsOn(Signal.RESOLVED)
                .stopsOn(Signal.CLOSED)
                .target(2, ofDays(1))
                .build();

        assertThat(Linted.of(with(confirms, answer().build(), late(ofDays(2))))).hasSize(1);
        assertNone(with(confirms, untilClosed, late(ofDays(2))));
        assertThat(Linted.of(with(TWO_DAYS, untilClosed, late(ofDays(2))))).hasSize(1);
    }

    @Test
    void clocks_that_have_run_before_and_confirmations_that_never_lapse_are_sound() {
        assertNone(with(ConfirmationPolicy.STANDARD, answer().build(), late(ofDays(90))));
        assertNone(with(
                TWO_DAYS,
                Milestone.named("whole")
                        .stopsOn(Signal.CLOSED)
                        .target(2, ofDays(1))
                        .build(),
                late(ofDays(90))));
    }

    @Test
    @Tag("S17")
    void office_hours_count_on_the_wall_and_the_soonest_start_decides() {
        Milestone office = answer().target(2, new Target(ofHours(8), OFFICE))
                .target(3, new Target(ofHours(12), OFFICE))
                .build();

        assertThat(Linted.of(with(ConfirmationPolicy.STANDARD.closedAfter(ofHours(24)), office, late(ofHours(1)))))
                .extracting(PolicyFinding::severities)
                .as("nine office hours take 25 hours, thirteen as many as 29")
                .containsExactly(Set.of(Severity.level(2), Severity.level(3)));
        assertThat(Linted.of(with(ConfirmationPolicy.STANDARD.closedAfter(ofHours(25)), office, late(ofHours(1)))))
                .extracting(PolicyFinding::severities)
                .containsExactly(Set.of(Severity.level(3)));
    }
}
