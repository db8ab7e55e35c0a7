package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.EngineListener;
import io.incidentengine.simulation.ScriptedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One bad answer, or one task that fails, stops nothing but itself. */
class BadAnswersTest implements EngineListener {
    private final EngineFixture fixture = new EngineFixture();
    private final Interposed interposed = new Interposed(fixture.store);
    private final List<String> failures = new ArrayList<>();
    private final List<SendResult> attempts = new ArrayList<>();

    @Override
    public void attempted(Message message, SendResult result) {
        if (message.channel().equals(ChannelType.EMAIL)) {
            attempts.add(result);
        }
    }

    @Override
    public void failed(String what, RuntimeException cause) {
        failures.add(what + ": " + cause.getMessage());
    }

    private IncidentEngine.Builder engine() {
        return fixture.engine(interposed.store())
                .channel(ScriptedChannel.of(ChannelType.SMS))
                .channel(ScriptedChannel.of(ChannelType.PHONE))
                .listener(this);
    }

    private static IncidentId report(IncidentEngine engine, String intake) {
        return engine.report(ENGINEER, Intake.of(intake, EngineFixture.report()))
                .incident()
                .id();
    }

    private static void drain(IncidentEngine engine) {
        while (!engine.runDue().isNothing()) {}
    }

    private static Delivery mail(IncidentEngine engine, IncidentId id) {
        return EngineFixture.deliveries(engine, id, ChannelType.EMAIL).get(0);
    }

    private static void assertOthersWereTold(IncidentEngine engine, IncidentId id) {
        for (ChannelType channel : List.of(ChannelType.SMS, ChannelType.PHONE)) {
            assertThat(EngineFixture.deliveries(engine, id, channel))
                    .isNotEmpty()
                    .allMatch(delivery -> delivery.state() == Delivery.State.SENT);
        }
    }

    private void assertAmbiguous(Supplier<SendResult> answer, String failure) {
        IncidentEngine engine = engine().channel(EngineFixture.channel(ChannelType.EMAIL, message -> answer.get()))
                .build();
        IncidentId first = report(engine, "1");
        IncidentId second = report(engine, "2");
        drain(engine);
        for (IncidentId id : List.of(first, second)) {
            assertThat(mail(engine, id).state()).isEqualTo(Delivery.State.QUEUED);
            assertThat(mail(engine, id).attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.result()).isInstanceOf(Ambiguous.class));
            assertOthersWereTold(engine, id);
        }
        assertThat(failures).hasSize(2).allMatch(told -> told.contains(failure));
    }

    @Test
    void a_retry_without_a_wait_is_a_failure_of_the_channel() {
        assertAmbiguous(() -> new RetryLater("throttled", null), "wait before a retry is missing");
    }

    @Test
    void a_retry_in_the_past_is_a_failure_of_the_channel() {
        assertAmbiguous(() -> new RetryLater("throttled", Duration.ofSeconds(-1)), "wait before a retry is PT-1S");
    }

    @Test
    void an_error_is_a_failure_of_the_channel() {
        assertAmbiguous(
                () -> {
                    throw new NoClassDefFoundError("javax/mail/Session");
                },
                "a call to channel e-mail: channel e-mail failed");
    }

    @Test
    void no_answer_at_all_is_a_failure_of_the_channel() {
        assertAmbiguous(() -> null, "a call to channel e-mail: null in place of a result");
        assertThat(attempts)
                .containsExactly(
                        new Ambiguous("channel e-mail answered nothing"),
                        new Ambiguous("channel e-mail answered nothing"));
    }

    @Test
    void a_retry_in_three_hundred_million_years_is_one_tomorrow() {
        RetryLater never = new RetryLater("throttled", Duration.ofSeconds(Long.MAX_VALUE));
        IncidentEngine engine = engine().channel(
                        ScriptedChannel.of(ChannelType.EMAIL).thenAnswer(never))
                .build();
        IncidentId id = report(engine, "1");
        drain(engine);
        assertOthersWereTold(engine, id);
        fixture.time.moveTo(START.plus(Duration.ofDays(1)));
        drain(engine);
        assertThat(mail(engine, id).attempts()).hasSize(2);
        assertThat(mail(engine, id).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S30")
    void the_wait_for_a_retry_doubles_up_to_an_hour() {
        IncidentEngine engine = engine().channel(
                        ScriptedChannel.of(ChannelType.EMAIL).thenAlways(new RetryLater("busy", Duration.ZERO)))
                .build();
        IncidentId id = report(engine, "1");
        while (mail(engine, id, 0).state() == Delivery.State.QUEUED) {
            drain(engine);
            fixture.time.moveTo(engine.nextDue().orElseThrow());
        }
        List<Instant> at = mail(engine, id).attempts().stream().map(Attempt::at).toList();
        assertThat(at).hasSize(10).first().isEqualTo(START);
        List<Long> waits = List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        for (int i = 0; i < waits.size(); i++) {
            assertThat(Duration.between(at.get(i), at.get(i + 1)))
                    .isCloseTo(Duration.ofMinutes(waits.get(i)), Duration.ofSeconds(12 * waits.get(i)));
        }
    }

    private Delivery mail(IncidentEngine engine, IncidentId id, int index) {
        drain(engine);
        return EngineFixture.deliveries(engine, id, ChannelType.EMAIL).get(index);
    }

    @Test
    @Tag("S27")
    void what_came_of_a_message_and_cannot_be_stored_is_ambiguous_and_stops_no_other() {
        boolean[] broken = {true};
        interposed.before("outbox.settle", arguments -> {
            if (broken[0] && String.valueOf(arguments[0]).contains("INC-1/1/R27/e-mail")) {
                broken[0] = false;
                throw new IllegalStateException("value too long");
            }
        });
        IncidentEngine engine =
                engine().channel(ScriptedChannel.of(ChannelType.EMAIL)).build();
        IncidentId first = report(engine, "1");
        IncidentId second = report(engine, "2");
        drain(engine);
        assertThat(mail(engine, first).state()).isEqualTo(Delivery.State.QUEUED);
        assertThat(mail(engine, first).attempts())
                .extracting(Attempt::result)
                .containsExactly(new Ambiguous("what came of it could not be stored"));
        assertThat(mail(engine, second).state()).isEqualTo(Delivery.State.SENT);
        assertThat(failures)
                .singleElement()
                .asString()
                .contains("INC-1/1/R27/e-mail")
                .contains("value too long");
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        drain(engine);
        assertThat(mail(engine, first).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S28")
    void what_cannot_even_be_put_back_comes_again_when_its_lease_is_over() {
        interposed.before("outbox.settle", arguments -> {
            if (String.valueOf(arguments[0]).contains("INC-1/1/R27/e-mail")) {
                throw new IllegalStateException("read-only");
            }
        });
        IncidentEngine engine =
                engine().channel(ScriptedChannel.of(ChannelType.EMAIL)).build();
        IncidentId first = report(engine, "1");
        IncidentId second = report(engine, "2");
        drain(engine);
        assertThat(mail(engine, second).state()).isEqualTo(Delivery.State.SENT);
        assertThat(failures).hasSize(2);
        interposed.clear();
        fixture.time.moveTo(START.plus(Duration.ofSeconds(90))); // the time limit and a minute
        drain(engine);
        assertThat(mail(engine, first).attempts())
                .extracting(Attempt::result)
                .hasOnlyElementsOfType(Accepted.class)
                .hasSize(1);
    }

    @Test
    @Tag("S27")
    void an_incident_that_cannot_be_read_postpones_its_notifications_and_no_others() {
        interposed.before("find", arguments -> {
            if (arguments[0].equals(IncidentId.of("INC-1"))) {
                throw new IllegalStateException("cannot be read");
            }
        });
        IncidentEngine engine =
                engine().channel(ScriptedChannel.of(ChannelType.EMAIL)).build();
        IncidentId first = report(engine, "1");
        IncidentId second = report(engine, "2");
        drain(engine);
        assertThat(engine.notifications(first)).isNotEmpty().allSatisfy(record -> {
            assertThat(record.expanded()).isFalse();
            assertThat(record.failures()).containsExactly("cannot be read");
        });
        assertThat(mail(engine, second).state()).isEqualTo(Delivery.State.SENT);
        interposed.clear();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        drain(engine);
        assertThat(mail(engine, first).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S27")
    void a_directory_that_answers_nothing_or_fails_badly_is_asked_again() {
        for (Supplier<Error> failure : List.<Supplier<Error>>of(() -> null, () -> new StackOverflowError("deep"))) {
            EngineFixture fresh = new EngineFixture();
            IncidentEngine engine = fresh.engine()
                    .directory((audience, incident, now) -> {
                        Error error = failure.get();
                        if (error != null) {
                            throw error;
                        }
                        return null;
                    })
                    .build();
            IncidentId id = report(engine, "1");
            drain(engine);
            assertThat(engine.notifications(id))
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(record.failures())
                            .singleElement()
                            .asString()
                            .containsAnyOf("the directory answered nothing", "directory failed"));
            assertThat(engine.nextDue().orElseThrow()).isBetween(START.plusSeconds(48), START.plusSeconds(72));
        }
    }

    @Test
    void a_lane_that_cannot_be_claimed_from_is_told_to_the_caller_after_the_others_have_worked() {
        interposed.before("outbox.claim", arguments -> {
            if (arguments[0].toString().equals("channel SMS")) {
                throw new IllegalStateException("a row cannot be read");
            }
        });
        IncidentEngine engine =
                engine().channel(ScriptedChannel.of(ChannelType.EMAIL)).build();
        IncidentId id = report(engine, "1");
        assertThatThrownBy(engine::runDue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a row cannot be read");
        assertThat(mail(engine, id).state()).isEqualTo(Delivery.State.SENT);
        assertThat(EngineFixture.deliveries(engine, id, ChannelType.PHONE))
                .allMatch(delivery -> delivery.state() == Delivery.State.SENT);
        interposed.clear();
        drain(engine);
        assertOthersWereTold(engine, id);
    }

    @Test
    @Tag("S4")
    void a_clock_that_steps_backward_delays_no_message() {
        IncidentEngine engine =
                engine().channel(ScriptedChannel.of(ChannelType.EMAIL)).build();
        IncidentId first = report(engine, "1");
        drain(engine);
        fixture.time.moveTo(START.minus(Duration.ofHours(3)));
        engine.handle(first, ENGINEER, new Respond());
        engine.handle(first, ENGINEER, new Recover("restarted"));
        assertThat(engine.nextDue()).contains(START.minus(Duration.ofHours(3)));
        drain(engine);
        assertThat(EngineFixture.deliveries(engine, first, ChannelType.EMAIL))
                .hasSize(2)
                .allMatch(delivery -> delivery.state() == Delivery.State.SENT);
    }

    @Test
    @Tag("S28")
    void a_channel_that_is_slow_does_not_let_the_leases_of_others_run_out() {
        List<String> sent = new ArrayList<>();
        IncidentEngine[] other = new IncidentEngine[1];
        IncidentEngine slow = engine().policy(EngineFixture.WITHOUT_LIMITS)
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    fixture.time.moveTo(fixture.time.instant().plusSeconds(10));
                    sent.add(message.key());
                    other[0].runDue();
                    return new Accepted("");
                }))
                .build();
        other[0] = engine().channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    sent.add(message.key());
                    return new Accepted("");
                }))
                .build();
        for (int i = 0; i < 100; i++) {
            report(slow, "mail-" + i);
        }
        drain(slow);
        assertThat(sent).hasSize(100).doesNotHaveDuplicates();
    }
}
