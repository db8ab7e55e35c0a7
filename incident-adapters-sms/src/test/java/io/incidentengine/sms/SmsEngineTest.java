package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.NotingChannel;
import io.incidentengine.testing.Patience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a reported incident to the phone, out of memory and out of PostgreSQL. */
class SmsEngineTest {

    private static List<String> to(Desk desk, String number) {
        return desk.smsc.textsTo(number);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R27")
    @Tag("R28")
    @Tag("R29")
    @Tag("R30")
    @Tag("R31")
    @Tag("R32")
    void an_incident_of_level_1_is_told_by_sms_and_phone_from_report_to_rectification(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            IncidentId id = desk.report();
            desk.engine.runDue();
            assertThat(desk.engine.take(
                            News.ofReference(ChannelType.PHONE, "call-1", News.Status.ACKNOWLEDGED, desk.now.get())))
                    .isEqualTo(News.Reception.RECORDED);
            desk.pass(Duration.ofMinutes(5));
            desk.messages(id)
                    .forEach(one -> desk.smsc.receipt(
                            ((SendResult.Accepted) one.attempts().get(0).result()).reference(),
                            one.message().recipients().get(0).contact().address(),
                            "DELIVRD",
                            "2603020805"));
            desk.engine.handle(id, Desk.ENA, new Respond());
            desk.pass(Duration.ofMinutes(130));
            desk.engine.handle(id, Desk.ENA, new Recover("rolled back"));
            desk.engine.runDue();

            assertThat(to(desk, Desk.OLGA))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .contains("level 1", "payments", "Cards fail")
                                    .contains("\nReply "
                                            + ReplyCode.of(desk.messageTo(id, "olga")
                                                    .message()
                                                    .key())),
                            progress -> assertThat(progress).contains("progress"),
                            progress -> assertThat(progress).contains("progress"),
                            late -> assertThat(late).containsIgnoringCase("overdue"),
                            back -> assertThat(back).containsIgnoringCase("back"));
            assertThat(to(desk, Desk.OMAR))
                    .hasSize(5)
                    .first()
                    .asString()
                    .containsIgnoringCase("stufe 1")
                    .doesNotContain("Reply");
            assertThat(to(desk, Desk.RADA)).singleElement().asString().containsIgnoringCase("overdue");
            assertThat(desk.calls.calls)
                    .filteredOn(call -> call.to().digits().equals(Desk.RADA))
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.acknowledgeable()).isTrue());
            assertThat(desk.calls.calls.get(0).text())
                    .containsIgnoringCase("level 1")
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    @Tag("S30")
    void a_server_that_is_down_for_an_hour_costs_nothing_but_time_and_nobody_elses(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            desk.smsc.down();
            IncidentId id = desk.report();
            desk.engine.runDue();
            assertThat(desk.calls.calls).isNotEmpty();

            desk.pass(Duration.ofHours(1));
            assertThat(desk.smsc.taken()).isEmpty();
            desk.smsc.up();
            Patience.await("a connection", () -> {
                desk.pass(Duration.ofMinutes(10));
                return !desk.smsc.taken().isEmpty();
            });
            desk.pass(Duration.ofHours(1));

            assertThat(desk.messages(id))
                    .extracting(Delivery::state)
                    .doesNotContain(Delivery.State.REFUSED, Delivery.State.AMBIGUOUS)
                    .contains(Delivery.State.SENT);
            assertThat(to(desk, Desk.OLGA)).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    void an_answer_that_is_lost_makes_the_message_go_out_again_and_no_other(Kept kept) throws Exception {
        try (Desk desk = Desk.open(kept)) {
            desk.smsc.does((message, link) -> {
                if (message.to().equals(Desk.OLGA)) {
                    link.reset();
                }
                return message.id();
            });
            IncidentId id = desk.report();
            desk.engine.runDue();
            desk.smsc.asUsual();
            Patience.await("a new connection", () -> desk.smsc.logins() > 1);
            desk.pass(Duration.ofMinutes(5));

            assertThat(to(desk, Desk.OLGA))
                    .hasSize(2)
                    .allMatch(to(desk, Desk.OLGA).get(0)::equals);
            assertThat(to(desk, Desk.OMAR)).hasSize(1);
            assertThat(desk.messageTo(id, "olga").attempts())
                    .satisfiesExactly(
                            lost -> assertThat(lost.result()).isInstanceOf(SendResult.Ambiguous.class),
                            again -> assertThat(again.result()).isInstanceOf(SendResult.Accepted.class));
        }
    }

    @Test
    void a_server_that_hangs_delays_no_call() throws Exception {
        try (Smsc smsc = Smsc.start()) {
            smsc.hangs();
            NotingChannel phone = new NotingChannel(ChannelType.PHONE);
            SmppGateway gateway = SmppGateway.to(smsc.server()).build();
            try (SmsChannel sms = SmsChannel.over(gateway).build();
                    IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                            .directory(Desk.STAFF)
                            .channel(sms)
                            .channel(phone)
                            .build()
                            .start()) {
                engine.report(Desk.ENA, Intake.of("1", Desk.REPORT));

                Patience.await(
                        "a call", Duration.ofSeconds(60), () -> !phone.first().isEmpty());
            }
        }
    }
}
