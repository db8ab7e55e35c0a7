package io.incidentengine.reports;

import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.simulation.Comparison.Late;
import io.incidentengine.simulation.Outcome;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import io.incidentengine.simulation.WhatIf;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Comparisons: one that was asked for, and some that were put together by hand. */
final class SampleComparisons {
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final Severity LEVEL_1 = Severity.level(1);
    private static final Severity LEVEL_2 = Severity.level(2);
    private static final Outcome NOTHING = new Outcome(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0);

    private SampleComparisons() {}

    /** Two months of made-up incidents, and recovery at level 2 within four hours instead of six. */
    static Comparison fourHours() {
        IncidentPolicy policy = EmergencyHandling.policy();
        Milestone recovery = policy.milestone(Milestone.RECOVERY).orElseThrow();
        IncidentPolicy other = policy.toBuilder("four hours", 1)
                .milestone(recovery.toBuilder()
                        .target(2, Target.of(Duration.ofHours(4)))
                        .build())
                .build();
        WhatIf question = WhatIf.under(other, InMemoryPolicies.of(policy)).staff(SampleCase.staff());
        SampleMonths.twoMonthsOfIncidents().records().export(IncidentFilter.ALL, question::add);
        return question.answer();
    }

    /** Two weeks of three incidents, with something of everything. */
    static Comparison small() {
        PersonId rada = PersonId.of("rada");
        PersonId omar = PersonId.of("omar");
        Outcome own = new Outcome(
                Map.of(LEVEL_1, 1L, LEVEL_2, 2L),
                Map.of(
                        Milestone.RESPONSE,
                        Map.of(LEVEL_2, new ClockOutcome(2, Map.of(), 1)),
                        Milestone.RECOVERY,
                        Map.of(
                                LEVEL_1, new ClockOutcome(0, Map.of(BreachCause.TIME_RAN_OUT, 1L), 0),
                                LEVEL_2, new ClockOutcome(2, Map.of(), 0))),
                Map.of(NotificationKind.INITIAL, 3L, NotificationKind.OVERDUE, 1L),
                Map.of(rada, new Load(0, 0, 1, 1, 1), omar, new Load(4, 1, 0, 0, 0)),
                Map.of(),
                0,
                0);
        Outcome other = new Outcome(
                Map.of(LEVEL_2, 3L),
                Map.of(
                        Milestone.RESPONSE,
                        Map.of(LEVEL_2, new ClockOutcome(3, Map.of(), 0)),
                        Milestone.RECOVERY,
                        Map.of(
                                LEVEL_2,
                                new ClockOutcome(
                                        1, Map.of(BreachCause.TIME_RAN_OUT, 1L, BreachCause.RECLASSIFIED, 1L), 1))),
                Map.of(NotificationKind.INITIAL, 3L, NotificationKind.PROGRESS, 12L),
                Map.of(rada, new Load(0, 0, 1_234, 3, 1_000), omar, new Load(5, 1, 2, 0, 1)),
                Map.of(CommandType.RESOLVE, 1L, CommandType.CLOSE, 1L),
                1,
                1);
        return new Comparison(
                BEGIN,
                BEGIN.plus(Duration.ofDays(14)),
                own,
                other,
                List.of(late("INC-10", Milestone.RECOVERY), late("INC-9", Milestone.RECOVERY)),
                List.of(late("INC-7", Milestone.RECOVERY), late("INC-7", "approval")));
    }

    /** The same without anybody who is told, and without a difference. */
    static Comparison withoutStaff() {
        Outcome own = small().own();
        Outcome side = new Outcome(
                own.bySeverity(), own.clocks(), own.notifications(), Map.of(), Map.of(), 0, own.unfinished());
        return new Comparison(BEGIN, BEGIN.plus(Duration.ofDays(14)), side, side, List.of(), List.of());
    }

    /** A history without incidents. */
    static Comparison empty() {
        return new Comparison(Instant.EPOCH, Instant.EPOCH, NOTHING, NOTHING, List.of(), List.of());
    }

    /** People and a milestone with such a name, and an incident that is late with it. */
    static Comparison named(String name) {
        Outcome side = new Outcome(
                Map.of(LEVEL_1, 1L),
                Map.of(name, Map.of(LEVEL_1, new ClockOutcome(0, Map.of(BreachCause.TIME_RAN_OUT, 1L), 0))),
                Map.of(NotificationKind.named(name), 1L),
                Map.of(PersonId.of(name), new Load(1, 1, 1, 1, 1)),
                Map.of(),
                0,
                0);
        return new Comparison(
                BEGIN, BEGIN.plusSeconds(1), side, side, List.of(late(name, name)), List.of(late(name, name)));
    }

    /** So many people, so many clocks and so many incidents; the last person has the most calls. */
    static Comparison huge(int count) {
        Map<PersonId, Load> people = new HashMap<>();
        Map<String, Map<Severity, ClockOutcome>> clocks = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            people.put(PersonId.of("person " + i), new Load(i, i, 1_000L * i, i, i));
        }
        for (int i = 1; i <= 20; i++) {
            Map<Severity, ClockOutcome> levels = new TreeMap<>();
            for (int level = 1; level <= Severity.LOWEST; level++) {
                levels.put(Severity.level(level), new ClockOutcome(i, Map.of(BreachCause.TIME_RAN_OUT, 7L), level));
            }
            clocks.put("milestone " + i, levels);
        }
        Outcome own = new Outcome(Map.of(LEVEL_2, 987_654_321L), clocks, Map.of(), people, Map.of(), 0, 0);
        Outcome other = new Outcome(Map.of(LEVEL_2, 987_654_321L), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0);
        List<Late> inTime = IntStream.rangeClosed(1, count)
                .boxed()
                .flatMap(i -> List.of(late("INC-" + i, "milestone 1"), late("INC-" + i, "milestone 2")).stream())
                .toList();
        return new Comparison(BEGIN, BEGIN.plus(Duration.ofDays(3_650)), own, other, List.of(), inTime);
    }

    private static Late late(String id, String milestone) {
        return new Late(IncidentId.of(id), milestone);
    }
}
