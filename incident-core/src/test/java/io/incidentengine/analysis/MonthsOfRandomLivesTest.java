package io.incidentengine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.DeclareMajor;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Months of incidents to which anything happens, in any order. */
@Tag("R35")
class MonthsOfRandomLivesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Actor ALL =
            Actor.of("eve", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.REPORTER);
    private static final Person EVE = Person.of("eve", "Eve", Contact.email("eve@example.org"));
    private static final IncidentPolicy POLICY = EmergencyHandling.policy();

    private final List<MonthlyAnalysis> atTheTime = new ArrayList<>();
    private final List<IncidentId> ids = new ArrayList<>();
    private int refusals;
    private final Simulation simulation = Simulation.of(POLICY)
            .startingAt(Instant.parse("2026-02-10T08:00:00Z"))
            .build();

    private void live(Random random, int months) {
        ReportingMonth month = month();
        while (atTheTime.size() < months) {
            step(random);
            simulation.elapse(Duration.ofMinutes(10L * random.nextInt(random.nextInt(10) == 0 ? 600 : 20)));
            if (!month.equals(month())) {
                atTheTime.add(analysis(month));
                month = month();
            }
        }
    }

    private ReportingMonth month() {
        return ReportingMonth.containing(simulation.now(), ZONE);
    }

    private MonthlyAnalysis analysis(ReportingMonth month) {
        return simulation.engine().records().analysis(month);
    }

    private void step(Random random) {
        if (ids.isEmpty() || random.nextInt(12) == 0) {
            List<Criterion> impacts = List.of(Criterion.DATA_LOSS, Criterion.DEGRADATION, Criterion.CONSULTING);
            ids.add(simulation.report(
                    ALL,
                    Report.of("service " + random.nextInt(3), "title")
                            .impact(impacts.get(random.nextInt(3)))
                            .deduplicationKey("key " + random.nextInt(40))
                            .reporter(EVE)
                            .build()));
            act(ids.get(ids.size() - 1), random, new Respond());
            return;
        }
        IncidentId id = any(random);
        act(id, random, command(id, random));
    }

    private void act(IncidentId id, Random random, IncidentCommand command) {
        try {
            if (random.nextInt(30) == 0) {
                simulation.engine().merge(id, any(random), ALL, "one fault");
            } else {
                simulation.handle(id, ALL, command);
            }
        } catch (IncidentException refused) {
            refusals++;
        }
    }

    /** Mostly one of the last. */
    private IncidentId any(Random random) {
        int last = Math.min(ids.size(), random.nextInt(10) == 0 ? ids.size() : 5);
        return ids.get(ids.size() - 1 - random.nextInt(last));
    }

    private IncidentCommand command(IncidentId id, Random random) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Respond();
            case 2, 3 -> new Recover("restarted");
            case 4, 5, 6 -> new Resolve("restarted", RootCause.UNKNOWN, "");
            case 7 -> new Reject(null, "no");
            case 8, 9 -> new Confirm(null);
            case 10 -> new Close("");
            case 11 -> new Reopen("again");
            case 12 -> new ChangeSeverity(Severity.level(1 + random.nextInt(3)), "as it is");
            case 13 -> random.nextInt(5) == 0 ? new Cancel("a mistake") : new RecordProgress("on it");
            case 14 -> new Transfer("kernel", "code");
            case 15 -> new HandBack("done");
            case 16 -> new ProposeSolution("restart", List.of());
            case 17 -> new ReviewSolution(Review.APPROVED, "");
            case 18 ->
                List.of(new RecordLesson("l"), new AskForHelp("h"), new DeclareMajor("m"), new FileReport("r"))
                        .get(random.nextInt(4));
            default -> {
                List<Signal> signals = List.of(Signal.RESPONDED, Signal.RECOVERED, Signal.RESOLVED);
                Signal signal = signals.get(random.nextInt(3));
                long entry = simulation.engine().timeline(id).stream()
                        .filter(one -> one.event().signals().contains(signal))
                        .mapToLong(one -> one.sequence())
                        .max()
                        .orElse(1);
                yield new CorrectTime(
                        signal, entry, simulation.now().minus(Duration.ofMinutes(random.nextInt(4_000))), "by phone");
            }
        };
    }

    private List<Dossier> dossiers() {
        List<Dossier> dossiers = new ArrayList<>();
        simulation.engine().records().export(IncidentFilter.ALL, dossiers::add);
        return dossiers;
    }

    private long sum(ToLongFunction<MonthlyAnalysis> figure) {
        return atTheTime.stream().mapToLong(figure).sum();
    }

    private long sumOfClocks(ToLongFunction<ClockFigures> figure) {
        return sum(month -> month.clocks().values().stream()
                .mapToLong(clock -> figure.applyAsLong(clock.all()))
                .sum());
    }

    private LongStream recorded(Predicate<IncidentEvent> which) {
        Instant end = atTheTime.get(atTheTime.size() - 1).until();
        return dossiers().stream()
                .mapToLong(dossier -> dossier.timeline().stream()
                        .filter(entry -> entry.recorded().isBefore(end))
                        .filter(entry -> which.test(entry.event()))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_month_that_is_over_comes_out_the_same_for_ever_and_in_any_order(long seed) {
        Random random = new Random(seed);
        live(random, 3);

        List<Dossier> dossiers = dossiers();
        for (MonthlyAnalysis before : atTheTime) {
            MonthlyAnalysis again = analysis(before.month());
            assertThat(again).isEqualTo(before);
            Collections.shuffle(dossiers, random);
            MonthlyAnalyst analyst = new MonthlyAnalyst(before.month(), simulation.now(), any -> POLICY);
            dossiers.forEach(analyst::add);
            assertThat(analyst.analysis()).hasToString(again.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void months_add_up_to_all_that_ever_happened(long seed) {
        live(new Random(seed), 3);

        long open = 0;
        for (MonthlyAnalysis month : atTheTime) {
            Flow flow = month.flow();
            assertThat(flow.before()).isEqualTo(open);
            open = flow.before() + flow.reported() + flow.revived() - flow.closed() - flow.cancelled() - flow.merged();
            assertThat(flow.after()).isEqualTo(open);
            assertThat(month.clocks().values())
                    .allSatisfy(clock -> assertThat(clock.bySeverity().values().stream()
                                    .mapToLong(ClockFigures::met)
                                    .sum())
                            .isEqualTo(clock.all().met()));
        }
        assertThat(open).isPositive();
        assertThat(refusals).isPositive();
        for (Turn turn : Turn.values()) {
            assertThat(sum(month -> month.times(turn).times()))
                    .as(turn.name())
                    .isEqualTo(recorded(turn::isTakenBy).sum());
        }
        assertThat(sumOfClocks(ClockFigures::breached))
                .isPositive()
                .isEqualTo(recorded(event -> event instanceof VerdictReached reached
                                && reached.verdict().isBreach())
                        .sum());
        assertThat(sumOfClocks(ClockFigures::met))
                .isPositive()
                .isEqualTo(recorded(event -> event instanceof VerdictReached reached
                                && !reached.verdict().isBreach())
                        .sum());
        assertThat(sumOfClocks(clock -> clock.metWithdrawn() + clock.breachesWithdrawn()))
                .isEqualTo(recorded(VerdictSuperseded.class::isInstance).sum());
    }
}
