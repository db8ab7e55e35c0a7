package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Threads threads = new Threads();
    private final Semaphore rounds = new Semaphore(0);
    private final AtomicInteger count = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private final List<Loop> loops = new ArrayList<>();

    @AfterEach
    void close() {
        loops.forEach(Loop::stop);
        threads.close();
    }

    private Loop loop(BooleanSupplier work, Supplier<Optional<Instant>> nextDue, Duration poll) {
        return closed(new Loop(work, nextDue, failures::add, InstantSource.system(), poll, threads));
    }

    private Loop closed(Loop loop) {
        loops.add(loop);
        return loop;
    }

    private Loop loop(BooleanSupplier work, Duration poll) {
        return loop(work, Optional::empty, poll);
    }

    private boolean count() {
        rounds.release();
        return false;
    }

    private void awaitRounds(int number) throws InterruptedException {
        assertThat(rounds.tryAcquire(number, 30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_works_on_news_long_before_the_next_poll() throws InterruptedException {
        Loop loop = loop(this::count, DAY);
        loop.start();
        loop.wake();
        awaitRounds(1);
        loop.wake();
        awaitRounds(1);
        assertThat(loop.stop()).isTrue();
    }

    @Test
    void it_polls_without_news() throws InterruptedException {
        Loop loop = loop(this::count, Duration.ofMillis(2));
        loop.start();
        awaitRounds(3);
        loop.stop();
    }

    @Test
    void it_wakes_when_something_falls_due_long_before_the_next_poll() throws InterruptedException {
        Instant due = InstantSource.system().instant().plusMillis(20);
        Loop loop = loop(this::count, () -> Optional.of(due), DAY);
        loop.start();
        awaitRounds(1);
        loop.stop();
    }

    @Test
    void it_goes_on_at_once_while_there_is_more() throws InterruptedException {
        int[] left = {5};
        Loop loop = loop(
                () -> {
                    rounds.release();
                    return --left[0] > 0;
                },
                DAY);
        loop.start();
        loop.wake();
        awaitRounds(5);
        loop.stop();
    }

    @Test
    void starting_twice_and_stopping_twice_change_nothing() {
        Loop loop = loop(this::count, DAY);
        assertThat(loop.start()).isTrue();
        assertThat(loop.start()).isFalse();
        assertThat(loop.stop()).isTrue();
        assertThat(loop.stop()).isFalse();
        assertThatThrownBy(loop::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("build another");
    }

    @Test
    void without_threads_it_cannot_be_started() {
        threads.close();
        assertThatThrownBy(loop(this::count, DAY)::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("build another");
    }

    @Test
    void nothing_that_is_thrown_ends_it() throws InterruptedException {
        List<Throwable> thrown = List.of(
                new IllegalStateException("no connection"), new NoClassDefFoundError("Gone"), new StackOverflowError());
        Loop loop = loop(
                () -> {
                    int round = count.getAndIncrement();
                    if (round < thrown.size()) {
                        sneak(thrown.get(round));
                    }
                    return count();
                },
                () -> {
                    throw new NoClassDefFoundError("Gone as well");
                },
                Duration.ofMillis(1));
        loop.start();
        awaitRounds(1);
        assertThat(failures).isEqualTo(thrown);
        assertThat(loop.start()).isFalse();
    }

    private static void sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void being_interrupted_does_not_end_it() throws InterruptedException {
        Loop loop = loop(
                () -> {
                    Thread.currentThread().interrupt();
                    return count();
                },
                Duration.ofMillis(2));
        loop.start();
        awaitRounds(3);
    }

    @Test
    void one_that_ended_all_the_same_can_be_started_again() throws InterruptedException {
        Loop loop = closed(new Loop(
                () -> {
                    if (count.getAndIncrement() == 0) {
                        throw new IllegalStateException("first round");
                    }
                    return count();
                },
                Optional::empty,
                failure -> {
                    throw new NoClassDefFoundError("the logger itself");
                },
                InstantSource.system(),
                Duration.ofMillis(1),
                threads));
        assertThat(loop.start()).isTrue();
        while (!loop.start()) {
            Thread.onSpinWait();
        }
        awaitRounds(1);
    }

    @Test
    void after_each_failure_in_a_row_it_pauses_twice_as_long() throws InterruptedException {
        long[] at = new long[4];
        Loop loop = loop(
                () -> {
                    int round = count.getAndIncrement();
                    if (round < at.length) {
                        at[round] = System.nanoTime();
                        rounds.release();
                    }
                    throw new IllegalStateException("read-only");
                },
                () -> Optional.of(Instant.EPOCH),
                Duration.ofMillis(30));
        loop.start();
        while (!rounds.tryAcquire(4)) {
            loop.wake(); // news do not hasten what fails
        }
        assertThat(Duration.ofNanos(at[1] - at[0])).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(Duration.ofNanos(at[2] - at[1])).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        assertThat(Duration.ofNanos(at[3] - at[2])).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void pauses_have_a_bound() {
        Duration second = Duration.ofSeconds(1);
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, Integer.MAX_VALUE))
                .extracting(failures -> Loop.pause(second, failures).toSeconds())
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(Loop.pause(DAY, 1)).isEqualTo(DAY);
        assertThat(Loop.pause(DAY, 9)).isEqualTo(DAY);
    }
}
