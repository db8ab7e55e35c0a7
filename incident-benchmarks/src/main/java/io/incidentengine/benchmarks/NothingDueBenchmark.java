package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.DueWork;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.port.DueResult;
import java.time.Instant;
import java.util.Optional;
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
 * Nanoseconds that looking for due work takes when nothing is due, at so many open incidents in the in-memory store: the
 * engine's {@code runDue}, which asks store and outbox, the store's {@code changeDue} alone, and {@code nextDue}. All are
 * to cost the same at ten thousand and at a million. Beside them, for scale, {@code scan}, a linear one over the same incidents'
 * wake-up instants.
 *
 * <p>{@code java -jar incident-benchmarks/target/benchmarks.jar NothingDueBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms8g", "-Xmx8g"})
public class NothingDueBenchmark {

    /** How many incidents are open, levels 10/30/60 %, reported one after the other within 100 seconds. */
    @Param({"10000", "1000000"})
    public int open;

    private final InMemoryStore store = new InMemoryStore();
    private final Lives lives = new Lives(store, false);
    private final Instant now = START.plusSeconds(100);
    private Instant[] wakeUps;

    /** Opens the incidents, and does what is due at once. */
    @Setup
    public void setUp() {
        wakeUps = new Instant[open];
        for (int i = 0; i < open; i++) {
            lives.passTo(START.plusNanos(100_000_000_000L / open * i / 1_000 * 1_000));
            wakeUps[i] = lives.open(StandardLife.intake(i, StandardLife.levelOf(i), StandardLife.DETAILS))
                    .wakeUp()
                    .orElseThrow();
        }
        lives.passTo(now);
        if (scan() != 0 || !runDue().isNothing()) {
            throw new IllegalStateException("Something is due");
        }
    }

    @Benchmark
    public DueWork runDue() {
        return lives.engine().runDue();
    }

    @Benchmark
    public DueResult changeDue() {
        return store.changeDue(now, 500, (incident, siblings) -> {
            throw new IllegalStateException("Something is due");
        });
    }

    @Benchmark
    public Optional<Instant> nextDue() {
        return lives.engine().nextDue();
    }

    @Benchmark
    public int scan() {
        int due = 0;
        for (Instant wakeUp : wakeUps) {
            if (!wakeUp.isAfter(now)) {
                due++;
            }
        }
        return due;
    }
}
