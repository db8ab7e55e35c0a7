package io.incidentengine.sms;

import io.incidentengine.testing.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on bare sockets, which does as it is told, also what no server should. */
final class HttpPeer implements Closeable {
    private volatile ServerSocket server;
    private volatile CompletableFuture<Void> accepting;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private volatile Script script = (request, link) -> link.answer(200, "", "{}");

    /** What came. */
    record Request(String line, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Its form, of which each name stands once or has its values in order. */
        Map<String, List<String>> form() {
            Map<String, List<String>> form = new TreeMap<>();
            for (String field : body.split("&")) {
                int equals = field.indexOf('=');
                form.computeIfAbsent(decoded(field.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(field.substring(equals + 1)));
            }
            return form;
        }

        String field(String name) {
            return form().getOrDefault(name, List.of("")).get(0);
        }

        private static String decoded(String value) {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        }
    }

    /** What is done with a request. */
    interface Script {
        void on(Request request, Link link) throws IOException;
    }

    /** A connection. */
    record Link(Socket socket) {
        /** Answers, and keeps the connection. */
        void answer(int status, String headers, String body) throws IOException {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            write("HTTP/1.1 " + status + " Said\r\nContent-Length: " + octets.length + "\r\n" + headers + "\r\n"
                    + body);
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private HttpPeer(ServerSocket server) {
        this.server = server;
        this.accepting = Patience.beside(() -> accept(server));
    }

    static HttpPeer start() {
        try {
            return new HttpPeer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A port that nobody listens on. */
    static URI nobody() {
        HttpPeer gone = start();
        URI address = gone.address();
        gone.close();
        return address;
    }

    HttpPeer does(Script value) {
        script = value;
        return this;
    }

    HttpPeer answers(int status, String headers, String body) {
        return does((request, link) -> link.answer(status, headers, body));
    }

    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/send");
    }

    /** Listens no more: connections are refused. */
    void down() {
        close();
    }

    /** Listens again, where it did. */
    void up() {
        Patience.await("a free port", this::binds);
        ServerSocket listening = server;
        accepting = Patience.beside(() -> accept(listening));
    }

    /** The port may be taken for a moment by the socket that was closed just before. */
    private boolean binds() {
        try {
            ServerSocket listening = new ServerSocket();
            try {
                listening.setReuseAddress(true);
                listening.bind(server.getLocalSocketAddress());
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

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Patience.begin(() -> serve(socket));
            }
        } catch (IOException closed) {
            // down, or closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request = read(in);
            while (request != null) {
                Script now = script;
                requests.add(request);
                now.on(request, new Link(socket));
                request = read(in);
            }
        } catch (IOException broken) {
            sockets.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Request(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void closeAll() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException already) {
                sockets.remove(socket);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        accepting.join(); // who is in accept() would let one more in
        closeAll();
    }
}
