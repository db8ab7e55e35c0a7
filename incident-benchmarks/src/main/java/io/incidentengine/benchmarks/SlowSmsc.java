package io.incidentengine.benchmarks;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre that takes every message, and answers after a while. */
final class SlowSmsc implements AutoCloseable {
    private static final int AT_ONCE = 32;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger count = new AtomicInteger();
    private final int delay;
    private final Semaphore taken;

    /** With how many milliseconds it takes, and a permit for each message that it took. */
    SlowSmsc(int delay, Semaphore taken) throws IOException {
        this.delay = delay;
        this.taken = taken;
        Thread thread = new Thread(this::listen, "slow-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        ServerMessageReceiverListener receiver = (ServerMessageReceiverListener) Proxy.newProxyInstance(
                SlowSmsc.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) -> answer(method));
        try {
            while (!listening.isClosed()) {
                SMPPServerSession opened = new SMPPServerSession(
                        new SocketConnection(listening.accept()), null, receiver, null, AT_ONCE, 1_000);
                opened.waitForBind(10_000).accept("slow");
            }
        } catch (IOException closed) {
            // that is its end
        } catch (PDUException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private SubmitSmResult answer(Method request) throws Exception {
        if (!request.getName().equals("onAcceptSubmitSm")) {
            throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
        Thread.sleep(delay);
        SubmitSmResult answer = new SubmitSmResult(
                new MessageId(Integer.toHexString(count.incrementAndGet())), new OptionalParameter[0]);
        taken.release();
        return answer;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
