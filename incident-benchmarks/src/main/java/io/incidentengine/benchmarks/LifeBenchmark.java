package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.incident.Change;
import io.incidentengine.memory.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole {@linkplain StandardLife lives} per second on one thread, a thousand of them or fewer side by side, levels 10/30/60 % or all alike.
 *
 * <p>{@code engine} is engine, in-memory store, outbox, people found, messages sent to channels that take everything, and
 * proven; {@code engineAndReaders} also reads every message, which is when its words are made; {@code decisions} leaves out
 * store and messages. Beside them {@code handWritten}: as many bare status changes, a line kept of each.
 *
 * <p>{@code java -jar incident-benchmarks/target/benchmarks.jar LifeBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class LifeBenchmark {
    private static final int LIVES = 1_000;

    /** The severity level of all incidents, or the mix of them. */
    @Param("mix")
    public String level = "mix";

    /** How many are under way at the same time; what a thousand can be divided by. */
    @Param("1000")
    public int sideBySide = LIVES;

    private IntUnaryOperator levelOf = StandardLife::levelOf;

    /** Reads the level. */
    @Setup
    public void setUp() {
        if (!level.equals("mix")) {
            int one = Integer.parseInt(level);
            levelOf = number -> one;
        }
    }

    @Benchmark
    @OperationsPerInvocation(LIVES)
    public Object engineAndReaders() {
        return lives(true);
    }

    @Benchmark
    @OperationsPerInvocation(LIVES)
    public Object engine() {
        return lives(false);
    }

    private Object lives(boolean read) {
        long letters = 0;
        for (int lived = 0; lived < LIVES; lived += sideBySide) {
            Lives lives = new Lives(new InMemoryStore(), read);
            lives.live(sideBySide, levelOf);
            letters += lives.letters();
        }
        return letters;
    }

    @Benchmark
    @OperationsPerInvocation(LIVES)
    public Object decisions() {
        List<Change> ends = new ArrayList<>(LIVES);
        for (int i = 0; i < LIVES; i++) {
            ends.add(Scenes.live(i, levelOf.applyAsInt(i)));
        }
        return ends;
    }

    private record Ticket(String id, String status, Instant since, List<String> history) {
        Ticket now(String newStatus, Instant at) {
            List<String> more = new ArrayList<>(history);
            more.add(newStatus);
            return new Ticket(id, newStatus, at, more);
        }
    }

    @Benchmark
    @OperationsPerInvocation(LIVES)
    public Object handWritten() {
        Map<String, Ticket> tickets = new HashMap<>();
        for (int i = 0; i < LIVES; i++) {
            int level = levelOf.applyAsInt(i);
            String id = "INC-" + i;
            tickets.put(id, new Ticket(id, "Report", START, List.of()));
            for (Act act : StandardLife.ACTS) {
                if (act.isOf(level)) {
                    tickets.computeIfPresent(
                            id,
                            (same, ticket) -> ticket.now(act.command().type().verb(), act.at()));
                }
            }
        }
        return tickets;
    }
}
