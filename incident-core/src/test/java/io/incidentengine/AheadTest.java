package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel;
import io.incidentengine.port.EngineListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane claims ahead and stores together what has ended; what is sent, and in which order, is as if it did not. */
@Timeout(60)
@Tag("S26")
class AheadTest {
    private static final ChannelType EMAIL = ChannelType.EMAIL;
    private static final Lane MAIL = Lane.of(EMAIL);

    private final EngineFixture fixture = new EngineFixture();
    private final Interposed store = new Interposed(fixture.store);
    private final HangingPeer peer = new HangingPeer();
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> claimed = new ArrayList<>();
    private final List<Claim> givenBack = new ArrayList<>();
    private final AtomicInteger settled = new AtomicInteger();
    private final List<IncidentEngine> engines = new ArrayList<>();

    private IncidentEngine.Builder engine(Channel mail) {
        store.before("outbox.claim", arguments -> {
            if (arguments[0].equals(MAIL)) {
                claimed.add((Integer) arguments[2]);
            }
        });
        store.before("outbox.settle", arguments -> settled.incrementAndGet());
        store.before("outbox.release", arguments -> givenBack.add((Claim) arguments[0]));
        return fixture.engine(store.store())
                .policy(EngineFixture.WITHOUT_LIMITS)
                .channel(EngineFixture.channel(ChannelType.SMS, message -> new Accepted("")))
                .channel(EngineFixture.channel(ChannelType.PHONE, message -> new Accepted("")))
                .channel(mail);
    }

    private Channel mail(Function<Message, SendResult> answer) {
        return EngineFixture.channel(EMAIL, message -> {
            sent.add(message.key());
            return answer.apply(message);
        });
    }

    /** Answers the first message when all is expanded, so that more is claimed ahead each time, and hangs after some more. */
    private Channel hangingAfter(int answers, AtomicInteger taken, int expansions) {
        Semaphore expanded = new Semaphore(0);
        store.after("outbox.expand", arguments -> expanded.release());
        return EngineFixture.channel(EMAIL, message -> {
            int number = taken.incrementAndGet();
            if (number == 1) {
                expanded.acquireUninterruptibly(expansions);
            }
            if (number > answers) {
                peer.hang();
            }
            return new Accepted("");
        });
    }

    private IncidentEngine build(IncidentEngine.Builder builder) {
        IncidentEngine engine = builder.build();
        engines.add(engine);
        return engine;
    }

    @AfterEach
    void close() {
        peer.letGo();
        engines.forEach(IncidentEngine::close);
    }

    private static IncidentId report(IncidentEngine engine, int number) {
        return engine.report(ENGINEER, Intake.of("mail-" + number, EngineFixture.report()))
                .incident()
                .id();
    }

    private static void drain(IncidentEngine engine) {
        while (!engine.runDue().isNothing()) {}
    }

    private void later(Duration by) {
        fixture.time.moveTo(fixture.time.instant().plus(by));
    }

    private static List<Delivery> mails(IncidentEngine engine, IncidentId id) {
        return EngineFixture.deliveries(engine, id, EMAIL);
    }

    @Test
    void a_fast_peer_costs_a_transaction_for_many_messages() {
        IncidentEngine engine = build(engine(mail(message -> new Accepted(""))));
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(report(engine, i));
        }
        drain(engine);
        assertThat(sent).hasSize(300).doesNotHaveDuplicates();
        assertThat(ids)
                .allSatisfy(id -> assertThat(mails(engine, id))
                        .extracting(Delivery::state)
                        .containsExactly(State.SENT));
        assertThat(claimed.subList(0, 7)).containsExactly(1, 2, 4, 8, 16, 32, 50);
        assertThat(settled.get()).as("of 900 messages of three lanes").isLessThan(60);
        assertThat(givenBack).isEmpty();
    }

    @Test
    void whoever_was_given_fewer_than_he_asked_for_does_not_ask_again() {
        IncidentEngine engine = build(engine(mail(message -> new Accepted(""))));
        report(engine, 1);
        drain(engine);
        claimed.clear(); // of one message, as that was all that was asked for, and then of two
        report(engine, 2);
        drain(engine);
        assertThat(sent).hasSize(2);
        assertThat(claimed).containsExactly(2);
    }

    @Test
    void a_slow_peer_has_little_claimed_and_what_is_too_late_for_its_lease_is_given_back() {
        Duration[] takes = {Duration.ZERO};
        IncidentEngine engine = build(engine(mail(message -> {
            later(takes[0]);
            return new Accepted("");
        })));
        for (int i = 0; i < 63; i++) {
            report(engine, i);
        }
        drain(engine); // fast
        takes[0] = Duration.ofSeconds(20);
        claimed.clear();
        Instant begin = fixture.time.instant();
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(report(engine, 100 + i));
        }
        engine.runDue();
        assertThat(givenBack)
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.since()).isEqualTo(begin));
        assertThat(claimed.get(0)).isEqualTo(50);
        assertThat(claimed).endsWith(1);
        assertThat(sent.subList(63, 83))
                .containsExactlyElementsOf(
                        ids.stream().map(id -> id + "/1/R27/e-mail").toList());
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(mails(engine, id).get(0).attempts()).hasSize(1));
    }

    @Test
    @Tag("S31")
    void what_was_superseded_meanwhile_is_not_sent_though_it_was_claimed() {
        boolean[] busy = {true};
        IncidentEngine engine = build(engine(mail(message -> busy[0]
                ? new RetryLater("busy", Duration.ofMinutes(message.key().contains("R27") ? 40 : 1))
                : new Accepted(""))));
        IncidentId id = report(engine, 1);
        drain(engine);
        later(Duration.ofMinutes(35)); // the response is overdue, and that is for those and for others
        drain(engine);
        busy[0] = false;
        for (int i = 2; i < 20; i++) {
            report(engine, i);
        }
        later(Duration.ofMinutes(6));
        sent.clear();
        drain(engine);
        assertThat(mails(engine, id)).extracting(Delivery::state).contains(State.SUPERSEDED, State.SENT);
        assertThat(mails(engine, id).get(0).attempts()).hasSize(1);
        assertThat(sent).doesNotContain(id + "/1/R27/e-mail").doesNotHaveDuplicates();
    }

    private IncidentEngine other(List<String> sentByIt) {
        return build(fixture.engine(fixture.store)
                .policy(EngineFixture.WITHOUT_LIMITS)
                .channel(EngineFixture.channel(EMAIL, message -> {
                    sentByIt.add(message.key());
                    return new Accepted("");
                })));
    }

    private void isFast(IncidentEngine engine) {
        for (int i = 0; i < 63; i++) {
            report(engine, 1_000 + i);
        }
        drain(engine);
        sent.clear();
        claimed.clear();
    }

    @ParameterizedTest(name = "while mail {0} is sent")
    @ValueSource(ints = {1, 12})
    @Tag("S31")
    void what_another_node_supersedes_is_not_sent_though_it_was_claimed(int mail) {
        Runnable[] meanwhile = {() -> {}};
        IncidentEngine engine = build(engine(mail(message -> {
            if (sent.size() == mail) {
                later(Duration.ofMillis(300));
                meanwhile[0].run();
            }
            return new Accepted("");
        })));
        isFast(engine);
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(report(engine, i));
        }
        IncidentId last = ids.get(19);
        List<String> sentByOther = new ArrayList<>();
        IncidentEngine other = other(sentByOther);
        meanwhile[0] = () -> {
            other.handle(last, ENGINEER, new Respond());
            other.handle(last, ENGINEER, new Recover("restarted"));
            drain(other);
        };
        drain(engine);
        assertThat(claimed.get(0)).isEqualTo(50);
        assertThat(sentByOther)
                .singleElement()
                .asString()
                .startsWith(last + "/")
                .contains("/R30/");
        assertThat(sent)
                .containsExactlyElementsOf(ids.subList(0, 19).stream()
                        .map(id -> id + "/1/R27/e-mail")
                        .toList());
        assertThat(mails(engine, last)).extracting(Delivery::state).containsExactly(State.SUPERSEDED, State.SENT);
    }

    @Test
    @Tag("S31")
    void what_waited_for_a_call_that_took_long_is_asked_after_once_more() throws InterruptedException {
        List<String> began = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        Semaphore answered = new Semaphore(0);
        Semaphore expanded = new Semaphore(0);
        store.after("outbox.expand", arguments -> expanded.release());
        IncidentEngine engine = build(IncidentEngine.on(store.store())
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .pollInterval(Duration.ofDays(1))
                .channel(EngineFixture.channel(EMAIL, message -> {
                    began.add(message.key());
                    if (calls.incrementAndGet() == 20) {
                        peer.hang();
                    }
                    answered.release();
                    return new Accepted("");
                })));
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(report(engine, i));
        }
        engine.start();
        peer.awaitCalls(1);
        HangingPeer.await(expanded, 120);
        List<String> sentByOther = new ArrayList<>();
        IncidentEngine other = other(sentByOther);
        List<IncidentId> late =
                ids.stream().filter(id -> !began.contains(id + "/1/R27/e-mail")).toList();
        late.forEach(id -> other.handle(id, ENGINEER, new Respond()));
        late.forEach(id -> other.handle(id, ENGINEER, new Recover("restarted")));
        while (sentByOther.stream().filter(key -> key.contains("/R30/")).count() < 40) {
            drain(other); // what the hanging one's other lanes have in hand comes a moment later
        }
        later(Duration.ofSeconds(1));
        peer.letGo();
        HangingPeer.await(answered, 20);
        engine.close();
        assertThat(sentByOther).filteredOn(key -> key.contains("/R30/")).hasSize(40);
        assertThat(began).hasSize(20);
    }

    @Test
    @Tag("S33")
    void what_somebody_has_acknowledged_is_not_tried_again_though_it_was_claimed() {
        boolean[] busy = {false};
        Runnable[] meanwhile = {() -> {}};
        IncidentEngine engine = build(engine(mail(message -> {
            if (sent.size() == 1) {
                later(Duration.ofMillis(300));
                meanwhile[0].run();
            }
            return busy[0] ? new RetryLater("busy", Duration.ofMinutes(1)) : new Accepted("");
        })));
        isFast(engine);
        busy[0] = true;
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(report(engine, i));
        }
        drain(engine);
        busy[0] = false;
        later(Duration.ofMinutes(5));
        IncidentId last = ids.get(19);
        IncidentEngine other = other(new ArrayList<>());
        meanwhile[0] = () -> {
            String sms = EngineFixture.deliveries(engine, last, ChannelType.SMS)
                    .get(0)
                    .message()
                    .key();
            other.take(News.of(sms, News.Status.ACKNOWLEDGED, fixture.time.instant()));
            drain(other);
        };
        sent.clear();
        drain(engine);
        assertThat(sent).hasSize(19).doesNotContain(last + "/1/R27/e-mail");
        assertThat(mails(engine, last)).extracting(Delivery::state).containsExactly(State.SUPERSEDED);
    }

    @Test
    @Tag("S32")
    void what_is_told_together_with_another_is_not_overtaken_by_an_older_one_about_the_same_incident() {
        Map<String, Integer> busyFor = new HashMap<>();
        busyFor.put("INC-1/1/R27/e-mail", 48);
        busyFor.put("INC-1/1/R31/response/1.0/overdue/1/e-mail", 19);
        busyFor.put("INC-2/1/R31/response/1.0/overdue/1/e-mail", 15);
        for (int i = 3; i < 10; i++) {
            busyFor.put("INC-" + i + "/1/R27/e-mail", 5); // they come first, and have all others claimed together
        }
        IncidentEngine busy = build(fixture.engine().directory(this::staffOf).channel(mail(message -> {
            Integer minutes = busyFor.get(message.key());
            return minutes == null ? new Accepted("") : new RetryLater("busy", Duration.ofMinutes(minutes));
        })));
        report(busy, 1);
        report(busy, 2);
        drain(busy);
        later(Duration.ofMinutes(31)); // what is overdue is told to more people
        drain(busy);
        later(Duration.ofMinutes(9));
        for (int i = 3; i < 10; i++) {
            report(busy, i);
        }
        drain(busy);
        later(Duration.ofMinutes(
                12)); // now that of the second incident is the first of those, and the newer one the last
        sent.clear();
        store.before("outbox.claim", arguments -> {
            if (arguments[0].equals(MAIL)) {
                claimed.add((Integer) arguments[2]);
            }
        });
        IncidentEngine engine = build(
                fixture.engine(store.store()).directory(this::staffOf).channel(mail(message -> new Accepted(""))));
        drain(engine);
        assertThat(claimed).startsWith(1, 2, 4, 8);
        assertThat(sent.get(7)).startsWith("INC-2/1/R31/response/1.0/overdue/1/e-mail/and 1/");
        assertThat(sent).doesNotContain("INC-1/1/R27/e-mail");
        assertThat(mails(engine, IncidentId.of("INC-1")))
                .extracting(Delivery::state)
                .startsWith(State.SUPERSEDED);
    }

    /** The staff for the first two incidents, and somebody else for each of the others. */
    private List<Person> staffOf(Audience audience, Incident incident, Instant now) {
        String id = incident.id().value();
        return id.equals("INC-1") || id.equals("INC-2")
                ? EngineFixture.staff().find(audience, incident, now)
                : List.of(EngineFixture.person("for " + id));
    }

    @Test
    void a_clock_that_jumps_between_any_two_looks_holds_nothing_up() {
        AtomicInteger looks = new AtomicInteger();
        IncidentEngine engine = build(engine(mail(message -> new Accepted("")))
                .time(() -> EngineFixture.START.plusMillis(300L * looks.incrementAndGet())));
        for (int i = 0; i < 5; i++) {
            report(engine, i);
        }
        drain(engine);
        assertThat(sent).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void if_the_store_cannot_tell_whether_a_message_is_still_to_be_sent_it_is_sent() {
        List<String> failed = new ArrayList<>();
        store.before("outbox.counts", arguments -> {
            throw new IllegalStateException("cannot tell");
        });
        IncidentEngine engine = build(engine(mail(message -> {
                    later(Duration.ofMillis(300));
                    return new Accepted("");
                }))
                .listener(new EngineListener() {
                    @Override
                    public void failed(String what, RuntimeException cause) {
                        failed.add(what);
                    }
                }));
        for (int i = 0; i < 5; i++) {
            report(engine, i);
        }
        drain(engine);
        assertThat(sent).hasSize(5).doesNotHaveDuplicates();
        assertThat(failed).isNotEmpty().allMatch(what -> what.startsWith("asking whether INC-"));
    }

    @Test
    void who_waits_for_another_holds_up_nobody_else() throws InterruptedException {
        IncidentEngine busy = build(engine(mail(message -> new RetryLater(
                "busy", message.incident().value().equals("INC-1") ? Duration.ZERO : Duration.ofMinutes(10)))));
        IncidentId first = report(busy, 0);
        drain(busy);
        later(Duration.ofMinutes(31)); // the response is overdue: it has two to tell
        drain(busy);
        for (int i = 1; i <= 20; i++) {
            report(busy, i);
        }
        drain(busy);
        later(Duration.ofMinutes(12));
        List<String> began = new CopyOnWriteArrayList<>();
        Semaphore answered = new Semaphore(0);
        IncidentEngine engine = build(IncidentEngine.on(fixture.store)
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .channel(EngineFixture.channel(EMAIL, 3, message -> {
                    began.add(message.key());
                    if (message.incident().equals(first)) {
                        peer.hang();
                    }
                    answered.release();
                    return new Accepted("");
                })));
        engine.start();
        peer.awaitCalls(1);
        HangingPeer.await(answered, 20);
        assertThat(began).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void so_many_calls_as_the_window_says_are_under_way_and_never_two_for_one_person_about_one_incident()
            throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<IncidentId, AtomicInteger> ofIncident = new ConcurrentHashMap<>();
        AtomicInteger mostOfOne = new AtomicInteger();
        Semaphore three = new Semaphore(0);
        Semaphore all = new Semaphore(0);
        Channel mail = EngineFixture.channel(EMAIL, 3, message -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            AtomicInteger one = ofIncident.computeIfAbsent(message.incident(), id -> new AtomicInteger());
            mostOfOne.accumulateAndGet(one.incrementAndGet(), Math::max);
            three.release();
            peer.hang();
            one.decrementAndGet();
            underWay.decrementAndGet();
            all.release();
            return new Accepted("");
        });
        IncidentEngine engine = IncidentEngine.on(fixture.store)
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .channel(mail)
                .build();
        engines.add(engine);
        for (int i = 0; i < 5; i++) {
            report(engine, i);
        }
        fixture.time.moveTo(fixture.time.instant().plus(Duration.ofMinutes(31))); // each has two to tell
        engine.start();
        HangingPeer.await(three, 3);
        assertThat(underWay).hasValue(3);
        peer.letGo();
        HangingPeer.await(all, 10);
        assertThat(most).hasValue(3);
        assertThat(mostOfOne).hasValue(1);
    }

    @Test
    void whoever_stops_leaves_nothing_claimed() throws InterruptedException {
        store.before("outbox.release", arguments -> {
            if (((Claim) arguments[0]).task().lane().equals(MAIL)) {
                peer.letGo();
            }
        });
        IncidentEngine engine = IncidentEngine.on(store.store())
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .channel(hangingAfter(40, new AtomicInteger(), 400))
                .build();
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(report(engine, i));
        }
        engine.start();
        peer.awaitCalls(1);
        engine.close();
        assertThat(fixture.store.outbox().claim(MAIL, fixture.time.instant(), 1_000, Duration.ofMinutes(1)))
                .as("all but the 40 that were sent and the one at hand")
                .hasSize(159);
        assertThat(ids.stream().flatMap(id -> mails(engine, id).stream()).flatMap(one -> one.attempts().stream()))
                .extracting(Attempt::number)
                .hasSize(41);
    }

    @Test
    void what_a_peer_that_hangs_keeps_waiting_is_left_to_other_nodes() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger again = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        store.before("outbox.release", arguments -> {
            if (((Claim) arguments[0]).key().endsWith("e-mail")) {
                left.incrementAndGet();
            }
        });
        store.before("outbox.claim", arguments -> {
            if (arguments[0].equals(MAIL) && left.get() > 0) {
                again.incrementAndGet();
            }
        });
        long begin = System.nanoTime();
        InstantSource running = () -> fixture.time.instant().plusNanos(System.nanoTime() - begin);
        IncidentEngine hanging = IncidentEngine.on(store.store())
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(running)
                .directory(EngineFixture.staff())
                .sendTimeout(Duration.ofHours(1))
                .channel(hangingAfter(40, taken, 200))
                .build();
        engines.add(hanging);
        for (int i = 0; i < 100; i++) {
            report(hanging, i);
        }
        hanging.start();
        peer.awaitCalls(1);
        IncidentEngine other = build(fixture.engine()
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(running)
                .channel(mail(message -> new Accepted(""))));
        while (sent.size() < 59 && System.nanoTime() - begin < 30_000_000_000L) {
            other.runDue();
        }
        assertThat(taken).hasValue(41);
        assertThat(sent).hasSize(59).doesNotHaveDuplicates();
        assertThat(left).hasPositiveValue();
        assertThat(again).as("claims of the node whose peer hangs").hasValue(0);
    }

    @Test
    void who_hears_of_a_failure_and_hangs_holds_up_no_other_lane_and_no_closing() throws InterruptedException {
        Semaphore calls = new Semaphore(0);
        IncidentEngine engine = IncidentEngine.on(fixture.store)
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .channel(mail(message -> {
                    throw new IllegalStateException("broken");
                }))
                .channel(EngineFixture.channel(ChannelType.PHONE, message -> {
                    calls.release();
                    return new Accepted("");
                }))
                .listener(new EngineListener() {
                    @Override
                    public void failed(String what, RuntimeException cause) {
                        if (what.contains("e-mail")) {
                            peer.hang();
                        }
                    }
                })
                .build();
        engines.add(engine);
        engine.start();
        report(engine, 1);
        peer.awaitCalls(1);
        report(engine, 2);
        HangingPeer.await(calls, 2);
        engine.close(); // comes back, as the test does
        assertThat(sent).hasSize(1);
    }
}
