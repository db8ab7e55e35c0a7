package io.incidentengine.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.Channel;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.severity.MatrixPolicy;
import io.incidentengine.simulation.Staff;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import io.incidentengine.testkit.ChannelAround;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.FaultyStore.Write;
import io.incidentengine.testkit.contract.StoreAround;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeds and scripts, and how they fail. */
class ChaosTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Assessment SLOW = Assessment.of(Criterion.DEGRADATION);

    /** Office hours in Berlin, through the nights of changed clocks, with pauses; and the default policy to move to. */
    static Chaos.Builder settings() {
        BusinessCalendar office = BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        IncidentPolicy standard = EmergencyHandling.policy();
        return Chaos.builder(standard.toBuilder("office-hours", 1)
                        .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                                .target(2, new Target(Duration.ofHours(16), office))
                                .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                                .pausedBy(PauseReason.WAITING_FOR_VENDOR, Duration.ofHours(4))
                                .build())
                        .build())
                .or(standard);
    }

    @Test
    @Tag("S4")
    @Tag("S5")
    @Tag("S15")
    @Tag("S16")
    @Tag("S20")
    @Tag("S21")
    @Tag("S26")
    @Tag("S27")
    @Tag("S29")
    @Tag("S35")
    void whatever_happens_everything_that_always_holds_holds() {
        settings().build().runs(1, 200);
    }

    @Test
    void a_seed_always_stands_for_the_same_script() {
        Chaos chaos = settings().build();
        assertThat(chaos.run(42))
                .hasSize(50)
                .isEqualTo(settings().build().run(42))
                .isNotEqualTo(chaos.run(43));
        chaos.replay(chaos.run(42));
    }

    @Test
    void a_seed_that_fails_always_fails_alike_and_its_script_fails_without_it() {
        Chaos chaos = settings().store(PlantedStores.PausesTwice::new).build();
        ChaosFailure first = failure(() -> chaos.runs(1, 100));
        ChaosFailure second = failure(() -> chaos.runs(1, 100));
        assertThat(second).hasMessage(first.getMessage());

        ChaosFailure again = failure(() -> chaos.replay(first.script()));
        assertThat(again.script()).isEqualTo(first.script());
        assertThat(again.invariant()).isEqualTo(Invariant.PAUSES_COUNT_ONCE);
        settings().build().replay(first.script());
    }

    @Test
    void a_failure_names_the_seed_the_invariant_and_what_happened() {
        Chaos chaos = settings().store(PlantedStores.FiresRungsTwice::new).build();

        assertThat(failure(() -> chaos.run(1)))
                .hasMessageStartingWith("Seed 1 breaks \"rungs fire once (S20)\": ")
                .hasMessageContaining("The shortest script that does, 2 of ")
                .hasMessageContaining("1. engine 1 takes report 1 about fault 1: ")
                .hasMessageContaining("engine: rung fired: response, overdue, count 1");
    }

    @Test
    void of_a_failure_that_comes_with_the_last_rest_the_script_is_kept() {
        Chaos chaos = settings().store(PlantedStores.LosesWakeUps::new).build();
        List<Step> script = List.of(new Step.Reports(1, 1, 1, SLOW, NONE));
        assertThat(failure(() -> chaos.replay(script)).script()).isEqualTo(script);
    }

    private static Step does(IncidentCommand command) {
        return new Step.Does(1, 1, command, NONE);
    }

    @Test
    void users_bring_their_own_policy_people_channels_and_store() {
        AtomicInteger stores = new AtomicInteger();
        Set<ChannelType> sent = new TreeSet<>();
        ChannelType pager = ChannelType.named("pager");
        IncidentPolicy policy = IncidentPolicy.named(
                        "mine",
                        1,
                        MatrixPolicy.forUrgencies("now")
                                .impact("all", 1)
                                .impact("few", 2)
                                .build())
                .milestone(Milestone.named("answer")
                        .startsOn(Signal.REPORTED)
                        .stopsOn(Signal.RESPONDED)
                        .target(1, Duration.ofMinutes(5))
                        .target(2, Duration.ofHours(1))
                        .build())
                .notification(NotificationRule.of("first", NotificationKind.INITIAL)
                        .when(Trigger.on(Signal.REPORTED))
                        .by(pager)
                        .to(Audience.OM_TEAM)
                        .build())
                .build();

        Chaos chaos = Chaos.builder(policy)
                .impacts(Assessment.of("all", "now"), Assessment.of("few", "now"))
                .directory(new Staff().with(Person.of("ada", "Ada", new Contact(pager, "1")), Audience.OM_TEAM))
                .channel(() -> new Overheard(FaultyChannel.of(pager), sent))
                .store(() -> {
                    stores.incrementAndGet();
                    return new InMemoryStore();
                })
                .engines(2)
                .steps(20)
                .build();
        chaos.runs(7, 30);

        assertThat(stores).hasValue(30);
        assertThat(sent).containsExactly(pager);
        assertThat(chaos.run(7)).hasSize(20);
    }

    /** Tells over which channels something was sent. */
    private static final class Overheard extends ChannelAround {
        private final Set<ChannelType> sent;

        Overheard(Channel channel, Set<ChannelType> sent) {
            super(channel);
            this.sent = sent;
        }

        @Override
        public SendResult send(Message message) {
            sent.add(type());
            return channel.send(message);
        }
    }

    @Test
    void by_default_the_policy_says_who_is_told_and_how() {
        Chaos.under(EmergencyHandling.policy()).runs(1, 20);
    }

    @Test
    void steps_that_find_nothing_leave_it_alone() {
        Chaos chaos = settings().build();
        chaos.replay(List.of(
                does(new Respond()),
                new Step.Corrects(1, 1, Signal.REPORTED, NONE),
                new Step.Merges(1, 1, 2),
                new Step.Migrates(1, 1, 2),
                new Step.Says(1, 1, News.Status.FAILED, NONE),
                new Step.SendsAgain(1, 1),
                new Step.Answers(ChannelType.named("pigeon"), Step.Mood.BUSY),
                new Step.Stalls(1, 1, NONE),
                new Step.Works(1)));
    }

    @Test
    void time_goes_where_steps_say_and_every_engine_has_a_clock_of_its_own() {
        List<Instant> times = new ArrayList<>();
        Chaos chaos = settings()
                .startingAt(Instant.parse("2026-10-01T00:00:00Z"))
                .zone(ZoneId.of("America/New_York"))
                .store(() -> new Timed(times))
                .build();
        times.clear();
        chaos.replay(List.of(
                new Step.Sleeps(Duration.ofDays(1)),
                new Step.Works(1),
                new Step.Skews(2, Duration.ofMinutes(-5)),
                new Step.Works(2),
                new Step.NearsClockChange(Duration.ofHours(2)),
                new Step.Works(3)));
        assertThat(times)
                .startsWith(
                        Instant.parse("2026-10-02T00:00:00Z"),
                        Instant.parse("2026-10-01T23:55:00Z"),
                        Instant.parse("2026-11-01T04:00:00Z"));
    }

    /** Notes at which times it was asked what is due. */
    private static final class Timed extends StoreAround {
        private final List<Instant> times;

        Timed(List<Instant> times) {
            this.times = times;
        }

        @Override
        public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
            times.add(now);
            return super.changeDue(now, limit, decision);
        }
    }

    @Test
    void an_engine_that_dies_is_replaced_by_one_with_a_connection_of_its_own() {
        for (Step trouble : List.of(
                new Step.Fails(1, Write.REPORT, 1, Step.Fault.DIES_BEFORE),
                new Step.Fails(1, Write.REPORT, 1, Step.Fault.DIES_AFTER),
                new Step.Restarts(1))) {
            AtomicInteger connections = new AtomicInteger();
            Chaos chaos =
                    settings().engines(2).stores(() -> counting(connections)).build();
            chaos.replay(List.of(trouble, new Step.Reports(1, 1, 1, SLOW, NONE)));
            assertThat(connections).as("%s", trouble).hasValue(2 + 1 + 1); // engines, the inspector, the new one
        }
    }

    private static Supplier<IncidentStore> counting(AtomicInteger connections) {
        IncidentStore store = new InMemoryStore();
        return () -> {
            connections.incrementAndGet();
            return store;
        };
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings().engines(0))
                .withMessageContaining("engines");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings().steps(0))
                .withMessageContaining("steps");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings().impacts().build())
                .withMessageContaining("impacts");
    }

    private static ChaosFailure failure(Runnable run) {
        return catchThrowableOfType(ChaosFailure.class, run::run);
    }
}
