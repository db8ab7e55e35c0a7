package io.incidentengine.sms.guide;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incidentengine.sms.SmsGateway;
import io.incidentengine.sms.contract.SmsGatewayContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class PostGatewayTest extends SmsGatewayContract {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    protected Optional<SmsGateway> gateway(Provider provider) {
        HttpServer server = server();
        switch (provider) {
            case ACCEPTS -> answers(server, 202);
            case REFUSES -> answers(server, 404);
            case IS_BUSY -> answers(server, 429);
            case REFUSES_THE_LOGIN -> answers(server, 401);
            case CANNOT_BE_REACHED -> server.stop(0);
            case LOSES_ITS_ANSWER -> server.createContext("/", HttpExchange::close);
            case NEVER_ANSWERS -> server.createContext("/", exchange -> {});
            case ANSWERS_NONSENSE -> answers(server, 299);
        }
        URI there = URI.create("http://localhost:" + server.getAddress().getPort());
        return Optional.of(new PostGateway(there, "a secret token", Duration.ofSeconds(2)));
    }

    @Override
    protected List<String> arrived() {
        return texts;
    }

    @Override
    protected List<String> secrets() {
        return List.of("a secret token");
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
            server.setExecutor(threads);
            server.start();
            servers.add(server);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answers(HttpServer server, int status) {
        server.createContext("/", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 202) {
                texts.add(text);
            }
            byte[] name =
                    exchange.getRequestHeaders().getFirst("Idempotency-Key").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
        });
    }

    @AfterEach
    void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
