package io.incidentengine.incident.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.Life;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Signal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resolution that counts as recovery gives two signals; a rule on both decided twice, under one key. */
class OneMessagePerEventTest {

    @Test
    @Tag("S27")
    void a_rule_on_two_signals_of_one_event_tells_once() {
        Life life = Life.under(EmergencyHandling.policy().toBuilder("both", 1)
                        .notification(NotificationRule.of("back", NotificationKind.named("back"))
                                .when(Trigger.on(Signal.RECOVERED, Signal.RESOLVED))
                                .by(ChannelType.EMAIL)
                                .to(Audience.OM_TEAM)
                                .build())
                        .build())
                .report(Life.reportOfLevel(2).build())
                .does(CommandType.RESPOND)
                .does(CommandType.RESOLVE);

        assertThat(life.told("back")).hasSize(1);
    }
}
