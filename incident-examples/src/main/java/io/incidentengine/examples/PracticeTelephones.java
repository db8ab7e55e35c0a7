package io.incidentengine.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Telephones for examples, behind what speaks Twilio's HTTP: it takes orders for calls, and calls back what comes of them. */
final class PracticeTelephones implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private final BlockingQueue<Map<String, String>> orders = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    PracticeTelephones(String token) throws IOException {
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/2010-04-01/Accounts/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> order =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        order.put("CallSid", String.format(Locale.ROOT, "CA%032d", count.incrementAndGet()));
        byte[] answer = ("{\"sid\": \"" + order.get("CallSid") + "\", \"status\": \"queued\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        orders.add(order);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(decoded(parts[0]), decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** The next telephone that rings. */
    Ringing next() throws InterruptedException {
        Map<String, String> order = orders.poll(60, TimeUnit.SECONDS);
        if (order == null) {
            throw new IllegalStateException("no telephone rings");
        }
        return new Ringing(order);
    }

    /** Whether one rings that nobody has looked at. */
    boolean isRinging() {
        return !orders.isEmpty();
    }

    /** A telephone that rings. */
    final class Ringing {
        private final Map<String, String> order;

        private Ringing(Map<String, String> order) {
            this.order = order;
        }

        /** Whose it is. */
        String number() {
            return order.getOrDefault("To", "");
        }

        /** What is heard by who answers it. */
        String says() {
            return words(order.getOrDefault("Twiml", ""));
        }

        /** It rings until it stops. */
        void isLeft() throws IOException, InterruptedException {
            HttpResponse<String> unused =
                    post(order.getOrDefault("StatusCallback", ""), Map.of("CallStatus", "no-answer"), token);
        }

        /** Somebody answers, and presses a key. */
        String isAnsweredWith(String key) throws IOException, InterruptedException {
            Matcher action = Pattern.compile("action=\"([^\"]*)\"").matcher(order.getOrDefault("Twiml", ""));
            if (!action.find()) {
                throw new IllegalStateException("no key is asked for");
            }
            return words(post(action.group(1).replace("&amp;", "&"), Map.of("Digits", key), token)
                    .body());
        }

        /** Somebody who does not know the token says that it was answered. */
        int isSpokenForByAStranger() throws IOException, InterruptedException {
            return post(
                            order.getOrDefault("StatusCallback", ""),
                            Map.of("CallStatus", "completed", "AnsweredBy", "human"),
                            "a guess")
                    .statusCode();
        }

        private HttpResponse<String> post(String address, Map<String, String> said, String key)
                throws IOException, InterruptedException {
            Map<String, String> all = new TreeMap<>(said);
            all.put("CallSid", order.getOrDefault("CallSid", ""));
            StringBuilder form = new StringBuilder();
            StringBuilder signed = new StringBuilder(address);
            all.forEach((name, value) -> {
                form.append(form.isEmpty() ? "" : "&").append(name).append('=');
                form.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                signed.append(name).append(value);
            });
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Twilio-Signature", signature(key, signed.toString()))
                            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String words(String twiml) {
        return twiml.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    private static String signature(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
