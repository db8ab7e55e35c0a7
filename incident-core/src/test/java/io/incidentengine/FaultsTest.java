package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.EngineListener;
import io.incidentengine.simulation.ScriptedChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is broken around the engine is recorded and visible; nothing is lost, and the engine goes on. */
class FaultsTest {
    private final EngineFixture fixture = new EngineFixture();

    private IncidentId report(IncidentEngine engine) {
        return engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
    }

    private static void drain(IncidentEngine engine) {
        while (!engine.runDue().isNothing()) {}
    }

    private static Stream<Delivery> deliveries(IncidentEngine engine, IncidentId id, ChannelType channel) {
        return engine.notifications(id).stream()
                .flatMap(record -> record.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(channel));
    }

    private static ScriptedChannel email() {
        return ScriptedChannel.of(ChannelType.EMAIL);
    }

    @Test
    @Tag("S27")
    void a_directory_that_throws_postpones_the_notification_and_is_asked_again() {
        boolean[] broken = {true};
        IncidentEngine engine = fixture.engine()
                .directory((audience, incident, now) -> {
                    if (broken[0]) {
                        throw new IllegalStateException("directory is down");
                    }
                    return EngineFixture.staff().find(audience, incident, now);
                })
                .channel(email())
                .build();
        IncidentId id = report(engine);
        drain(engine);
        assertThat(engine.notifications(id)).allSatisfy(record -> {
            assertThat(record.expanded()).isFalse();
            assertThat(record.failures()).containsExactly("directory is down");
        });
        broken[0] = false;
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SENT);
    }

    @Test
    void a_channel_that_throws_is_tried_again_as_nobody_knows_whether_it_was_sent() {
        IncidentEngine engine = fixture.engine()
                .channel(email().thenThrow(new IllegalStateException("boom")))
                .build();
        IncidentId id = report(engine);
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(Delivery.State.QUEUED);
            assertThat(delivery.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.result()).isInstanceOf(SendResult.Ambiguous.class));
        });
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
            assertThat(delivery.attempts()).hasSize(2);
        });
    }

    @Test
    void what_a_channel_refuses_for_good_is_not_tried_again() {
        IncidentEngine engine = fixture.engine()
                .channel(email().thenAnswer(new SendResult.Rejected("unknown mailbox")))
                .build();
        IncidentId id = report(engine);
        drain(engine);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(20)));
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(Delivery.State.REFUSED);
            assertThat(delivery.attempts()).hasSize(1);
        });
    }

    @Test
    void a_provider_that_asks_for_patience_gets_it() {
        IncidentEngine engine = fixture.engine()
                .channel(email().thenAnswer(new SendResult.RetryLater("throttled", Duration.ofMinutes(7))))
                .build();
        IncidentId id = report(engine);
        drain(engine);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(7)).minusNanos(1_000));
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL)
                        .findFirst()
                        .orElseThrow()
                        .attempts())
                .hasSize(1);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(7)));
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.EMAIL)
                        .findFirst()
                        .orElseThrow()
                        .state())
                .isEqualTo(Delivery.State.SENT);
    }

    @Test
    void a_channel_that_is_down_for_good_is_given_up_and_stays_visible() {
        SendResult refused = new SendResult.RetryLater("connection refused", Duration.ZERO);
        IncidentEngine engine =
                fixture.engine().channel(email().thenAlways(refused)).build();
        IncidentId id = report(engine);
        for (int hour = 0; hour < 24; hour++) {
            fixture.time.moveTo(START.plus(Duration.ofHours(hour)));
            drain(engine);
        }
        Delivery initial = deliveries(engine, id, ChannelType.EMAIL).findFirst().orElseThrow();
        assertThat(initial.state()).isEqualTo(Delivery.State.REFUSED);
        assertThat(initial.attempts()).hasSize(10);
    }

    @Test
    void a_missing_channel_and_a_missing_person_are_on_record() {
        IncidentEngine engine = fixture.engine()
                .directory((audience, incident, now) -> List.of())
                .build();
        IncidentId nobody = report(engine);
        drain(engine);
        assertThat(engine.notifications(nobody).get(0).failures())
                .containsExactly(
                        "nobody was found for the audience service owner",
                        "nobody was found for the audience incident manager",
                        "nobody was found for the audience O&M team");

        IncidentEngine mute = new EngineFixture().engine().build();
        IncidentId id = report(mute);
        drain(mute);
        assertThat(deliveries(mute, id, ChannelType.SMS))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(Delivery.State.REFUSED));
    }

    @Test
    void a_listener_that_throws_changes_nothing() {
        IncidentEngine engine = fixture.engine()
                .channel(email())
                .listener(new EngineListener() {
                    @Override
                    public void changed(Change change) {
                        throw new IllegalStateException("listener is broken");
                    }
                })
                .build();
        IncidentId id = report(engine);
        drain(engine);
        assertThat(engine.notifications(id)).allMatch(NotificationRecord::expanded);
    }

    @Test
    @Tag("S27")
    void the_same_person_in_to_and_cc_is_told_once() {
        IncidentEngine engine = fixture.engine()
                .directory((audience, incident, now) -> List.of(EngineFixture.person("ena")))
                .channel(email())
                .channel(ScriptedChannel.of(ChannelType.SMS))
                .channel(ScriptedChannel.of(ChannelType.PHONE))
                .build();
        IncidentId id = report(engine);
        drain(engine);
        assertThat(deliveries(engine, id, ChannelType.SMS)).hasSize(1);
        assertThat(deliveries(engine, id, ChannelType.EMAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail.message().recipients())
                        .singleElement()
                        .satisfies(recipient -> assertThat(recipient.copy()).isFalse()));
    }
}
