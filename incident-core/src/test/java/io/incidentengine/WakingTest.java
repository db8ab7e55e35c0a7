package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.EngineListener;
import io.incidentengine.simulation.ScriptedChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A started engine that would look only once a day works all the same when there is something to do. */
@Timeout(60)
class WakingTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Semaphore lookedForDecisions = new Semaphore(0);
    private final Semaphore lookedIntoTheOutbox = new Semaphore(0);
    private final Semaphore mails = new Semaphore(0);
    private final Semaphore overdue = new Semaphore(0);
    private final IncidentEngine engine = IncidentEngine.on(new Interposed(fixture.store)
                    .after("nextDue", arguments -> lookedForDecisions.release())
                    .after("outbox.nextDue", arguments -> lookedIntoTheOutbox.release())
                    .store())
            .time(fixture.time)
            .directory(EngineFixture.staff())
            .pollInterval(Duration.ofDays(1))
            .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                mails.release();
                return new Accepted("");
            }))
            .listener(new EngineListener() {
                @Override
                public void changed(Change change) {
                    if (change.entries().stream().anyMatch(entry -> entry.event() instanceof RungFired)) {
                        overdue.release();
                    }
                }
            })
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    /** Lets both loops come to rest: each has looked once, found nothing, and waits for a day. */
    private void startAndLetItRest() throws InterruptedException {
        engine.start();
        HangingPeer.await(lookedForDecisions, 1);
        HangingPeer.await(lookedIntoTheOutbox, 1);
    }

    @Test
    void a_report_wakes_it() throws InterruptedException {
        startAndLetItRest();
        report();
        HangingPeer.await(mails, 1);
    }

    private IncidentId report() {
        return engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
    }

    @Test
    void a_command_wakes_it() throws InterruptedException {
        IncidentId id = report();
        while (!engine.runDue().isNothing()) {}
        HangingPeer.await(mails, 1);
        drain();
        startAndLetItRest();
        engine.handle(id, ENGINEER, new Respond());
        engine.handle(id, ENGINEER, new Recover("restarted"));
        HangingPeer.await(mails, 1);
    }

    private void drain() {
        lookedForDecisions.drainPermits();
        lookedIntoTheOutbox.drainPermits();
    }

    @Test
    void news_make_it_decide_what_has_fallen_due_and_tell_it() throws InterruptedException {
        report();
        while (!engine.runDue().isNothing()) {}
        mails.drainPermits();
        drain();
        startAndLetItRest();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(31)));
        engine.report(ENGINEER, Intake.of("mail-2", EngineFixture.report()));
        HangingPeer.await(overdue, 1);
        HangingPeer.await(mails, 1);
    }

    @Test
    void the_next_due_instant_is_that_of_a_retry_when_no_incident_waits() {
        IncidentEngine other = fixture.engine()
                .channel(ScriptedChannel.of(ChannelType.EMAIL).thenAlways(new RetryLater("busy", Duration.ZERO)))
                .build();
        assertThat(other.nextDue()).isEmpty();
        IncidentId id = other.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()))
                .incident()
                .id();
        assertThat(other.nextDue()).contains(START);
        other.handle(id, ENGINEER, new Cancel("a mistake"));
        while (!other.runDue().isNothing()) {}
        assertThat(fixture.store.nextDue()).isEmpty();
        assertThat(other.nextDue().orElseThrow()).isBetween(START.plusSeconds(48), START.plusSeconds(72));
    }
}
