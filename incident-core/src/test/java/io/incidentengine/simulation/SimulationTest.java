package io.incidentengine.simulation;

import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final Report REPORT =
            Report.of("payments", "Payments fail").impact(Criterion.DEGRADATION).build();

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    private static Simulation.Builder builder() {
        return Simulation.of(EmergencyHandling.policy())
                .startingAt(START)
                .staff(new Staff()
                        .with(person("olga"), Audience.SERVICE_OWNER)
                        .with(person("rada"), Audience.RD_LEADER)
                        .with(person("ena"), Audience.HANDLER)
                        .with(person("omar"), Audience.OM_TEAM));
    }

    private static void expectInitial(Simulation simulation) {
        simulation.expect(EMAIL, "olga");
        simulation.expect(SMS, "olga");
        simulation.expect(SMS, "omar");
        simulation.expect(PHONE, "rada");
        simulation.expectNothingElse();
    }

    @Test
    @Tag("R27")
    @Tag("R28")
    @Tag("R29")
    @Tag("R30")
    @Tag("S27")
    void it_reads_like_a_pager() {
        Simulation simulation = builder().build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        expectInitial(simulation);

        simulation.elapse(ofMinutes(20));
        simulation.handle(id, ENGINEER, new Respond());
        simulation.expectNothingElse();

        simulation.elapse(ofMinutes(30));
        assertThat(simulation.expect(EMAIL, "ena").kind()).isEqualTo(NotificationKind.PROGRESS_REMINDER);
        simulation.elapse(ofMinutes(10));
        assertThat(simulation.expect(EMAIL, "olga").at()).isEqualTo(START.plus(ofMinutes(60)));
        simulation.expect(SMS, "olga");
        simulation.expect(SMS, "omar");
        simulation.expectNothingElse();

        simulation.handle(id, ENGINEER, new Recover("restarted"));
        assertThat(simulation.expect(SMS, "omar").kind()).isEqualTo(NotificationKind.RECTIFICATION);
        simulation.expect(SMS, "olga");
        simulation.expect(EMAIL, "omar");
        simulation.elapse(Duration.ofDays(1));
        simulation.expectNothingElse();
        assertThat(simulation.failures()).isEmpty();
    }

    @Test
    void what_was_not_expected_is_listed() {
        Simulation simulation = builder().build();
        simulation.report(ENGINEER, REPORT);
        assertThatThrownBy(simulation::expectNothingElse)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("initial by phone")
                .hasMessageContaining("olga");
        assertThatThrownBy(() -> simulation.expect(PHONE, "olga"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Nothing was sent to olga by phone");
    }

    @Test
    void people_react_to_messages_by_a_script() {
        Simulation simulation = builder().build();
        simulation.whenTold(
                sent -> sent.channel().equals(PHONE),
                ofMinutes(5),
                then -> then.handle(IncidentId.of("INC-1"), ENGINEER, new Respond()));
        IncidentId id = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(4));
        assertThat(simulation.engine().find(id).orElseThrow().status()).isEqualTo(IncidentStatus.REPORTED);
        simulation.elapse(ofMinutes(1));
        assertThat(simulation.engine().find(id).orElseThrow().status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void a_script_can_act_at_an_instant_but_not_in_the_past() {
        Simulation simulation = builder().build();
        simulation.at(START.plus(ofMinutes(3)), then -> then.report(ENGINEER, REPORT));
        simulation.elapse(ofMinutes(10));
        assertThat(simulation
                        .engine()
                        .find(IncidentId.of("INC-1"))
                        .orElseThrow()
                        .reportedAt())
                .isEqualTo(START.plus(ofMinutes(3)));
        assertThatThrownBy(() -> simulation.at(START, then -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void channels_fail_by_a_script_and_failures_are_shown() {
        Simulation simulation = builder()
                .channel(ScriptedChannel.of(PHONE)
                        .thenAnswer(new SendResult.RetryLater("busy", Duration.ZERO))
                        .thenThrow(new IllegalStateException("line is dead")))
                .build();
        simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(10));
        assertThat(simulation.sent().stream().filter(sent -> sent.channel().equals(PHONE)))
                .extracting(sent -> sent.result().getClass().getSimpleName())
                .containsExactly("RetryLater", "Ambiguous", "Accepted");
        assertThat(simulation.failures()).singleElement().asString().contains("line is dead");
    }

    @Test
    void what_is_wrong_in_a_script_is_refused_at_once() {
        Simulation simulation = builder().build();
        Duration negative = ofMinutes(-1);
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> simulation.whenTold(sent -> true, negative, then -> {}),
                () -> simulation.whenTold(sent -> true, null, then -> {}),
                () -> simulation.whenTold(null, ofMinutes(1), then -> {}),
                () -> simulation.whenTold(sent -> true, ofMinutes(1), null),
                () -> simulation.at(null, then -> {}),
                () -> simulation.at(START, null),
                () -> simulation.elapse(negative),
                () -> simulation.elapse(null),
                () -> simulation.runUntil(null),
                () -> ScriptedChannel.of(null),
                () -> ScriptedChannel.of(EMAIL).thenAnswer(null),
                () -> ScriptedChannel.of(EMAIL).thenAlways(null),
                () -> ScriptedChannel.of(EMAIL).thenThrow(null),
                () -> new Staff().with(null, Audience.HANDLER),
                () -> new Staff().with(person("ena"), (Audience) null),
                () -> Simulation.of(null),
                () -> builder().startingAt(null),
                () -> builder().staff(null),
                () -> builder().channel(null),
                () -> builder().problemManagement(null),
                () -> builder().listener(null))) {
            assertThatThrownBy(wrong).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> simulation.runUntil(START.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has passed");
        simulation.report(ENGINEER, REPORT);
        expectInitial(simulation);
    }

    @Test
    void what_a_predicate_throws_comes_to_the_test() {
        IllegalStateException bug = new IllegalStateException("bug in a test");
        Simulation simulation = builder().build();
        simulation.whenTold(
                sent -> {
                    throw bug;
                },
                ofMinutes(1),
                then -> {});
        assertThatThrownBy(() -> simulation.report(ENGINEER, REPORT)).isSameAs(bug);
        expectInitial(simulation);
        simulation.elapse(ofMinutes(1));
    }

    @Test
    void what_a_reaction_throws_comes_to_the_test() {
        IllegalStateException bug = new IllegalStateException("bug in a test");
        Simulation simulation = builder().build();
        simulation.whenTold(sent -> sent.channel().equals(PHONE), ofMinutes(1), then -> {
            throw bug;
        });
        simulation.report(ENGINEER, REPORT);
        assertThatThrownBy(() -> simulation.elapse(ofMinutes(1))).isSameAs(bug);
    }

    @Test
    void an_assertion_that_fails_in_a_listener_or_a_channel_comes_to_the_test_with_the_others() {
        AssertionError first = new AssertionError("of a listener");
        AssertionError second = new AssertionError("of a channel");
        Simulation simulation = builder()
                .listener(new EngineListener() {
                    @Override
                    public void changed(Change change) {
                        throw first;
                    }
                })
                .staff((audience, incident, now) -> {
                    throw second;
                })
                .build();
        assertThatThrownBy(() -> simulation.report(ENGINEER, REPORT))
                .isSameAs(first)
                .satisfies(failure -> assertThat(failure.getSuppressed()).containsOnly(second));
    }

    @Test
    @Tag("R8")
    void listeners_and_problem_management_act_by_a_script_too() {
        List<String> heard = new ArrayList<>();
        Simulation simulation = builder()
                .problemManagement(offer -> new SendResult.RetryLater("closed at night", Duration.ZERO))
                .listener(new EngineListener() {
                    @Override
                    public void attempted(Message message, SendResult result) {
                        heard.add(message.channel() + " " + result.getClass().getSimpleName());
                    }

                    @Override
                    public void offered(ProblemOffer offer, SendResult result) {
                        heard.add(offer.incident() + " offered: "
                                + result.getClass().getSimpleName());
                    }

                    @Override
                    public void failed(String what, RuntimeException cause) {
                        heard.add(String.valueOf(cause.getMessage()));
                    }
                })
                .channel(ScriptedChannel.of(PHONE).thenThrow(new IllegalStateException("line is dead")))
                .build();
        IncidentId id = simulation.report(ENGINEER, REPORT);
        assertThat(heard).contains("line is dead", "phone Ambiguous", "e-mail Accepted");
        simulation.handle(id, ENGINEER, new Respond());
        simulation.handle(id, ENGINEER, new Resolve("restarted", RootCause.UNKNOWN, ""));
        assertThat(heard).contains("INC-1 offered: RetryLater");
    }

    @Test
    @Tag("S22")
    void every_step_happens_at_its_own_instant_however_far_time_jumps() {
        Simulation far = builder().build();
        far.report(ENGINEER, REPORT);
        far.elapse(Duration.ofDays(3));
        Simulation near = builder().build();
        near.report(ENGINEER, REPORT);
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            near.elapse(ofMinutes(1));
        }
        assertThat(far.sent()).isEqualTo(near.sent()).hasSizeGreaterThan(70);
    }

    @Test
    @Tag("S15")
    void what_is_open_stays_on_its_policy_until_somebody_migrates_it() {
        IncidentPolicy standard = EmergencyHandling.policy();
        IncidentPolicy strict = standard.toBuilder("strict", 1)
                .milestone(standard.milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                        .target(2, Target.of(ofMinutes(10)))
                        .build())
                .build();
        Actor manager = Actor.of("max", Role.INCIDENT_MANAGER);
        Simulation simulation = builder().build();
        IncidentId before = simulation.report(ENGINEER, REPORT);
        simulation.publish(strict);
        IncidentId after = simulation.report(ENGINEER, REPORT);
        simulation.elapse(ofMinutes(11));

        assertThat(toldOfLateResponse(simulation)).containsExactly(after);

        simulation.migrate(before, strict.ref(), manager, "a new contract");

        assertThat(toldOfLateResponse(simulation)).containsExactly(after, before); // told at once, without time
        assertThat(simulation.policies().current()).isEqualTo(strict);
        assertThat(simulation.policies().find(standard.ref())).contains(standard);
    }

    private static List<IncidentId> toldOfLateResponse(Simulation simulation) {
        return simulation.sent().stream()
                .map(Sent::message)
                .filter(message -> message.notification().contains("/R31/"))
                .map(Message::incident)
                .distinct()
                .toList();
    }
}
