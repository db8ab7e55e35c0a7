package io.incidentengine.jdbc;

import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What lies between a client and a PostgreSQL server, and can be cut. */
final class Wire implements AutoCloseable {
    /** How it is. */
    enum State {
        WHOLE,
        /** Who calls is refused, and who is connected is so no more. */
        REFUSING,
        /** Nothing is passed on, and nobody is told. */
        SILENT,
        /** Breaks at each commit, before the server hears of it. */
        CUT_BEFORE_COMMIT,
        /** Breaks at each commit, when the server has done it. */
        CUT_AFTER_COMMIT
    }

    /** Both what asks for it and what says that it is done end like this. */
    private static final String COMMIT = "COMMIT\0";

    private final int server;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;
    private CompletableFuture<Void> accepting;
    private volatile State state = State.WHOLE;

    /** Leads to a port of this machine. */
    Wire(int server) throws IOException {
        this.server = server;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    int port() {
        return port;
    }

    private ServerSocket listen(int where) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), where));
        accepting = Patience.beside(() -> accept(socket));
        return socket;
    }

    /** Changes how it is; connections that hang are closed. */
    void becomes(State next) throws IOException {
        State before = state;
        state = next;
        if (next == State.REFUSING) {
            refuse();
        } else if (before == State.REFUSING) {
            listening = listen(port);
        }
        if (next == State.REFUSING || before == State.SILENT) {
            links.forEach(Link::close);
        }
    }

    private void refuse() throws IOException {
        listening.close();
        accepting.join(); // who is in accept() would let one more in
    }

    @Override
    public void close() throws IOException {
        refuse();
        links.forEach(Link::close);
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Link link = new Link(socket.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                links.add(link);
                Patience.begin(() -> link.pass(link.client, link.server, State.CUT_BEFORE_COMMIT));
                Patience.begin(() -> link.pass(link.server, link.client, State.CUT_AFTER_COMMIT));
            }
        } catch (IOException closed) {
            // refusing, or at an end
        }
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private final CountDownLatch closed = new CountDownLatch(1);

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to, State cutting) {
            byte[] some = new byte[8192];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int length = in.read(some); length >= 0; length = in.read(some)) {
                    if (state == State.SILENT) {
                        closed.await();
                    }
                    if (state == cutting && new String(some, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT)) {
                        break;
                    }
                    out.write(some, 0, length);
                }
            } catch (IOException | InterruptedException broken) {
                // the other end will see
            } finally {
                close();
            }
        }

        void close() {
            links.remove(this);
            closed.countDown();
            try {
                client.close();
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
