package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Semaphore rounds = new Semaphore(0);

    private Loop loop(BooleanSupplier work, Duration poll) {
        return new Loop(work, Optional::empty, InstantSource.system(), poll);
    }

    private boolean count() {
        rounds.release();
        return false;
    }

    private void awaitRounds(int count) throws InterruptedException {
        assertThat(rounds.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_works_on_news_long_before_the_next_poll() throws InterruptedException {
        Loop loop = loop(this::count, Duration.ofDays(1));
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
    void it_goes_on_at_once_while_there_is_more() throws InterruptedException {
        int[] left = {5};
        Loop loop = loop(
                () -> {
                    rounds.release();
                    return --left[0] > 0;
                },
                Duration.ofDays(1));
        loop.start();
        loop.wake();
        awaitRounds(5);
        loop.stop();
    }

    @Test
    void starting_twice_and_stopping_twice_change_nothing() {
        Loop loop = loop(this::count, Duration.ofDays(1));
        assertThat(loop.start()).isTrue();
        assertThat(loop.start()).isFalse();
        assertThat(loop.stop()).isTrue();
        assertThat(loop.stop()).isFalse();
        assertThatThrownBy(loop::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("build another");
    }
}
