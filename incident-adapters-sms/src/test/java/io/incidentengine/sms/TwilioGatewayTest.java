package io.incidentengine.sms;

import static io.incidentengine.sms.Messages.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages are sent by Twilio, and what its answers mean. */
@Tag("S30")
class TwilioGatewayTest {
    private final FakeTwilio twilio = FakeTwilio.start();
    private final TwilioSmsGateway gateway =
            TwilioSmsGateway.of(twilio.account()).from("+4930555010").build();

    @AfterEach
    void close() {
        gateway.close();
        twilio.close();
    }

    @Test
    void a_message_is_ordered_as_the_api_wants_it() {
        SendResult result = gateway.send(sms("A/1 ä&b", "Störung & mehr 🔥"));

        FakeTwilio.Order order = twilio.messages().get(0);
        assertThat(result).isEqualTo(new Accepted(order.sid()));
        assertThat(order.form().fields())
                .containsOnlyKeys("To", "From", "Body", "StatusCallback")
                .containsEntry("To", List.of(Messages.ANN))
                .containsEntry("From", List.of("+4930555010"))
                .containsEntry("Body", List.of("Störung & mehr 🔥"))
                .containsEntry(
                        "StatusCallback", List.of("https://desk.example.org/twilio/sms/status?m=A%2F1%20%C3%A4%26b"));
        assertThat(gateway.hasReceipts()).isTrue();
    }

    @Test
    void a_messaging_service_may_choose_the_sender_and_nobody_need_be_called_back() {
        String service = "MG" + "0".repeat(32);
        TwilioAccount account = TwilioAccount.of(FakeTwilio.SID, FakeTwilio.TOKEN)
                .api(twilio.account().resource("x").resolve("/"));
        try (TwilioSmsGateway silent =
                TwilioSmsGateway.of(account).messagingService(service).build()) {
            assertThat(silent.send(sms("m", "text"))).isInstanceOf(Accepted.class);
            assertThat(silent.hasReceipts()).isFalse();
        }
        assertThat(twilio.messages().get(0).form().fields())
                .containsOnlyKeys("To", "MessagingServiceSid", "Body")
                .containsEntry("MessagingServiceSid", List.of(service));
    }

    @Test
    void a_text_that_is_too_long_is_cut_between_characters_and_a_key_that_is_too_long_left_out() {
        gateway.send(sms("k".repeat(2_000), "x".repeat(1_598) + "🔥🔥"));

        FakeTwilio.Order order = twilio.messages().get(0);
        assertThat(order.get("Body")).isEqualTo("x".repeat(1_598) + "…");
        assertThat(order.get("StatusCallback")).isEqualTo("https://desk.example.org/twilio/sms/status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 {\"code\": 21211, \"message\": \"The 'To' number +491705550100 is not valid\"} | Rejected",
                "400 {\"code\": 21614} | Rejected",
                "400 {\"code\": 21610} | Rejected",
                "400 {\"code\": 21217} | Rejected",
                "400 {\"code\": 21606} | RetryLater",
                "400 {\"code\": 21408} | RetryLater",
                "400 {\"code\": 21608} | RetryLater",
                "400 {\"code\": 99999} | RetryLater",
                "400 {} | RetryLater",
                "401 {\"code\": 20003} | RetryLater",
                "403 {\"code\": 20005} | RetryLater",
                "404 {\"code\": 20404} | RetryLater",
                "429 {\"code\": 20429} | RetryLater",
                "503 {\"code\": 20503} | RetryLater",
                "500 {\"code\": 20500} | Ambiguous",
                "502 <html>Bad gateway</html> | Ambiguous",
                "201 <html>Welcome to the hotel</html> | Ambiguous",
                "201 {\"sid\": null} | Ambiguous",
                "201 {\"sid\": \"SM1\", \"status\": \"failed\", \"error_code\": 21610} | Rejected",
                "201 {\"sid\": \"SM1\", \"status\": \"failed\", \"error_code\": 30001} | RetryLater"
            })
    void each_code_means_what_the_page_says(String answer, String result) {
        twilio.refuses(order -> answer);

        SendResult said = gateway.send(sms("m", "hush"));

        assertThat(said.getClass().getSimpleName()).isEqualTo(result);
        assertThat(said.toString()).doesNotContain("5550100", "hush");
    }

    @Test
    void codes_are_told_to_those_who_look_after_the_system() {
        twilio.refuses(order -> "400 {\"code\": 21211}");
        assertThat(gateway.send(sms("m", "text"))).isEqualTo(new Rejected("HTTP status 400, 21211"));
    }

    @Test
    void a_wrong_login_is_for_somebody_to_mend_and_an_api_key_logs_in_too() {
        TwilioAccount account = twilio.account();
        try (TwilioSmsGateway wrong = TwilioSmsGateway.of(account.apiKey("SK1", () -> "hush-hush"))
                .from("12345")
                .build()) {
            assertThat(wrong.send(sms("m", "text")))
                    .isInstanceOfSatisfying(
                            RetryLater.class,
                            later -> assertThat(later.reason()).isEqualTo("HTTP status 401, 20003"));
        }
        try (TwilioSmsGateway right = TwilioSmsGateway.of(account.apiKey(FakeTwilio.SID, () -> FakeTwilio.TOKEN))
                .from("Desk")
                .build()) {
            assertThat(right.send(sms("m", "text"))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void an_answer_that_is_lost_is_ambiguous() {
        try (HttpPeer peer = HttpPeer.start();
                TwilioSmsGateway lost = TwilioSmsGateway.of(
                                twilio.account().api(peer.address().resolve("/")))
                        .from("12345")
                        .build()) {
            peer.does((request, link) -> link.reset());
            assertThat(lost.send(sms("m", "text"))).isInstanceOf(Ambiguous.class);
        }
    }

    @Test
    void what_cannot_work_is_refused_and_nothing_secret_shown() {
        TwilioAccount account = twilio.account();
        assertThatThrownBy(() -> TwilioAccount.of("AC1", "t")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TwilioSmsGateway.of(account).build()).hasMessageContaining("messagingService");
        assertThatThrownBy(() -> TwilioSmsGateway.of(account).from("a name that is too long"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TwilioSmsGateway.of(account).messagingService("MG1"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TwilioSmsGateway.of(account).from("12345").window(0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.api(URI.create("http://twilio.example.org")))
                .as("passwords are not sent unencrypted to another machine")
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.calledBackAt(URI.create("https://desk.example.org/x?a=b")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.timeouts(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TwilioCallbacks.of(account).build()).hasMessageContaining("sms or calls");
        assertThat(account.toString() + gateway)
                .isEqualTo("Twilio account …cdefmessages of Twilio account …cdef")
                .doesNotContain(FakeTwilio.TOKEN);
    }
}
