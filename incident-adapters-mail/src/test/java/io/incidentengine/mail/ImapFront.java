package io.incidentengine.mail;

import io.incidentengine.testing.Certificates;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The entrance of a mailbox: it speaks STARTTLS (RFC 9051) and XOAUTH2, logs in to the server behind it with a password, and
 * then passes on what both say.
 */
final class ImapFront implements AutoCloseable {
    private static final String REFUSED = "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

    private final int target;
    private final Certificates certificates;
    private final ServerSocket entrance;
    private final CompletableFuture<Void> accepting;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> inClear = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile boolean startsTls = true;
    private volatile boolean takesAtOnce = true;
    private volatile String validToken = "";

    ImapFront(int target, Certificates certificates) throws IOException {
        this.target = target;
        this.certificates = certificates;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.accepting = Patience.beside(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    ImapFront withoutStartTls() {
        startsTls = false;
        return this;
    }

    /** Takes a token only after it asked for it (no SASL-IR, RFC 4959). */
    ImapFront askingForTokens() {
        takesAtOnce = false;
        return this;
    }

    /** Takes this token, and from now on no other. */
    ImapFront taking(String token) {
        validToken = token;
        return this;
    }

    /** What was said before TLS. */
    List<String> inClear() {
        return inClear;
    }

    /** Each login that was tried, as it was said. */
    List<String> credentials() {
        return credentials;
    }

    /** Ends all connections. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                sockets.add(client);
                Patience.begin(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void serve(Socket client) {
        try (client) {
            say(client, "* OK front ready");
            greeted(client);
        } catch (IOException gone) {
            // the client left, or did not like the certificate
        }
    }

    private void greeted(Socket client) throws IOException {
        boolean secure = client instanceof SSLSocket;
        for (String line = line(client); line != null; line = line(client)) {
            if (!secure) {
                inClear.add(line);
            }
            String[] words = line.split(" ");
            switch (words[1]) {
                case "CAPABILITY" -> {
                    say(client, "* CAPABILITY IMAP4rev1" + offers(secure));
                    say(client, words[0] + " OK done");
                }
                case "STARTTLS" -> {
                    say(client, words[0] + " OK begin TLS");
                    SSLSocket encrypted = (SSLSocket) certificates
                            .context()
                            .getSocketFactory()
                            .createSocket(client, "localhost", client.getPort(), true);
                    encrypted.setUseClientMode(false);
                    greeted(encrypted);
                    return;
                }
                case "AUTHENTICATE" -> {
                    if (isTaken(client, words)) {
                        pass(client, words[0], Post.USER, Post.PASSWORD);
                        return;
                    }
                    say(client, words[0] + " NO [AUTHENTICATIONFAILED] Invalid credentials");
                }
                case "LOGIN" -> {
                    credentials.add(line);
                    pass(client, words[0], words[2], words[3]);
                    return;
                }
                case "LOGOUT" -> {
                    say(client, "* BYE");
                    say(client, words[0] + " OK bye");
                    return;
                }
                default -> say(client, words[0] + " BAD log in first");
            }
        }
    }

    private String offers(boolean secure) {
        if (startsTls && !secure) {
            return " STARTTLS LOGINDISABLED";
        }
        return validToken.isEmpty() ? "" : " AUTH=XOAUTH2" + (takesAtOnce ? " SASL-IR" : "");
    }

    /** Whether the token is the one that is valid; if not, what is wrong is told as a challenge first. */
    private boolean isTaken(Socket client, String[] words) throws IOException {
        String response = words.length > 3 ? words[3] : null;
        if (response == null) {
            say(client, "+ ");
            response = line(client);
        }
        String said = new String(Base64.getDecoder().decode(String.valueOf(response)), StandardCharsets.UTF_8);
        credentials.add(said);
        if (said.equals("user=" + Post.USER + "\1auth=Bearer " + validToken + "\1\1")) {
            return true;
        }
        say(client, "+ " + Base64.getEncoder().encodeToString(REFUSED.getBytes(StandardCharsets.UTF_8)));
        line(client);
        return false;
    }

    private void pass(Socket client, String tag, String user, String password) throws IOException {
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
        sockets.add(server);
        try (server) {
            line(server);
            say(server, tag + " LOGIN " + user + " " + password);
            String answer = line(server);
            while (answer != null && !answer.startsWith(tag)) {
                answer = line(server);
            }
            say(client, String.valueOf(answer));
            Patience.begin(() -> copy(server, client));
            copy(client, server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[65_536];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                out.write(block, 0, n);
                out.flush();
            }
            to.close();
        } catch (IOException closed) {
            // the other direction ends too
        }
    }

    private static void say(Socket to, String line) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Byte for byte: what follows the line may be TLS already, or for somebody else. */
    private static @Nullable String line(Socket from) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        accepting.join(); // who is in accept() would let one more in
        cut();
    }
}
