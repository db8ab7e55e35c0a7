package io.incidentengine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private final TimeLimit limit = new TimeLimit(Duration.ofMillis(20), false);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void letHangingCallsGo() {
        released.countDown();
        limit.close();
    }

    /** A peer that does not even react to being interrupted. */
    private String hang() {
        while (true) {
            try {
                released.await();
                return "late";
            } catch (InterruptedException ignored) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void an_answer_in_time_comes_through() {
        assertThat(new TimeLimit(Duration.ofMinutes(1), false).call("mail", () -> "accepted"))
                .isEqualTo("accepted");
    }

    @Test
    void what_the_call_throws_comes_through() {
        IllegalStateException failure = new IllegalStateException("refused");
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMinutes(1), false).call("mail", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void a_call_that_hangs_is_given_up() {
        assertThatThrownBy(() -> limit.call("phone", this::hang))
                .isInstanceOf(TookTooLong.class)
                .hasMessage("no answer of phone within PT0.02S");
    }

    @Test
    void a_peer_that_hangs_again_and_again_is_not_called_any_more_and_others_still_are() {
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> limit.call("phone", this::hang)).isInstanceOf(TookTooLong.class);
        }
        assertThatThrownBy(() -> limit.call("phone", this::hang))
                .isInstanceOf(NotCalled.class)
                .hasMessage("8 calls to phone hang");
        assertThatThrownBy(() -> limit.call("mail", this::hang)).isInstanceOf(TookTooLong.class);
    }

    @Test
    void after_closing_nothing_is_called() {
        limit.close();
        assertThatThrownBy(() -> limit.call("mail", () -> "never")).isInstanceOf(NotCalled.class);
    }
}
