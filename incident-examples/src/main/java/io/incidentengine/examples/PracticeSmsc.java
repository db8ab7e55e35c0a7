package io.incidentengine.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** An SMS centre for examples: takes all messages, and sends receipts and replies when it is told to. */
final class PracticeSmsc implements ServerMessageReceiverListener, AutoCloseable {
    private static final int REFUSED = 3;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<SMPPServerSession> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Taken> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private @Nullable SMPPServerSession session;

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
        try {
            while (!listening.isClosed()) {
                SMPPServerSession opened =
                        new SMPPServerSession(new SocketConnection(listening.accept()), null, this, null, 3, 100);
                opened.waitForBind(10_000).accept("practice");
                sessions.add(opened);
            }
        } catch (SocketException closed) {
            // that is its end
        } catch (IOException | PDUException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The next message that comes. */
    Taken next() {
        return await(messages);
    }

    private static <T> T await(BlockingQueue<T> queue) {
        try {
            T found = queue.poll(60, TimeUnit.SECONDS);
            if (found == null) {
                throw new IllegalStateException("nothing came");
            }
            return found;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The phone has it. */
    void delivered(Taken message) {
        deliver(0x04, message.to(), "id:" + message.id() + " stat:DELIVRD err:000");
    }

    /** Somebody writes back. */
    void reply(String from, String text) {
        deliver(0, from, text);
    }

    private void deliver(int kind, String from, String text) {
        SMPPServerSession to = session == null ? await(sessions) : session;
        session = to;
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
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source) throws ProcessRequestException {
        String id = String.valueOf(count.incrementAndGet());
        messages.add(new Taken(id, pdu.getDestAddress(), new String(pdu.getShortMessage(), StandardCharsets.US_ASCII)));
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProcessRequestException refused() {
        return new ProcessRequestException("not here", REFUSED);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw refused();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw refused();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw refused();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
