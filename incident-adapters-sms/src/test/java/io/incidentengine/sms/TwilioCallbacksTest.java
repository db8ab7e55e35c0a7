package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.testing.Kept;
import io.incidentengine.testkit.FaultyStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Twilio says of short messages, and who says it. */
@Tag("S29")
class TwilioCallbacksTest {
    private static final String STATUS = FakeTwilio.BASE + "/sms/status";

    private TwilioDesk desk = new TwilioDesk(Kept.IN_MEMORY);

    @AfterEach
    void close() {
        desk.close();
    }

    private FakeTwilio.Order messageTo(String digits) {
        return desk.twilio.messages().stream()
                .filter(one -> one.get("To").equals("+" + digits))
                .findFirst()
                .orElseThrow();
    }

    private Delivery olgas(IncidentId id) {
        return desk.messageTo(id, ChannelType.SMS, "olga");
    }

    private int status(CallbackRequest request) {
        return desk.callbacks.apply(request).status();
    }

    @Test
    void the_signature_is_the_one_of_twilio_s_own_example() {
        CallbackForm form = CallbackForm.parse(
                        "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE")
                .orElseThrow();

        assertThat(TwilioSignature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @ParameterizedTest
    @EnumSource
    void receipts_count_however_late_doubled_and_out_of_order_they_come(Kept kept) {
        desk.close();
        desk = new TwilioDesk(kept);
        IncidentId id = desk.report();
        desk.engine.runDue();
        FakeTwilio.Order order = messageTo(Desk.OLGA);

        assertThat(status(FakeTwilio.status(order, "delivered"))).isEqualTo(204);
        assertThat(status(FakeTwilio.status(order, "delivered"))).isEqualTo(204);
        desk.now.set(desk.now.get().plusSeconds(60));
        assertThat(status(FakeTwilio.status(order, "sent"))).isEqualTo(204);
        assertThat(status(FakeTwilio.status(order, "queued"))).isEqualTo(204);
        assertThat(olgas(id).grade(Instant.MAX)).contains(Grade.DELIVERED);
        assertThat(olgas(id).news()).hasSize(1);

        assertThat(status(FakeTwilio.status(messageTo(Desk.OMAR), "undelivered", "ErrorCode", "30003")))
                .isEqualTo(204);
        assertThat(desk.messageTo(id, ChannelType.SMS, "omar").grade(Instant.MAX))
                .isEmpty();
        assertThat(desk.messageTo(id, ChannelType.SMS, "omar").news())
                .singleElement()
                .satisfies(news -> assertThat(news.detail()).isEqualTo("undelivered error 30003"));
    }

    @Test
    void a_receipt_of_an_order_whose_answer_was_lost_is_known_by_the_key() {
        desk.twilio.refuses(order -> order.get("To").equals("+" + Desk.OLGA) ? "500 {\"code\": 20500}" : "");
        IncidentId id = desk.report();
        desk.engine.runDue();
        String key = olgas(id).message().key();

        assertThat(status(FakeTwilio.signed(
                        STATUS + "?m=" + Percent.encoded(key), "MessageSid", "SM1", "MessageStatus", "delivered")))
                .isEqualTo(204);
        assertThat(olgas(id).grade(Instant.MAX)).contains(Grade.DELIVERED);
    }

    @Test
    void news_of_what_is_not_known_is_taken_and_counted_no_sooner_than_it_was_tried_again() {
        long before = desk.engine.strayNews();

        assertThat(status(FakeTwilio.signed(STATUS, "MessageSid", "SMstranger", "MessageStatus", "failed")))
                .isEqualTo(204);
        assertThat(desk.engine.strayNews()).isEqualTo(before);
    }

    @Test
    @Tag("S33")
    void a_reply_acknowledges_and_is_not_answered() {
        IncidentId id = desk.report();
        desk.engine.runDue();

        CallbackResponse response = desk.callbacks.apply(desk.twilio.reply("+" + Desk.OLGA, "Bin dran"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).endsWith("<Response/>");
        assertThat(response.headers()).containsEntry("Content-Type", "text/xml; charset=utf-8");
        assertThat(olgas(id).acknowledgement(Instant.MAX)).hasValueSatisfying(news -> {
            assertThat(news.by()).contains(PersonId.of("olga"));
            assertThat(news.detail()).isEqualTo("Bin dran");
        });
        assertThat(desk.callbacks
                        .apply(desk.twilio.reply("+4930999", "who is this?"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("S33")
    void a_reply_that_is_played_again_acknowledges_nothing_that_was_sent_meanwhile() {
        desk.report();
        desk.engine.runDue();
        CallbackRequest reply = desk.twilio.reply("+" + Desk.OLGA, "ok");
        CallbackResponse first = desk.callbacks.apply(reply);
        desk.pass(Duration.ofMinutes(6));
        IncidentId later = desk.report();
        desk.engine.runDue();

        assertThat(desk.callbacks.apply(reply)).isEqualTo(first);
        assertThat(olgas(later).acknowledgement(Instant.MAX)).isEmpty();
    }

    @Test
    void who_cannot_sign_is_refused_whatever_he_changes() {
        IncidentId id = desk.report();
        desk.engine.runDue();
        FakeTwilio.Order order = messageTo(Desk.OLGA);
        CallbackRequest good = FakeTwilio.status(order, "failed");
        List<CallbackRequest> forged = new ArrayList<>();
        forged.add(FakeTwilio.signed("another token", order.get("StatusCallback"), List.of(Map.entry("a", "b"))));
        forged.add(with(good, good.target() + "&x=1", good.headers(), good.body()));
        forged.add(
                with(good, good.target(), good.headers(), "MessageStatus=delivered".getBytes(StandardCharsets.UTF_8)));
        forged.add(with(good, good.target(), header(good, TwilioSignature.HEADER), good.body()));
        forged.add(with(good, good.target(), header(good, TwilioSignature.HEADER, ""), good.body()));
        forged.add(with(good, good.target(), header(good, TwilioSignature.HEADER, "a", "b"), good.body()));
        forged.add(with(good, good.target(), header(good, TwilioSignature.HEADER, "Ж🔥\u0000"), good.body()));

        assertThat(forged).allSatisfy(request -> assertThat(status(request)).isEqualTo(403));
        assertThat(desk.messages(id, ChannelType.SMS))
                .allSatisfy(one -> assertThat(one.news()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://desk.example.org", "https://desk.example.org:443"})
    void the_port_that_goes_without_saying_may_be_signed_or_not(String root) {
        assertThat(status(new CallbackRequest(
                        "POST",
                        "/twilio/sms/status",
                        FakeTwilio.signed(root + "/twilio/sms/status", "MessageSid", "SM1", "MessageStatus", "sent")
                                .headers(),
                        FakeTwilio.signed(root + "/twilio/sms/status", "MessageSid", "SM1", "MessageStatus", "sent")
                                .body())))
                .isEqualTo(204);
    }

    @Test
    void what_is_no_callback_is_refused_with_the_reason() {
        CallbackRequest good = FakeTwilio.signed(STATUS, "MessageStatus", "delivered", "MessageSid", "SM1");

        assertThat(status(good)).isEqualTo(204);
        for (String path : List.of(
                "/",
                "/twilio",
                "/twilio/",
                "/twilio/sms",
                "/twilio/sms/status/",
                "/other/sms/status",
                "",
                "/twiliosms/status",
                "/twilio/../twilio/sms/status")) {
            assertThat(status(with(good, path, good.headers(), good.body())))
                    .as(path)
                    .isEqualTo(404);
        }
        CallbackResponse get =
                desk.callbacks.apply(new CallbackRequest("GET", good.target(), good.headers(), good.body()));
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("Allow", "POST");
        assertThat(status(with(good, good.target(), good.headers(), new byte[64 * 1024 + 1])))
                .isEqualTo(413);
        assertThat(status(with(good, good.target(), header(good, "Content-Type", "application/json"), good.body())))
                .isEqualTo(415);
        assertThat(status(with(good, good.target(), header(good, "Content-Type"), good.body())))
                .isEqualTo(415);
        assertThat(status(with(good, good.target(), good.headers(), "a=%zz".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(400);
        assertThat(status(with(good, good.target() + "?m=%", good.headers(), good.body())))
                .isEqualTo(400);
        assertThat(status(FakeTwilio.signed(STATUS, "MessageStatus", "delivered")))
                .isEqualTo(400);
        assertThat(status(FakeTwilio.signed(FakeTwilio.BASE + "/sms/reply", "Body", "ok")))
                .isEqualTo(400);
        assertThat(desk.callbacks.apply(null).status()).isEqualTo(500);
        assertThat(TwilioCallbacks.of(desk.twilio.account())
                        .calls(desk.engine)
                        .build()
                        .apply(good)
                        .status())
                .as("what is not configured is not there")
                .isEqualTo(404);
    }

    @Test
    void what_the_engine_cannot_take_in_is_for_twilio_to_say_again() {
        IncidentId id = desk.report();
        desk.engine.runDue();
        FakeTwilio.Order order = messageTo(Desk.OLGA);
        CallbackRequest receipt = FakeTwilio.status(order, "delivered");
        desk.store.failsOnceBeforeCommit(1, FaultyStore.Write.RECORD);

        assertThat(status(receipt)).isEqualTo(500);
        assertThat(status(receipt)).as("it is not remembered as done").isEqualTo(204);
        assertThat(olgas(id).grade(Instant.MAX)).contains(Grade.DELIVERED);
    }

    private static CallbackRequest with(
            CallbackRequest good, String target, Map<String, List<String>> headers, byte[] body) {
        return new CallbackRequest(good.method(), target, headers, body);
    }

    private static Map<String, List<String>> header(CallbackRequest good, String name, String... values) {
        Map<String, List<String>> headers = new HashMap<>(good.headers());
        headers.put(name.toLowerCase(Locale.ROOT), List.of(values));
        return headers;
    }
}
