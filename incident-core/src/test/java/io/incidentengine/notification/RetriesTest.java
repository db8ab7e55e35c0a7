package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S30")
class RetriesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void the_wait_doubles_up_to_the_longest() {
        List<Integer> minutes = List.of(1, 2, 4, 8, 16, 32, 60, 60);
        for (int i = 0; i < minutes.size(); i++) {
            Duration about = MINUTE.multipliedBy(minutes.get(i));
            assertThat(Retries.STANDARD.wait(i + 1, "key")).isCloseTo(about, about.dividedBy(5));
        }
        assertThat(Retries.STANDARD.wait(Integer.MAX_VALUE, "key"))
                .isCloseTo(MINUTE.multipliedBy(60), MINUTE.multipliedBy(12));
    }

    @Test
    void a_key_always_waits_alike_and_many_keys_are_spread_over_the_whole_range() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Duration wait = Retries.STANDARD.wait(1, "INC-" + i + "/1/R27/e-mail");
            assertThat(wait).isEqualTo(Retries.STANDARD.wait(1, "INC-" + i + "/1/R27/e-mail"));
            waits.add(wait);
        }
        assertThat(waits.stream().min(Duration::compareTo).orElseThrow())
                .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(49));
        assertThat(waits.stream().max(Duration::compareTo).orElseThrow())
                .isBetween(Duration.ofSeconds(71), Duration.ofSeconds(72));
        assertThat(waits).hasSizeGreaterThan(1_500);
    }

    @Test
    void figures_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Retries(Duration.ZERO, MINUTE, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Retries(MINUTE, Duration.ofSeconds(59), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("delivery.retries.longest")
                .hasMessageContaining("PT1M and more");
        assertThatThrownBy(() -> new Retries(MINUTE, MINUTE, 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_delivery_policy_says_what_is_wrong() {
        assertThatThrownBy(() -> DeliveryPolicy.STANDARD.fallbacks(
                        new FallbackStep(80, FallbackStep.Way.NEXT_PERSON),
                        new FallbackStep(50, FallbackStep.Way.NEXT_CHANNEL)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the earliest first");
        assertThatThrownBy(() -> new FallbackStep(100, FallbackStep.Way.NEXT_PERSON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 99");
        assertThat(DeliveryPolicy.STANDARD.proof(ChannelType.named("chat"))).isEqualTo(Proof.ACCEPTED);
        assertThat(DeliveryPolicy.STANDARD
                        .proof(ChannelType.SMS, Proof.ACKNOWLEDGED)
                        .proof(ChannelType.SMS))
                .isEqualTo(Proof.ACKNOWLEDGED);
    }
}
