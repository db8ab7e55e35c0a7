package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;
import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sixty virtual days of one incident that is responded to after twenty minutes and never recovered, from an empty
 * simulation to its end. At levels 1 and 2 that is progress every hour to three people over three channels: 1,440 times.
 *
 * <p>Beside it {@code stepsAlone}: the same number of steps of a queue of instants, with nothing to do.
 *
 * <p>{@code java -jar incident-benchmarks/target/benchmarks.jar SimulationBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SimulationBenchmark {
    private static final Duration SPAN = Duration.ofDays(60);

    /** The severity level of the incident. */
    @Param({"1", "2", "3"})
    public int level = 2;

    private final Staff staff = new Staff()
            .with(person("olga"), Audience.SERVICE_OWNER)
            .with(person("rada"), Audience.RD_LEADER)
            .with(person("ena"), Audience.HANDLER)
            .with(person("omar"), Audience.OM_TEAM);

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    @Benchmark
    public Object sixtyDays() {
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(START)
                .staff(staff)
                .build();
        IncidentId id = simulation.report(
                ENGINEER, StandardLife.intake(1, level, StandardLife.DETAILS).report());
        simulation.elapse(Duration.ofMinutes(20));
        simulation.handle(id, ENGINEER, new Respond());
        List<?> sent = simulation.runUntil(START.plus(SPAN)).sent();
        simulation.engine().close();
        return sent;
    }

    @Benchmark
    public Object stepsAlone() {
        PriorityQueue<Instant> queue = new PriorityQueue<>(List.of(START));
        Instant end = START.plus(SPAN);
        Instant last = START;
        while (!queue.isEmpty() && queue.peek().isBefore(end)) {
            last = queue.remove();
            queue.add(last.plus(Duration.ofHours(1)));
        }
        return last;
    }
}
