package io.incidentengine.testkit;

import static io.incidentengine.testkit.Failures.assertThatFailure;
import static io.incidentengine.testkit.IncidentAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Report;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The assertions: what they accept, and what they say when they do not. */
class AssertionsTest {
    private static final IncidentPolicy POLICY = EmergencyHandling.policy().toBuilder("with-pauses", 1)
            .milestone(EmergencyHandling.policy().milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                    .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                    .build())
            .build();

    private final FaultyChannel phone = FaultyChannel.of(ChannelType.PHONE);

    @RegisterExtension
    final Scenario pager = Scenario.builder(POLICY).channel(phone).build();

    private void cardsAreDeclined() {
        pager.reported(Report.of("payments", "Cards are declined").impact(Criterion.DEGRADATION));
    }

    @Test
    void a_state_that_is_another_is_named() {
        cardsAreDeclined();
        ScenarioIncident incident = pager.incident();
        assertThat(incident).isOpen().isOwnedByNobody().isNotMajor(POLICY).waitsFor();

        assertThatFailure(pager, () -> assertThat(incident).hasStatus(IncidentStatus.CLOSED))
                .isEqualTo("Expected INC-1 to be CLOSED, but it is REPORTED.");
        assertThatFailure(pager, () -> assertThat(incident).isNotOpen())
                .isEqualTo("Expected INC-1 not to be open, but it is REPORTED.");
        assertThatFailure(pager, () -> assertThat(incident).hasLevel(1))
                .isEqualTo("Expected INC-1 at level 1, but it is at level 2: degradation.");
        assertThatFailure(pager, () -> assertThat(incident).isMajor(POLICY))
                .isEqualTo("Expected INC-1 to be major, but it is not, at level 2.");
        assertThatFailure(pager, () -> assertThat(incident).isOwnedBy("ena"))
                .isEqualTo("Expected INC-1 to be owned by ena, but nobody owns it.");
        assertThatFailure(pager, () -> assertThat(incident).waitsFor(PauseReason.PLANNED_WINDOW))
                .isEqualTo("Expected INC-1 to wait for [planned window], but it waits for [].");
    }

    @Test
    void an_owner_who_is_another_is_named() {
        cardsAreDeclined();
        pager.responds();
        assertThat(pager.incident()).isOwnedBy("O&M engineer");
        assertThatFailure(pager, () -> assertThat(pager.incident()).isOwnedBy("ena"))
                .isEqualTo("Expected INC-1 to be owned by ena, but it is owned by O&M engineer.");
        assertThatFailure(pager, () -> assertThat(pager.incident()).isOwnedByNobody())
                .isEqualTo("Expected INC-1 to be owned by nobody, but it is owned by O&M engineer.");
    }

    @Test
    void what_has_ended_or_is_major_is_named() {
        pager.reported(Report.of("ledger", "Bookings are gone").impact(Criterion.DATA_LOSS));
        assertThatFailure(pager, () -> assertThat(pager.incident()).isNotMajor(POLICY))
                .isEqualTo("Expected INC-1 not to be major, but it is, at level 1.");
        pager.does(new Cancel("by mistake"));
        assertThatFailure(pager, () -> assertThat(pager.incident()).isOpen())
                .isEqualTo("Expected INC-1 to be open, but it is CANCELLED.");
        assertThat(pager.clock("response")).isVoid();

        cardsAreDeclined();
        IncidentId first = pager.incident().id();
        cardsAreDeclined();
        pager.merges(pager.incident().id(), first);
        assertThatFailure(pager, () -> assertThat(pager.incident()).isOpen())
                .isEqualTo("Expected INC-3 to be open, but it is merged into another.");
    }

    @Test
    void a_running_clock_says_what_it_shows() {
        cardsAreDeclined();
        pager.elapses(ofMinutes(10));
        ScenarioClock clock = pager.clock("response");
        assertThat(clock)
                .runs()
                .after(ofMinutes(10))
                .withRemaining(ofMinutes(20))
                .withDeadline(Instant.parse("2026-03-02T08:30:00Z"));

        String found = ", but it shows" + " Running[elapsed=PT10M, remaining=PT20M, deadline=2026-03-02T08:30:00Z].";
        String start = "Expected clock response of INC-1 ";
        assertThatFailure(pager, () -> assertThat(clock).isPaused()).isEqualTo(start + "to be paused" + found);
        assertThatFailure(pager, () -> assertThat(clock).isPausedFor(PauseReason.WAITING_FOR_REPORTER))
                .isEqualTo(start + "to be paused for [waiting for reporter]" + found);
        assertThatFailure(pager, () -> assertThat(clock).isProvisionallyMet())
                .isEqualTo(start + "to be met provisionally" + found);
        assertThatFailure(pager, () -> assertThat(clock).isMet()).isEqualTo(start + "to be met" + found);
        assertThatFailure(pager, () -> assertThat(clock).isBreached()).isEqualTo(start + "to be breached" + found);
        assertThatFailure(pager, () -> assertThat(clock).isVoid()).isEqualTo(start + "to be void" + found);
        assertThatFailure(pager, () -> assertThat(clock).after(ofMinutes(9))).isEqualTo(start + "after PT9M" + found);
        assertThatFailure(pager, () -> assertThat(clock).withRemaining(ofMinutes(9)))
                .isEqualTo(start + "with PT9M left" + found);
        assertThatFailure(pager, () -> assertThat(clock).withDeadline(Instant.EPOCH))
                .isEqualTo(start + "with the deadline 1970-01-01T00:00:00Z" + found);
        assertThatFailure(pager, () -> assertThat(clock).because(BreachCause.RELAPSED))
                .isEqualTo(start + "to be breached because RELAPSED" + found);
    }

    @Test
    void a_breached_clock_says_what_it_shows() {
        cardsAreDeclined();
        pager.elapses(ofHours(1));
        ScenarioClock clock = pager.clock("response");
        assertThat(clock)
                .isBreached()
                .because(BreachCause.TIME_RAN_OUT)
                .withDeadline(Instant.parse("2026-03-02T08:30:00Z"));
        String found = ", but it shows Breached[elapsed=PT1H, at=2026-03-02T08:30:00.000001Z,"
                + " deadline=2026-03-02T08:30:00Z, cause=TIME_RAN_OUT, stopped=null].";
        assertThatFailure(pager, () -> assertThat(clock).runs())
                .isEqualTo("Expected clock response of INC-1 to run" + found);
        assertThatFailure(pager, () -> assertThat(clock).withRemaining(ofMinutes(0)))
                .isEqualTo("Expected clock response of INC-1 with PT0S left" + found);
        assertThatFailure(pager, () -> assertThat(clock).because(BreachCause.MERGED))
                .isEqualTo("Expected clock response of INC-1 to be breached because MERGED" + found);
    }

    @Test
    void a_paused_clock_has_time_left_and_no_deadline() {
        cardsAreDeclined();
        pager.responds()
                .elapses(ofHours(2))
                .pauses(PauseReason.WAITING_FOR_REPORTER)
                .elapses(ofHours(5));
        assertThat(pager.incident()).waitsFor(PauseReason.WAITING_FOR_REPORTER);
        assertThat(pager.clock("resolution"))
                .isPaused()
                .isPausedFor(PauseReason.WAITING_FOR_REPORTER)
                .after(ofHours(2))
                .withRemaining(ofHours(20 * 24 - 2));
        assertThatFailure(pager, () -> assertThat(pager.clock("resolution")).withDeadline(Instant.EPOCH))
                .startsWith("Expected clock resolution of INC-1 with the deadline 1970-01-01T00:00:00Z,"
                        + " but it shows Paused[elapsed=PT2H, remaining=PT478H, since=2026-03-02T10:00:00Z,");
        pager.resumes(PauseReason.WAITING_FOR_REPORTER);
        assertThat(pager.clock("resolution")).runs().after(ofHours(2));
    }

    @Test
    void a_clock_that_was_stopped_keeps_its_deadline() {
        cardsAreDeclined();
        Instant deadline = pager.start().plus(ofHours(6));
        pager.responds().recovers();
        assertThat(pager.clock("recovery")).isProvisionallyMet().withDeadline(deadline);
        pager.resolves().confirms();
        assertThat(pager.clock("recovery")).isMet().withDeadline(deadline);
    }

    @Test
    void a_clock_that_is_not_there_is_missed() {
        cardsAreDeclined();
        assertThatFailure(pager, () -> pager.clock("coffee"))
                .isEqualTo("Expected a clock coffee of INC-1, but there are [response, recovery, resolution].");
        Assertions.assertThat(pager.clock("response").toString()).startsWith("Clock \"response\" of incident INC-1");
        Assertions.assertThat(pager.clock("response").explanation().lines()).hasSize(1);
    }

    @Test
    void failures_behind_the_scenes_are_named() {
        phone.breaksDown("line is dead");
        assertThat(pager).hasNoFailures();
        cardsAreDeclined();
        assertThat(pager).hasFailure("line is dead").hasIncidents(1);

        assertThatFailure(pager, () -> assertThat(pager).hasNoFailures())
                .isEqualTo("Expected that nothing failed, but there was"
                        + " [a call to channel phone: io.incidentengine.testkit.InjectedFault: line is dead].");
        assertThatFailure(pager, () -> assertThat(pager).hasFailure("fire"))
                .startsWith("Expected a failure with \"fire\", but there was [a call to channel phone");
        assertThatFailure(pager, () -> assertThat(pager).hasIncidents(2))
                .isEqualTo("Expected 2 incidents, but there are [INC-1].");
    }

    @Test
    void values_of_any_engine_can_be_asserted_too() {
        cardsAreDeclined();
        Incident state = pager.incident().state();
        ClockReading run = pager.clock("response").run();
        Reading reading = pager.clock("response").reading();
        assertThat(state).hasStatus(IncidentStatus.REPORTED);
        assertThat(run).runs();
        assertThat(reading).runs();

        assertThatFailure(() -> assertThat(state).as("the first one").hasLevel(3))
                .isEqualTo("[the first one] Expected INC-1 at level 3, but it is at level 2: degradation.");
        assertThatFailure(() -> assertThat(run).isMet())
                .startsWith("Expected clock response to be met, but it shows Running[elapsed=PT0S,");
        assertThatFailure(() -> assertThat(reading).isMet())
                .startsWith("Expected the clock to be met, but it shows Running[elapsed=PT0S,");
        assertThatFailure(() -> assertThat((Incident) null).isOpen()).isEqualTo("Expecting actual not to be null");
        assertThatFailure(() -> assertThat((Reading) null).runs()).isEqualTo("Expecting actual not to be null");
    }

    @Test
    void assertj_itself_takes_what_a_scenario_shows() {
        cardsAreDeclined();
        Assertions.assertThat(pager).hasIncidents(1);
        Assertions.assertThat(pager.incident()).isOpen();
        Assertions.assertThat(pager.clock("response")).runs();
    }
}
