package io.incidentengine.incident;

import static io.incidentengine.model.PauseReason.PLANNED_WINDOW;
import static io.incidentengine.model.PauseReason.WAITING_FOR_REPORTER;
import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An incident waits for somebody else; recovery of level 2 has six hours, and waits for a vendor at most four. */
@Tag("S8")
class PauseTest {
    private static final Duration GRAIN = ofNanos(1_000);

    private static Life handled() {
        return Life.in(IncidentStatus.IN_PROGRESS, Life.pausing());
    }

    private static Pause pause(PauseReason reason) {
        return new Pause(reason, "asked");
    }

    private static Resume resume(PauseReason reason) {
        return new Resume(reason, "answered");
    }

    @Test
    void it_says_for_what_and_the_clocks_that_honour_it_stand_still() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));

        assertThat(life.happened()).endsWith(new Paused(WAITING_FOR_VENDOR, "asked"));
        assertThat(life.incident().waitsFor()).containsExactly(WAITING_FOR_VENDOR);
        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.reading(RECOVERY))
                .isEqualTo(
                        new Reading.Paused(ofHours(1), ofHours(5), Life.time(ofHours(1)), List.of(WAITING_FOR_VENDOR)));
        assertThat(life.reading(RESOLUTION)).isInstanceOf(Reading.Paused.class);
    }

    @Test
    void it_waits_no_more_and_the_clocks_run_on() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));
        life.at(ofHours(3)).does(Life.ENGINEER, resume(WAITING_FOR_VENDOR));

        assertThat(life.happened(Resumed.class).reason()).isEqualTo(WAITING_FOR_VENDOR);
        assertThat(life.happened(Resumed.class).note()).isEqualTo("answered");
        assertThat(life.incident().waitsFor()).isEmpty();
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(1), ofHours(5), Life.time(ofHours(8))));
    }

    @Test
    void it_can_wait_for_several_things_and_a_clock_for_some_of_them() {
        Life life = handled()
                .at(ofHours(1))
                .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR))
                .does(Life.ENGINEER, pause(PLANNED_WINDOW))
                .does(Life.ENGINEER, pause(WAITING_FOR_REPORTER));
        life.at(ofHours(2)).does(Life.ENGINEER, resume(WAITING_FOR_VENDOR));

        assertThat(life.incident().waitsFor()).containsExactly(PLANNED_WINDOW, WAITING_FOR_REPORTER);
        assertThat(life.reading(RECOVERY)).isInstanceOfSatisfying(Reading.Paused.class, paused -> {
            assertThat(paused.reasons()).containsExactly(PLANNED_WINDOW);
            assertThat(paused.since()).isEqualTo(Life.time(ofHours(1)));
        });
        assertThat(life.reading(RESOLUTION))
                .isInstanceOfSatisfying(
                        Reading.Paused.class,
                        paused -> assertThat(paused.reasons()).containsExactly(WAITING_FOR_REPORTER));
    }

    @Test
    @Tag("S21")
    void while_it_waits_nothing_of_the_paused_clocks_falls_due() {
        Life life = Life.under(Life.pausing())
                .report(Life.reportOfLevel(3).build())
                .does(CommandType.RESPOND)
                .at(ofHours(1))
                .does(Life.ENGINEER, pause(PLANNED_WINDOW))
                .does(Life.ENGINEER, pause(WAITING_FOR_REPORTER));

        assertThat(life.wakeUp()).isEmpty();
        assertThat(life.tickAt(ofDays(90)).happened()).isEmpty();
        life.at(ofDays(90)).does(Life.ENGINEER, resume(PLANNED_WINDOW));
        assertThat(life.wakeUp()).contains(Life.time(ofDays(90).plusHours(23).plus(GRAIN)));
    }

    @Test
    void after_the_cap_it_still_waits_but_the_clock_runs_on_by_itself() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));

        assertThat(life.tickAt(ofHours(5)).reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(1), ofHours(5), Life.time(ofHours(10))));
        assertThat(life.incident().waitsFor()).containsExactly(WAITING_FOR_VENDOR);
        life.tickAt(ofHours(11));
        assertThat(life.verdict(RECOVERY).orElseThrow().at())
                .isEqualTo(Life.time(ofHours(10).plus(GRAIN)));
        assertThat(life.at(ofHours(12))
                        .does(Life.ENGINEER, resume(WAITING_FOR_VENDOR))
                        .incident()
                        .waitsFor())
                .isEmpty();
    }

    @Test
    @Tag("S3")
    void a_pause_at_the_very_deadline_is_in_time() {
        Life life = handled().at(ofHours(6)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));
        assertThat(life.tickAt(ofHours(9)).outcome(RECOVERY)).isNull();

        life.at(ofHours(9)).does(Life.ENGINEER, resume(WAITING_FOR_VENDOR)).does(CommandType.RECOVER);
        assertThat(life.tickAt(ofHours(20)).outcome(RECOVERY)).isNull();
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);
    }

    @Test
    @Tag("R29")
    @Tag("S23")
    void progress_is_told_every_hour_though_it_waits() {
        Life life = handled().at(ofMinutes(30)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));
        for (int hour = 1; hour <= 5; hour++) {
            life.tickAt(ofHours(hour));
        }

        assertThat(life.events(ProgressFellDue.class)).hasSize(5);
        assertThat(life.toldAt("R29")).containsExactly(ofHours(1), ofHours(2), ofHours(3), ofHours(4), ofHours(5));
    }

    @Test
    @Tag("S12")
    void before_anybody_responded_it_can_wait_but_the_response_does_not() {
        Life life = Life.in(IncidentStatus.REPORTED, Life.pausing())
                .at(ofMinutes(10))
                .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));

        assertThat(life.reading(RESPONSE)).isInstanceOf(Reading.Running.class);
        assertThat(life.tickAt(ofHours(1)).outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    @Tag("R25")
    void resolving_ends_all_waiting_and_a_rejection_does_not_bring_it_back() {
        Life life = handled()
                .at(ofHours(1))
                .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR))
                .does(Life.ENGINEER, pause(WAITING_FOR_REPORTER));
        life.at(ofHours(2)).does(CommandType.RESOLVE);

        assertThat(life.happened())
                .filteredOn(Resumed.class::isInstance)
                .extracting(event -> ((Resumed) event).reason())
                .containsExactlyInAnyOrder(WAITING_FOR_VENDOR, WAITING_FOR_REPORTER);
        assertThat(life.incident().waitsFor()).isEmpty();
        life.at(ofHours(3)).does(CommandType.REJECT);
        assertThat(life.incident().waitsFor()).isEmpty();
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(2), ofHours(4), Life.time(ofHours(7))));
    }

    @Test
    void a_recovery_does_not_end_the_waiting() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));

        assertThat(life.at(ofHours(2)).does(CommandType.RECOVER).incident().waitsFor())
                .containsExactly(WAITING_FOR_VENDOR);
    }

    @Test
    @Tag("R25")
    void it_can_wait_while_it_is_transferred_and_be_transferred_while_it_waits() {
        Life life = handled()
                .at(ofHours(1))
                .does(CommandType.TRANSFER)
                .at(ofHours(2))
                .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR))
                .at(ofHours(3))
                .does(CommandType.HAND_BACK)
                .at(ofHours(4))
                .does(Life.ENGINEER, resume(WAITING_FOR_VENDOR));

        assertThat(life.at(ofHours(5)).tick().reading(RESOLUTION).elapsed()).isEqualTo(ofHours(2));
        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(3));
    }

    // --- severity ---

    @Test
    @Tag("R20")
    @Tag("S9")
    @Tag("S24")
    void it_can_worsen_while_it_waits_and_is_late_by_that_when_it_runs_on() {
        Life life = handled().at(ofHours(3)).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR));
        life.at(ofHours(4)).severity(1);
        assertThat(life.told()).contains("R20");
        assertThat(life.outcome(RECOVERY)).isNull();

        life.at(ofHours(5)).does(Life.ENGINEER, resume(WAITING_FOR_VENDOR));
        assertThat(life.verdict(RECOVERY).orElseThrow().cause()).contains(BreachCause.RECLASSIFIED);
        assertThat(life.verdict(RECOVERY).orElseThrow().at()).isEqualTo(Life.time(ofHours(5)));
    }

    // --- recorded late ---

    @Test
    @Tag("S5")
    void a_pause_that_is_recorded_late_counts_from_when_it_began() {
        Life life = handled().at(ofHours(4)).did(Life.ENGINEER, pause(PLANNED_WINDOW), ofHours(1));

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), Life.time(ofHours(1)), List.of(PLANNED_WINDOW)));
    }

    @Test
    @Tag("S5")
    void a_pause_that_was_over_before_anybody_recorded_it_is_recorded_by_both_its_ends() {
        Life life = handled()
                .at(ofHours(4))
                .did(Life.ENGINEER, pause(PLANNED_WINDOW), ofHours(1))
                .did(Life.ENGINEER, resume(PLANNED_WINDOW), ofHours(3));

        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(2));
    }

    @Test
    @Tag("S5")
    void a_back_dated_pause_withdraws_a_breach_and_rearms_its_rungs() {
        IncidentPolicy warning = Life.pausing().toBuilder("warning", 1)
                .ladder(RECOVERY, Rung.atPercent(50), Rung.overdue())
                .build();
        Life life = Life.in(IncidentStatus.IN_PROGRESS, warning).tickAt(ofHours(7));
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);

        life.did(Life.ENGINEER, pause(PLANNED_WINDOW), ofHours(2));
        assertThat(life.outcome(RECOVERY)).isNull();
        VerdictSuperseded withdrawn = life.happened(VerdictSuperseded.class);
        assertThat(withdrawn.verdict().outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(withdrawn.reason()).isEqualTo("pause, effective 2026-03-02T10:00:00Z");
        assertThat(withdrawn.passed()).isEmpty();

        life.at(ofHours(8)).does(Life.ENGINEER, resume(PLANNED_WINDOW));
        life.tickAt(ofHours(9)).tickAt(ofHours(12).plus(GRAIN));
        assertThat(life.events(RungFired.class))
                .filteredOn(rung -> rung.clock().milestone().equals(RECOVERY))
                .extracting(RungFired::rung)
                .containsExactly("50 %", "overdue", "50 %", "overdue");
        assertThat(life.told("R31")).hasSize(2);
    }

    @Test
    @Tag("S5")
    void a_resumption_that_is_corrected_moves_the_deadline() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(PLANNED_WINDOW));
        life.at(ofHours(9)).does(Life.ENGINEER, resume(PLANNED_WINDOW));
        life.at(ofHours(10)).corrects(Signal.RESUMED, ofHours(3));

        assertThat(life.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(8)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.corrects(Signal.RESUMED, ofMinutes(59)))
                .withMessage("effective time is 2026-03-02T08:59:00Z; "
                        + "allowed: not before 2026-03-02T09:00:00Z, when it was paused");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.corrects(Signal.PAUSED, ofHours(4)))
                .withMessage("effective time is 2026-03-02T12:00:00Z; "
                        + "allowed: not after 2026-03-02T11:00:00Z, when it was resumed");
    }

    @Test
    @Tag("S5")
    void a_resolution_cannot_be_corrected_to_before_what_it_waited_for() {
        Life life = handled().at(ofHours(2)).does(Life.ENGINEER, pause(PLANNED_WINDOW));
        life.at(ofHours(5)).does(CommandType.RESOLVE);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.corrects(Signal.RESOLVED, ofHours(1)))
                .withMessageEndingWith("not before 2026-03-02T10:00:00Z, when it was paused");
        life.corrects(Signal.RESOLVED, ofHours(2));
        assertThat(life.incident().waitsFor()).isEmpty();
        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(2));
    }

    @Test
    @Tag("S5")
    void pauses_for_different_reasons_have_nothing_to_do_with_each_other() {
        Life life = handled().at(ofHours(1)).does(Life.ENGINEER, pause(PLANNED_WINDOW));
        life.at(ofHours(2)).does(Life.ENGINEER, resume(PLANNED_WINDOW));
        life.at(ofHours(3)).did(Life.ENGINEER, pause(WAITING_FOR_VENDOR), ofMinutes(90));

        assertThat(life.reading(RECOVERY))
                .isEqualTo(
                        new Reading.Paused(ofHours(1), ofHours(5), Life.time(ofHours(1)), List.of(WAITING_FOR_VENDOR)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> life.did(Life.ENGINEER, pause(PLANNED_WINDOW), ofMinutes(90)))
                .withMessageEndingWith("not before 2026-03-02T10:00:00Z, when it was resumed");
    }

    // --- refused ---

    @Test
    void a_reason_that_no_clock_honours_is_refused_with_those_that_some_do() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> handled().does(Life.ENGINEER, pause(PauseReason.named("waiting for evidence"))))
                .withMessage("pause reason is \"waiting for evidence\"; allowed: the reasons that milestones of policy "
                        + "pausing v1 honour: [planned window, waiting for reporter, waiting for vendor]");
    }

    @Test
    @Tag("R22")
    void under_the_default_policy_nothing_waits() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.in(IncidentStatus.IN_PROGRESS).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR)))
                .withMessage("pause reason is \"waiting for vendor\"; "
                        + "allowed: the reasons that milestones of policy emergency-handling v1 honour: []");
    }

    @Test
    void a_reason_that_is_open_already_is_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handled()
                        .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR))
                        .does(Life.ENGINEER, pause(WAITING_FOR_VENDOR)))
                .withMessage("Cannot pause incident INC-1: it waits for \"waiting for vendor\" already; "
                        + "allowed: resume, or pause for another reason");
    }

    @Test
    void a_reason_that_is_not_open_cannot_end() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handled().does(Life.ENGINEER, resume(WAITING_FOR_VENDOR)))
                .withMessage(
                        "Cannot resume incident INC-1: it does not wait for \"waiting for vendor\"; allowed: pause");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handled()
                        .does(Life.ENGINEER, pause(PLANNED_WINDOW))
                        .does(Life.ENGINEER, resume(WAITING_FOR_VENDOR)))
                .withMessageEndingWith("; allowed: pause, or resume what it waits for: [planned window]");
    }

    @Test
    void what_is_resolved_waits_for_nobody_but_its_reporter() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        Life.in(IncidentStatus.RESOLVED, Life.pausing()).does(Life.ENGINEER, pause(WAITING_FOR_VENDOR)))
                .withMessageStartingWith("Cannot pause incident INC-1: it is RESOLVED; allowed: ");
    }

    @Test
    @Tag("S14")
    void a_new_cycle_waits_for_nothing() {
        Life life =
                Life.in(IncidentStatus.CLOSED, Life.pausing()).at(ofHours(1)).does(CommandType.REOPEN);

        assertThat(life.incident().waitsFor()).isEmpty();
        assertThat(life.incident().severity()).isEqualTo(Severity.level(2));
    }
}
