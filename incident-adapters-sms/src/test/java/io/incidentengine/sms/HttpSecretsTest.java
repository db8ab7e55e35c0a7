package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.incidentengine.notification.SendResult;
import io.incidentengine.testing.Kept;
import io.incidentengine.testkit.FaultyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No log of what goes over HTTP shows a secret, a whole number or what a message says, whatever becomes of it. */
@Tag("R2")
class HttpSecretsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.incidentengine.sms");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.TRACE);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private static void showsNothing(String line) {
        assertThat(line)
                .doesNotContain("hush", FakeTwilio.TOKEN, "5550100", "5550101", "5550103", "5559999", FakeTwilio.SID);
    }

    @Test
    void what_is_sent_is_not_shown() {
        List<Object> said = new ArrayList<>();
        try (HttpPeer peer = HttpPeer.start();
                FakeTwilio twilio = FakeTwilio.start();
                HttpSmsGateway http = HttpSmsGateway.to(peer.address())
                        .unencrypted()
                        .bearer(() -> "hush-token")
                        .json("{\"to\": \"{to}\", \"text\": \"{text}\"}")
                        .codeAt("/code")
                        .timeouts(Duration.ofSeconds(1), Duration.ofMillis(300))
                        .build();
                TwilioVoiceGateway calls = TwilioVoiceGateway.of(twilio.account())
                        .from("+4930555010")
                        .build()) {
            for (String answer :
                    List.of("hush +491705550100", "{\"code\": \"hush hush\"}", "{\"code\": \"491705550100\"}")) {
                peer.answers(400, "", answer);
                said.add(http.send(Messages.sms("m", "hush text")));
            }
            peer.does((request, link) -> link.write(request.body() + "\r\n\r\n"));
            said.add(http.send(Messages.sms("m", "hush text")));
            peer.does((request, link) -> {});
            said.add(http.send(Messages.sms("m", "hush text")));
            twilio.refuses(order -> "400 {\"code\": 21211, \"message\": \"hush " + order.get("To") + "\"}");
            said.add(calls.call(new Call("m", new PhoneNumber(Messages.ANN), "hush text", Locale.ENGLISH, true)));
            said.addAll(List.of(http, calls, twilio.account()));
        }

        assertThat(said).hasSize(9).allSatisfy(one -> showsNothing(one.toString()));
        assertThat(said).filteredOn(SendResult.class::isInstance).hasSize(6);
        assertThat(lines()).isNotEmpty().allSatisfy(HttpSecretsTest::showsNothing);
    }

    @Test
    void what_comes_back_is_not_shown() {
        TwilioDesk desk = new TwilioDesk(Kept.IN_MEMORY);
        try (desk) {
            desk.report();
            desk.engine.runDue();
            CallbackRequest reply = desk.twilio.reply("+" + Desk.OLGA, "hush reply");
            desk.callbacks.apply(new CallbackRequest("POST", reply.target(), Map.of(), reply.body()));
            desk.callbacks.apply(new CallbackRequest(
                    "POST", FakeTwilio.BASE.getPath() + "/sms/status?m=hush", reply.headers(), reply.body()));
            desk.store.failsOnceBeforeCommit(1, FaultyStore.Write.RECORD);
            desk.callbacks.apply(reply);
            desk.callbacks.apply(reply);
            desk.callbacks.apply(desk.twilio.reply("+491705559999", "hush stranger"));
            desk.callbacks.apply(desk.twilio.reply("+" + Desk.OLGA, "stop"));
            assertThat(reply.toString()).isEqualTo("POST /twilio/sms/reply");
        }

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("signature"))
                .anySatisfy(line -> assertThat(line).contains("could not be taken in"))
                .anySatisfy(line -> assertThat(line).contains("answers nothing"))
                .allSatisfy(HttpSecretsTest::showsNothing);
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }
}
