package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.StoreException;
import io.incidentengine.simulation.ScriptedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An outage is no fault of any task; what is refused alone is put off alone; what was sent is not sent again for either. */
class FailingStoreTest implements EngineListener {
    private static final ChannelType EMAIL = ChannelType.EMAIL;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FIRST = "INC-1/1/R27/e-mail";

    private final EngineFixture fixture = new EngineFixture();
    private final Interposed store = new Interposed(fixture.store);
    private final List<String> failures = new ArrayList<>();
    private final List<SendResult> heard = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private SendResult answer = new Accepted("");
    private final IncidentEngine engine =
            engine().policy(EngineFixture.WITHOUT_LIMITS).build();

    private IncidentEngine.Builder engine() {
        return fixture.engine(store.store())
                .channel(ScriptedChannel.of(ChannelType.SMS))
                .channel(ScriptedChannel.of(ChannelType.PHONE))
                .channel(EngineFixture.channel(EMAIL, message -> {
                    mails.add(message.key());
                    return answer;
                }))
                .listener(this);
    }

    @Override
    public void attempted(Message message, SendResult result) {
        if (message.channel().equals(EMAIL)) {
            heard.add(result);
        }
    }

    @Override
    public void failed(String what, RuntimeException cause) {
        failures.add(what + ": " + cause.getMessage());
    }

    private IncidentId report(String intake) {
        return engine.report(ENGINEER, Intake.of(intake, EngineFixture.report()))
                .incident()
                .id();
    }

    private void drain() {
        while (!engine.runDue().isNothing()) {}
    }

    private void later(Duration by) {
        fixture.time.moveTo(fixture.time.instant().plus(by));
    }

    private Delivery mail(IncidentId id) {
        return EngineFixture.deliveries(engine, id, EMAIL).get(0);
    }

    private void isFull(String method) {
        store.before(method, arguments -> {
            throw new StoreException("disk full", null, true);
        });
    }

    private void isFullForMails() {
        store.before("outbox.settle", arguments -> {
            if (String.valueOf(arguments[0]).contains("/e-mail")) {
                throw new StoreException("disk full", null, true);
            }
        });
    }

    private void refuses(String method, String task) {
        store.before(method, arguments -> {
            if (String.valueOf(arguments[0]).contains(task)) {
                throw new StoreException("value too long", null, false);
            }
        });
    }

    private void runsInto(String failure) {
        assertThatThrownBy(this::drain).isInstanceOf(StoreException.class).hasMessage(failure);
    }

    @Test
    @Tag("S22")
    @Tag("S27")
    void an_outage_counts_against_no_notification_and_none_waits_longer_for_it() {
        isFull("outbox.expand");
        IncidentId id = report("1");
        for (int minute = 0; minute < 60; minute++) {
            runsInto("disk full");
            later(Duration.ofSeconds(72));
        }
        assertThat(engine.notifications(id))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.failures()).isEmpty())
                .noneMatch(NotificationRecord::expanded);
        assertThat(failures).contains("working off the lane directory: disk full");
        store.clear();
        drain();
        assertThat(engine.notifications(id)).allMatch(NotificationRecord::expanded);
        assertThat(mails).isNotEmpty();
    }

    @Test
    @Tag("S22")
    void a_notification_that_is_refused_is_put_off_longer_each_time_and_stands_in_nobodys_way() {
        refuses("outbox.expand", "INC-1/");
        IncidentId refused = report("1");
        IncidentId other = report("2");
        drain();
        assertThat(mail(other).state()).isEqualTo(Delivery.State.SENT);
        for (int minute = 0; minute < 60; minute++) {
            later(MINUTE);
            drain();
        }
        assertThat(engine.notifications(refused).get(0).failures()).hasSizeBetween(5, 7);
    }

    @Test
    @Tag("S26")
    void channels_go_on_though_nothing_can_be_stored_in_the_lane_of_the_directory() {
        answer = new RetryLater("busy", Duration.ZERO);
        IncidentId id = report("1");
        drain();
        isFull("outbox.expand");
        report("2");
        answer = new Accepted("");
        later(Duration.ofSeconds(72));
        assertThatThrownBy(engine::runDue).hasMessage("disk full");
        assertThat(mail(id).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S28")
    void what_was_sent_is_stored_when_the_store_is_back_and_not_sent_again() {
        isFullForMails();
        IncidentId first = report("1");
        IncidentId second = report("2");
        for (int elapsed = 0; elapsed < 59; elapsed++) {
            runsInto("disk full");
            later(Duration.ofSeconds(1));
        }
        assertThat(mails).as("sends nothing else meanwhile").containsExactly(FIRST);
        assertThat(heard).isEmpty();
        assertThat(EngineFixture.deliveries(engine, second, ChannelType.SMS))
                .as("other lanes go on")
                .isNotEmpty()
                .allMatch(delivery -> delivery.state() == Delivery.State.SENT);
        store.clear();
        drain();
        assertThat(mail(first).attempts()).containsExactly(new Attempt(1, START, new Accepted("")));
        assertThat(mail(second).state()).isEqualTo(Delivery.State.SENT);
        assertThat(mails).doesNotHaveDuplicates();
        assertThat(heard).hasSameSizeAs(mails);
    }

    @Test
    @Tag("S28")
    void an_outage_of_hours_lets_others_have_their_turn_and_nothing_is_sent_twice() {
        isFullForMails();
        IncidentId first = report("1");
        IncidentId second = report("2");
        for (int minute = 0; minute < 120; minute++) {
            runsInto("disk full");
            later(MINUTE);
        }
        assertThat(mails).contains(FIRST, mail(second).message().key()).doesNotHaveDuplicates();
        assertThat(engine.health().isHealthy()).isFalse();
        store.clear();
        drain();
        later(Duration.ofSeconds(90)); // the lease of what is kept
        drain();
        assertThat(mail(first).attempts()).containsExactly(new Attempt(1, START, new Accepted("")));
        assertThat(mail(second).attempts()).hasSize(1);
        assertThat(mails).doesNotHaveDuplicates();
        assertThat(heard).hasSameSizeAs(mails);
    }

    @Test
    @Tag("S22")
    @Tag("S28")
    void what_the_store_refuses_for_good_is_sent_once_and_put_off_longer_each_time() {
        List<Instant> tries = new ArrayList<>();
        store.before("outbox.settle", arguments -> {
            if (String.valueOf(arguments[0]).contains(FIRST)) {
                if (((List<?>) arguments[0]).get(0) instanceof Ended ended && ended.result() instanceof Accepted) {
                    tries.add(fixture.time.instant());
                }
                throw new StoreException("value too long", null, false);
            }
        });
        IncidentId refused = report("1");
        IncidentId other = report("2");
        drain();
        assertThat(mail(other).state()).isEqualTo(Delivery.State.SENT);
        for (int minute = 0; minute < 14; minute++) {
            later(MINUTE);
            drain();
        }
        assertThat(mails).containsOnlyOnce(FIRST);
        assertThat(tries).hasSize(4);
        assertThat(mail(refused).attempts()).isEmpty();
        store.clear();
        later(Duration.ofMinutes(6));
        drain();
        assertThat(mail(refused).attempts()).containsExactly(new Attempt(1, START, new Accepted("")));
        assertThat(mails).containsOnlyOnce(FIRST);
    }

    @Test
    @Tag("S28")
    void what_somebody_else_has_tried_meanwhile_is_tried_again_and_not_made_up_for() {
        refuses("outbox.settle", FIRST);
        IncidentId id = report("1");
        drain();
        store.clear();
        later(Duration.ofSeconds(90)); // the lease
        answer = new RetryLater("busy", Duration.ZERO);
        IncidentEngine other = engine().policy(EngineFixture.WITHOUT_LIMITS).build();
        while (!other.runDue().isNothing()) {}
        answer = new Accepted("the third");
        later(Duration.ofSeconds(72));
        drain();
        assertThat(mail(id).attempts())
                .extracting(Attempt::result)
                .containsExactly(new RetryLater("busy", Duration.ZERO), new Accepted("the third"));
    }

    @Test
    @Tag("S30")
    void what_is_to_be_tried_again_is_so_too_when_its_incident_cannot_be_read() {
        answer = new RetryLater("busy", Duration.ZERO);
        IncidentId id = report("1");
        store.after(
                "outbox.expand",
                arguments -> store.before("find", incident -> {
                    throw new IllegalStateException("cannot be read");
                }));
        drain();
        store.clear();
        assertThat(mail(id).attempts()).extracting(Attempt::result).containsExactly(answer);
        assertThat(mail(id).state()).isEqualTo(Delivery.State.QUEUED);
    }

    @Test
    @Tag("S30")
    void what_was_never_handed_to_a_channel_in_an_outage_is_no_attempt() {
        IncidentEngine limited = engine().policy(EmergencyHandling.policy()).build();
        isFull("outbox.begun");
        IncidentId id = limited.report(ENGINEER, Intake.of("1", EngineFixture.report()))
                .incident()
                .id();
        assertThatThrownBy(limited::runDue).hasMessage("disk full");
        assertThat(mails).isEmpty();
        assertThat(mail(id).attempts()).isEmpty();
        store.clear();
        later(Duration.ofSeconds(72));
        drain();
        assertThat(mail(id).attempts()).hasSize(1);
        assertThat(mail(id).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S22")
    void a_message_that_cannot_even_be_tried_says_so_and_is_not_ambiguous() {
        IncidentEngine limited = engine().policy(EmergencyHandling.policy()).build();
        refuses("outbox.begun", FIRST);
        IncidentId id = limited.report(ENGINEER, Intake.of("1", EngineFixture.report()))
                .incident()
                .id();
        limited.runDue();
        assertThat(mails).isEmpty();
        assertThat(mail(id).attempts())
                .extracting(Attempt::result)
                .containsExactly(new RetryLater("could not be tried: value too long", Duration.ZERO));
        assertThat(mail(id).state()).isEqualTo(Delivery.State.QUEUED);
    }

    @Test
    @Tag("S28")
    void whoever_closes_an_engine_has_it_store_what_it_can() {
        isFullForMails();
        IncidentId id = report("1");
        runsInto("disk full");
        store.clear();
        engine.close();
        assertThat(mail(id).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    @Tag("S28")
    void whoever_closes_an_engine_in_an_outage_hears_what_is_lost() {
        isFullForMails();
        report("1");
        runsInto("disk full");
        engine.close();
        assertThat(failures)
                .last()
                .isEqualTo("storing what came of the last attempt in the lane channel e-mail: disk full");
    }

    @Test
    void an_ambiguous_result_is_kept_as_any_other() {
        answer = new Ambiguous("no answer");
        isFullForMails();
        IncidentId id = report("1");
        runsInto("disk full");
        store.clear();
        drain();
        assertThat(mail(id).attempts()).extracting(Attempt::result).containsExactly(new Ambiguous("no answer"));
    }
}
