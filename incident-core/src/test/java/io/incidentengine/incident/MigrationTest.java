package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import io.incidentengine.sla.Verdict.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the default policy (level 2: response in 30 minutes, recovery in 6 hours) to stricter and milder ones. */
@Tag("S15")
class MigrationTest {
    private static final IncidentPolicy STANDARD = EmergencyHandling.policy();
    private static final IncidentPolicy STRICT = with("strict", ofMinutes(10), ofHours(2));
    private static final IncidentPolicy MILD = with("mild", ofMinutes(60), ofHours(12));

    private static IncidentPolicy with(String name, Duration response, Duration recovery) {
        return STANDARD.toBuilder(name, 1)
                .milestone(with(RESPONSE, response))
                .milestone(with(RECOVERY, recovery))
                .build();
    }

    private static Milestone with(String name, Duration target) {
        return STANDARD.milestone(name).orElseThrow().toBuilder()
                .target(1, (io.incidentengine.sla.Target) null)
                .target(2, target)
                .target(3, ofDays(2))
                .build();
    }

    @Test
    void it_goes_on_under_the_other_policy_and_says_so() {
        Life life = Life.ofLevel(2).at(ofMinutes(5)).migrate(STRICT);

        assertThat(life.incident().policy()).isEqualTo(STRICT.ref());
        PolicyMigrated migrated = life.happened(PolicyMigrated.class);
        assertThat(migrated.to()).isEqualTo(STRICT.ref());
        assertThat(migrated.reason()).isEqualTo("a new contract");
        assertThat(migrated.formerTargets())
                .extracting(former -> former.clock().milestone())
                .containsExactly(RESPONSE, RECOVERY, RESOLUTION);
        assertThat(life.wakeUp()).contains(Life.time(ofMinutes(10).plusNanos(1_000)));
        assertThat(life.tickAt(ofMinutes(11)).outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
    }

    // --- what is final stays ---

    @Test
    @Tag("S10")
    void what_was_met_for_good_stays_met_though_the_other_policy_would_judge_otherwise() {
        Life life = Life.ofLevel(2)
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .at(ofMinutes(30))
                .migrate(STRICT);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.reading(RESPONSE))
                .isEqualTo(new Reading.Met(ofMinutes(20), Life.time(ofMinutes(20)), Life.time(ofMinutes(30))));
        assertThat(life.events(VerdictSuperseded.class)).isEmpty();
    }

    @Test
    @Tag("S20")
    void nobody_is_told_that_a_clock_is_late_which_was_met_for_good() {
        IncidentPolicy loud = STRICT.toBuilder("loud", 1)
                .ladder(RESPONSE, Rung.atPercent(50), Rung.overdue().repeated(ofHours(1), 9))
                .build();
        Life life = Life.ofLevel(2)
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .at(ofMinutes(30))
                .migrate(loud);

        assertThat(life.told()).doesNotContain("R31", "R32");
        assertThat(life.tickAt(ofHours(1)).events(RungFired.class)).isEmpty();
    }

    @Test
    @Tag("S10")
    void what_was_late_stays_late_though_the_other_policy_would_judge_otherwise() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(40)).migrate(MILD);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.reading(RESPONSE))
                .isEqualTo(new Reading.Breached(
                        ofMinutes(40),
                        Life.time(ofMinutes(30).plusNanos(1_000)),
                        Life.time(ofMinutes(30)),
                        BreachCause.TIME_RAN_OUT,
                        null));
        life.at(ofMinutes(50)).does(CommandType.RESPOND);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.reading(RESPONSE))
                .isInstanceOfSatisfying(
                        Reading.Breached.class,
                        breached -> assertThat(breached.stoppedAt()).contains(Life.time(ofMinutes(50))));
    }

    @Test
    @Tag("S10")
    @Tag("S16")
    void what_was_late_stays_late_though_it_is_merged_away_later() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofHours(7)).migrate(MILD);
        Life other = Life.named("INC-2", STANDARD)
                .at(ofHours(7))
                .report(Life.reportOfLevel(2).build());
        life.at(ofHours(8)).mergeInto(other);

        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.BREACHED);
        assertThat(life.events(VerdictSuperseded.class)).isEmpty();
    }

    @Test
    @Tag("S6")
    void what_fell_due_under_the_old_policy_is_settled_first() {
        Life life = Life.ofLevel(2).at(ofMinutes(40)).migrate(MILD);

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.told()).contains("R31");
    }

    @Test
    @Tag("S13")
    void all_that_was_settled_with_the_closing_stays_as_it_was() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).does(CommandType.RESOLVE);
        life.does(CommandType.CONFIRM).does(CommandType.CLOSE);
        life.at(ofDays(1)).migrate(STRICT);

        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.MET);
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Met(ofHours(5), Life.time(ofHours(5)), Life.time(ofHours(6))));
        assertThat(life.happened()).allMatch(PolicyMigrated.class::isInstance);
        assertThat(life.wakeUp()).isEmpty();
    }

    // --- what is open is judged anew ---

    @Test
    void an_open_clock_is_judged_as_if_it_had_been_reported_under_the_other_policy() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).migrate(MILD);

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Running(ofHours(1), ofHours(11), Life.time(ofHours(12))));
    }

    @Test
    @Tag("S9")
    void an_open_clock_that_is_late_by_the_other_policy_is_late_since_the_migration_and_because_of_it() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(3)).migrate(STRICT);

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Breached(
                        ofHours(3), Life.time(ofHours(3)), Life.time(ofHours(2)), BreachCause.MIGRATED, null));
        assertThat(life.told()).contains("R31", "R32");
        assertThat(life.told("R31").get(0).facts()).containsEntry("cause", "migrated");
        assertThat(life.explain(RECOVERY).text(ZoneOffset.UTC))
                .contains(
                        "(the other policy has less time), the deadline was 2026-03-02 10:00:00",
                        "At level 2 at most 6 h, around the clock:\n  2026-03-02 08:00:00  runs (+3 h): reported",
                        "At level 2 at most 2 h, around the clock:\n  2026-03-02 11:00:00  runs (+0 s): migrated by mia");
    }

    @Test
    @Tag("S8")
    void a_clock_that_waits_is_late_by_the_other_policy_when_it_runs_again() {
        IncidentPolicy strict = Life.pausing().toBuilder("strict and pausing", 1)
                .milestone(Life.pausing().milestone(RECOVERY).orElseThrow().toBuilder()
                        .target(1, ofHours(1))
                        .target(2, ofHours(2))
                        .build())
                .build();
        Life life = Life.in(IncidentStatus.IN_PROGRESS, Life.pausing())
                .at(ofHours(3))
                .does(CommandType.PAUSE)
                .at(ofHours(4))
                .migrate(strict);
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Paused.class);
        assertThat(life.outcome(RECOVERY)).isNull();

        life.at(ofHours(5)).does(CommandType.RESUME);
        assertThat(life.verdict(RECOVERY).orElseThrow())
                .isEqualTo(late(life, BreachCause.MIGRATED, ofHours(5), ofHours(2)));
    }

    @Test
    @Tag("S13")
    @Tag("S24")
    void what_has_stopped_for_now_keeps_its_target() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(3)).does(CommandType.RECOVER);
        life.at(ofHours(4));
        assertThat(life.preview(STRICT).differences()).noneMatch(line -> line.startsWith(RECOVERY));
        life.migrate(STRICT);

        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Provisional(ofHours(3), Life.time(ofHours(3)), Life.time(ofHours(6))));
        assertThat(life.told()).doesNotContain("R31", "R32");
        life.does(CommandType.RESOLVE).does(CommandType.CONFIRM);
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Met(ofHours(3), Life.time(ofHours(3)), Life.time(ofHours(6))));
    }

    @Test
    @Tag("S14")
    @Tag("S24")
    void the_new_target_applies_when_a_relapse_resumes_it() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(3)).does(CommandType.RECOVER);
        life.at(ofHours(4)).migrate(STRICT).at(ofHours(5)).does(CommandType.RELAPSE);

        assertThat(life.verdict(RECOVERY).orElseThrow())
                .isEqualTo(late(life, BreachCause.MIGRATED, ofHours(5), ofHours(2)));
    }

    @Test
    @Tag("S14")
    void time_that_counts_as_a_relapse_shows_is_judged_by_the_target_that_was_kept() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).does(CommandType.RECOVER);
        life.at(ofHours(2)).migrate(MILD).at(ofHours(7)).does(CommandType.RELAPSE);

        assertThat(life.verdict(RECOVERY).orElseThrow())
                .isEqualTo(late(life, BreachCause.RELAPSED, ofHours(7), ofHours(6)));
    }

    @Test
    void each_of_several_migrations_judges_from_then_on() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(1)).migrate(MILD);
        life.at(ofHours(7)).does(CommandType.RECOVER);
        life.at(ofHours(8)).migrate(STANDARD).at(ofHours(9)).migrate(STRICT);
        assertThat(life.reading(RECOVERY))
                .isEqualTo(new Reading.Provisional(ofHours(7), Life.time(ofHours(7)), Life.time(ofHours(12))));

        life.at(ofHours(10)).does(CommandType.RELAPSE);
        assertThat(life.verdict(RECOVERY).orElseThrow())
                .isEqualTo(late(life, BreachCause.MIGRATED, ofHours(10), ofHours(2)));
    }

    private static Verdict late(Life life, BreachCause cause, Duration at, Duration deadline) {
        return new Verdict(
                life.verdict(RECOVERY).orElseThrow().clock(),
                Outcome.BREACHED,
                Life.time(at),
                Life.time(deadline),
                cause);
    }

    @Test
    @Tag("S22")
    void steps_of_the_other_ladder_that_are_due_fire_together() {
        IncidentPolicy warning = STRICT.toBuilder("warning", 1)
                .ladder(
                        RECOVERY,
                        Rung.atPercent(25),
                        Rung.atPercent(50),
                        Rung.before(ofMinutes(10)),
                        Rung.overdue().repeated(ofMinutes(20), 9))
                .build();
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofMinutes(150)).migrate(warning);

        assertThat(life.events(RungFired.class))
                .extracting(rung -> rung.rung() + "/" + rung.count())
                .containsExactly("25 %/1", "50 %/1", "PT10M before/1", "overdue/1");
        assertThat(life.told()).containsOnlyOnce("R31").containsOnlyOnce("R32");
        assertThat(life.tickAt(ofMinutes(171)).happened(RungFired.class).count())
                .isEqualTo(2); // 20 minutes after the migration
    }

    @Test
    @Tag("S20")
    void steps_that_have_fired_do_not_fire_again() {
        IncidentPolicy warning = STANDARD.toBuilder("warning", 1)
                .ladder(RECOVERY, Rung.atPercent(50), Rung.overdue())
                .build();
        IncidentPolicy milder = MILD.toBuilder("warning", 2)
                .ladder(RECOVERY, Rung.atPercent(50), Rung.overdue())
                .build();
        Life life =
                Life.in(IncidentStatus.IN_PROGRESS, warning).tickAt(ofHours(4)).migrate(milder);
        life.tickAt(ofHours(7)).tickAt(ofHours(13));

        assertThat(life.events(RungFired.class)).extracting(RungFired::rung).containsExactly("50 %", "overdue");
    }

    @Test
    @Tag("S8")
    void what_it_waits_for_matters_to_clocks_of_the_other_policy_alone() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS, Life.pausing())
                .at(ofHours(1))
                .does(CommandType.PAUSE)
                .at(ofHours(3))
                .migrate(STANDARD);
        assertThat(life.reading(RECOVERY).elapsed()).isEqualTo(ofHours(3));
        assertThat(life.incident().waitsFor()).hasSize(1);

        life.migrate(Life.pausing());
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Paused.class);
        assertThat(life.does(CommandType.RESUME).incident().waitsFor()).isEmpty();
    }

    @Test
    void clocks_come_and_go_with_the_policy_and_what_was_final_of_them_stays_on_record() {
        IncidentPolicy more = STANDARD.toBuilder("more", 1)
                .milestone(
                        Milestone.named("first news")
                                .stopsOn(Signal.REPORTER_UPDATED)
                                .target(2, ofMinutes(15))
                                .build(),
                        Rung.overdue())
                .build();
        Life life = Life.ofLevel(2).at(ofMinutes(20)).migrate(more);
        assertThat(life.outcome("first news")).isEqualTo(Outcome.BREACHED);

        life.at(ofMinutes(25)).migrate(STANDARD);
        assertThat(life.explain()).noneMatch(clock -> clock.clock().milestone().equals("first news"));
        assertThat(Invariants.verdicts(life.incident()).keySet())
                .anyMatch(clock -> clock.milestone().equals("first news"));
        assertThat(life.tickAt(ofHours(9)).outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
    }

    // --- corrections afterwards ---

    @Test
    @Tag("S5")
    void a_correction_afterwards_judges_what_it_touches_by_the_policy_then_in_force() {
        Life life = Life.ofLevel(2)
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .at(ofMinutes(30))
                .migrate(STRICT);
        life.at(ofMinutes(40)).corrects(Signal.RESPONDED, ofMinutes(15));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.verdict(RESPONSE).orElseThrow().deadline()).isEqualTo(Life.time(ofMinutes(10)));
        assertThat(life.happened(VerdictSuperseded.class).reason()).isEqualTo("seen in a log");
    }

    @Test
    @Tag("S5")
    @Tag("S10")
    void a_correction_of_something_else_leaves_what_was_final() {
        Life life = Life.ofLevel(2)
                .at(ofMinutes(20))
                .does(CommandType.RESPOND)
                .at(ofMinutes(30))
                .migrate(STRICT);
        life.at(ofHours(1)).does(CommandType.RECOVER).at(ofHours(2)).corrects(Signal.RECOVERED, ofMinutes(50));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.events(VerdictSuperseded.class)).isEmpty();

        life.corrects(Signal.OCCURRED, ofMinutes(-5));
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("S5")
    void a_late_breach_that_a_correction_touches_can_be_withdrawn_by_the_other_policy() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(40)).migrate(MILD);
        life.at(ofMinutes(50)).did(CommandType.RESPOND, ofMinutes(45));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED); // it came after the breach
        assertThat(life.events(VerdictReached.class)).hasSize(1);

        life.at(ofMinutes(55)).corrects(Signal.RESPONDED, ofMinutes(42));
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    @Tag("S5")
    void a_response_in_time_that_is_recorded_after_the_migration_withdraws_the_breach() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(40)).migrate(MILD);
        life.at(ofMinutes(50)).did(CommandType.RESPOND, ofMinutes(25));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("S14")
    void a_new_cycle_is_judged_by_the_other_policy_from_its_beginning() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofHours(1)).migrate(STRICT);
        life.at(ofHours(2)).does(CommandType.REOPEN).tickAt(ofHours(3));

        assertThat(life.verdict(RESPONSE).orElseThrow().deadline())
                .isEqualTo(Life.time(ofHours(2).plusMinutes(10)));
    }

    // --- the preview ---

    @Test
    void a_preview_changes_nothing_and_says_what_would_differ() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofHours(3));
        Incident before = life.incident();
        Migration preview = life.preview(STRICT);

        assertThat(life.incident()).isEqualTo(before);
        assertThat(preview.from()).isEqualTo(STANDARD.ref());
        assertThat(preview.to()).isEqualTo(STRICT.ref());
        assertThat(preview.differences())
                .singleElement()
                .asString()
                .startsWith("recovery: Running[elapsed=PT3H, remaining=PT3H,")
                .contains(" -> Breached[elapsed=PT3H,");
        assertThat(preview.change().notifications())
                .extracting(notification -> notification.rule().name())
                .containsExactly("R31", "R32");
        assertThat(preview.change().wakeUp()).isPresent();
        assertThat(life.migrate(STRICT).lastChange().incident().sla())
                .isEqualTo(preview.change().incident().sla());
    }

    @Test
    void a_preview_names_clocks_that_come_and_go() {
        IncidentPolicy more = STANDARD.toBuilder("more", 1)
                .milestone(Milestone.named("first news")
                        .stopsOn(Signal.REPORTER_UPDATED)
                        .target(2, ofHours(9))
                        .build())
                .build();

        assertThat(Life.ofLevel(2).preview(more).differences())
                .singleElement()
                .asString()
                .startsWith("first news: no such clock -> Running[");
        Life life = Life.under(more).report(Life.reportOfLevel(2).build());
        assertThat(life.preview(STANDARD).differences())
                .singleElement()
                .asString()
                .startsWith("first news: Running[")
                .endsWith(" -> no such clock");
        assertThat(Life.ofLevel(2)
                        .preview(STANDARD.toBuilder("same", 1).build())
                        .differences())
                .isEmpty();
    }

    @Test
    void what_was_final_does_not_differ_in_a_preview() {
        Life life = Life.ofLevel(2).at(ofMinutes(20)).does(CommandType.RESPOND).at(ofMinutes(30));

        assertThat(life.preview(STRICT).differences()).noneMatch(line -> line.startsWith(RESPONSE));
    }

    // --- refused ---

    @Test
    void the_policy_that_it_is_on_is_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Life.ofLevel(2).migrate(STANDARD))
                .withMessage("Cannot migrate incident INC-1: it is on policy emergency-handling v1 already; "
                        + "allowed: another policy or version");
    }

    @Test
    void a_policy_without_its_severity_is_refused() {
        IncidentPolicy matrix = IncidentPolicy.named(
                        "no level 1",
                        1,
                        MatrixPolicy.forUrgencies("any")
                                .impact("all", 2)
                                .impact("one", 3)
                                .build())
                .majorIncidents(MajorIncidentPolicy.NONE)
                .milestone(Milestone.named("fix")
                        .stopsOn(Signal.RESOLVED)
                        .target(3, ofDays(1))
                        .build())
                .build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.ofLevel(1).migrate(matrix))
                .withMessage("policy no level 1 v1 is without level 1, which incident INC-1 has; "
                        + "allowed: a policy with it; this one has [level 2, level 3]");
    }

    @Test
    void a_policy_that_cannot_read_what_it_was_assessed_by_is_refused() {
        IncidentPolicy few = STANDARD.toBuilder("few criteria", 1)
                .severity(new CriteriaPolicy(3, List.of(CriteriaPolicy.Rule.level(1, Criterion.DATA_LOSS))))
                .build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Life.ofLevel(2).migrate(few))
                .withMessage("assessment criterion is 'degradation'; allowed: [data loss]");
        assertThat(Life.ofLevel(1).migrate(few).incident().policy()).isEqualTo(few.ref());
    }

    @ParameterizedTest
    @EnumSource(IncidentStatus.class)
    void all_but_mistakes_can_be_migrated(IncidentStatus status) {
        Life life = Life.in(status).at(ofMinutes(10));

        if (status == IncidentStatus.CANCELLED) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> life.migrate(MILD))
                    .withMessage("Cannot migrate incident INC-1: it is CANCELLED");
        } else {
            assertThat(life.migrate(MILD).status()).isEqualTo(status);
        }
    }

    @Test
    void the_incident_manager_alone_may_do_it_and_needs_a_reason() {
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> Life.ofLevel(2).migrate(MILD, Life.ENGINEER))
                .withMessageEndingWith("allowed: [incident manager]");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Decisions.migrate(
                        Life.ofLevel(2).incident(), MILD, Life.MANAGER, "", Situation.of(STANDARD, Life.START)))
                .withMessageStartingWith("migration reason is ");
    }

    @Test
    void resolution_keeps_running_across_it() {
        assertThat(Life.ofLevel(2)
                        .at(ofHours(1))
                        .migrate(MILD)
                        .reading(RESOLUTION)
                        .elapsed())
                .isEqualTo(ofHours(1));
    }

    // --- where the other policy counts more time ---

    private static Life waited() {
        return Life.in(IncidentStatus.IN_PROGRESS, Life.pausing())
                .at(ofHours(1))
                .does(CommandType.PAUSE)
                .at(ofHours(8))
                .does(CommandType.RESUME)
                .at(ofHours(9));
    }

    @Test
    @Tag("S8")
    void time_that_the_other_policy_counts_makes_nobody_late_before_the_migration() {
        Life life = waited().migrate(STANDARD);

        assertThat(life.verdict(RECOVERY)).hasValueSatisfying(verdict -> {
            assertThat(verdict.breachCause()).isEqualTo(BreachCause.MIGRATED);
            assertThat(verdict.at()).isEqualTo(Life.time(ofHours(9)));
        });
    }

    @Test
    @Tag("S8")
    void what_had_stopped_in_time_keeps_what_it_had_left_though_the_other_policy_counts_more() {
        Life life = waited().does(CommandType.RECOVER).migrate(STANDARD);

        assertThat(life.reading(RECOVERY))
                .isInstanceOfSatisfying(
                        Reading.Provisional.class,
                        reading -> assertThat(reading.deadline()).isEqualTo(Life.time(ofHours(10))));
    }

    @Test
    @Tag("S5")
    void a_breach_of_before_that_is_withdrawn_leaves_the_old_target_in_force_for_what_was_before() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .tickAt(ofHours(7))
                .migrate(STRICT)
                .at(ofHours(8))
                .did(CommandType.RECOVER, ofHours(3));

        assertThat(life.reading(RECOVERY))
                .isInstanceOfSatisfying(
                        Reading.Provisional.class,
                        reading -> assertThat(reading.deadline()).isEqualTo(Life.time(ofHours(6))));
    }
}
