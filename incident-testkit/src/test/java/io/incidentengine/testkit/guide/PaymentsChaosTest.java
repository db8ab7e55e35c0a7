package io.incidentengine.testkit.guide;

import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.chaos.Chaos;
import org.junit.jupiter.api.Test;

/** The ten lines that docs/chaos.md begins with. */
class PaymentsChaosTest {
    @Test
    void our_policy_store_and_channels_survive_whatever_happens() {
        Chaos chaos = Chaos.builder(EmergencyHandling.policy())
                .store(InMemoryStore::new)
                .channel(() -> FaultyChannel.of(ChannelType.SMS))
                .engines(3)
                .steps(50)
                .build();
        chaos.runs(1, 100);
    }
}
