package io.incidentengine.mail;

import io.incidentengine.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server that speaks SMTP over plain sockets, and at each step does as it is told: what no decent server does. */
final class ScriptedSmtp implements AutoCloseable {
    /** Instead of an answer: the connection ends, orderly. */
    static final String CLOSES = "closes";

    /** Instead of an answer: the connection is reset. */
    static final String RESETS = "resets";

    /** Instead of an answer: nothing, until the server is closed. */
    static final String HANGS = "hangs";

    /** Instead of an answer: one line after the other that says there is more, for ever. */
    static final String GOES_ON = "goes on";

    /** Instead of an answer to DATA: it asks for the mail, and reads nothing of it. */
    static final String READS_NO_MORE = "reads no more";

    private static final Duration PACE = Duration.ofMillis(20);

    private final ServerSocket listener;
    private final CompletableFuture<Void> accepting;
    private final Map<Step, UnaryOperator<String>> script = new ConcurrentHashMap<>();
    private final List<Received> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    /** The steps of handing over a mail, in their order. */
    enum Step {
        GREETING,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        END,
        OTHER
    }

    record Received(List<String> recipients, String content) {}

    private ScriptedSmtp() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Patience.beside(this::accept);
    }

    static ScriptedSmtp start() throws IOException {
        return new ScriptedSmtp();
    }

    /** Answers so at a step, from now on. */
    ScriptedSmtp at(Step step, String answer) {
        return at(step, line -> answer);
    }

    /** Answers so at a step, by what the client said; {@code null} for as usual. */
    ScriptedSmtp at(Step step, UnaryOperator<String> answer) {
        script.put(step, answer);
        return this;
    }

    ScriptedSmtp asUsual() {
        script.clear();
        return this;
    }

    /** Answers as usual, but only after a while, which is not too long for one answer. */
    ScriptedSmtp slowlyAt(Step step, Duration pause) {
        return at(step, line -> {
            LockSupport.parkNanos(pause.toNanos());
            return null;
        });
    }

    MailServer server() {
        return MailServer.smtp("localhost").port(listener.getLocalPort()).unencrypted();
    }

    List<Received> mails() {
        return mails;
    }

    int connections() {
        return connections.get();
    }

    /** Ends all connections, as a server does that is restarted. */
    void dropConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Patience.begin(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> recipients = new CopyOnWriteArrayList<>();
            if (answer(socket, Step.GREETING, "", "220 scripted ready") == null) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Step step = step(line);
                String answer = answer(socket, step, line, usual(step));
                if (answer == null) {
                    return;
                }
                if (step == Step.MAIL) {
                    recipients.clear();
                }
                if (step == Step.RCPT && answer.startsWith("2")) {
                    recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                }
                if (step == Step.DATA && answer.startsWith("3")) {
                    StringBuilder content = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        content.append(line.startsWith(".") ? line.substring(1) : line)
                                .append("\r\n");
                    }
                    if (line == null) {
                        return;
                    }
                    mails.add(new Received(List.copyOf(recipients), content.toString()));
                    if (answer(socket, Step.END, "", "250 taken") == null) {
                        return;
                    }
                }
                if (line.toUpperCase(Locale.ROOT).startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException | InterruptedException broken) {
            // the client left
        }
    }

    private @Nullable String answer(Socket socket, Step step, String said, String usual)
            throws IOException, InterruptedException {
        UnaryOperator<String> scripted = script.get(step);
        String answer = scripted == null ? usual : scripted.apply(said);
        answer = answer == null ? usual : answer;
        switch (answer) {
            case CLOSES:
                return null;
            case RESETS:
                socket.setSoLinger(true, 0);
                return null;
            case HANGS:
                socket.getInputStream().read(new byte[1 << 16]);
                while (socket.getInputStream().read() >= 0) {
                    // whatever is said
                }
                return null;
            case GOES_ON:
                while (true) {
                    say(socket, "250-and more");
                    LockSupport.parkNanos(PACE.toNanos());
                }
            case READS_NO_MORE:
                say(socket, "354 go on");
                gone.await();
                return null;
            default:
                say(socket, answer);
                return answer;
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Step step(String line) {
        String upper = line.toUpperCase(Locale.ROOT);
        for (Step step : List.of(Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA)) {
            if (upper.startsWith(step.name())) {
                return step;
            }
        }
        return Step.OTHER;
    }

    private static String usual(Step step) {
        return step == Step.EHLO ? "250-scripted\r\n250 8BITMIME" : step == Step.DATA ? "354 go on" : "250 fine";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        accepting.join(); // who is in accept() would let one more in
        gone.countDown();
        dropConnections();
    }
}
