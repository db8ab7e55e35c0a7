package io.incidentengine.examples;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** An SMS centre for examples: takes all messages, and sends receipts and replies when it is told to. */
final class PracticeSmsc implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Taken> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable SMPPServerSession session;

    PracticeSmsc() throws IOException {
        Thread thread = new Thread(this::listen, "practice-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    /** A message that came: its name here, whom it is to, and what it says, if that is ASCII. */
    record Taken(String id, String to, String text) {}

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        ServerMessageReceiverListener receiver = (ServerMessageReceiverListener) Proxy.newProxyInstance(
                PracticeSmsc.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) -> answer(method, arguments));
        try {
            while (!listening.isClosed()) {
                SMPPServerSession opened =
                        new SMPPServerSession(new SocketConnection(listening.accept()), null, receiver, null, 3, 100);
                session = opened;
                opened.waitForBind(10_000).accept("practice");
            }
        } catch (IOException closed) {
            // that is its end
        } catch (PDUException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private SubmitSmResult answer(Method request, Object[] arguments) throws Exception {
        if (!request.getName().equals("onAcceptSubmitSm")) {
            throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
        SubmitSm sent = (SubmitSm) arguments[0];
        String id = String.valueOf(count.incrementAndGet());
        messages.add(
                new Taken(id, sent.getDestAddress(), new String(sent.getShortMessage(), StandardCharsets.US_ASCII)));
        return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    }

    /** The next message that comes. */
    Taken next() {
        try {
            Taken next = messages.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing came");
            }
            return next;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The phone has it. */
    void delivered(Taken message) {
        deliver(0x04, message.to(), "id:" + message.id() + " stat:DELIVRD err:000");
    }

    /** Somebody to whom a message came writes back. */
    void reply(String from, String text) {
        deliver(0, from, text);
    }

    private void deliver(int kind, String from, String text) {
        SMPPServerSession to = session;
        if (to == null) {
            throw new IllegalStateException("nobody is connected");
        }
        try {
            to.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    from,
                    TypeOfNumber.NETWORK_SPECIFIC,
                    NumberingPlanIndicator.UNKNOWN,
                    "12345",
                    new ESMClass(kind),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) 0),
                    text.getBytes(StandardCharsets.US_ASCII));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
