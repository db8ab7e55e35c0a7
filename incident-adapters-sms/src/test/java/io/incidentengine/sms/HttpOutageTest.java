package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.NotingChannel;
import io.incidentengine.testing.Passing;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider over HTTP is out, for an hour or while it hangs; what waits for it, and what waits for others. */
class HttpOutageTest {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final List<ChannelType> CHANNELS = List.of(ChannelType.SMS, ChannelType.PHONE, ChannelType.EMAIL);

    /** Each message by itself, and none that overtakes another, so that each can be counted; level 3 is told, too. */
    private static final IncidentPolicy ALONE = EmergencyHandling.policy().toBuilder("each by itself", 1)
            .notification(NotificationRule.of("level 3", NotificationKind.INITIAL)
                    .when(new Trigger.FirstInScope())
                    .atLevels(3)
                    .by(ChannelType.SMS, ChannelType.PHONE)
                    .to(Audience.SERVICE_OWNER)
                    .build())
            .withoutNotification("R29")
            .withoutNotification("R31")
            .withoutNotification("R32")
            .withoutNotification("S23 reminder")
            .cadence(Cadence.NONE)
            .delivery(DeliveryPolicy.STANDARD.unlimited().fallbacks(new FallbackStep[0]))
            .build();

    /** Between two attempts of what was tried for an hour. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(80);

    private static final Staff STAFF = new Staff()
            .with(person("olga", Desk.OLGA), Audience.SERVICE_OWNER)
            .with(person("omar", Desk.OMAR), Audience.OM_TEAM)
            .with(person("rada", Desk.RADA), Audience.RD_LEADER);

    private static final Report QUESTION =
            Report.of("payments", "What is this?").impact(Criterion.CONSULTING).build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Desk.START);
    private final HttpPeer peer = HttpPeer.start().does(this::take);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(peer));

    /** How it is out. */
    enum Outage {
        REFUSES_CONNECTIONS,
        IS_UNAVAILABLE,
        ASKS_FOR_PATIENCE
    }

    private static Person person(String name, String number) {
        return Person.of(
                name,
                name,
                Contact.email(name + "@example.org"),
                Contact.sms("+" + number),
                Contact.phone("+" + number));
    }

    static Stream<Arguments> outages() {
        return Stream.of(OverHttp.values())
                .flatMap(way -> Stream.of(Outage.values())
                        .flatMap(outage -> Stream.of(Kept.values()).map(kept -> Arguments.of(way, outage, kept))));
    }

    private void take(HttpPeer.Request request, HttpPeer.Link link) throws IOException {
        taken.add(OverHttp.key(request));
        OverHttp.take(request, link);
    }

    private void begin(Outage outage) {
        switch (outage) {
            case REFUSES_CONNECTIONS -> peer.down();
            case IS_UNAVAILABLE -> peer.answers(503, "", "");
            case ASKS_FOR_PATIENCE -> peer.answers(429, "Retry-After: 600\r\n", "");
        }
    }

    private void end(Outage outage) {
        peer.does(this::take);
        if (outage == Outage.REFUSES_CONNECTIONS) {
            peer.up();
        }
    }

    private IncidentEngine engine(OverHttp way, Kept kept) {
        Channel channel = way.channel(peer.address(), 10, ANSWER);
        IncidentEngine.Builder builder = IncidentEngine.on(kept.store())
                .policy(ALONE)
                .directory(STAFF)
                .channel(channel)
                .time(now::get)
                .sendOnCallingThread();
        CHANNELS.stream()
                .filter(type -> !type.equals(way.type))
                .forEach(type -> builder.channel(ScriptedChannel.of(type)));
        IncidentEngine engine = builder.build();
        open.add(engine);
        open.add((AutoCloseable) channel);
        return engine;
    }

    private static IncidentId report(IncidentEngine engine, Report report) {
        IncidentId id = engine.report(Desk.ENA, Intake.of("intake-" + System.nanoTime(), report))
                .incident()
                .id();
        engine.handle(id, Desk.ENA, new Respond());
        return id;
    }

    private void pass(IncidentEngine engine, Duration time) {
        Passing.of(time, now, engine);
    }

    private static List<Delivery> deliveries(IncidentEngine engine, IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .toList();
    }

    private static List<Delivery> deliveries(IncidentEngine engine, IncidentId id, OverHttp way) {
        return deliveries(engine, id).stream()
                .filter(one -> one.message().channel().equals(way.type))
                .toList();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    @Tag("R27")
    @Tag("R28")
    @Tag("S28")
    @Tag("S30")
    void of_an_hour_s_messages_each_arrives_once_when_it_is_back_and_others_wait_for_nothing(
            OverHttp way, Outage outage, Kept kept) {
        IncidentEngine engine = engine(way, kept);
        begin(outage);
        List<IncidentId> ids = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            IncidentId id = report(engine, Desk.REPORT);
            engine.runDue();
            assertThat(deliveries(engine, id))
                    .filteredOn(one -> !one.message().channel().equals(way.type))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.attempts())
                            .singleElement()
                            .satisfies(attempt -> {
                                assertThat(attempt.at()).isEqualTo(now.get());
                                assertThat(attempt.result()).isInstanceOf(SendResult.Accepted.class);
                            }));
            ids.add(id);
            pass(engine, Duration.ofMinutes(15));
        }
        assertThat(taken).isEmpty();

        end(outage);
        pass(engine, LONGEST_WAIT);

        List<Delivery> required =
                ids.stream().flatMap(id -> deliveries(engine, id, way).stream()).toList();
        assertThat(required)
                .hasSize(ids.size() * (way.type.equals(ChannelType.SMS) ? 2 : 1))
                .extracting(Delivery::state)
                .containsOnly(Delivery.State.SENT);
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        required.stream().map(one -> one.message().key()).toList());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    void what_it_may_have_taken_is_sent_again_at_level_1_and_not_at_level_3(OverHttp way) {
        IncidentEngine engine = engine(way, Kept.IN_MEMORY);
        peer.does((request, link) -> {
            taken.add(OverHttp.key(request));
            link.reset();
        });
        IncidentId grave = report(engine, Desk.REPORT);
        IncidentId slight = report(engine, QUESTION);
        pass(engine, Duration.ofMinutes(20));
        int lost = taken.size();
        peer.does(this::take);
        pass(engine, Duration.ofMinutes(40));

        assertThat(deliveries(engine, slight, way)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(Delivery.State.AMBIGUOUS);
            assertThat(taken).containsOnlyOnce(one.message().key());
        });
        assertThat(deliveries(engine, grave, way)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Delivery.State.SENT);
            assertThat(taken.subList(0, lost))
                    .filteredOn(one.message().key()::equals)
                    .hasSize(one.attempts().size() - 1)
                    .hasSizeGreaterThan(1);
            assertThat(taken.subList(lost, taken.size()))
                    .containsOnlyOnce(one.message().key());
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S30")
    void while_it_hangs_the_other_channels_are_no_later_than_with_one_that_works(OverHttp way) throws Exception {
        Duration healthy = latestOfOthers(way, OverHttp::take);
        Duration hanging = latestOfOthers(way, (request, link) -> {});

        assertThat(hanging)
                .as("the latest of the others while an answer takes %s; with one that works: %s", ANSWER, healthy)
                .isLessThan(healthy.plus(ANSWER.dividedBy(2)));
    }

    /** How long after their decision the latest of the other channels' messages of some incidents were sent. */
    private Duration latestOfOthers(OverHttp way, HttpPeer.Script script) throws Exception {
        int incidents = 10;
        HttpPeer provider = HttpPeer.start().does(script);
        List<NotingChannel> others = CHANNELS.stream()
                .filter(type -> !type.equals(way.type))
                .map(NotingChannel::new)
                .toList();
        IncidentEngine.Builder builder =
                IncidentEngine.on(new InMemoryStore()).policy(ALONE).directory(STAFF);
        others.forEach(builder::channel);
        Channel channel = way.channel(provider.address(), 1, ANSWER);
        open.add((AutoCloseable) channel);
        try (IncidentEngine engine = builder.channel(channel).build().start()) {
            List<IncidentId> ids = Stream.generate(() -> report(engine, Desk.REPORT))
                    .limit(incidents)
                    .toList();
            Patience.await("a request", () -> !provider.requests.isEmpty());
            Patience.await(
                    "the others",
                    () -> others.stream()
                            .allMatch(other -> other.first().keySet().containsAll(ids)));
            provider.close(); // so that closing waits for no answer
            return ids.stream()
                    .flatMap(id -> engine.notifications(id).stream())
                    .map(NotificationRecord::notification)
                    .flatMap(told -> others.stream()
                            .map(other ->
                                    Duration.between(told.at(), other.first().get(told.incident()))))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
