package io.incidentengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Comparison.Late;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import io.incidentengine.simulation.Tally.Night;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a history would have come to. */
@Tag("S34")
class WhatIfTest {
    private static final IncidentPolicy HONOURING = EmergencyHandling.policy().toBuilder("waiting", 1)
            .milestone(EmergencyHandling.policy().milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                    .pausedBy(PauseReason.WAITING_FOR_REPORTER, Duration.ofDays(2))
                    .build())
            .build();
    private static final IncidentPolicy POLICY = HONOURING.toBuilder("waiting", 2)
            .confirmation(ConfirmationPolicy.STANDARD.confirmedAfter(Duration.ofHours(20)))
            .build();
    private static final InMemoryPolicies POLICIES = InMemoryPolicies.of(POLICY);
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER, Role.INCIDENT_MANAGER, Role.REPORTER);
    private static final Severity LEVEL_2 = Severity.level(2);
    private static final Instant BEGIN = Instant.parse("2026-02-10T08:00:00Z");

    private final Staff staff = new Staff()
            .with(person("olga"), Audience.SERVICE_OWNER, Audience.HANDLER)
            .with(person("omar"), Audience.OM_TEAM)
            .with(person("rada"), Audience.RD_LEADER)
            .with(person("max"), Audience.INCIDENT_MANAGER);

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+491705550101"), Contact.phone("+4930555010"));
    }

    private Simulation simulation() {
        return Simulation.of(POLICY).startingAt(BEGIN).staff(staff).build();
    }

    private List<Dossier> again(List<Dossier> history, Instant until) {
        Rerun rerun = new Rerun(
                PinnedPolicies.own(Map.of(POLICY.ref(), POLICY), POLICY, Set.of()),
                Set.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE),
                staff,
                Duration.ofDays(10_000),
                BEGIN,
                new Tally(BEGIN, new Night(LocalTime.MIN, LocalTime.NOON)),
                new AtomicBoolean());
        List<PastAct> acts = PastOrder.of(history.stream()
                .flatMap(dossier -> PastAct.of(dossier).stream())
                .toList());
        Map<IncidentId, Past> lives = history.stream()
                .collect(Collectors.toMap(
                        dossier -> dossier.incident().id(), dossier -> new Past(Integer.MAX_VALUE, null, until)));
        rerun.run(acts, lives, until);
        List<Dossier> again = new ArrayList<>();
        rerun.engine.records().export(IncidentFilter.ALL, again::add);
        return again;
    }

    private List<Dossier> randomHistory(Simulation simulation, long seed, int steps) {
        RandomLives lives = new RandomLives(simulation);
        Random random = new Random(seed);
        for (int i = 0; i < steps; i++) {
            lives.step(random);
        }
        return lives.dossiers();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void under_its_own_policy_everything_happens_again_as_it_did(long seed) {
        Simulation simulation = simulation();
        List<Dossier> history = randomHistory(simulation, seed, 300);

        assertThat(again(history, simulation.now())).isEqualTo(history);
    }

    @Test
    void whatever_people_can_do_can_be_done_again() {
        Set<CommandType> all = EnumSet.allOf(CommandType.class);
        all.removeAll(Set.of(CommandType.REPORT, CommandType.MERGE, CommandType.MIGRATE, CommandType.FILE_REPORT));
        Set<CommandType> done = EnumSet.noneOf(CommandType.class);
        for (long seed = 31; seed < 40 && !done.containsAll(all); seed++) {
            randomHistory(Simulation.of(HONOURING).startingAt(BEGIN).build(), seed, 300).stream()
                    .flatMap(dossier -> PastAct.of(dossier).stream())
                    .map(PastAct::command)
                    .filter(Objects::nonNull)
                    .forEach(command -> done.add(command.type()));
        }
        assertThat(done).containsAll(all);
    }

    @Test
    void a_major_incident_happens_again_with_its_report() {
        Simulation simulation = simulation();
        IncidentId id = simulation.report(
                ENA, Report.of("payments", "Lost").impact(Criterion.DATA_LOSS).build());
        for (IncidentCommand command : List.of(
                new Respond(),
                new ProposeSolution("restore", List.of()),
                new ReviewSolution(Review.APPROVED, ""),
                new Resolve("restored", RootCause.UNKNOWN, ""),
                new Confirm(null),
                new Close(""),
                new FileReport("wiki/1"))) {
            simulation.elapse(Duration.ofMinutes(7));
            simulation.handle(id, ENA, command);
        }

        assertThat(again(history(simulation), simulation.now())).isEqualTo(history(simulation));
    }

    private Comparison answer(IncidentPolicy other, List<Dossier> history, Instant until) {
        WhatIf question = WhatIf.under(other, POLICIES).staff(staff);
        history.forEach(question::add);
        return question.answer(until);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void the_figures_are_those_of_the_history_and_the_same_policy_changes_nothing(long seed) {
        Simulation simulation = simulation();
        List<Dossier> history = randomHistory(simulation, seed, 400);

        Comparison comparison = answer(POLICY, history, simulation.now());

        Tally tally = new Tally(BEGIN, new Night(LocalTime.MIN, LocalTime.NOON));
        history.forEach(dossier -> tally.ended(dossier.incident(), POLICY, simulation.now()));
        Outcome counted = tally.outcome();
        assertThat(comparison.own().bySeverity()).isNotEmpty().isEqualTo(counted.bySeverity());
        assertThat(comparison.own().clocks()).isEqualTo(counted.clocks());
        assertThat(comparison.own().refused()).isEmpty();
        assertThat(comparison.own().unfinished()).isZero();
        assertThat(comparison.own().load().messages()).isPositive();
        assertThat(comparison.own().load().messages() + comparison.own().load().calls())
                .isEqualTo(simulation.sent().stream()
                        .mapToLong(sent -> sent.people().size())
                        .sum());
        assertThat(comparison.other()).isEqualTo(comparison.own());
        assertThat(comparison.late()).isEmpty();
        assertThat(comparison.inTime()).isEmpty();
    }

    private Simulation nightAtLevel2() {
        Simulation simulation = simulation();
        simulation.elapse(Duration.ofHours(14)); // 22:00
        IncidentId id = simulation.report(
                ENA, Report.of("payments", "Slow").impact(Criterion.DEGRADATION).build());
        simulation.elapse(Duration.ofMinutes(10));
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(Duration.ofHours(5));
        simulation.handle(id, ENA, new Recover("restarted"));
        simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.handle(id, ENA, new Confirm(null));
        simulation.handle(id, ENA, new Close(""));
        return simulation;
    }

    private static List<Dossier> history(Simulation simulation) {
        List<Dossier> history = new ArrayList<>();
        simulation.engine().records().export(IncidentFilter.ALL, history::add);
        return history;
    }

    private static IncidentPolicy withRecoveryOfLevel2(Duration target) {
        Milestone recovery = POLICY.milestone(Milestone.RECOVERY).orElseThrow();
        return POLICY.toBuilder("other", 1)
                .milestone(recovery.toBuilder().target(2, Target.of(target)).build())
                .build();
    }

    @Test
    void what_is_late_under_the_other_policy_alone_is_named() {
        Simulation simulation = nightAtLevel2();

        Comparison comparison =
                answer(withRecoveryOfLevel2(Duration.ofHours(4)), history(simulation), simulation.now());

        assertThat(comparison.own().clock(Milestone.RECOVERY, LEVEL_2)).isEqualTo(new ClockOutcome(1, Map.of(), 0));
        assertThat(comparison.other().clock(Milestone.RECOVERY))
                .isEqualTo(new ClockOutcome(0, Map.of(BreachCause.TIME_RAN_OUT, 1L), 0));
        assertThat(comparison.late()).containsExactly(new Late(IncidentId.of("INC-1"), Milestone.RECOVERY));
        assertThat(comparison.inTime()).isEmpty();
    }

    @Test
    void who_is_told_more_and_who_is_woken_is_counted_by_person() {
        Simulation simulation = nightAtLevel2();

        Comparison comparison =
                answer(withRecoveryOfLevel2(Duration.ofHours(4)), history(simulation), simulation.now());

        assertThat(comparison.own().people().keySet())
                .containsExactlyElementsOf(simulation.sent().stream()
                        .flatMap(sent -> sent.people().stream())
                        .distinct()
                        .sorted()
                        .map(PersonId::of)
                        .toList());
        PersonId rada = PersonId.of("rada");
        Load before = comparison.own().load(rada);
        Load after = comparison.other().load(rada);
        assertThat(before.calls()).isEqualTo(calls(simulation, "rada")).isPositive();
        assertThat(before.callsAtNight()).isEqualTo(before.calls());
        assertThat(before.callsInWorstWeek()).isEqualTo(before.calls());
        assertThat(after.calls()).isGreaterThan(before.calls());
        assertThat(comparison.perWeek(after.calls())).isEqualTo(after.calls());
    }

    private static long calls(Simulation simulation, String person) {
        return simulation.sent().stream()
                .filter(sent -> sent.channel().equals(ChannelType.PHONE)
                        && sent.people().contains(person))
                .count();
    }

    private static final IncidentPolicy STRICT = POLICY.toBuilder("strict", 1)
            .majorIncidents(new MajorIncidentPolicy(Set.of(Severity.level(1), LEVEL_2), true))
            .build();

    private static Report slow() {
        return Report.of("payments", "Slow")
                .impact(Criterion.DEGRADATION)
                .deduplicationKey("slow")
                .build();
    }

    private static void end(Simulation simulation, IncidentId id) {
        simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.handle(id, ENA, new Confirm(null));
        simulation.handle(id, ENA, new Close(""));
    }

    /** Resolved without a recovery of its own, so that progress would be told of for as long as it is open. */
    private static IncidentId aShortOne(Simulation simulation) {
        IncidentId id = simulation.report(ENA, slow());
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(Duration.ofHours(1));
        end(simulation, id);
        return id;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void what_the_other_policy_leaves_open_is_withdrawn_where_its_history_ends(int daysLater) {
        Simulation simulation = simulation();
        aShortOne(simulation);

        Comparison comparison =
                answer(STRICT, history(simulation), simulation.now().plus(Duration.ofDays(daysLater)));

        assertThat(comparison.other().refused())
                .containsOnlyKeys(CommandType.RESOLVE, CommandType.CONFIRM, CommandType.CLOSE);
        assertThat(comparison.own().unfinished()).isZero();
        assertThat(comparison.other().unfinished()).isOne();
        assertThat(comparison.other().load().messages())
                .isLessThanOrEqualTo(comparison.own().load().messages() + 3);
        assertThat(comparison.other().clock(Milestone.RESOLUTION).open()).isOne();
        assertThat(comparison.late()).isEmpty();
    }

    @Test
    void a_later_report_does_not_wake_what_is_withdrawn() {
        Simulation simulation = simulation();
        aShortOne(simulation);
        simulation.elapse(Duration.ofDays(3));
        IncidentId second = aShortOne(simulation);
        simulation.elapse(Duration.ofDays(30));

        Comparison comparison = answer(STRICT, history(simulation), simulation.now());

        assertThat(second).isEqualTo(IncidentId.of("INC-2"));
        assertThat(comparison.other().incidents()).isEqualTo(2);
        assertThat(comparison.other().unfinished()).isEqualTo(2);
        assertThat(comparison.other().load().messages())
                .isLessThanOrEqualTo(comparison.own().load().messages() + 6);
    }

    @Test
    void who_closes_after_the_confirmation_has_lapsed_closes_what_is_confirmed() {
        Simulation simulation = simulation();
        IncidentId id = simulation.report(ENA, slow());
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.elapse(Duration.ofDays(2));
        simulation.handle(id, ENA, new Close(""));

        assertThat(again(history(simulation), simulation.now())).isEqualTo(history(simulation));
    }

    @Test
    void what_is_in_the_history_was_permitted_whatever_an_older_role_table_says() {
        IncidentPolicy older = POLICY.toBuilder("older", 1)
                .roles(POLICY.roles().permit(CommandType.RESPOND, Role.DEVELOPER))
                .build();
        List<Dossier> history = history(nightAtLevel2());
        WhatIf question =
                WhatIf.under(POLICY, InMemoryPolicies.of(older, POLICY)).staff(staff);
        history.forEach(question::add);
        Comparison comparison = question.answer();

        assertThat(comparison.own().refused()).isEmpty();
        assertThat(comparison.own()).isEqualTo(comparison.other());
    }

    @Test
    void of_what_was_done_at_one_instant_each_comes_when_it_can() {
        Simulation simulation = simulation();
        IncidentId first = simulation.report(ENA, slow());
        simulation.elapse(Duration.ofMinutes(1));
        simulation.handle(first, ENA, new Cancel("a mistake"));
        IncidentId second = simulation.report(ENA, slow());
        simulation.handle(second, ENA, new Respond());
        IncidentId other = simulation.report(
                ENA, Report.of("cards", "Slow").impact(Criterion.DEGRADATION).build());
        simulation.engine().merge(second, other, ENA, "one fault");
        List<Dossier> history = history(simulation);
        Collections.reverse(history);

        Comparison comparison = answer(POLICY, history, simulation.now());

        assertThat(comparison.own().incidents()).isEqualTo(3);
        assertThat(comparison.own().refused()).isEmpty();
        assertThat(comparison.own().joined()).isZero();
    }

    @Test
    void an_assessment_right_after_a_complaint_is_an_act_of_its_own() {
        Simulation simulation = simulation();
        IncidentId id = simulation.report(
                ENA, Report.of("payments", "Slow").impact(Criterion.CONSULTING).build());
        Person reporter = Person.of("rita", "Rita", Contact.email("rita@example.org"));
        simulation.handle(id, ENA, new AttachComplaint(reporter, Origin.PORTAL, ""));
        simulation.handle(id, ENA, new Respond());
        simulation.handle(id, ENA, new Assess(Assessment.of(Criterion.DATA_LOSS), "rows are missing"));

        assertThat(again(history(simulation), simulation.now())).isEqualTo(history(simulation));
    }

    @Test
    void a_fault_that_is_reported_late_still_recurs() {
        Simulation simulation = simulation();
        aShortOne(simulation);
        Instant again = simulation.now().plus(Duration.ofHours(10));
        simulation.elapse(Duration.ofDays(4));
        simulation.report(
                ENA,
                Report.of("payments", "Slow")
                        .impact(Criterion.DEGRADATION)
                        .deduplicationKey("slow")
                        .occurredAt(again)
                        .build());
        List<Dossier> history = history(simulation);

        Comparison comparison = answer(POLICY, history, simulation.now());

        assertThat(history.get(1).incident().impact().recurring()).isTrue();
        assertThat(comparison.own().bySeverity())
                .containsOnlyKeys(LEVEL_2, history.get(1).incident().severity());
    }

    @Test
    void the_history_ends_with_the_last_that_is_on_record_of_it() {
        Simulation simulation = simulation();
        simulation.report(ENA, slow());
        simulation.elapse(Duration.ofDays(1));
        WhatIf question = WhatIf.under(POLICY, POLICIES);
        history(simulation).forEach(question::add);

        assertThat(question.answer().own().clock(Milestone.RECOVERY).breached()).isOne();
    }

    @Test
    void what_was_closed_behind_the_end_is_open_and_not_unfinished() {
        Simulation simulation = simulation();
        Instant reported = simulation.now();
        aShortOne(simulation);

        Comparison comparison = answer(POLICY, history(simulation), reported.plusSeconds(60));

        assertThat(comparison.own().unfinished()).isZero();
        assertThat(comparison.own().clock(Milestone.RESOLUTION).open()).isOne();
        assertThat(answer(POLICY, history(simulation), reported.minusSeconds(60))
                        .own()
                        .incidents())
                .isZero();
    }

    @Test
    void an_incident_that_does_not_come_about_is_neither_late_nor_in_time() {
        IncidentPolicy patient = POLICY.toBuilder("patient", 1)
                .confirmation(ConfirmationPolicy.STANDARD.closedAfter(Duration.ofDays(90)))
                .build();
        IncidentPolicy closing = POLICY.toBuilder("closing", 1)
                .confirmation(ConfirmationPolicy.STANDARD.closedAfter(Duration.ofDays(3)))
                .build();
        Simulation simulation =
                Simulation.of(closing).startingAt(BEGIN).staff(staff).build();
        IncidentId first = simulation.report(ENA, slow());
        simulation.handle(first, ENA, new Respond());
        simulation.handle(first, ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        simulation.elapse(Duration.ofDays(5));
        simulation.report(ENA, slow());
        simulation.elapse(Duration.ofDays(2));
        WhatIf question = WhatIf.under(patient, InMemoryPolicies.of(closing));
        history(simulation).forEach(question::add);

        Comparison comparison = question.answer();

        assertThat(comparison.own().clock(Milestone.RECOVERY).breached()).isOne();
        assertThat(comparison.other().joined()).isOne();
        assertThat(comparison.other().refused()).isEmpty();
        assertThat(comparison.inTime()).isEmpty();
    }

    @Test
    void an_incident_is_added_once() {
        Dossier dossier = history(nightAtLevel2()).get(0);
        WhatIf question = WhatIf.under(POLICY, POLICIES);
        question.add(dossier);

        assertThatThrownBy(() -> question.add(dossier))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INC-1, again");
        assertThat(question.answer().own().incidents()).isOne();
    }

    @Test
    void a_night_has_a_beginning_and_an_end() {
        assertThatThrownBy(() -> WhatIf.under(POLICY, POLICIES).night(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void without_a_history_there_is_nothing_to_tell() {
        Comparison comparison = WhatIf.under(POLICY, POLICIES).answer();

        assertThat(comparison.own()).isEqualTo(comparison.other());
        assertThat(comparison.own().incidents()).isZero();
        assertThat(comparison.perWeek(3)).isEqualTo(3);
    }

    @Test
    @Tag("S15")
    void who_was_migrated_is_so_again_under_the_own_policies_and_never_was_under_the_other() {
        IncidentPolicy strict = withRecoveryOfLevel2(Duration.ofHours(4));
        Simulation simulation = simulation();
        IncidentId id = simulation.report(
                ENA, Report.of("payments", "Slow").impact(Criterion.DEGRADATION).build());
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(Duration.ofHours(3)).publish(strict);
        simulation.migrate(id, strict.ref(), ENA, "a new contract");
        simulation.elapse(Duration.ofHours(2)); // late after four hours, which it would not be after six
        end(simulation, id);
        WhatIf question =
                WhatIf.under(POLICY, InMemoryPolicies.of(strict, POLICY)).staff(staff);
        history(simulation).forEach(question::add);

        Comparison comparison = question.answer();

        ClockOutcome late = new ClockOutcome(0, Map.of(BreachCause.TIME_RAN_OUT, 1L), 0);
        assertThat(comparison.own().clock(Milestone.RECOVERY)).isEqualTo(late);
        assertThat(comparison.other().clock(Milestone.RECOVERY)).isEqualTo(new ClockOutcome(1, Map.of(), 0));
        assertThat(comparison.inTime()).containsExactly(new Late(id, Milestone.RECOVERY));
        assertThat(comparison.own().notifications()).containsKey(NotificationKind.OVERDUE);
        assertThat(comparison.other().notifications()).doesNotContainKey(NotificationKind.OVERDUE);
        assertThat(comparison.own().refused()).isEmpty();
        assertThat(comparison.other().refused()).isEmpty();
    }

    @Test
    void an_incident_of_an_unknown_policy_is_refused() {
        List<Dossier> history = history(nightAtLevel2());
        WhatIf question = WhatIf.under(POLICY, InMemoryPolicies.of(EmergencyHandling.policy()));

        assertThatThrownBy(() -> question.add(history.get(0)))
                .isInstanceOf(UnknownPolicyException.class)
                .hasMessageContaining("waiting");
        assertThat(question.answer().own().incidents()).isZero();
    }

    @Test
    void a_directory_that_fails_is_no_answer_and_both_runs_end() {
        AtomicInteger asked = new AtomicInteger();
        WhatIf question = WhatIf.under(POLICY, POLICIES).staff((audience, incident, now) -> {
            asked.incrementAndGet();
            throw new IllegalStateException("no directory");
        });
        history(nightAtLevel2()).forEach(question::add);

        assertThatThrownBy(question::answer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no directory");
        assertThat(asked).hasValueLessThan(20);
    }

    @Test
    void a_failed_assertion_of_a_directory_is_thrown_as_it_is() {
        WhatIf question = WhatIf.under(POLICY, POLICIES).staff((audience, incident, now) -> {
            throw new AssertionError("nobody expected that");
        });
        history(nightAtLevel2()).forEach(question::add);

        assertThatThrownBy(question::answer).isInstanceOf(AssertionError.class).hasMessage("nobody expected that");
    }
}
