package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Threads threads = new Threads();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore freed = new Semaphore(0);
    private final TimeLimit limit = limit(Duration.ofMillis(200), threads.calls());

    private TimeLimit limit(Duration duration, Executor executor) {
        return new TimeLimit("phone", duration, executor, freed::release, 1);
    }

    @AfterEach
    void letHangingCallsGo() {
        released.countDown();
        threads.close();
    }

    /** A peer that does not even react to being interrupted. */
    private String hang() {
        begun.release();
        while (true) {
            try {
                released.await();
                return "late";
            } catch (InterruptedException ignored) {
                Thread.onSpinWait();
            }
        }
    }

    private void exhaust() {
        for (int i = 0; i < 8; i++) {
            assertThat(limit.isExhausted()).isFalse();
            assertThatThrownBy(() -> limit.call(this::hang)).isInstanceOf(TookTooLong.class);
        }
        assertThat(limit.isExhausted()).isTrue();
    }

    @Test
    void an_answer_in_time_comes_through() {
        assertThat(limit(MINUTE, threads.calls()).call(() -> "accepted")).isEqualTo("accepted");
    }

    @Test
    void what_the_call_throws_comes_through_and_an_error_as_the_cause_of_an_exception() {
        IllegalStateException failure = new IllegalStateException("refused");
        NoClassDefFoundError error = new NoClassDefFoundError("Gone");
        for (Executor executor : new Executor[] {threads.calls(), null}) {
            TimeLimit patient = limit(MINUTE, executor);
            assertThatThrownBy(() -> patient.call(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThatThrownBy(() -> patient.call(() -> {
                        throw error;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("phone failed")
                    .hasCause(error);
        }
    }

    @Test
    void a_call_that_hangs_is_given_up() {
        assertThatThrownBy(() -> limit.call(this::hang))
                .isInstanceOf(TookTooLong.class)
                .hasMessage("no answer of phone within PT0.2S");
    }

    @Test
    void a_call_that_is_given_up_is_interrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> limit.call(() -> {
                    try {
                        released.await();
                    } catch (InterruptedException givenUp) {
                        interrupted.countDown();
                    }
                    return "";
                }))
                .isInstanceOf(TookTooLong.class);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_peer_that_hangs_again_and_again_is_not_called_any_more() {
        exhaust();
        assertThatThrownBy(() -> limit.call(() -> "never"))
                .isInstanceOf(NotCalled.class)
                .hasMessage("8 calls to phone hang");
    }

    @Test
    void a_peer_is_called_again_when_a_call_that_hung_has_come_back() throws InterruptedException {
        exhaust();
        released.countDown();
        assertThat(freed.tryAcquire(8, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(limit.isExhausted()).isFalse();
        assertThat(limit.call(() -> "accepted")).isEqualTo("accepted");
        assertThat(freed.availablePermits()).isZero();
    }

    @Test
    void calls_that_do_not_hang_do_not_count_however_many_are_under_way() {
        assertThat(nested(limit(MINUTE, Runnable::run), 20)).isEqualTo("20 deep");
    }

    private static String nested(TimeLimit limit, int depth) {
        return limit.call(() -> depth == 1 ? "20 deep" : nested(limit, depth - 1));
    }

    @Test
    void what_was_given_up_before_it_began_is_never_called_and_counts_for_nothing() {
        List<Runnable> waiting = new ArrayList<>();
        TimeLimit busy = limit(Duration.ofNanos(1), waiting::add);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> busy.call(this::hang))
                    .isInstanceOf(NotCalled.class)
                    .hasMessage("no thread for a call to phone within PT0.000000001S");
        }
        waiting.forEach(Runnable::run);
        assertThat(begun.availablePermits()).isZero();
        assertThat(freed.availablePermits()).isZero();
        assertThat(busy.isExhausted()).isFalse();
    }

    @Test
    void whoever_is_interrupted_while_waiting_does_not_know_the_outcome() {
        Executor andInterrupt = call -> {
            threads.calls().execute(call);
            begun.acquireUninterruptibly();
            Thread.currentThread().interrupt();
        };
        assertThatThrownBy(() -> limit(MINUTE, andInterrupt).call(this::hang))
                .isInstanceOf(TookTooLong.class)
                .hasMessage("interrupted while waiting for phone");
    }

    @Test
    void an_answer_that_came_while_its_caller_was_interrupted_is_not_lost() {
        Executor andInterrupt = call -> {
            call.run();
            Thread.currentThread().interrupt();
        };
        assertThat(limit(MINUTE, andInterrupt).call(() -> "accepted")).isEqualTo("accepted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void after_closing_nothing_is_called() {
        threads.close();
        assertThatThrownBy(() -> limit.call(() -> "never"))
                .isInstanceOf(NotCalled.class)
                .hasMessage("the engine is closed");
    }
}
