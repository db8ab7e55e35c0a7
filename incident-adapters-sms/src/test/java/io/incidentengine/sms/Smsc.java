package io.incidentengine.sms;

import io.incidentengine.testing.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
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
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre in the same process, which does as it is told and keeps what it took. */
final class Smsc implements Closeable {
    static final String USER = "incidents";
    static final String PASSWORD = "hush-pw";

    /** What it does with a message. */
    interface Does {
        /** The name of the message; or what is thrown. {@code null} for no answer at all. */
        String with(Taken message, Link link) throws ProcessRequestException;
    }

    /** A message as it came over the line. */
    record Taken(String id, String to, String from, byte coding, boolean header, byte[] octets, boolean receipt) {
        /** What it says, or its part of it. */
        String text() {
            int begin = header ? 1 + (octets[0] & 0xFF) : 0;
            byte[] text = java.util.Arrays.copyOfRange(octets, begin, octets.length);
            return coding == 8 ? new String(text, StandardCharsets.UTF_16BE) : Gsm7.decoded(text);
        }

        int part() {
            return header ? octets[octets[0]] & 0xFF : 1;
        }

        int parts() {
            return header ? octets[octets[0] - 1] & 0xFF : 1;
        }

        /** The reference of a long message. */
        int reference() {
            return !header ? -1 : octets[0] == 5 ? octets[3] & 0xFF : (octets[3] & 0xFF) << 8 | octets[4] & 0xFF;
        }
    }

    /** A connection of somebody. */
    final class Link {
        private final Socket socket;
        private final SMPPServerSession session;

        Link(Socket socket, SMPPServerSession session) {
            this.socket = socket;
            this.session = session;
        }

        /** As if a cable were cut: with a reset. */
        void reset() {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException gone) {
                return;
            }
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        void unbind() {
            Patience.begin(() -> {
                try {
                    session.unbind();
                } catch (IOException gone) {
                    // that is what it is for
                }
            });
        }

        void write(byte... octets) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(octets);
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private final ServerSocketFactory factory;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final Map<SMPPServerSession, Link> bySession = new ConcurrentHashMap<>();
    private final Map<String, Link> takenBy = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(0x3fa00);
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger enquiries = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Does does = (message, link) -> message.id();
    private volatile int bindStatus;
    private volatile boolean silent;
    private volatile boolean brief;
    private volatile boolean closed;
    private volatile ServerSocket server;
    private volatile CompletableFuture<Void> listens;
    private int port;

    private Smsc(ServerSocketFactory factory) {
        this.factory = factory;
    }

    static Smsc start() throws IOException {
        return start(ServerSocketFactory.getDefault());
    }

    static Smsc start(ServerSocketFactory factory) throws IOException {
        Smsc smsc = new Smsc(factory);
        smsc.up();
        return smsc;
    }

    /** Listens, on the same port as before. */
    void up() throws IOException {
        Patience.await("a free port", this::binds);
        ServerSocket listening = server;
        port = listening.getLocalPort();
        listens = Patience.beside(() -> listen(listening));
    }

    /** The port may be taken for a moment by the socket that was closed just before. */
    private boolean binds() {
        try {
            ServerSocket listening = factory.createServerSocket();
            try {
                listening.setReuseAddress(true);
                listening.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
            } catch (BindException taken) {
                listening.close();
                return false;
            }
            server = listening;
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Goes away, with all connections. */
    void down() throws IOException {
        synchronized (links) {
            server.close();
            dropConnections();
        }
        listens.join(); // who is in accept() would let one more in
    }

    SmppServer server() {
        return SmppServer.unencrypted("localhost")
                .port(port)
                .login(USER, PASSWORD)
                .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .reconnecting(Duration.ofMillis(1), Duration.ofMillis(20));
    }

    int port() {
        return port;
    }

    /** What it does with messages from now on. */
    Smsc does(Does what) {
        does = what;
        return this;
    }

    Smsc asUsual() {
        bindStatus = 0;
        silent = false;
        brief = false;
        return does((message, link) -> message.id());
    }

    /** Answers messages with a status. */
    Smsc refuses(int status) {
        return does((message, link) -> {
            throw new ProcessRequestException("refused", status);
        });
    }

    /** Answers logins with a status. */
    Smsc refusesLogins(int status) {
        bindStatus = status;
        return this;
    }

    /** Takes connections and says nothing. */
    Smsc isSilent() {
        silent = true;
        return this;
    }

    /** Ends connections as soon as somebody has logged in. */
    Smsc isBrief() {
        brief = true;
        return this;
    }

    /** Takes messages and never answers. */
    Smsc hangs() {
        return does((message, link) -> null);
    }

    List<Taken> taken() {
        return taken;
    }

    /** The texts, each whole, in the order in which they began to come. */
    List<String> texts() {
        return whole(taken);
    }

    /** The texts to one number. */
    List<String> textsTo(String number) {
        return whole(taken.stream().filter(one -> one.to().equals(number)).toList());
    }

    /** A part that came again replaces the one before; a message that came again begins anew. */
    private static List<String> whole(List<Taken> parts) {
        List<Map<Integer, Taken>> messages = new ArrayList<>();
        for (Taken part : parts) {
            Map<Integer, Taken> known = null;
            for (Map<Integer, Taken> one : messages) {
                Taken any = one.values().iterator().next();
                if (part.header() && any.to().equals(part.to()) && any.reference() == part.reference()) {
                    known = one;
                }
            }
            if (known == null) {
                known = new TreeMap<>();
                messages.add(known);
            }
            known.put(part.part(), part);
        }
        return messages.stream()
                .map(one -> one.values().stream().map(Taken::text).collect(Collectors.joining()))
                .toList();
    }

    int logins() {
        return logins.get();
    }

    int enquiries() {
        return enquiries.get();
    }

    void dropConnections() {
        links.forEach(Link::reset);
        links.clear();
    }

    private void listen(ServerSocket listening) {
        AcceptingSockets sockets = new AcceptingSockets(listening);
        try (SMPPServerSessionListener listener = new SMPPServerSessionListener(port, sockets)) {
            listener.setPduProcessorDegree(64);
            listener.setQueueCapacity(1_000);
            listener.setMessageReceiverListener(new Receiving());
            while (!closed && !listening.isClosed()) {
                SMPPServerSession session = listener.accept();
                Link link = new Link(sockets.last, session);
                bySession.put(session, link);
                if (add(link, listening) && !silent) {
                    Patience.begin(() -> login(session));
                }
            }
        } catch (IOException gone) {
            // down, or closed
        }
    }

    /** Not while it goes away. */
    private boolean add(Link link, ServerSocket listening) {
        synchronized (links) {
            links.add(link);
            if (listening.isClosed()) {
                link.reset();
            }
            return !listening.isClosed();
        }
    }

    private void login(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(10_000);
            boolean known = USER.equals(request.getSystemId()) && PASSWORD.equals(request.getPassword());
            int status = bindStatus != 0 ? bindStatus : known ? 0 : SMPPConstant.STAT_ESME_RINVPASWD;
            if (status == 0) {
                logins.incrementAndGet();
                request.accept("smsc");
                if (brief) {
                    bySession.get(session).reset();
                }
            } else {
                request.reject(status);
            }
        } catch (Exception gone) {
            session.close();
        }
    }

    private static final class AcceptingSockets implements ServerConnectionFactory, ServerConnection {
        private final ServerSocket listening;
        private Socket last;

        AcceptingSockets(ServerSocket listening) {
            this.listening = listening;
        }

        @Override
        public ServerConnection listen(int port) {
            return this;
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return this;
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return this;
        }

        @Override
        public Connection accept() throws IOException {
            last = listening.accept();
            last.setTcpNoDelay(true);
            return new SocketConnection(last);
        }

        @Override
        public void setSoTimeout(int timeout) throws IOException {
            listening.setSoTimeout(timeout);
        }

        @Override
        public int getSoTimeout() throws IOException {
            return listening.getSoTimeout();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    private final class Receiving implements ServerMessageReceiverListener {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source) throws ProcessRequestException {
            Taken message = new Taken(
                    Long.toHexString(ids.incrementAndGet()),
                    pdu.getDestAddress(),
                    pdu.getSourceAddr(),
                    pdu.getDataCoding(),
                    pdu.isUdhi(),
                    pdu.getShortMessage(),
                    (pdu.getRegisteredDelivery() & 1) == 1);
            String id = does.with(message, bySession.get(source));
            taken.add(message);
            if (id == null) {
                await();
                throw new ProcessRequestException("over", SMPPConstant.STAT_ESME_RSYSERR);
            }
            takenBy.put(id, bySession.get(source));
            try {
                return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
            } catch (PDUStringException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private void await() {
            try {
                end.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onAcceptEnquireLink(org.jsmpp.bean.EnquireLink enquireLink, Session source) {
            enquiries.incrementAndGet();
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession source) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession source)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
            throw unknown();
        }

        private ProcessRequestException unknown() {
            return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }

    /** Says what became of a message, in the words of the standard; gives the status of the answer, 0 for confirmed. */
    int receipt(String id, String from, String state, String done) {
        return deliver(
                0x04,
                from,
                "id:" + id + " sub:001 dlvrd:001 submit date:2603020800 done date:" + done + " stat:" + state
                        + " err:000 text:New incident",
                (byte) 0);
    }

    /** A short message of a person. */
    int reply(String from, String text) {
        return deliver(0, from, text, (byte) 0);
    }

    int deliver(int esmClass, String from, String text, byte coding, OptionalParameter... parameters) {
        return deliver(
                esmClass,
                from,
                coding == 8 ? text.getBytes(StandardCharsets.UTF_16BE) : Gsm7.encoded(text),
                coding,
                parameters);
    }

    int deliver(int esmClass, String from, byte[] octets, byte coding, OptionalParameter... parameters) {
        Patience.await("a connection", () -> bound() != null);
        try {
            bound().deliverShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            "12345",
                            new ESMClass(esmClass),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            new RawDataCoding(coding),
                            octets,
                            parameters);
            return 0;
        } catch (NegativeResponseException refused) {
            return refused.getCommandStatus();
        } catch (PDUException | ResponseTimeoutException | InvalidResponseException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tells whether there is a connection that a short message of a person could go to. */
    boolean isBound() {
        return bound() != null;
    }

    private SMPPServerSession bound() {
        for (int i = links.size() - 1; i >= 0; i--) {
            SMPPServerSession session = links.get(i).session;
            if (session.getSessionState().isBound()) {
                session.setTransactionTimer(20_000);
                return session;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        end.countDown();
        down();
    }
}
