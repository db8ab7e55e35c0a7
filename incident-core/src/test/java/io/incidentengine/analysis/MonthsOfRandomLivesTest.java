package io.incidentengine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.RandomLives;
import io.incidentengine.simulation.Simulation;
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
    private static final IncidentPolicy POLICY = EmergencyHandling.policy();

    private final List<MonthlyAnalysis> atTheTime = new ArrayList<>();
    private final Simulation simulation = Simulation.of(POLICY)
            .startingAt(Instant.parse("2026-02-10T08:00:00Z"))
            .build();
    private final RandomLives lives = new RandomLives(simulation);

    private void live(Random random, int months) {
        ReportingMonth month = month();
        while (atTheTime.size() < months) {
            lives.step(random);
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
        return lives.dossiers().stream()
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

        List<Dossier> dossiers = lives.dossiers();
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
        assertThat(lives.refusals()).isPositive();
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
