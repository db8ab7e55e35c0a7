package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;
import static io.incidentengine.benchmarks.StandardLife.START;
import static java.util.stream.Collectors.toMap;

import io.incidentengine.benchmarks.Scenes.Scene;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.Situation;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds, and with {@code -prof gc} bytes, that one decision takes as a pure function call under {@link
 * EmergencyHandling#policy()}, at the place that it has in the {@linkplain StandardLife standard life}.
 *
 * <p>Beside them, for scale: {@code ...tenDeadlines}, ten times {@link Instant#plus}, and {@code ...statusChange}, a new
 * status put into a hash map: the least that could be called a decision.
 *
 * <p>{@code java -jar incident-benchmarks/target/benchmarks.jar DecisionBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class DecisionBenchmark {
    private static final IncidentId ID = IncidentId.of("INC-1");

    /** The severity level. */
    @Param("2")
    public int level;

    private Intake intake;
    private Incident reported;
    private Situation atReport;
    private Situation beforeOverdue;
    private Situation overdue;
    private Scene respond;
    private Scene recover;
    private Scene resolve;
    private Scene confirm;
    private Scene close;
    private final Duration limit = Duration.ofMinutes(30);
    private final Map<IncidentId, Ticket> tickets = new HashMap<>();

    private record Ticket(IncidentId id, String status, Instant since) {}

    /** Lives a life, and keeps its scenes. */
    @Setup
    public void setUp() {
        Change report = Scenes.report(1, level);
        intake = StandardLife.intake(1, level, StandardLife.DETAILS);
        reported = report.incident();
        atReport = Scenes.at(START);
        beforeOverdue = Scenes.at(START.plusSeconds(1));
        overdue = Scenes.at(report.wakeUp().orElseThrow());
        Map<CommandType, Scene> scenes = Scenes.of(level).stream()
                .collect(toMap(scene -> scene.act().command().type(), scene -> scene));
        respond = scenes.get(CommandType.RESPOND);
        recover = scenes.get(CommandType.RECOVER);
        resolve = scenes.get(CommandType.RESOLVE);
        confirm = scenes.get(CommandType.CONFIRM);
        close = scenes.get(CommandType.CLOSE);
    }

    @Benchmark
    public Change report() {
        return Decisions.report(ID, intake, ENGINEER, atReport);
    }

    @Benchmark
    public Change respond() {
        return respond.decide();
    }

    @Benchmark
    public Change recover() {
        return recover.decide();
    }

    @Benchmark
    public Change resolve() {
        return resolve.decide();
    }

    @Benchmark
    public Change confirm() {
        return confirm.decide();
    }

    @Benchmark
    public Change close() {
        return close.decide();
    }

    @Benchmark
    public Change tickNothingDue() {
        return Decisions.tick(reported, beforeOverdue);
    }

    @Benchmark
    public Change tickOverdue() {
        return Decisions.tick(reported, overdue);
    }

    @Benchmark
    public Instant scaleTenDeadlines() {
        Instant instant = START;
        for (int i = 0; i < 10; i++) {
            instant = instant.plus(limit);
        }
        return instant;
    }

    @Benchmark
    public Object scaleStatusChange() {
        return tickets.put(ID, new Ticket(ID, "IN_PROGRESS", START.plus(limit)));
    }
}
