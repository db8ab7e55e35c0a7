package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S30")
class SendResultTest {

    @Test
    void what_is_missing_is_refused() {
        for (ThrowingCallable missing : List.<ThrowingCallable>of(
                () -> new Accepted(null),
                () -> new Rejected(null),
                () -> new Ambiguous(null),
                () -> new RetryLater(null, Duration.ZERO),
                () -> new RetryLater("busy", null))) {
            assertThatThrownBy(missing)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is missing");
        }
    }

    @Test
    void nobody_can_wait_for_less_than_nothing() {
        assertThatThrownBy(() -> new RetryLater("busy", Duration.ofNanos(-1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("zero and more");
        assertThat(new RetryLater("busy", Duration.ZERO).after()).isZero();
    }

    @Test
    void who_asks_for_too_long_a_wait_is_asked_again_after_a_day() {
        Duration day = Duration.ofDays(1);
        assertThat(new RetryLater("busy", day).after()).isEqualTo(day);
        assertThat(new RetryLater("busy", day.plusNanos(1)).after()).isEqualTo(day);
        assertThat(new RetryLater("busy", Duration.ofSeconds(Long.MAX_VALUE)).after())
                .isEqualTo(day);
    }

    @Test
    void a_wait_has_the_grain_of_all_time() {
        assertThat(new RetryLater("busy", Duration.ofNanos(1_999)).after()).isEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void what_a_provider_writes_is_kept_as_far_as_every_store_can_keep_it() {
        assertThat(new Rejected("550\u0000 5.1.1\r\n\tunknown \uD83D \uD83D\uDCDE").reason())
                .isEqualTo("550\uFFFD 5.1.1\r\n\tunknown \uFFFD \uD83D\uDCDE");
        String long1 = "x".repeat(999);
        assertThat(new Accepted(long1 + "yz").reference()).isEqualTo(long1 + "y");
        assertThat(new Ambiguous(long1 + "\uD83D\uDCDE").reason()).isEqualTo(long1);
        assertThat(new RetryLater("", Duration.ZERO).reason()).isEmpty();
    }

    @Test
    void a_provider_knows_a_message_by_what_is_kept_of_its_name() {
        for (String name : List.of("m-1", "m\u0000-\uD83D", "x".repeat(2_000))) {
            assertThat(new News.Reference(ChannelType.EMAIL, name).reference())
                    .isEqualTo(new Accepted(name).reference());
        }
        assertThat(new News.Key("A/1\u0000/\uDCDE").key()).isEqualTo("A/1\uFFFD/\uFFFD");
    }

    @Test
    void what_is_told_holds_nothing_that_not_every_store_can_keep() {
        for (String bad : List.of("a\u0000", "a\uD83D", "\uDCDEa")) {
            for (ThrowingCallable words : List.<ThrowingCallable>of(
                    () -> Words.of(bad, "text"),
                    () -> Words.of("subject", bad),
                    () -> Words.of("subject", "text", bad))) {
                assertThatThrownBy(words).isInstanceOf(InvalidInputException.class);
            }
        }
    }
}
