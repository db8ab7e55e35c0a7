package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Lane;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ProblemManagement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works off the outbox, each lane by itself: a peer that hangs holds up nothing but its own lane.
 *
 * <p>A lane works in {@linkplain LaneRound rounds}, one at a time. Threads are taken from {@link Threads} for the length of a
 * round, so a lane without work costs none.
 */
public final class Dispatcher {
    private final Outbox outbox;
    private final Listeners listeners;
    private final InstantSource time;
    private final Threads threads;
    private final Settings settings;
    private final TaskWork work;
    private final Loop loop;
    private final Map<Lane, Worker> workers = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * How it works.
     *
     * @param sendTimeout how long a call may take
     * @param pollInterval how often it looks for what other nodes have left
     * @param batch how many tasks a round does at most
     * @param onCallingThread whether to do everything on the caller's thread, without a time limit, lane after lane
     */
    public record Settings(Duration sendTimeout, Duration pollInterval, int batch, boolean onCallingThread) {}

    /**
     * What was done.
     *
     * @param tasks how many tasks
     * @param more whether there may be more now
     */
    public record Round(int tasks, boolean more) {
        static final Round NOTHING = new Round(0, false);

        Round and(Round other) {
            return new Round(tasks + other.tasks, more || other.more);
        }
    }

    /**
     * Wires a dispatcher; starts nothing.
     *
     * @param store where incidents are read
     * @param directory who knows the people
     * @param wording who finds the words
     * @param channels the channels by type
     * @param problems who takes problem offers
     * @param policies the policy to which an incident is pinned
     * @param listeners who hears of attempts
     * @param time the engine's time
     * @param threads the engine's threads
     * @param settings how it works
     */
    public Dispatcher(
            IncidentStore store,
            Directory directory,
            SureWording wording,
            Map<ChannelType, Channel> channels,
            ProblemManagement problems,
            Function<Incident, IncidentPolicy> policies,
            Listeners listeners,
            InstantSource time,
            Threads threads,
            Settings settings) {
        this.outbox = store.outbox();
        this.listeners = listeners;
        this.time = time;
        this.threads = threads;
        this.settings = settings;
        this.work = new TaskWork(
                store, directory, wording, channels, problems, policies, listeners, time, () -> stopped, this::wake);
        this.loop = new Loop(
                this::begin,
                this::nextDue,
                failure -> listeners.failed("looking into the outbox", failure),
                time,
                settings.pollInterval(),
                threads);
    }

    /**
     * Starts working by itself.
     *
     * @return whether it did not before
     * @throws IllegalStateException if it was stopped
     */
    public boolean start() {
        return loop.start();
    }

    /**
     * Tells whether it works by itself.
     *
     * @return true from its start to its end
     */
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Says that something may be due now. */
    public void wake() {
        loop.wake();
    }

    /**
     * Begins no new round by itself, lets those that are under way give back what they have not begun and end after the tasks
     * at hand, and tries once more to store what came of attempts.
     */
    public void stop() {
        loop.stop();
        stopped = true;
        workers.values().forEach(Worker::call);
        work.unsettled().forEach(lane -> worker(lane).settle());
    }

    /**
     * Does what is due now, those tasks too that come of others: a round of the directory, then one of each other lane,
     * all at once, and waits for them. What somebody else is at is left to them.
     *
     * @return what was done
     * @throws RuntimeException what a store throws that is out, when all lanes have had their turn
     */
    public Round run() {
        List<Lane> due = due();
        if (!due.remove(Lane.DIRECTORY)) {
            return run(due);
        }
        Round found = Round.NOTHING;
        RuntimeException failed = null;
        try {
            found = run(List.of(Lane.DIRECTORY));
        } catch (RuntimeException failure) {
            failed = failure;
        }
        due = due();
        due.remove(Lane.DIRECTORY);
        Round others = run(due);
        if (failed != null) {
            throw failed;
        }
        return found.and(others);
    }

    private Round run(List<Lane> lanes) {
        List<CompletableFuture<Round>> rounds = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            Worker worker = worker(lane);
            if (!worker.limit.isExhausted()) {
                CompletableFuture<Round> round = new CompletableFuture<>();
                worker.begin(round);
                rounds.add(round);
            }
        }
        Round all = Round.NOTHING;
        RuntimeException failed = null;
        for (CompletableFuture<Round> round : rounds) {
            try {
                all = all.and(round.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return all;
            } catch (ExecutionException failure) {
                failed = failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("a lane of the outbox failed", failure.getCause());
            }
        }
        if (failed != null) {
            throw failed;
        }
        return all;
    }

    /** Begins rounds, or calls those that are under way, and waits for none: whoever ends one wakes the loop. */
    private boolean begin() {
        for (Lane lane : due()) {
            Worker worker = worker(lane);
            if (worker.isFree()) {
                worker.begin(new CompletableFuture<>());
            } else {
                worker.call();
            }
        }
        return false;
    }

    private List<Lane> due() {
        Instant now = time.instant();
        List<Lane> due = new ArrayList<>(work.unsettled());
        outbox.nextDue().forEach((lane, at) -> {
            if (!at.isAfter(now) && !due.contains(lane)) {
                due.add(lane);
            }
        });
        due.sort(Comparator.naturalOrder());
        return due;
    }

    /** When something is due in a lane that is free. */
    private Optional<Instant> nextDue() {
        return outbox.nextDue().entrySet().stream()
                .filter(due -> worker(due.getKey()).isFree())
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    private Worker worker(Lane lane) {
        return workers.computeIfAbsent(lane, Worker::new);
    }

    /** One lane. */
    private final class Worker {
        private final Lane lane;
        private final TimeLimit limit;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile boolean held;
        private volatile @Nullable LaneRound round;
        private int ahead = 1;
        private int failures;

        Worker(Lane lane) {
            this.lane = lane;
            this.limit = new TimeLimit(
                    lane.name(),
                    settings.sendTimeout(),
                    settings.onCallingThread() ? null : threads.calls(),
                    Dispatcher.this::wake,
                    work.window(lane));
        }

        boolean isFree() {
            return !busy.get() && !held && !limit.isExhausted();
        }

        /** Begins a round if none is under way; what came of it is the value of the future. */
        void begin(CompletableFuture<Round> end) {
            if (!busy.compareAndSet(false, true)) {
                end.complete(Round.NOTHING);
                return;
            }
            Executor executor = settings.onCallingThread() ? Runnable::run : threads.own();
            try {
                executor.execute(() -> run(end));
            } catch (RejectedExecutionException closed) {
                busy.set(false);
                end.complete(Round.NOTHING);
            }
        }

        /** For the last time, on a thread of its own; if a round is under way, that does it. */
        void settle() {
            if (!busy.compareAndSet(false, true)) {
                return;
            }
            try {
                threads.own().execute(() -> {
                    try {
                        work.settleAll(lane);
                    } catch (Throwable failure) {
                        listeners.failed("storing what came of the last attempt in the lane " + lane, failure);
                    }
                    busy.set(false);
                });
            } catch (RejectedExecutionException closed) {
                busy.set(false);
            }
        }

        private void run(CompletableFuture<Round> end) {
            try {
                Round round = round();
                failures = 0;
                busy.set(false);
                end.complete(round);
            } catch (Throwable failure) {
                holdBack();
                busy.set(false);
                end.completeExceptionally(failure);
                listeners.failed("working off the lane " + lane, failure);
            }
            wake();
        }

        private Round round() {
            LaneRound current = new LaneRound(lane, outbox, work, limit, time, () -> stopped, settings.batch(), ahead);
            round = current;
            try {
                return current.run();
            } finally {
                round = null;
                ahead = current.ahead();
                failures = current.done() == 0 ? failures : 0;
                warnIfExhausted();
            }
        }

        /** Says to the round that is under way that something may be due. */
        void call() {
            LaneRound current = round;
            if (current != null) {
                current.call();
            }
        }

        private void warnIfExhausted() {
            if (limit.isExhausted()) {
                listeners.failed(
                        "calling " + limit.peer(),
                        new IllegalStateException(
                                limit.most() + " calls hang; what else waits goes on when one comes back"));
            }
        }

        /** After a failure of the store the loop leaves the lane alone for a while. */
        private void holdBack() {
            held = true;
            Duration pause = Loop.pause(settings.pollInterval(), ++failures);
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> {
                        held = false;
                        wake();
                    });
        }
    }
}
