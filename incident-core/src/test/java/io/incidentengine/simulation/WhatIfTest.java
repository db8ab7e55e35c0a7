package io.incidentengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
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
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.MajorIncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Comparison.Late;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import io.incidentengine.simulation.Rerun.Past;
import io.incidentengine.simulation.Tally.Night;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a history would have come to. */
@Tag("S34")
class WhatIfTest {
    private static final IncidentPolicy POLICY = EmergencyHandling.policy().toBuilder("waiting", 1)
            .milestone(EmergencyHandling.policy().milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                    .pausedBy(PauseReason.WAITING_FOR_REPORTER, Duration.ofDays(2))
                    .build())
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
                PinnedPolicies.own(Map.of(POLICY.ref(), POLICY), POLICY),
                Set.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE),
                staff,
                Duration.ofDays(10_000),
                BEGIN,
                new Tally(BEGIN, new Night(LocalTime.MIN, LocalTime.NOON)));
        List<PastAct> acts = history.stream()
                .flatMap(dossier -> PastAct.of(dossier).stream())
                .sorted(Comparator.comparing(PastAct::at))
                .toList();
        Map<IncidentId, Past> lives = history.stream()
                .collect(Collectors.toMap(
                        dossier -> dossier.incident().id(), dossier -> new Past(false, Integer.MAX_VALUE, until)));
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
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
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
            randomHistory(simulation(), seed, 300).stream()
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

    @Test
    void what_the_other_policy_refuses_is_counted_and_what_stays_open_falls_silent() {
        Simulation simulation = nightAtLevel2();
        IncidentPolicy strict = POLICY.toBuilder("strict", 1)
                .majorIncidents(new MajorIncidentPolicy(Set.of(Severity.level(1), LEVEL_2), true))
                .build();

        Comparison comparison =
                answer(strict, history(simulation), simulation.now().plus(Duration.ofDays(30)));

        assertThat(comparison.other().refused())
                .containsOnlyKeys(CommandType.RESOLVE, CommandType.CONFIRM, CommandType.CLOSE);
        assertThat(comparison.own().unfinished()).isZero();
        assertThat(comparison.other().unfinished()).isOne();
        assertThat(comparison.other().notifications().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isLessThan(60);
    }

    @Test
    void without_a_history_there_is_nothing_to_tell() {
        Comparison comparison = WhatIf.under(POLICY, POLICIES).answer();

        assertThat(comparison.own()).isEqualTo(comparison.other());
        assertThat(comparison.own().incidents()).isZero();
        assertThat(comparison.perWeek(3)).isEqualTo(3);
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
    void a_directory_that_fails_is_no_answer() {
        WhatIf question = WhatIf.under(POLICY, POLICIES).staff((audience, incident, now) -> {
            throw new IllegalStateException("no directory");
        });
        history(nightAtLevel2()).forEach(question::add);

        assertThatThrownBy(question::answer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no directory");
    }
}
