package io.incidentengine.testkit;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
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
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.Channel;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A channel that fails: alone, in a scenario, and with an engine that has threads. */
class FaultyChannelTest {
    private static final Duration PATIENCE = ofSeconds(30);
    private static final Person RADA = Person.of("rada", "Rada", Contact.phone("+49 30 5550101"));
    private static final Message MESSAGE =
            Messages.over(ChannelType.PHONE, Messages.to("rada", Contact.phone("+49 30 5550101")));
    private static final Report REPORT = Report.of("payments", "Cards are declined")
            .impact(Criterion.DEGRADATION)
            .build();

    /** What arrived. */
    private final List<Message> arrived = new CopyOnWriteArrayList<>();

    private final FaultyChannel phone = FaultyChannel.around(new Channel() {
        @Override
        public ChannelType type() {
            return ChannelType.PHONE;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.IDEMPOTENT;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public boolean hasReceipts() {
            return false;
        }

        @Override
        public SendResult send(Message message) {
            arrived.add(message);
            return new Accepted("call-" + arrived.size());
        }
    });

    @Test
    void it_works_until_it_is_told_otherwise_and_again_when_it_is_told_so() {
        assertThat(phone.type()).isEqualTo(ChannelType.PHONE);
        assertThat(phone.guarantee()).isEqualTo(Channel.Guarantee.IDEMPOTENT);
        assertThat(phone.send(MESSAGE)).isEqualTo(new Accepted("call-1"));
        assertThat(phone.refuses("blocked").send(MESSAGE)).isEqualTo(new Rejected("blocked"));
        assertThat(phone.send(MESSAGE)).isEqualTo(new Rejected("blocked"));
        assertThat(phone.isBusy("busy").send(MESSAGE)).isEqualTo(new RetryLater("busy", Duration.ZERO));
        assertThat(phone.works().send(MESSAGE)).isEqualTo(new Accepted("call-2"));
    }

    @Test
    void what_breaks_down_sends_nothing_and_what_loses_the_answer_does() {
        assertThatThrownBy(() -> phone.breaksDown("no line").send(MESSAGE))
                .isInstanceOf(InjectedFault.class)
                .hasMessage("no line");
        assertThat(arrived).isEmpty();
        assertThatThrownBy(() -> phone.losesTheAnswer("cut off").send(MESSAGE))
                .isInstanceOf(InjectedFault.class)
                .hasMessage("cut off");
        assertThat(arrived).containsExactly(MESSAGE);
    }

    @Test
    void what_is_dropped_is_accepted_and_not_sent() {
        assertThat(phone.dropsWhatItAccepts().send(MESSAGE)).isEqualTo(new Accepted(""));
        assertThat(arrived).isEmpty();
    }

    @Test
    void news_is_spoilt_only_where_there_is_some() {
        for (FaultyChannel silent :
                List.of(phone, FaultyChannel.around(phone), FaultyChannel.around(RingingPhone.tellingAtOnce()))) {
            assertThatThrownBy(silent::repeatsNews)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The channel phone inside has no news to spoil;"
                            + " allowed: around a Mailbox, or a RingingPhone that tells later");
        }
        FaultyChannel mail = FaultyChannel.around(FaultyChannel.around(Mailbox.withoutReceipts()));
        assertThat(mail.losesNews()).isSameAs(mail);
    }

    @Test
    void one_of_a_type_accepts_everything() {
        FaultyChannel sms = FaultyChannel.of(ChannelType.SMS);
        assertThat(sms.type()).isEqualTo(ChannelType.SMS);
        assertThat(sms.guarantee()).isEqualTo(Channel.Guarantee.AT_LEAST_ONCE);
        assertThat(sms.send(MESSAGE)).isEqualTo(new Accepted(""));
        assertThat(FaultyChannel.of(ChannelType.PHONE).send(MESSAGE)).isEqualTo(new Accepted("", Grade.ACKNOWLEDGED));
    }

    @Test
    void what_hangs_is_sent_when_it_is_released() throws Exception {
        phone.hangs();
        CompletableFuture<SendResult> answer = CompletableFuture.supplyAsync(() -> phone.send(MESSAGE));
        assertThat(phone.keeps(1, PATIENCE)).isTrue();
        assertThat(phone.keeps(2, Duration.ofMillis(1))).isFalse();
        assertThat(arrived).isEmpty();
        assertThat(answer).isNotDone();

        phone.release();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("call-1"));
    }

    @Test
    void what_answers_late_is_sent_at_once() throws Exception {
        phone.answersLate();
        CompletableFuture<SendResult> answer = CompletableFuture.supplyAsync(() -> phone.send(MESSAGE));
        assertThat(phone.keeps(1, PATIENCE)).isTrue();
        assertThat(arrived).containsExactly(MESSAGE);
        assertThat(answer).isNotDone();

        phone.release();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("call-1"));
        assertThat(phone.keeps(0, Duration.ZERO)).isTrue();
    }

    @Test
    void who_is_interrupted_while_it_hangs_is_let_go() {
        phone.hangs();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> phone.send(MESSAGE))
                .isInstanceOf(InjectedFault.class)
                .hasMessage("interrupted while the channel phone hung");
        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        assertThat(phone.keeps(1, PATIENCE)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void in_a_scenario_nobody_waits_and_the_time_limit_counts_as_passed() {
        Scenario pager = Scenario.builder(EmergencyHandling.policy())
                .channel(phone.hangs())
                .build();
        pager.reported(REPORT);
        pager.expectCall(Audience.RD_LEADER).resulting(Ambiguous.class);
        assertThat(arrived).isEmpty();

        phone.answersLate();
        pager.elapses(ofSeconds(72)); // a minute, spread by a fifth
        assertThat(pager.expectCall(Audience.RD_LEADER).sent().result())
                .isEqualTo(new Ambiguous("no answer of channel phone within the time limit"));
        assertThat(arrived).hasSize(1);

        phone.works();
        pager.elapses(ofSeconds(144)); // two minutes, spread by a fifth
        pager.expectCall(Audience.RD_LEADER).resulting(Accepted.class);
        assertThat(arrived)
                .hasSize(2)
                .extracting(Message::key)
                .containsOnly(arrived.get(0).key());
        assertThat(pager).hasNoFailures();
    }

    @Test
    @Tag("S28")
    void what_may_have_been_sent_is_sent_again_in_an_emergency_and_not_at_level_3() {
        Person rita = Person.of("rita", "Rita", Contact.email("rita@example.org"));
        FaultyChannel mail = FaultyChannel.of(ChannelType.EMAIL).losesTheAnswer("cut off");
        for (Criterion impact : List.of(Criterion.DEGRADATION, Criterion.CONSULTING)) {
            Scenario pager =
                    Scenario.builder(EmergencyHandling.policy()).channel(mail).build();
            pager.reported(
                    Report.of("payments", "Cards are declined").impact(impact).reporter(rita));
            pager.responds().resolves();
            pager.expectMail("rita").resulting(Ambiguous.class);
            pager.whateverWasSent().elapses(ofMinutes(2));
            if (impact.equals(Criterion.DEGRADATION)) {
                pager.expectMail("rita").resulting(Ambiguous.class);
            } else {
                pager.nothingElseWasSent();
            }
        }
    }

    @Test
    void a_real_engine_gives_up_after_its_time_limit() {
        phone.hangs();
        try (IncidentEngine engine = engine(Duration.ofMillis(500))) {
            IncidentId id = reportTo(engine);
            engine.runDue();
            assertThat(results(engine, id)).containsExactly(new Ambiguous("no answer of channel phone within PT0.5S"));
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void a_real_engine_waits_for_an_answer_that_is_late() throws Exception {
        phone.answersLate();
        try (IncidentEngine engine = engine(PATIENCE)) {
            IncidentId id = reportTo(engine);
            CompletableFuture<Void> round = CompletableFuture.runAsync(engine::runDue);
            assertThat(phone.keeps(1, PATIENCE)).isTrue();
            assertThat(results(engine, id)).isEmpty();
            phone.release();
            round.get(30, TimeUnit.SECONDS);
            assertThat(results(engine, id)).containsExactly(new Accepted("call-1"));
        }
    }

    private IncidentEngine engine(Duration timeLimit) {
        return IncidentEngine.on(new InMemoryStore())
                .directory(new Staff().with(RADA, Audience.RD_LEADER))
                .channel(phone)
                .sendTimeout(timeLimit)
                .build();
    }

    private static IncidentId reportTo(IncidentEngine engine) {
        return engine.report(Actor.of("ena", Role.OM_ENGINEER), Intake.of("call-1", REPORT))
                .incident()
                .id();
    }

    private static List<SendResult> results(IncidentEngine engine, IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(notification -> notification.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(ChannelType.PHONE))
                .flatMap(delivery -> delivery.attempts().stream())
                .map(attempt -> attempt.result())
                .toList();
    }
}
