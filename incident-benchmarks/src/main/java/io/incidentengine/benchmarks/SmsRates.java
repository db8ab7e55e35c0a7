package io.incidentengine.benchmarks;

import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sms.SmppGateway;
import io.incidentengine.sms.SmppServer;
import io.incidentengine.sms.SmsChannel;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * How many short messages a second go from an outbox in PostgreSQL to an SMS centre in this process, until it is on record
 * that each was sent; beside the bare SMPP library, which sends as many with the same window and records nothing. The centre
 * answers after 20 ms, and then at once.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.SmsRates [rounds]}
 */
public final class SmsRates {
    private static final int WINDOW = 10;

    private static final IncidentPolicy POLICY = OutboxRates.policy(ChannelType.SMS, Audience.SERVICE_OWNER);

    private SmsRates() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many rounds; five if it is missing
     * @throws Exception if something breaks
     */
    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (RealPostgres database = RealPostgres.start(10)) {
            measure(database, rounds, 20);
            measure(database, rounds, 0);
        }
    }

    private static void measure(RealPostgres database, int rounds, int delay) throws Exception {
        Semaphore taken = new Semaphore(0);
        int messages = delay == 0 ? 2_000 : 1_000;
        try (SlowSmsc centre = new SlowSmsc(delay, taken);
                SmsChannel sms = SmsChannel.over(SmppGateway.to(SmppServer.unencrypted("localhost")
                                        .port(centre.port())
                                        .login("engine", "secret"))
                                .window(WINDOW)
                                .build())
                        .build()) {
            OutboxRates outbox = new OutboxRates(database, database.tables("sms" + delay), POLICY, sms, taken);
            Rates.Comparison figures = Rates.compare(
                    rounds,
                    WINDOW,
                    threads -> outbox.waiting(messages),
                    threads -> bare(centre.port(), taken, messages, threads));
            System.out.printf("A window of %d, answers after %d ms:%n", WINDOW, delay);
            System.out.printf(
                    "| messages that wait in PostgreSQL, with evidence | %,.0f a second | %.2f of bare |%n",
                    figures.rates()[0], figures.ratios()[1]);
            System.out.printf("| the bare library, nothing recorded | %,.0f a second | |%n", figures.rates()[1]);
        }
    }

    private static double bare(int port, Semaphore taken, int messages, int threads) throws Exception {
        SMPPSession session = new SMPPSession((host, to) -> {
            Socket socket = new Socket(host, to);
            socket.setTcpNoDelay(true); // as the gateway does: what is small waits for no acknowledgement
            return new SocketConnection(socket);
        });
        session.setTransactionTimer(30_000);
        session.connectAndBind(
                "localhost",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        "bare",
                        "secret",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        ExecutorService senders = Executors.newFixedThreadPool(threads);
        byte[] text = "Text as long as that of the engine's messages, more or less. "
                .repeat(2)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long begin = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            all.add(senders.submit(() -> {
                for (int i = 0; i < messages / threads; i++) {
                    session.submitShortMessage(
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            "engine",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            "49170555010",
                            new ESMClass(),
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                            (byte) 0,
                            new GeneralDataCoding(org.jsmpp.bean.Alphabet.ALPHA_DEFAULT),
                            (byte) 0,
                            text);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        taken.acquire(messages);
        double rate = messages * 1e9 / (System.nanoTime() - begin);
        senders.shutdown();
        session.unbindAndClose();
        return rate;
    }
}
