package io.incidentengine.examples;

import com.sun.net.httpserver.HttpServer;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Finding;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcSchema;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.Health;
import io.incidentengine.port.Heartbeat;
import io.incidentengine.port.IncidentQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An engine that somebody watches: a monitor outside hears how it is, and an audit finds what a lost wake-up has missed. */
public final class WatchedEngine {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private WatchedEngine() {}

    /**
     * Beats to a monitor, loses a wake-up instant, and finds what was missed.
     *
     * @param args the monitor's address; without one the example plays the monitor itself
     * @throws IOException if the monitor cannot be played
     * @throws SQLException if the database fails
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args.length > 0) {
            watched(URI.create(args[0]), new CountDownLatch(0));
            return;
        }
        CountDownLatch heard = new CountDownLatch(1);
        HttpServer monitor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        monitor.createContext("/", exchange -> {
            System.out.println("the monitor hears: "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            heard.countDown();
        });
        monitor.start();
        try {
            watched(URI.create("http://localhost:" + monitor.getAddress().getPort() + "/"), heard);
        } finally {
            monitor.stop(0);
        }
    }

    private static void watched(URI monitor, CountDownLatch heard) throws SQLException, InterruptedException {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcSchema.of(database).create();
        AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
        try (IncidentEngine engine = IncidentEngine.on(JdbcIncidentStore.on(database))
                .heartbeat(new HttpHeartbeat(monitor), Duration.ofSeconds(20))
                .time(now::get)
                .build()) {
            Report report = Report.of("payments", "Where is my statement?")
                    .impact(Criterion.DATA_QUERY)
                    .build();
            engine.report(Actor.of("ena", Role.OM_ENGINEER), Intake.of("call-4711", report));
            engine.start();
            heard.await();
            loseTheWakeUp(database);
            now.set(MONDAY.plus(Duration.ofHours(3)));
            lookAfter(engine);
        }
    }

    private static void loseTheWakeUp(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE ie_incident SET wake_at = NULL"); // somebody made a mistake
        }
    }

    private static void lookAfter(IncidentEngine engine) {
        Health health = engine.health();
        System.out.println("healthy: " + health.isHealthy() + ", behind by " + health.lag());
        health.figures().ifPresent(figures -> System.out.println(figures.store() + ": " + figures.lanes()));

        List<IncidentId> late = new ArrayList<>();
        long seen = engine.audit(IncidentQuery.all(), finding -> {
            System.out.println("missed: " + finding.what());
            late.add(finding.incident());
        });
        late.forEach(engine::catchUp);
        System.out.println("looked at: " + seen + ", caught up with: " + late.size() + ", still late: "
                + stillLate(engine).size());
    }

    private static List<Finding> stillLate(IncidentEngine engine) {
        List<Finding> late = new ArrayList<>();
        engine.audit(IncidentQuery.all(), late::add);
        return late;
    }

    /** Tells a monitor by HTTP. */
    record HttpHeartbeat(HttpClient http, URI monitor) implements Heartbeat {
        HttpHeartbeat(URI monitor) {
            this(HttpClient.newHttpClient(), monitor);
        }

        @Override
        public void beat(Health health) {
            HttpRequest request = HttpRequest.newBuilder(monitor)
                    .POST(BodyPublishers.ofString(words(health)))
                    .build();
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status >= 300) {
                    throw new IllegalStateException("The monitor answers " + status);
                }
            } catch (IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            } catch (InterruptedException givenUp) {
                throw new IllegalStateException("The monitor did not answer in time", givenUp);
            }
        }

        private static String words(Health health) {
            return "healthy=" + health.isHealthy() + " lag=" + health.lag().toSeconds()
                    + health.figures()
                            .map(figures -> " due=" + figures.incidents().count() + " aside=" + figures.setAside()
                                    + " givenUp=" + figures.givenUp())
                            .orElse(" unreachable");
        }
    }
}
