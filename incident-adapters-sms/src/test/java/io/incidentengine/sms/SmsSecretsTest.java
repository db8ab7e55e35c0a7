package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.incidentengine.notification.SendResult;
import io.incidentengine.testing.Kept;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No log shows a password, a whole number or what a message says, whatever becomes of the message. */
@Tag("R2")
class SmsSecretsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.incidentengine.sms");
    private final Logger library = (Logger) LoggerFactory.getLogger("org.jsmpp");
    private final Level before = library.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.TRACE);
        library.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
        library.addAppender(log);
        library.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        library.detachAppender(log);
        logger.setLevel(null);
        library.setLevel(before);
        library.setAdditive(true);
    }

    @Test
    void logs_and_results_say_what_happened_and_nothing_that_is_secret() throws IOException {
        List<SendResult> results = new ArrayList<>();
        try (Smsc smsc = Smsc.start();
                Desk desk = openDesk()) {
            SmppServer server = smsc.server().timeouts(Duration.ofSeconds(1), Duration.ofMillis(200));
            try (SmppGateway gateway = SmppGateway.to(server).build()) {
                for (int status : new int[] {
                    SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RSYSERR
                }) {
                    smsc.refuses(status);
                    results.add(gateway.send(Messages.sms("m", "hush text")));
                }
                smsc.hangs();
                results.add(gateway.send(Messages.sms("m", "hush text")));
                smsc.asUsual().dropConnections();
                results.add(gateway.send(Messages.sms("m", "hush text")));
            }
            for (SmppServer wrong : new SmppServer[] {
                server.login(Smsc.USER, "hush-no"), server.login(Smsc.USER, () -> "hush-far-too-long")
            }) {
                try (SmppGateway gateway = SmppGateway.to(wrong).build()) {
                    results.add(gateway.send(Messages.sms("m", "hush text")));
                }
            }
            desk.report();
            desk.engine.runDue();
            desk.smsc.reply(Desk.OLGA, "hush reply");
            desk.smsc.reply(Desk.OLGA, "stop");
            desk.smsc.reply("491705559999", "hush stranger");
            desk.smsc.receipt("4711", Desk.OLGA, "DELIVRD", "2603020803");
            desk.smsc.deliver(0x04, Desk.OLGA, "hush nonsense", (byte) 0);
            results.add(desk.channel.send(Messages.message(
                    "m", io.incidentengine.model.ChannelType.SMS, "0170 5550100 hush", java.util.Locale.ENGLISH)));
            assertThat(server.toString()).doesNotContain(Smsc.PASSWORD, Smsc.USER);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }

        assertThat(said())
                .anySatisfy(line -> assertThat(line).contains("the password is wrong"))
                .anySatisfy(line -> assertThat(line).contains("does not answer"))
                .anySatisfy(line -> assertThat(line).contains("asks not to be sent"))
                .anySatisfy(line -> assertThat(line).contains("answers nothing"));
        assertThat(said()).allSatisfy(SmsSecretsTest::showsNothing);
        assertThat(results).hasSize(8).allSatisfy(result -> showsNothing(result.toString()));
    }

    private static void showsNothing(String line) {
        assertThat(line).doesNotContain("hush", Smsc.PASSWORD, "5550100", "5550101", "5559999", "170555");
    }

    private static Desk openDesk() throws IOException {
        return Desk.open(Kept.IN_MEMORY);
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }
}
