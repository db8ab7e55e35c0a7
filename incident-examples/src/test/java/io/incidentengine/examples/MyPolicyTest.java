package io.incidentengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.lint.PolicyLinter;
import io.incidentengine.model.ChannelType;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a host keeps its policy clean; shown in docs/linting.md. */
class MyPolicyTest {
    @Test
    void my_policy_says_what_it_means() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(PolicyLinter.of(EmergencyHandling.policy())
                        .between(from, Instant.parse("2027-01-01T00:00:00Z"))
                        .channels(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE)
                        .findings())
                .isEmpty();
    }
}
