package io.incidentengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Directory;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import io.incidentengine.testkit.FaultyStore.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that fails before or after committing, below a real engine. */
class FaultyStoreTest {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    private static final Person RADA = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
    private static final Directory STAFF = new Staff().with(RADA, Audience.RD_LEADER);
    private static final Intake INTAKE = Intake.of(
            "call-1",
            Report.of("payments", "Cards are declined")
                    .impact(Criterion.DEGRADATION)
                    .build());

    private final List<String> failures = new ArrayList<>();
    private final InMemoryStore memory = new InMemoryStore();
    private final FaultyStore store = FaultyStore.around(memory);
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-03-02T08:00:00Z"));
    private final IncidentEngine engine = IncidentEngine.on(store)
            .time(time)
            .directory(STAFF)
            .channel(FaultyChannel.of(ChannelType.PHONE))
            .listener(new EngineListener() {
                @Override
                public void failed(String what, RuntimeException cause) {
                    failures.add(what + ": " + cause.getMessage());
                }
            })
            .sendOnCallingThread()
            .build();

    private IncidentId report() {
        return engine.report(ENA, INTAKE).incident().id();
    }

    @Test
    void what_fails_before_it_is_committed_is_not_stored() {
        store.failsBeforeCommit();
        assertThatThrownBy(this::report)
                .isInstanceOf(InjectedFault.class)
                .hasMessage("REPORT failed before it was committed");
        assertThat(memory.search(IncidentQuery.all()).incidents()).isEmpty();
        store.works();
        assertThat(memory.find(report())).isPresent();
    }

    @Test
    void what_fails_after_it_is_committed_is_stored_and_reporting_it_again_changes_nothing() {
        store.failsAfterCommit();
        assertThatThrownBy(this::report)
                .isInstanceOf(InjectedFault.class)
                .hasMessage("REPORT failed after it was committed");
        store.works();
        IncidentId id = report();
        assertThat(memory.search(IncidentQuery.all()).incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.id()).isEqualTo(id));
        assertThat(engine.timeline(id)).isEqualTo(store.timeline(id)).isNotEmpty();
    }

    @Test
    void the_third_write_can_fail_alone_whichever_it_is() {
        IncidentId id = report();
        store.failsOnceBeforeCommit(3);
        engine.handle(id, ENA, new RecordProgress("one"));
        engine.handle(id, ENA, new RecordProgress("two"));
        assertThatThrownBy(() -> engine.handle(id, ENA, new RecordProgress("three")))
                .hasMessage("CHANGE failed before it was committed");
        engine.handle(id, ENA, new RecordProgress("four"));
        assertThat(progress(id)).containsExactly("one", "two", "four");

        store.failsOnceAfterCommit(1, Write.CHANGE);
        assertThat(claim(Lane.DIRECTORY, 1)).hasSize(1);
        assertThatThrownBy(() -> engine.handle(id, ENA, new RecordProgress("five")))
                .hasMessage("CHANGE failed after it was committed");
        assertThat(progress(id)).endsWith("four", "five");
    }

    private List<String> progress(IncidentId id) {
        return memory.timeline(id).stream()
                .map(TimelineEntry::event)
                .filter(ProgressRecorded.class::isInstance)
                .map(event -> ((ProgressRecorded) event).note())
                .toList();
    }

    @Test
    void what_has_died_answers_no_more() {
        IncidentId id = report();
        store.diesAfterCommit(1);
        assertThat(store.isDead()).isFalse();
        assertThatThrownBy(() -> engine.handle(id, ENA, new RecordProgress("the last")))
                .hasMessage("CHANGE failed after it was committed");

        assertThat(store.works().isDead()).isTrue();
        for (Runnable call : List.<Runnable>of(
                this::report, () -> engine.find(id), () -> engine.timeline(id), () -> engine.notifications(id))) {
            assertThatThrownBy(call::run).isInstanceOf(InjectedFault.class).hasMessage("the process has died");
        }
        assertThat(progress(id)).containsExactly("the last");

        FaultyStore next = FaultyStore.around(memory).diesBeforeCommit(1);
        assertThatThrownBy(() -> claimOf(next)).hasMessage("CLAIM failed before it was committed");
        assertThat(next.isDead()).isTrue();
        assertThat(claimOf(memory)).hasSize(1);
    }

    private List<Claim> claimOf(IncidentStore any) {
        return any.outbox().claim(Lane.DIRECTORY, time.instant(), 1, Duration.ofMinutes(1));
    }

    @Test
    void every_write_of_the_store_can_fail_alone() {
        IncidentId id = report();
        IncidentId other = engine.report(ENA, Intake.of("call-2", INTAKE.report()))
                .incident()
                .id();
        fails(Write.CHANGE, () -> engine.handle(id, ENA, new Respond()));
        assertThat(store.find(id).orElseThrow().status()).isEqualTo(IncidentStatus.REPORTED);
        fails(Write.MERGE, () -> engine.merge(other, id, ENA, "the same"));
        time.moveTo(time.instant().plus(Duration.ofMinutes(40)));
        fails(Write.CHANGE_DUE, engine::runDue);
        assertThat(store.nextDue()).isEqualTo(memory.nextDue());
        assertThat(store.outbox().nextDue()).isEqualTo(memory.outbox().nextDue());
        assertThat(store.outbox().offers(id)).isEmpty();
    }

    private void fails(Write write, Runnable call) {
        store.failsBeforeCommit(write);
        assertThatThrownBy(call::run)
                .isInstanceOf(InjectedFault.class)
                .hasMessage(write + " failed before it was committed");
        store.works();
    }

    @Test
    void every_write_of_the_outbox_can_fail_alone() {
        report();
        Outbox outbox = store.outbox();
        Instant now = time.instant();
        fails(Write.CLAIM, () -> claim(Lane.DIRECTORY, 1));
        Claim notification = claim(Lane.DIRECTORY, 1).get(0);
        fails(Write.EXPAND, () -> outbox.expand(notification, List.of(), List.of(), now, null));
        fails(
                Write.SETTLE,
                () -> outbox.settle(List.of(new Ended(notification, new SendResult.Accepted(""), now, null))));
        fails(Write.POSTPONE, () -> outbox.postpone(notification, "nobody", now));
        fails(Write.RELEASE, () -> outbox.release(notification, now));
        assertThat(claim(Lane.DIRECTORY, 10)).hasSize(1);
        outbox.release(notification, now);
        outbox.postpone(notification, "nobody", now);
        assertThat(claim(Lane.DIRECTORY, 10)).hasSize(1);
    }

    @Test
    void every_write_about_a_proof_can_fail_alone() {
        IncidentId id = report();
        engine.runDue();
        String message = engine.notifications(id).stream()
                .flatMap(notification -> notification.deliveries().stream())
                .map(delivery -> delivery.message().key())
                .findFirst()
                .orElseThrow();
        Outbox outbox = store.outbox();
        Instant now = time.instant();
        News pressed = News.of(message, News.Status.ACKNOWLEDGED, now);
        fails(Write.RECORD, () -> outbox.record(pressed, now));
        assertThat(outbox.record(pressed, now)).isEqualTo(News.Reception.RECORDED);
        Claim proof = claim(Lane.PROOF, 1).get(0);
        fails(Write.PROVE, () -> outbox.prove(proof, List.of(), now, null));
        assertThat(outbox.prove(proof, List.of(), now, null)).isTrue();
        fails(Write.SEND_AGAIN, () -> outbox.sendAgain(message, now));
        assertThat(outbox.sendAgain(message, now)).isFalse();
        assertThat(outbox.givenUp(null, 1)).isEqualTo(memory.outbox().givenUp(null, 1));
    }

    private List<Claim> claim(Lane lane, int limit) {
        return store.outbox().claim(lane, time.instant(), limit, Duration.ofMinutes(1));
    }

    @Test
    void a_message_that_was_sent_but_not_settled_is_settled_later() {
        IncidentId id = report();
        store.failsBeforeCommit(Write.SETTLE);
        assertThatThrownBy(engine::runDue).isInstanceOf(InjectedFault.class);
        assertThat(failures).anyMatch(failure -> failure.contains("SETTLE failed before it was committed"));
        assertThat(states(id)).containsExactly(Delivery.State.QUEUED);

        store.works();
        time.moveTo(time.instant().plus(Duration.ofMinutes(10)));
        engine.runDue();
        assertThat(states(id)).containsExactly(Delivery.State.SENT);
    }

    private List<Delivery.State> states(IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(notification -> notification.deliveries().stream())
                .map(Delivery::state)
                .toList();
    }
}
