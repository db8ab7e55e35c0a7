package io.incidentengine.mail;

import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A way to a server that can fall silent, break, and change what the server says. */
final class Relay implements AutoCloseable {
    private final int target;
    private final UnaryOperator<String> change;
    private final ServerSocket entrance;
    private final CompletableFuture<Void> accepting;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    Relay(int target) {
        this(target, text -> text);
    }

    /** @param change what becomes of what the server says, of as many characters */
    Relay(int target, UnaryOperator<String> change) {
        this.target = target;
        this.change = change;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.accepting = Patience.beside(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Nothing comes through any more, and nobody hears of that. */
    void fallSilent() {
        silent = true;
    }

    void speak() {
        silent = false;
    }

    /** Ends all connections. */
    void cut() {
        sockets.forEach(Relay::close);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
                sockets.add(client);
                sockets.add(server);
                Patience.begin(() -> copy(client, server, text -> text));
                Patience.begin(() -> copy(server, client, change));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void copy(Socket from, Socket to, UnaryOperator<String> changed) {
        byte[] block = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                if (!silent) {
                    String text = changed.apply(new String(block, 0, n, StandardCharsets.ISO_8859_1));
                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
            }
        } catch (IOException closed) {
            // the other direction ends too
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        accepting.join(); // who is in accept() would let one more in
        cut();
    }
}
