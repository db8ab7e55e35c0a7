package io.incidentengine.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incidentengine.sms.CallbackRequest;
import io.incidentengine.sms.CallbackResponse;
import io.incidentengine.sms.TwilioAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HTTP server that takes orders of calls and short messages as Twilio does, and answers each after a while. Then it calls back: every
 * message is delivered, every call is taken by a person who presses the key.
 */
final class PhoneProvider implements AutoCloseable {
    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "an auth token";
    private static final URI CALLED_BACK_AT = URI.create("https://desk.example.org/twilio");

    static {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // else an answer may wait 40 ms for an acknowledgement
    }

    private final HttpServer server;
    private final ExecutorService taking = Executors.newCachedThreadPool();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);
    private final AtomicInteger count = new AtomicInteger();
    private final int delay;
    private final int ringing;
    private final List<CallOrder> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Function<CallbackRequest, CallbackResponse> callbacks = any -> {
        throw new IllegalStateException("nobody is called back");
    };

    /**
     * A call that was ordered.
     *
     * @param message the key of the message that is spoken
     * @param to the number
     * @param nanos when the whole request had come in, by {@link System#nanoTime}
     */
    record CallOrder(String message, String to, long nanos) {}

    /** With how many milliseconds an answer takes, and how many more it is until a phone is taken, or a message delivered. */
    PhoneProvider(int delay, int ringing) throws IOException {
        this.delay = delay;
        this.ringing = ringing;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/2010-04-01/Accounts/" + SID + "/", this::take);
        server.setExecutor(taking);
        server.start();
    }

    TwilioAccount account() {
        return TwilioAccount.of(SID, TOKEN)
                .api(URI.create("http://localhost:" + server.getAddress().getPort()))
                .calledBackAt(CALLED_BACK_AT);
    }

    void callsBack(Function<CallbackRequest, CallbackResponse> who) {
        callbacks = who;
    }

    /** All calls so far, in the order in which they were ordered. */
    List<CallOrder> calls() {
        return calls;
    }

    /** How many short messages were ordered. */
    int messages() {
        return messages.get();
    }

    /** How many callbacks were refused; there should be none. */
    int refused() {
        return refused.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        long nanos = System.nanoTime();
        boolean call = exchange.getRequestURI().getPath().endsWith("/Calls.json");
        String status = form.get("StatusCallback");
        if (call) {
            calls.add(new CallOrder(
                    form(status.substring(status.indexOf('?') + 1)).get("m"), form.get("To"), nanos));
        } else {
            messages.incrementAndGet();
        }
        String sid = (call ? "CA" : "SM") + String.format("%032x", count.incrementAndGet());
        try {
            Thread.sleep(delay);
        } catch (InterruptedException end) {
            return;
        }
        byte[] answer = ("{\"sid\": \"" + sid + "\", \"status\": \"queued\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        later.schedule(
                () -> {
                    if (call) {
                        tell(form.get("AsyncAmdStatusCallback"), Map.of("CallSid", sid, "AnsweredBy", "human"));
                        tell(keyPressed(form.get("Twiml")), Map.of("CallSid", sid, "Digits", "1"));
                        tell(status, Map.of("CallSid", sid, "CallStatus", "completed", "AnsweredBy", "human"));
                    } else {
                        tell(status, Map.of("MessageSid", sid, "MessageStatus", "delivered"));
                    }
                },
                ringing,
                TimeUnit.MILLISECONDS);
    }

    private static String keyPressed(String twiml) {
        int begin = twiml.indexOf("action=\"") + 8;
        return twiml.substring(begin, twiml.indexOf('"', begin)).replace("&amp;", "&");
    }

    private void tell(String address, Map<String, String> fields) {
        Map<String, String> sorted = new TreeMap<>(fields);
        StringBuilder signed = new StringBuilder(address);
        sorted.forEach((name, value) -> signed.append(name).append(value));
        String body = sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        CallbackResponse response = callbacks.apply(new CallbackRequest(
                "POST",
                address.substring(address.indexOf("/twilio")),
                Map.of(
                        "Content-Type", List.of("application/x-www-form-urlencoded"),
                        "X-Twilio-Signature", List.of(signature(signed.toString()))),
                body.getBytes(StandardCharsets.UTF_8)));
        if (response.status() >= 300) {
            refused.incrementAndGet();
        }
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        later.shutdownNow();
        server.stop(0);
        taking.shutdownNow();
    }
}
