package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing tells no lies: what was not tried is not on record, and waits for the next engine. */
@Timeout(60)
class EngineClosingTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Interposed interposed = new Interposed(fixture.store);
    private final List<String> sent = new ArrayList<>();

    private IncidentId report(IncidentEngine engine, String intake) {
        return engine.report(ENGINEER, Intake.of(intake, EngineFixture.report()))
                .incident()
                .id();
    }

    private List<Attempt> attempts(IncidentEngine engine, IncidentId id) {
        return EngineFixture.deliveries(engine, id, ChannelType.EMAIL).stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .toList();
    }

    private IncidentEngine next() {
        return fixture.engine()
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    sent.add(message.key());
                    return new Accepted("next");
                }))
                .build();
    }

    @Test
    @Tag("S28")
    void what_waits_behind_the_task_at_hand_is_not_touched() {
        IncidentEngine[] engine = new IncidentEngine[1];
        engine[0] = fixture.engine()
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    engine[0].close();
                    return new Accepted("last");
                }))
                .build();
        IncidentId first = report(engine[0], "1");
        IncidentId second = report(engine[0], "2");
        DueWork work = engine[0].runDue();
        assertThat(work.more()).isFalse();
        assertThat(attempts(engine[0], first)).extracting(Attempt::result).containsExactly(new Accepted("last"));
        assertThat(attempts(engine[0], second)).isEmpty();

        next().runDue();
        assertThat(sent).hasSize(1);
        assertThat(attempts(engine[0], second)).extracting(Attempt::result).containsExactly(new Accepted("next"));
    }

    @Test
    @Tag("S28")
    void what_was_claimed_and_not_yet_begun_is_released_at_once_and_nothing_is_on_record() {
        IncidentEngine engine = IncidentEngine.on(interposed.store())
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    throw new AssertionError("called after closing");
                }))
                .build();
        IncidentId id = report(engine, "1");
        interposed.after("outbox.claim", arguments -> {
            if (arguments[0].toString().equals("channel e-mail")) {
                engine.close();
            }
        });
        engine.runDue();
        interposed.clear();
        assertThat(EngineFixture.deliveries(engine, id, ChannelType.EMAIL))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo(Delivery.State.QUEUED);
                    assertThat(delivery.attempts()).isEmpty();
                });

        next().runDue();
        assertThat(attempts(engine, id)).extracting(Attempt::result).containsExactly(new Accepted("next"));
    }

    @Test
    void after_closing_due_work_is_refused_and_everything_else_still_works() {
        IncidentEngine engine = next();
        engine.close();
        engine.close();
        IncidentId id = report(engine, "1");
        assertThatThrownBy(engine::runDue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The engine is closed and does nothing more; allowed: build another");
        assertThatThrownBy(engine::start).isInstanceOf(IllegalStateException.class);
        assertThat(engine.find(id)).isPresent();
        assertThat(engine.nextDue()).isPresent();
        assertThat(sent).isEmpty();
    }

    @Test
    void closing_waits_for_the_call_that_is_under_way() throws Exception {
        HangingPeer peer = new HangingPeer();
        IncidentEngine engine = IncidentEngine.on(fixture.store)
                .directory(EngineFixture.staff())
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    peer.hang();
                    return new Accepted("in time");
                }))
                .build()
                .start();
        IncidentId id = report(engine, "1");
        peer.awaitCalls(1);
        Thread closing = new Thread(engine::close);
        closing.start();
        peer.letGo();
        closing.join();
        assertThat(attempts(engine, id)).extracting(Attempt::result).containsExactly(new Accepted("in time"));
    }

    @Test
    void closing_leaves_no_call_alone_that_was_given_up() throws Exception {
        HangingPeer peer = new HangingPeer();
        IncidentEngine engine = IncidentEngine.on(fixture.store)
                .directory(EngineFixture.staff())
                .sendTimeout(Duration.ofSeconds(2))
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    peer.hang();
                    return new Accepted("");
                }))
                .build();
        IncidentId id = report(engine, "1");
        engine.runDue();
        peer.awaitInterrupts(1);
        engine.close();
        peer.awaitInterrupts(1);
        peer.letGo();
        assertThat(attempts(engine, id)).extracting(Attempt::result).hasOnlyElementsOfType(Ambiguous.class);
    }
}
