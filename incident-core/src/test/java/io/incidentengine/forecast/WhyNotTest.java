package io.incidentengine.forecast;

import static io.incidentengine.forecast.Desk.ENA;
import static io.incidentengine.forecast.Desk.START;
import static io.incidentengine.forecast.Desk.time;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.IncidentEngine;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.forecast.Reason.Hold;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each answer comes from a real engine in which it is true. */
@Tag("S34")
class WhyNotTest {
    private static final IncidentPolicy STANDARD = EmergencyHandling.policy();
    private static final Expected CALL = Expected.anything().over(PHONE);
    private static final Expected OVERDUE_CALL =
            Expected.of(NotificationKind.OVERDUE).over(PHONE);

    private static Simulation engine() {
        return Desk.engine(STANDARD).build();
    }

    private static IncidentPolicy delivering(DeliveryPolicy delivery) {
        return STANDARD.toBuilder("delivering", 1).delivery(delivery).build();
    }

    private static WhyNot ask(Simulation simulation, IncidentId id, Expected expected) {
        return simulation.engine().known(id).whyNot(expected);
    }

    private static Reason reason(Simulation simulation, IncidentId id, Expected expected) {
        return ask(simulation, id, expected).reason();
    }

    private static String text(Simulation simulation, IncidentId id, Expected expected) {
        return ask(simulation, id, expected).text(ZoneOffset.UTC);
    }

    // --- which policy ---

    @Test
    @Tag("S15")
    void before_it_was_migrated_the_policy_of_that_time_is_asked() {
        IncidentPolicy quiet =
                STANDARD.toBuilder("quiet", 1).withoutNotification("R28").build();
        Simulation simulation = Desk.engine(quiet).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.runUntil(time(ofHours(1)));
        simulation.publish(STANDARD);
        simulation.migrate(id, STANDARD.ref(), ENA, "calls are wanted");
        Expected call = Expected.ofRule("R28");

        assertThat(reason(simulation, id, call.by(time(ofMinutes(30))))).isEqualTo(new Reason.NoRule());
        assertThat(reason(simulation, id, call)).isNotEqualTo(new Reason.NoRule());
    }

    @Test
    @Tag("S15")
    void a_policy_of_that_time_that_nobody_knows_any_more_is_named() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.runUntil(time(ofHours(1)));
        IncidentPolicy other = delivering(DeliveryPolicy.STANDARD);
        simulation.publish(other);
        simulation.migrate(id, other.ref(), ENA, "other retries");
        Known known = simulation.engine().known(id);
        Known forgetful = new Known(
                known.incident(),
                known.timeline(),
                known.notifications(),
                List.of(other),
                known.carriers(),
                known.now(),
                null);

        assertThat(forgetful.whyNot(CALL)).isEqualTo(known.whyNot(CALL));
        assertThatExceptionOfType(UnknownPolicyException.class)
                .isThrownBy(() -> forgetful.whyNot(CALL.by(time(ofMinutes(30)))))
                .withMessageContaining(STANDARD.ref().toString());
    }

    // --- what the policy says ---

    @Test
    void nobody_tells_what_no_rule_tells() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));

        assertThat(reason(simulation, id, Expected.of(NotificationKind.named("status page"))))
                .isEqualTo(new Reason.NoRule());
        assertThat(text(simulation, id, Expected.ofRule("R99"))).isEqualTo("No rule of the policy tells that.");
    }

    @Test
    void a_rule_for_others_says_whom_it_is_for() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));

        assertThat(reason(simulation, id, Expected.ofRule("R28").to(Audience.OM_TEAM)))
                .isEqualTo(new Reason.OtherAudience("R28", List.of(Audience.RD_LEADER)));
        assertThat(text(simulation, id, Expected.ofRule("R28").to(Audience.OM_TEAM)))
                .isEqualTo("Rule R28 is for R&D leader only.");
    }

    @Test
    void a_rule_over_other_channels_says_which() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("S23 reminder").over(PHONE);

        assertThat(reason(simulation, id, expected)).isEqualTo(new Reason.OtherChannel("S23 reminder", Set.of(EMAIL)));
        assertThat(text(simulation, id, expected)).isEqualTo("Rule S23 reminder goes over e-mail only.");
    }

    @Test
    void at_level_three_nobody_is_called() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(3));

        assertThat(reason(simulation, id, CALL))
                .isEqualTo(new Reason.OtherSeverity(
                        "R28", Severity.level(3), Set.of(Severity.level(1), Severity.level(2))));
        assertThat(text(simulation, id, CALL))
                .isEqualTo("Rule R28 is for level 1 and level 2 only, and the incident was at level 3.");
    }

    @Test
    void what_happened_at_another_level_is_judged_by_that_level() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(3));
        simulation.elapse(ofMinutes(70)); // the response is late at level 3
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.handle(id, ENA, new ChangeSeverity(Severity.level(2), "worse"));

        assertThat(reason(simulation, id, Expected.of(NotificationKind.RECTIFICATION)))
                .isEqualTo(new Reason.OtherSeverity(
                        "R30", Severity.level(3), Set.of(Severity.level(1), Severity.level(2))));
        assertThat(reason(simulation, id, Expected.atRung(Milestone.RESPONSE, Rung.OVERDUE)))
                .isEqualTo(new Reason.OtherSeverity(
                        "R31", Severity.level(3), Set.of(Severity.level(1), Severity.level(2))));
    }

    // --- what has not happened ---

    @Test
    void it_has_not_come_to_it_and_comes_when_the_forecast_says() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(5));

        assertThat(reason(simulation, id, OVERDUE_CALL))
                .isEqualTo(new Reason.NotYet(
                        "R32",
                        "the clock \"response\" reaches its rung \"overdue\"",
                        time(ofMinutes(30)).plus(ofNanos(1_000))));
        assertThat(text(simulation, id, OVERDUE_CALL))
                .isEqualTo("It is told when the clock \"response\" reaches its rung \"overdue\", and that has not"
                        + " happened. If nobody acts it is at 2026-03-02 08:30:00.");
        int before = simulation.sent().size();
        simulation.runUntil(time(ofMinutes(30)));
        assertThat(simulation.sent().subList(before, simulation.sent().size()))
                .noneMatch(sent -> sent.kind().equals(NotificationKind.OVERDUE));
        simulation.elapse(ofNanos(1_000));
        assertThat(ask(simulation, id, OVERDUE_CALL).wasSent()).isTrue();
    }

    @Test
    void what_somebody_has_to_do_first_has_no_time() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));

        assertThat(reason(simulation, id, Expected.of(NotificationKind.RECTIFICATION)))
                .isEqualTo(new Reason.NotYet("R30", "it is recovered", null));
        assertThat(text(simulation, id, Expected.of(NotificationKind.RECTIFICATION)))
                .isEqualTo("It is told when it is recovered, and that has not happened. Somebody has to act before.");
    }

    @Test
    void a_clock_that_was_stopped_in_time_is_never_overdue() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(10));
        simulation.handle(id, ENA, new Respond());
        Expected expected = Expected.atRung(Milestone.RESPONSE, Rung.OVERDUE).over(PHONE);
        simulation.elapse(ofHours(1));

        assertThat(reason(simulation, id, expected))
                .isEqualTo(new Reason.ClockStopped("R32", Milestone.RESPONSE, time(ofMinutes(10))));
        assertThat(text(simulation, id, expected))
                .isEqualTo("The clock \"response\" was stopped at 2026-03-02 08:10:00, before.");
    }

    @Test
    @Tag("S8")
    void a_clock_that_stands_still_says_for_what_and_when_it_comes_to_it_all_the_same() {
        IncidentPolicy pausing = STANDARD.toBuilder("pausing", 1)
                .milestone(STANDARD.milestone(Milestone.RECOVERY).orElseThrow().toBuilder()
                        .pausedBy(PauseReason.WAITING_FOR_VENDOR, ofHours(4))
                        .pausedBy(PauseReason.PLANNED_WINDOW)
                        .build())
                .build();
        Simulation simulation = Desk.engine(pausing).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(ofHours(1));
        simulation.handle(id, ENA, new Pause(PauseReason.WAITING_FOR_VENDOR, "asked"));
        simulation.elapse(ofHours(1));
        Expected expected = Expected.atRung(Milestone.RECOVERY, Rung.OVERDUE).over(PHONE);

        assertThat(reason(simulation, id, expected))
                .isEqualTo(new Reason.ClockPaused(
                        "R32",
                        Milestone.RECOVERY,
                        time(ofHours(1)),
                        List.of(PauseReason.WAITING_FOR_VENDOR),
                        time(ofHours(10)).plus(ofNanos(1_000))));
        assertThat(text(simulation, id, expected))
                .isEqualTo("The clock \"recovery\" stands still since 2026-03-02 09:00:00, waiting for vendor."
                        + " If nobody acts it is at 2026-03-02 18:00:00.");
        simulation.handle(id, ENA, new Pause(PauseReason.PLANNED_WINDOW, "tonight"));
        assertThat(text(simulation, id, expected)).endsWith(" Somebody has to act before.");
    }

    @Test
    void a_clock_that_nothing_has_started_is_none() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(1));
        Expected expected = Expected.of(NotificationKind.REPORT_CHASE);

        assertThat(reason(simulation, id, expected))
                .isEqualTo(new Reason.NoClock("R16 chase", List.of(Milestone.MAJOR_INCIDENT_REPORT)));
        assertThat(text(simulation, id, expected))
                .isEqualTo("The clock \"major-incident report\" has not started, or has no target at this severity.");
    }

    @Test
    @Tag("S16")
    void an_incident_that_is_over_tells_nothing_more() {
        Simulation simulation = engine();
        IncidentId cancelled = simulation.report(ENA, Desk.report(2));
        IncidentId merged = simulation.report(ENA, Desk.report(2));
        IncidentId other = simulation.report(ENA, Desk.report(2));
        simulation.handle(cancelled, ENA, new Cancel("a mistake"));
        simulation.engine().merge(merged, other, ENA, "one fault");
        simulation.elapse(ofHours(1));

        assertThat(reason(simulation, cancelled, OVERDUE_CALL))
                .isEqualTo(new Reason.IncidentOver(IncidentStatus.CANCELLED, null));
        assertThat(text(simulation, cancelled, OVERDUE_CALL)).isEqualTo("Incident INC-1 is CANCELLED.");
        assertThat(reason(simulation, merged, OVERDUE_CALL))
                .isEqualTo(new Reason.IncidentOver(IncidentStatus.REPORTED, other));
        assertThat(text(simulation, merged, OVERDUE_CALL)).isEqualTo("Incident INC-2 was merged into incident INC-3.");
    }

    @Test
    @Tag("S23")
    void progress_is_told_no_more_once_the_service_is_back() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(20));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.elapse(ofHours(2));
        Expected expected = Expected.of(NotificationKind.PROGRESS);

        assertThat(reason(simulation, id, expected)).isEqualTo(new Reason.CadenceEnded("R29", time(ofMinutes(20))));
        assertThat(text(simulation, id, expected))
                .isEqualTo("Progress is told no more since the service was recovered at 2026-03-02 08:20:00.");
    }

    @Test
    void an_answer_about_the_past_knows_nothing_of_what_was_decided_later() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofHours(1));

        assertThat(reason(simulation, id, OVERDUE_CALL)).isInstanceOf(Reason.Sent.class);
        assertThat(reason(simulation, id, OVERDUE_CALL.by(time(ofMinutes(20)))))
                .isInstanceOfSatisfying(
                        Reason.NotYet.class,
                        notYet -> assertThat(notYet.next())
                                .isEqualTo(time(ofMinutes(30)).plus(ofNanos(1_000))));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ask(simulation, id, OVERDUE_CALL.by(START.minusSeconds(1))))
                .withMessageContaining("not before the report at 2026-03-02T08:00:00Z");
    }

    // --- a cycle of its own ---

    /** Level 3, late in responding, closed, and reopened at level 2 three days later. */
    private static IncidentId reopened(Simulation simulation) {
        IncidentId id = simulation.report(ENA, Desk.report(3));
        simulation.elapse(ofHours(2));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.handle(id, ENA, new Confirm(PersonId.of("rob")));
        simulation.handle(id, ENA, new Close(""));
        simulation.elapse(ofDays(3));
        simulation.handle(id, ENA, new Reopen("again"));
        simulation.handle(id, ENA, new ChangeSeverity(Severity.level(2), "worse"));
        return id;
    }

    @Test
    @Tag("S14")
    void what_an_earlier_cycle_came_to_says_nothing_about_this_one() {
        Simulation simulation = engine();
        IncidentId id = reopened(simulation);
        Forecast next = simulation.engine().known(id).forecast(Horizon.steps(20));
        Forecast.Telling overdue = next.tellings().stream()
                .filter(telling -> telling.notification().rule().name().equals("R31"))
                .findFirst()
                .orElseThrow();

        assertThat(reason(simulation, id, Expected.atRung(Milestone.RESPONSE, Rung.OVERDUE)))
                .isEqualTo(
                        new Reason.NotYet("R31", "the clock \"response\" reaches its rung \"overdue\"", overdue.at()));
        assertThat(reason(simulation, id, Expected.of(NotificationKind.RECTIFICATION)))
                .isEqualTo(new Reason.NotYet("R30", "it is recovered", null));
    }

    @Test
    @Tag("S14")
    void what_was_told_in_an_earlier_cycle_is_found_by_an_instant_of_it() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.handle(id, ENA, new Confirm(PersonId.of("rob")));
        simulation.handle(id, ENA, new Close(""));
        simulation.elapse(ofDays(3));
        simulation.handle(id, ENA, new Reopen("again"));
        Expected expected = Expected.of(NotificationKind.RECTIFICATION).over(SMS);

        assertThat(reason(simulation, id, expected)).isEqualTo(new Reason.NotYet("R30", "it is recovered", null));
        assertThat(ask(simulation, id, expected.by(time(ofDays(1)))).wasSent()).isTrue();
    }

    @Test
    void a_rung_without_its_clock_is_that_rung_of_any_clock() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = new Expected(null, null, Rung.OVERDUE, null, null, null, null);
        Reason reason = reason(simulation, id, expected);

        assertThat(reason).isEqualTo(reason(simulation, id, Expected.atRung(Milestone.RESPONSE, Rung.OVERDUE)));
        assertThat(reason).isInstanceOf(Reason.NotYet.class);
        simulation.elapse(ofHours(1));
        assertThat(ask(simulation, id, expected).wasSent()).isTrue();
    }

    @Test
    void a_clock_without_a_rung_is_any_rung_of_it() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = new Expected(null, null, null, Milestone.RECOVERY, null, null, null);

        assertThat(reason(simulation, id, expected))
                .isInstanceOfSatisfying(
                        Reason.NotYet.class,
                        notYet -> assertThat(notYet.awaits()).startsWith("the clock \"recovery\" reaches"));
    }

    // --- what happened instead ---

    @Test
    @Tag("S22")
    void of_two_rungs_that_fell_due_together_the_higher_one_was_told() {
        IncidentPolicy warning = STANDARD.toBuilder("warning", 1)
                .ladder(Milestone.RESPONSE, Rung.atPercent(80), Rung.overdue())
                .notification(NotificationRule.of("warning", NotificationKind.named("late soon"))
                        .when(Trigger.onRung("80 %", Milestone.RESPONSE))
                        .by(EMAIL)
                        .to(Audience.SERVICE_OWNER)
                        .build())
                .build();
        VirtualTime time = VirtualTime.startingAt(START);
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .policy(warning)
                .directory(Desk.staff())
                .time(time)
                .sendOnCallingThread()
                .build();
        IncidentId id =
                engine.report(ENA, Intake.of("i", Desk.report(2))).incident().id();
        time.moveTo(time(ofHours(1)));
        engine.runDue();
        WhyNot why = engine.known(id).whyNot(Expected.ofRule("warning"));

        assertThat(why.reason()).isInstanceOfSatisfying(Reason.ToldOtherwise.class, told -> {
            assertThat(told.key()).contains("/response/1.0/overdue/1");
            assertThat(told.at()).isEqualTo(time(ofHours(1)));
        });
        assertThat(why.text(ZoneOffset.UTC)).startsWith("In its place " + id).endsWith("at 2026-03-02 09:00:00.");
    }

    @Test
    @Tag("S24")
    void who_is_told_that_it_is_there_is_not_told_that_it_worsened() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(3));
        simulation.handle(id, ENA, new ChangeSeverity(Severity.level(1), "worse"));

        assertThat(reason(simulation, id, Expected.of(NotificationKind.WORSENED)))
                .isEqualTo(new Reason.ToldOtherwise("R20", "INC-1/1/R27", START));
    }

    @Test
    @Tag("S29")
    void what_would_have_stood_in_for_another_is_not_needed_when_that_is_proven() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(20));
        Expected expected =
                Expected.of(NotificationKind.INITIAL).to(Audience.SERVICE_OWNER).over(PHONE);

        assertThat(reason(simulation, id, expected)).isEqualTo(new Reason.NotNeeded("INC-1/1/R27", SMS, START));
        assertThat(text(simulation, id, expected))
                .isEqualTo("It would have stood in for INC-1/1/R27, which was proven over SMS at 2026-03-02 08:00:00.");
    }

    @Test
    @Tag("S29")
    void what_stands_in_for_another_comes_at_its_time() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(EMAIL).thenAlways(new RetryLater("busy", ofHours(1))))
                .channel(ScriptedChannel.of(SMS).thenAlways(new RetryLater("busy", ofHours(1))))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(14));
        Expected expected =
                Expected.of(NotificationKind.INITIAL).to(Audience.SERVICE_OWNER).over(PHONE);

        assertThat(ask(simulation, id, expected).wasSent()).isFalse();
        simulation.elapse(ofMinutes(1));
        assertThat(ask(simulation, id, expected).wasSent()).isTrue();
    }

    @Test
    @Tag("S31")
    void an_older_message_is_not_sent_after_a_later_one() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(SMS).thenAnswer(new RetryLater("busy", Duration.ZERO)))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(Duration.ofSeconds(20));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.elapse(ofHours(1));
        Expected expected =
                Expected.of(NotificationKind.INITIAL).to(Audience.SERVICE_OWNER).over(SMS);

        assertThat(reason(simulation, id, expected))
                .isInstanceOfSatisfying(
                        Reason.Overtaken.class,
                        overtaken -> assertThat(overtaken.by()).contains("R30"));
        assertThat(text(simulation, id, expected)).startsWith("A later message reached the same people before: INC-1");
    }

    @Test
    @Tag("S33")
    void what_somebody_has_acknowledged_is_not_tried_again() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(SMS).thenAlways(new RetryLater("busy", ofMinutes(5))))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        String mail = simulation.expect(EMAIL, "olga").message().key();
        simulation.elapse(ofMinutes(1));
        simulation.engine().take(News.acknowledged(mail, PersonId.of("olga"), simulation.now()));
        simulation.elapse(ofMinutes(30));
        Expected expected =
                Expected.of(NotificationKind.INITIAL).to(Audience.SERVICE_OWNER).over(SMS);

        assertThat(reason(simulation, id, expected))
                .isEqualTo(new Reason.AcknowledgedMeanwhile("INC-1/1/R27", PersonId.of("olga"), time(ofMinutes(1))));
        assertThat(text(simulation, id, expected))
                .isEqualTo("It was acknowledged at 2026-03-02 08:01:00 by olga, and so was not tried again.");
    }

    @Test
    @Tag("R33")
    void what_was_decided_where_the_incident_comes_from_is_not_known_here() {
        Simulation there = engine();
        IncidentId id = there.report(ENA, Desk.report(2));
        List<Dossier> dossiers = new ArrayList<>();
        there.engine().records().export(IncidentFilter.ALL, dossiers::add);
        IncidentEngine here = IncidentEngine.on(new InMemoryStore())
                .time(VirtualTime.startingAt(START))
                .sendOnCallingThread()
                .build();
        here.records().restore(dossiers);

        assertThat(here.known(id).whyNot(CALL).reason()).isEqualTo(new Reason.DecidedElsewhere("INC-1/1/R28"));
    }

    // --- who could not be told ---

    @Test
    @Tag("S31")
    void an_audience_without_anybody_is_named() {
        Simulation simulation = Desk.engine(STANDARD)
                .staff(new Staff().with(Desk.person("max"), Audience.INCIDENT_MANAGER))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = CALL.to(Audience.RD_LEADER);
        WhyNot why = simulation.engine().known(id).with(new Staff()).whyNot(expected);

        assertThat(why.reason()).isEqualTo(new Reason.NobodyFound("INC-1/1/R28", Audience.RD_LEADER));
        assertThat(why.text(ZoneOffset.UTC))
                .isEqualTo("It was decided, but the directory knew nobody for the audience R&D leader.");
    }

    @Test
    void people_without_an_address_for_the_channel_are_named() {
        Simulation simulation = Desk.engine(STANDARD)
                .staff(new Staff()
                        .with(Person.of("rada", "Rada", Contact.email("rada@example.org")), Audience.RD_LEADER)
                        .with(Person.of("olga", "Olga", Contact.sms("+4917055501")), Audience.SERVICE_OWNER))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));

        assertThat(reason(simulation, id, Expected.ofRule("R28")))
                .isEqualTo(new Reason.NoAddress("INC-1/1/R28", List.of("rada"), PHONE));
        assertThat(text(simulation, id, Expected.ofRule("R27").over(EMAIL)))
                .isEqualTo("It was decided, but there is no address for e-mail of olga.");
    }

    /** Rada leads until 09:00, and Rudi from then on; nobody owns the service. */
    private static final Directory SHIFTS = (audience, incident, now) -> {
        if (audience.equals(Audience.RD_LEADER)) {
            return List.of(Desk.person(now.isBefore(time(ofHours(1))) ? "rada" : "rudi"));
        }
        return audience.equals(Audience.SERVICE_OWNER) ? List.of(Desk.person("olga")) : List.of();
    };

    @Test
    @Tag("S31")
    void whoever_was_called_before_a_change_of_shifts_was_called() {
        Simulation simulation = Desk.engine(STANDARD).staff(SHIFTS).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(ofMinutes(90));
        Expected expected = Expected.ofRule("R28").to(Audience.RD_LEADER);

        assertThat(simulation.engine().known(id).with(SHIFTS).whyNot(expected).text(ZoneOffset.UTC))
                .isEqualTo("It was sent over phone at 2026-03-02 08:00:00 to rada. It is acknowledged.");
    }

    @Test
    @Tag("S31")
    void whoever_was_told_as_a_handler_was_told_though_another_handles_it_now() {
        Directory handlers = (audience, incident, now) -> audience.equals(Audience.HANDLER)
                ? List.of(Desk.person(incident.status() == IncidentStatus.REPORTED ? "omar" : "ena"))
                : List.of(Desk.person("olga"));
        IncidentPolicy policy = STANDARD.toBuilder("handlers", 1)
                .notification(NotificationRule.of("own", NotificationKind.named("own"))
                        .when(Trigger.on(Signal.REPORTED))
                        .by(EMAIL)
                        .to(Audience.HANDLER)
                        .build())
                .build();
        Simulation simulation = Desk.engine(policy).staff(handlers).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(5));
        simulation.handle(id, ENA, new Respond());
        Expected expected = Expected.ofRule("own").to(Audience.HANDLER);

        assertThat(simulation.engine().known(id).with(handlers).whyNot(expected).wasSent())
                .isTrue();
    }

    /** Nobody owns the service. */
    private static final Staff WITHOUT_OWNER = new Staff()
            .with(Person.of("omar", "Omar", Contact.email("omar@example.org")), Audience.OM_TEAM)
            .with(Desk.person("max"), Audience.INCIDENT_MANAGER);

    @Test
    @Tag("S31")
    void whoever_was_told_in_the_place_of_others_was_told() {
        Simulation simulation = Desk.engine(STANDARD).staff(WITHOUT_OWNER).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("R27").to(Audience.INCIDENT_MANAGER);
        Known known = simulation.engine().known(id);

        assertThat(known.with(WITHOUT_OWNER).whyNot(expected.over(SMS)).text(ZoneOffset.UTC))
                .startsWith("It was sent over SMS at 2026-03-02 08:00:00 to max.");
        assertThat(known.whyNot(expected.over(SMS)).wasSent()).isTrue();
        assertThat(known.with(WITHOUT_OWNER)
                        .whyNot(expected.over(ChannelType.named("chat")))
                        .reason())
                .isInstanceOf(Reason.OtherAudience.class);
    }

    @Test
    @Tag("S31")
    void who_would_be_told_in_the_place_of_others_is_not_while_those_are_there() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("R27").to(Audience.INCIDENT_MANAGER);
        Reason others = new Reason.OtherAudience("R27", List.of(Audience.SERVICE_OWNER, Audience.OM_TEAM));

        assertThat(reason(simulation, id, expected)).isEqualTo(others);
        assertThat(simulation
                        .engine()
                        .known(id)
                        .with(Desk.staff())
                        .whyNot(expected)
                        .reason())
                .isEqualTo(others);
    }

    @Test
    @Tag("S29")
    void a_next_person_was_told_though_another_would_be_now() {
        Directory managers = (audience, incident, now) -> {
            if (audience.equals(Audience.INCIDENT_MANAGER)) {
                boolean isMax = now.isAfter(time(ofMinutes(10))) && now.isBefore(time(ofHours(1)));
                return List.of(Desk.person(isMax ? "max" : "mia"));
            }
            return audience.equals(Audience.RD_LEADER) ? List.of(Desk.person("rada")) : List.of(Desk.person("olga"));
        };
        Simulation simulation = Desk.engine(STANDARD)
                .staff(managers)
                .channel(ScriptedChannel.of(PHONE).thenAlways(new Accepted("c", Grade.ACCEPTED)))
                .channel(ScriptedChannel.of(SMS).thenAlways(new RetryLater("busy", ofHours(3))))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(ofHours(2));
        Expected expected = Expected.ofRule("R28").to(Audience.INCIDENT_MANAGER).over(PHONE);

        assertThat(simulation.engine().known(id).with(managers).whyNot(expected).text(ZoneOffset.UTC))
                .startsWith("It was sent over phone at 2026-03-02 08:")
                .contains(" to max.");
    }

    @Test
    @Tag("S31")
    void a_missing_address_of_somebody_else_is_not_why_an_audience_was_not_told() {
        Simulation simulation = Desk.engine(STANDARD).staff(WITHOUT_OWNER).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("R27").to(Audience.SERVICE_OWNER).over(SMS);
        Reason nobody = new Reason.NobodyFound("INC-1/1/R27", Audience.SERVICE_OWNER);

        assertThat(reason(simulation, id, expected)).isEqualTo(nobody);
        assertThat(simulation
                        .engine()
                        .known(id)
                        .with(WITHOUT_OWNER)
                        .whyNot(expected)
                        .reason())
                .isEqualTo(nobody);
    }

    @Test
    @Tag("S31")
    void of_those_without_an_address_only_the_expected_ones_are_named() {
        Staff staff = new Staff()
                .with(Person.of("olga", "Olga", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
                .with(Person.of("omar", "Omar", Contact.email("omar@example.org")), Audience.OM_TEAM);
        Simulation simulation = Desk.engine(STANDARD).staff(staff).build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("R27").to(Audience.SERVICE_OWNER).over(SMS);

        assertThat(simulation.engine().known(id).with(staff).whyNot(expected).reason())
                .isEqualTo(new Reason.NoAddress("INC-1/1/R27", List.of("olga"), SMS));
    }

    @Test
    void an_engine_without_the_channel_says_so() {
        VirtualTime time = VirtualTime.startingAt(START);
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(Desk.staff())
                .channel(ScriptedChannel.of(EMAIL))
                .time(time)
                .sendOnCallingThread()
                .build();
        IncidentId id =
                engine.report(ENA, Intake.of("i", Desk.report(2))).incident().id();
        engine.runDue();
        WhyNot why = engine.known(id).whyNot(Expected.ofRule("R28").over(PHONE));

        assertThat(why.reason()).isEqualTo(new Reason.NoChannel(id + "/1/R28", PHONE));
        assertThat(why.text(ZoneOffset.UTC)).isEqualTo("It was decided, but the engine has no channel for phone.");
    }

    // --- how it went ---

    @Test
    void what_the_engine_has_not_got_round_to_waits_for_its_turn() {
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(Desk.staff())
                .time(VirtualTime.startingAt(START))
                .sendOnCallingThread()
                .build();
        IncidentId id =
                engine.report(ENA, Intake.of("i", Desk.report(2))).incident().id();

        assertThat(engine.known(id).whyNot(CALL).reason())
                .isEqualTo(new Reason.Waiting(id + "/1/R28", Hold.TURN, null));
    }

    @Test
    void a_directory_that_fails_is_asked_again() {
        Simulation simulation = Desk.engine(STANDARD)
                .staff((audience, incident, now) -> {
                    throw new IllegalStateException("directory is down");
                })
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));

        assertThat(reason(simulation, id, CALL)).isEqualTo(new Reason.Waiting("INC-1/1/R28", Hold.DIRECTORY, null));
        assertThat(text(simulation, id, CALL))
                .isEqualTo("It was decided, and waits: the directory could not say who the people are, and is asked"
                        + " again.");
    }

    @Test
    @Tag("S32")
    void quiet_hours_hold_a_message_back_until_they_end() {
        QuietHours quiet = new QuietHours(LocalTime.of(7, 0), LocalTime.of(8, 5), Set.of());
        Simulation simulation = Desk.engine(delivering(DeliveryPolicy.STANDARD.quiet(PHONE, quiet)))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Reason.Waiting waiting = new Reason.Waiting("INC-1/1/R28", Hold.QUIET_HOURS, time(ofMinutes(5)));

        assertThat(reason(simulation, id, CALL)).isEqualTo(waiting);
        assertThat(text(simulation, id, CALL))
                .isEqualTo("It was decided, and waits: its readers are not to be disturbed, until 2026-03-02"
                        + " 08:05:00.");
        simulation.runUntil(time(ofMinutes(5)));
        assertThat(ask(simulation, id, CALL).wasSent()).isTrue();
    }

    @Test
    @Tag("S32")
    void a_limit_holds_a_message_back_until_there_is_room() {
        RateLimit one = new RateLimit(1, ofMinutes(35));
        Simulation simulation = Desk.engine(delivering(DeliveryPolicy.STANDARD.limit(PHONE, one)))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(31));
        Reason.Waiting waiting =
                new Reason.Waiting("INC-1/1/R32/response/1.0/overdue/1", Hold.LIMIT, time(ofMinutes(35)));

        assertThat(reason(simulation, id, CALL)).isEqualTo(waiting);
        assertThat(text(simulation, id, CALL))
                .isEqualTo("It was decided, and waits: enough has gone to the same people of late, until 2026-03-02"
                        + " 08:35:00 at least.");
        simulation.runUntil(time(ofMinutes(35)));
        assertThat(ask(simulation, id, CALL).wasSent()).isTrue();
    }

    @Test
    @Tag("S30")
    void attempts_that_failed_say_what_the_provider_said_and_when_the_next_one_is() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(PHONE)
                        .thenAnswer(new RetryLater("all lines are taken", Duration.ZERO))
                        .thenAnswer(new RetryLater("all lines are taken", ofMinutes(7))))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(2));

        assertThat(reason(simulation, id, CALL)).isInstanceOfSatisfying(Reason.Failing.class, failing -> {
            assertThat(failing.attempts()).isEqualTo(2);
            assertThat(text(simulation, id, CALL))
                    .startsWith("It was tried over phone 2 times, and could not be done: all lines are taken. It is"
                            + " tried again at 2026-03-02 08:0");
            simulation.runUntil(failing.next().minus(ofNanos(1_000)));
            assertThat(ask(simulation, id, CALL).wasSent()).isFalse();
            simulation.runUntil(failing.next());
            assertThat(ask(simulation, id, CALL).wasSent()).isTrue();
        });
    }

    @Test
    @Tag("S30")
    void what_was_refused_is_not_tried_again() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(SMS).thenAlways(new Rejected("unknown number")))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = Expected.ofRule("R27").over(SMS);

        assertThat(reason(simulation, id, expected))
                .isEqualTo(new Reason.Failed("INC-1/1/R27", SMS, 1, new Rejected("unknown number"), START));
        assertThat(text(simulation, id, expected))
                .isEqualTo("It was tried over SMS, and refused: unknown number. That was at 2026-03-02 08:00:00, and"
                        + " it is not tried again.");
    }

    @Test
    @Tag("S28")
    void of_what_may_have_been_sent_nobody_knows() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(SMS).thenAlways(new Ambiguous("the line was cut")))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(3));
        simulation.handle(id, ENA, new AskForHelp("a second pair of eyes"));

        assertThat(text(
                        simulation,
                        id,
                        Expected.of(NotificationKind.HELP_REQUEST).over(SMS)))
                .startsWith("It was tried over SMS, and nobody knows whether it was sent: the line was cut.");
    }

    @Test
    @Tag("S29")
    void what_came_back_did_not_arrive() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        String mail = simulation.expect(EMAIL, "olga").message().key();
        simulation.elapse(ofMinutes(3));
        simulation.engine().take(News.of(mail, News.Status.FAILED, simulation.now()));
        simulation.elapse(ofMinutes(1));
        Expected expected = Expected.ofRule("R27").over(EMAIL);

        assertThat(reason(simulation, id, expected)).isInstanceOf(Reason.Bounced.class);
        assertThat(text(simulation, id, expected))
                .isEqualTo("It was sent over e-mail at 2026-03-02 08:00:00 to olga, copies to omar. It did not arrive,"
                        + " as was said at 2026-03-02 08:03:00.");
    }

    @Test
    @Tag("S29")
    void a_call_that_nobody_acknowledged_is_sent_and_not_proven() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(PHONE).thenAlways(new Accepted("c", Grade.ACCEPTED)))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        Expected expected = CALL.to(Audience.RD_LEADER);

        assertThat(reason(simulation, id, expected)).isInstanceOfSatisfying(Reason.Unproven.class, unproven -> {
            assertThat(unproven.known()).isEqualTo(Grade.ACCEPTED);
            assertThat(unproven.wanted()).isEqualTo(Grade.ACKNOWLEDGED);
        });
        assertThat(text(simulation, id, expected))
                .isEqualTo("It was sent over phone at 2026-03-02 08:00:00 to rada. It is taken by the provider, and not"
                        + " yet acknowledged.");
        assertThat(ask(simulation, id, expected).wasSent()).isTrue();
    }

    @Test
    void what_was_sent_says_when_and_to_whom() {
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofDays(1));

        assertThat(text(simulation, id, Expected.of(NotificationKind.INITIAL).over(PHONE)))
                .isEqualTo("It was sent over phone at 2026-03-02 08:00:00 to rada. It is acknowledged.");
        assertThat(text(
                        simulation,
                        id,
                        Expected.ofRule("R27").to(Audience.OM_TEAM).over(SMS)))
                .isEqualTo("It was sent over SMS at 2026-03-02 08:00:00 to omar (copy). It is taken by the"
                        + " provider.");
    }

    @Test
    void what_was_sent_later_than_expected_says_so() {
        Simulation simulation = Desk.engine(STANDARD)
                .channel(ScriptedChannel.of(PHONE).thenAnswer(new RetryLater("busy", ofMinutes(10))))
                .build();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        simulation.elapse(ofMinutes(12));
        WhyNot why = ask(simulation, id, CALL.by(time(ofMinutes(5))));

        assertThat(why.wasSent()).isFalse();
        assertThat(why.text(ZoneOffset.UTC)).startsWith("It was sent over phone only at 2026-03-02 08:10:00 to rada.");
        assertThat(ask(simulation, id, CALL).wasSent()).isTrue();
    }

    @Test
    void every_reason_has_a_place_in_the_chain_and_every_kind_of_channel_an_answer() {
        assertThat(Reason.class.getPermittedSubclasses())
                .allSatisfy(type ->
                        assertThat(WhyNot.hasPlace(type)).as(type.getName()).isTrue());
        Simulation simulation = engine();
        IncidentId id = simulation.report(ENA, Desk.report(2));
        for (ChannelType channel : List.of(EMAIL, SMS, PHONE, ChannelType.named("chat"))) {
            STANDARD.notifications()
                    .forEach(rule -> assertThat(text(
                                    simulation, id, Expected.ofRule(rule.name()).over(channel)))
                            .endsWith("."));
        }
    }
}
