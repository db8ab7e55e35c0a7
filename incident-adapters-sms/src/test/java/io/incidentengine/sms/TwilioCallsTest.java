package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.testing.Kept;
import io.incidentengine.testkit.FaultyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** From a reported incident to a phone that rings, and what comes of the call. */
class TwilioCallsTest {
    private TwilioDesk desk = new TwilioDesk(Kept.IN_MEMORY);

    @AfterEach
    void close() {
        desk.close();
    }

    private void open(Kept kept) {
        desk.close();
        desk = new TwilioDesk(kept);
    }

    private FakeTwilio.Order firstCall() {
        return desk.twilio.calls().get(0);
    }

    private Delivery call(IncidentId id) {
        String sid = firstCall().sid();
        return desk.messages(id, ChannelType.PHONE).stream()
                .filter(one -> one.attempts().stream()
                        .anyMatch(attempt -> attempt.result() instanceof SendResult.Accepted taken
                                && taken.reference().equals(sid)))
                .findFirst()
                .orElseThrow();
    }

    private CallbackResponse told(CallbackRequest request) {
        return desk.callbacks.apply(request);
    }

    /** Those that told the leader of the incident first (R28). */
    private List<FakeTwilio.Order> initialCalls() {
        return desk.twilio.callsTo("+" + Desk.RADA).stream()
                .filter(one -> one.get("StatusCallback").contains("%2FR28"))
                .toList();
    }

    private IncidentId called() {
        IncidentId id = desk.report();
        desk.engine.runDue();
        return id;
    }

    @Test
    void a_call_is_ordered_as_the_api_wants_it() {
        called();

        FakeTwilio.Order order = desk.twilio.callsTo("+" + Desk.RADA).get(0);
        String key = Percent.encoded(desk.messages(
                        desk.engine
                                .search(IncidentQuery.all())
                                .incidents()
                                .get(0)
                                .id(),
                        ChannelType.PHONE)
                .get(0)
                .message()
                .key());
        assertThat(order.form().fields())
                .containsOnlyKeys(
                        "To",
                        "From",
                        "Twiml",
                        "Timeout",
                        "TimeLimit",
                        "StatusCallback",
                        "StatusCallbackEvent",
                        "StatusCallbackMethod",
                        "MachineDetection",
                        "AsyncAmd",
                        "AsyncAmdStatusCallback",
                        "AsyncAmdStatusCallbackMethod")
                .containsEntry("From", List.of("+4930555010"))
                .containsEntry("Timeout", List.of("30"))
                .containsEntry("MachineDetection", List.of("Enable"))
                .containsEntry("StatusCallback", List.of(FakeTwilio.BASE + "/call/status?m=" + key))
                .containsEntry("AsyncAmdStatusCallback", List.of(FakeTwilio.BASE + "/call/answered?m=" + key));
        Element gather = Said.first(order.get("Twiml"), "Gather");
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getAttribute("input")).isEqualTo("dtmf");
        assertThat(gather.getAttribute("action")).isEqualTo(FakeTwilio.BASE + "/call/key?m=" + key + "&l=en-GB&t=1");
        assertThat(Said.first(order.get("Twiml"), "Say").getAttribute("language"))
                .isEqualTo("en-GB");
        assertThat(Said.text(order.get("Twiml")))
                .containsIgnoringCase("level 1")
                .contains("Press 1 to acknowledge.");
    }

    @ParameterizedTest
    @CsvSource({
        "de, de-DE, Drücken Sie die 1", "de-AT, de-DE, Drücken Sie die 1", "en-US, en-US, Press 1",
                "en, en-GB, Press 1",
        "fr-CA, fr-CA, Press 1", "no, nb-NO, Press 1", "cs, cs-CZ, Press 1", "tlh, en-GB, Press 1"
    })
    void it_is_spoken_in_the_language_of_who_is_called(String reader, String language, String asked) {
        try (TwilioVoiceGateway gateway = TwilioVoiceGateway.of(desk.twilio.account())
                .from("+4930555010")
                .voice(Locale.forLanguageTag("cs"), "cs-CZ", "Google.cs-CZ-Standard-A")
                .build()) {
            gateway.call(new Call("m", new PhoneNumber(Messages.ANN), "Störung", Locale.forLanguageTag(reader), true));
        }

        Element say = Said.first(firstCall().get("Twiml"), "Say");
        assertThat(say.getAttribute("language")).isEqualTo(language);
        assertThat(say.getAttribute("voice")).isEqualTo(reader.equals("cs") ? "Google.cs-CZ-Standard-A" : "");
        assertThat(say.getAttribute("loop")).isEqualTo("2");
        assertThat(say.getTextContent()).contains("Störung").contains(asked);
    }

    @Test
    void a_text_that_is_too_long_is_cut_between_words_and_still_asks_for_the_key() {
        try (TwilioVoiceGateway gateway = TwilioVoiceGateway.of(desk.twilio.account())
                .from("+4930555010")
                .ringing(Duration.ofSeconds(20))
                .withoutMachineDetection()
                .build()) {
            gateway.call(
                    new Call("m", new PhoneNumber(Messages.ANN), "wörter & mehr ".repeat(1_000), Locale.GERMAN, true));
            gateway.call(new Call("m", new PhoneNumber(Messages.ANN), "🔥".repeat(9_000), Locale.GERMAN, false));
        }

        assertThat(desk.twilio.calls())
                .allSatisfy(one -> assertThat(one.get("Twiml").length()).isBetween(3_000, 4_000));
        assertThat(Said.text(firstCall().get("Twiml"))).contains("wörter &").contains("Drücken Sie die 1");
        assertThat(Said.text(desk.twilio.calls().get(1).get("Twiml"))).matches("(🔥)+");
        assertThat(firstCall().form().fields()).doesNotContainKey("MachineDetection");
        assertThat(firstCall().get("Timeout")).isEqualTo("20");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S33")
    void a_key_acknowledges_and_nothing_later_takes_it_back(Kept kept) {
        open(kept);
        IncidentId id = called();
        FakeTwilio.Order order = firstCall();

        CallbackResponse thanks = told(FakeTwilio.key(order, order.get("Twiml"), "1"));
        told(FakeTwilio.answeredBy(order, "machine_start"));
        desk.now.set(desk.now.get().plusSeconds(60));
        told(FakeTwilio.ended(order, "completed", "AnsweredBy", "machine_start"));

        assertThat(Said.text(thanks.body())).contains("Thank you");
        assertThat(call(id).grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED);
        assertThat(call(id).acknowledgement(Instant.MAX))
                .hasValueSatisfying(news -> assertThat(news.detail()).isEqualTo("key 1"));
    }

    @Test
    @Tag("S33")
    void another_key_is_no_answer_and_it_is_asked_three_times() {
        IncidentId id = called();
        FakeTwilio.Order order = firstCall();
        String said = order.get("Twiml");
        for (String wrong : List.of("2", "#")) {
            said = told(FakeTwilio.key(order, said, wrong)).body();
            assertThat(Said.text(said)).contains("Press 1");
        }
        String last = told(FakeTwilio.key(order, said, "9")).body();

        assertThat(Said.text(last)).contains("Nothing was acknowledged").doesNotContain("Press");
        assertThat(call(id).news()).isEmpty();
        assertThat(told(FakeTwilio.key(order, said, "1")).status())
                .as("one that is pressed again, with another digit, is another request")
                .isEqualTo(200);
        assertThat(call(id).grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED);
    }

    @Test
    @Tag("S33")
    void who_presses_a_key_hears_when_it_could_not_be_stored() {
        IncidentId id = called();
        FakeTwilio.Order order = firstCall();
        desk.store.failsOnceBeforeCommit(1, FaultyStore.Write.RECORD);

        String again = told(FakeTwilio.key(order, order.get("Twiml"), "1")).body();
        assertThat(Said.text(again)).contains("could not be stored").contains("Press 1");
        assertThat(Said.text(told(FakeTwilio.key(order, again, "1")).body())).contains("Thank you");
        assertThat(call(id).grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED);
    }

    @Test
    @Tag("S33")
    void who_presses_a_key_for_what_is_not_known_hears_so_in_his_language() {
        String address = FakeTwilio.BASE + "/call/key?m=gone&l=de-DE&t=1";

        assertThat(Said.text(told(FakeTwilio.signed(address, "CallSid", "CA1", "Digits", "1"))
                        .body()))
                .contains("nicht mehr bekannt");
    }

    @ParameterizedTest
    @CsvSource({
        "busy, , ",
        "no-answer, , ",
        "failed, , ",
        "canceled, , ",
        "completed, machine_start, ",
        "completed, machine_end_beep, ",
        "completed, fax, ",
        "completed, human, DELIVERED",
        "completed, unknown, ACCEPTED",
        "completed, , ACCEPTED",
        "ringing, , ACCEPTED",
        "in-progress, , ACCEPTED"
    })
    @Tag("S29")
    void what_a_call_came_to_is_told_and_a_machine_is_no_proof(String status, String by, Grade grade) {
        IncidentId id = called();

        CallbackRequest ended = by == null
                ? FakeTwilio.ended(firstCall(), status)
                : FakeTwilio.ended(firstCall(), status, "AnsweredBy", by);
        assertThat(told(ended).status()).isEqualTo(204);
        assertThat(told(ended).status()).isEqualTo(204);

        assertThat(call(id).grade(Instant.MAX).orElse(null)).isEqualTo(grade);
        assertThat(call(id).news().size()).isLessThanOrEqualTo(1);
    }

    @Test
    @Tag("S29")
    void the_time_of_news_is_twilio_s_unless_that_is_in_the_future() {
        IncidentId id = called();
        desk.now.set(Instant.parse("2026-03-02T08:10:00Z"));
        told(FakeTwilio.ended(firstCall(), "busy", "Timestamp", "Mon, 02 Mar 2026 08:05:00 +0000"));
        assertThat(call(id).news().get(0).at()).isEqualTo("2026-03-02T08:05:00Z");

        told(FakeTwilio.ended(firstCall(), "busy", "Timestamp", "Mon, 02 Mar 2099 08:05:00 +0000"));
        assertThat(call(id).news().get(1).at()).isEqualTo("2026-03-02T08:10:00Z");
    }

    @Test
    @Tag("S29")
    void a_person_who_took_a_call_whose_order_got_no_answer_is_known_by_the_key() {
        desk.twilio.refuses(order -> order.resource().equals("Calls") ? "500 {}" : "");
        IncidentId id = called();
        Delivery lost = desk.messages(id, ChannelType.PHONE).get(0);
        assertThat(lost.attempts().get(0).result()).isInstanceOf(Ambiguous.class);

        told(FakeTwilio.signed(
                FakeTwilio.BASE + "/call/key?m="
                        + Percent.encoded(lost.message().key()) + "&l=en-GB&t=1",
                "CallSid",
                "CA1",
                "Digits",
                "1"));

        assertThat(desk.messages(id, ChannelType.PHONE))
                .filteredOn(one -> one.message().key().equals(lost.message().key()))
                .allSatisfy(one -> assertThat(one.grade(Instant.MAX)).contains(Grade.ACKNOWLEDGED));
    }

    @Test
    @Tag("S29")
    void a_failure_of_a_call_that_may_have_been_ordered_takes_nothing_from_the_next() {
        desk.twilio.refuses(order -> order.resource().equals("Calls") ? "500 {}" : "");
        IncidentId id = called();
        desk.twilio.refuses(order -> "");
        desk.pass(Duration.ofMinutes(3));
        FakeTwilio.Order again = firstCall();
        told(FakeTwilio.answeredBy(again, "human"));
        desk.now.set(desk.now.get().plusSeconds(60));

        told(FakeTwilio.signed(again.get("StatusCallback"), "CallSid", "CAfirst", "CallStatus", "failed"));

        assertThat(call(id).attempts()).hasSize(2);
        assertThat(call(id).grade(Instant.MAX)).contains(Grade.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R27")
    @Tag("R28")
    @Tag("R29")
    @Tag("R30")
    @Tag("R31")
    @Tag("R32")
    void an_incident_of_level_1_is_told_until_somebody_presses_a_key(Kept kept) {
        open(kept);
        IncidentId id = called();
        FakeTwilio.Order missed = firstCall();
        desk.twilio.refuses(
                order -> order.resource().equals("Messages") && order.get("To").equals("+" + Desk.RADA)
                        ? "400 {\"code\": 21614}"
                        : "");
        told(FakeTwilio.ended(missed, "no-answer"));
        for (int minute = 0; minute < 3; minute++) {
            desk.pass(Duration.ofMinutes(1));
        }

        assertThat(initialCalls())
                .as("nobody answered, so the engine calls again")
                .hasSize(2);
        FakeTwilio.Order taken = initialCalls().get(1);
        told(FakeTwilio.answeredBy(taken, "human"));
        told(FakeTwilio.key(taken, taken.get("Twiml"), "1"));
        told(FakeTwilio.ended(taken, "completed", "AnsweredBy", "human"));
        desk.pass(Duration.ofMinutes(20));
        assertThat(initialCalls()).as("who acknowledged is not called again").hasSize(2);

        desk.engine.handle(id, Desk.ENA, new Respond());
        desk.pass(Duration.ofMinutes(110));
        desk.engine.handle(id, Desk.ENA, new Recover("rolled back"));
        desk.engine.runDue();

        assertThat(desk.twilio.messages())
                .filteredOn(one -> one.get("To").equals("+" + Desk.OLGA))
                .extracting(one -> one.get("Body"))
                .first()
                .asString()
                .contains("level 1", "payments", "Cards fail");
        assertThat(desk.twilio.messages())
                .filteredOn(one -> one.get("To").equals("+" + Desk.OLGA))
                .extracting(one -> one.get("Body"))
                .anySatisfy(text -> assertThat(text).contains("progress"))
                .anySatisfy(text -> assertThat(text).containsIgnoringCase("overdue"))
                .anySatisfy(text -> assertThat(text).containsIgnoringCase("back"));
        assertThat(desk.twilio.messages())
                .filteredOn(one -> one.get("To").equals("+" + Desk.OMAR))
                .extracting(one -> one.get("Body"))
                .first()
                .asString()
                .containsIgnoringCase("stufe 1");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S33")
    void a_reply_to_the_sms_that_stands_in_for_a_call_acknowledges(Kept kept) {
        open(kept);
        IncidentId id = called();
        told(FakeTwilio.ended(firstCall(), "busy"));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.twilio.messages())
                .anySatisfy(one -> assertThat(one.get("To")).isEqualTo("+" + Desk.RADA));

        told(desk.twilio.reply("+" + Desk.RADA, "Bin dran"));
        desk.pass(Duration.ofMinutes(25));

        assertThat(desk.messageTo(id, ChannelType.SMS, "rada").grade(Instant.MAX))
                .contains(Grade.ACKNOWLEDGED);
        assertThat(initialCalls()).as("who acknowledged is not called again").hasSize(1);
    }

    @Test
    @Tag("S29")
    void who_does_not_answer_is_called_again_at_once_and_as_often_as_the_policy_says() {
        desk.twilio.refuses(order -> order.resource().equals("Messages") ? "400 {\"code\": 21614}" : "");
        called();
        int told = 0;
        for (int minute = 0; minute < 28; minute++) {
            while (told < desk.twilio.calls().size()) {
                FakeTwilio.Order call = desk.twilio.calls().get(told++);
                told(FakeTwilio.ended(call, told % 2 == 0 ? "busy" : "no-answer"));
            }
            desk.pass(Duration.ofMinutes(1));
        }

        assertThat(initialCalls())
                .as("once, and in each of the fallbacks but those that try SMS and e-mail")
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    @Tag("S30")
    void a_provider_that_is_down_for_an_hour_is_called_again_and_nobody_is_told_twice(Kept kept) {
        open(kept);
        desk.twilio.refuses(order -> "503 {}");
        IncidentId id = called();
        desk.pass(Duration.ofHours(1));
        assertThat(desk.twilio.orders).isEmpty();

        desk.twilio.refuses(order -> "");
        desk.pass(Duration.ofHours(2));

        assertThat(desk.messages(id, ChannelType.SMS))
                .extracting(Delivery::state)
                .doesNotContain(Delivery.State.REFUSED, Delivery.State.AMBIGUOUS)
                .contains(Delivery.State.SENT);
        assertThat(desk.twilio.messages())
                .isNotEmpty()
                .extracting(one -> one.get("StatusCallback"))
                .as("each names its message")
                .doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_work_is_refused() {
        TwilioAccount silent = TwilioAccount.of(FakeTwilio.SID, FakeTwilio.TOKEN);
        assertThatThrownBy(() -> TwilioVoiceGateway.of(silent).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("from", "calledBackAt");
        TwilioVoiceGateway.Builder builder = TwilioVoiceGateway.of(desk.twilio.account());
        assertThatThrownBy(() -> builder.from("12345")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.ringing(Duration.ofSeconds(4))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.window(1_001)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TwilioCallbacks.of(silent).calls(desk.engine).build())
                .hasMessageContaining("calledBackAt");
        assertThat(builder.from("+4930555010").build()).hasToString("calls of Twilio account …cdef");
    }
}
