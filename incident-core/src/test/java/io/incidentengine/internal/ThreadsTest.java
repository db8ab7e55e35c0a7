package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private void hang() {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException closing) {
            interrupted.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closing_waits_for_what_the_engine_itself_is_at() throws InterruptedException {
        Threads threads = new Threads(DAY);
        AtomicBoolean done = new AtomicBoolean();
        threads.own().execute(() -> {
            hang();
            done.set(true);
        });
        await(begun);
        Thread closing = new Thread(threads::close);
        closing.start();
        while (!threads.isClosed()) {
            Thread.onSpinWait();
        }
        assertThat(done).isFalse();
        released.countDown();
        closing.join();
        assertThat(done).isTrue();
    }

    @Test
    void closing_waits_no_longer_than_its_limit_and_then_interrupts() throws InterruptedException {
        Threads threads = new Threads(Duration.ofMillis(10));
        threads.own().execute(this::hang);
        await(begun);
        threads.close();
        threads.close();
        await(interrupted);
    }

    @Test
    void five_seconds_are_the_limit() {
        assertThat(Threads.STOPPING).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void closing_waits_for_no_call_and_interrupts_it() throws InterruptedException {
        Threads threads = new Threads(DAY);
        threads.calls().execute(this::hang);
        await(begun);
        threads.close();
        await(interrupted);
    }

    @Test
    void whoever_closes_it_from_within_does_not_wait_for_itself() throws InterruptedException {
        Threads threads = new Threads(DAY);
        threads.own().execute(() -> {
            threads.close();
            begun.countDown();
        });
        await(begun);
    }

    @Test
    void after_closing_nothing_is_begun() {
        Threads threads = new Threads();
        assertThat(threads.isClosed()).isFalse();
        threads.close();
        assertThat(threads.isClosed()).isTrue();
        assertThatThrownBy(() -> threads.own().execute(this::hang)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> threads.calls().execute(this::hang)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void no_thread_keeps_the_virtual_machine_alive() throws InterruptedException {
        Threads threads = new Threads();
        AtomicBoolean daemon = new AtomicBoolean();
        threads.own().execute(() -> {
            daemon.set(Thread.currentThread().isDaemon());
            begun.countDown();
        });
        await(begun);
        assertThat(daemon).isTrue();
        threads.close();
    }
}
