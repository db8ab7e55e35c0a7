package io.incidentengine.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes messages and calls as Twilio does, and makes the requests that Twilio would make. */
final class FakeTwilio implements Closeable {
    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "opensesame-twilio";
    static final URI BASE = URI.create("https://desk.example.org/twilio");

    final List<Order> orders = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger replies = new AtomicInteger();
    private volatile Function<Order, String> refusing = order -> "";

    /** What was ordered: a message or a call. */
    record Order(String resource, CallbackForm form, String sid) {
        String get(String name) {
            return form.get(name);
        }
    }

    private FakeTwilio(HttpServer server) {
        this.server = server;
        server.createContext("/2010-04-01/Accounts/" + SID + "/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    static FakeTwilio start() {
        try {
            return new FakeTwilio(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TwilioAccount account() {
        return TwilioAccount.of(SID, TOKEN)
                .api(URI.create("http://localhost:" + server.getAddress().getPort()))
                .calledBackAt(BASE);
    }

    /** Refuses orders for which the function gives status and JSON, such as {@code 400 {"code": 21211}}. */
    FakeTwilio refuses(Function<Order, String> value) {
        refusing = value;
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String resource = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
        Order order = new Order(
                resource,
                CallbackForm.parse(body).orElseThrow(),
                String.format(
                        Locale.ROOT, "%s%032x", resource.equals("Calls") ? "CA" : "SM", numbers.incrementAndGet()));
        String refusal = refusing.apply(order);
        if (!BasicLogin.of(SID, TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"code\": 20003, \"message\": \"Authenticate\"}");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "{\"code\": 20004}");
        } else if (!refusal.isEmpty()) {
            answer(exchange, Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));
        } else {
            orders.add(order);
            answer(
                    exchange,
                    201,
                    "{\"sid\": \"" + order.sid() + "\", \"status\": \"queued\", \"error_code\": null, \"to\": "
                            + Json.written(List.of(order.get("To"))).replaceAll("[\\[\\]]", "") + "}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    List<Order> messages() {
        return orders.stream().filter(one -> one.resource().equals("Messages")).toList();
    }

    List<Order> calls() {
        return orders.stream().filter(one -> one.resource().equals("Calls")).toList();
    }

    List<Order> callsTo(String number) {
        return calls().stream().filter(one -> one.get("To").equals(number)).toList();
    }

    /** A request with the signature that Twilio would put on it. */
    static CallbackRequest signed(String address, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", SID);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return signed(TOKEN, address, new ArrayList<>(form.entrySet()));
    }

    static CallbackRequest signed(String token, String address, List<Map.Entry<String, String>> fields) {
        String body = HttpBody.Form.encoded(fields);
        URI uri = URI.create(address);
        return new CallbackRequest(
                "POST",
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                new LinkedHashMap<>(Map.of(
                        "x-twilio-SIGNATURE",
                        List.of(TwilioSignature.of(
                                token, address, CallbackForm.parse(body).orElseThrow())),
                        "Content-type",
                        List.of("application/x-www-form-urlencoded; charset=UTF-8"))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static CallbackRequest status(Order message, String status, String... more) {
        return signed(message.get("StatusCallback"), with(more, "MessageSid", message.sid(), "MessageStatus", status));
    }

    CallbackRequest reply(String from, String text) {
        return signed(
                BASE + "/sms/reply",
                "MessageSid",
                "SM" + "f".repeat(20) + replies.incrementAndGet(),
                "From",
                from,
                "Body",
                text);
    }

    static CallbackRequest ended(Order call, String status, String... more) {
        return signed(call.get("StatusCallback"), with(more, "CallSid", call.sid(), "CallStatus", status));
    }

    static CallbackRequest answeredBy(Order call, String who) {
        return signed(call.get("AsyncAmdStatusCallback"), "CallSid", call.sid(), "AnsweredBy", who);
    }

    /** A key pressed in answer to what was said last: the order's, or an answer's. */
    static CallbackRequest key(Order call, String said, String digit) {
        Matcher action = Pattern.compile("action=\"([^\"]*)\"").matcher(said);
        if (!action.find()) {
            throw new AssertionError("no key is asked for in " + said);
        }
        return signed(action.group(1).replace("&amp;", "&"), "CallSid", call.sid(), "Digits", digit);
    }

    private static String[] with(String[] more, String... fields) {
        List<String> all = new ArrayList<>(Arrays.asList(fields));
        Collections.addAll(all, more);
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
