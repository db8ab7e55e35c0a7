package io.incidentengine.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.Grade;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.Staff;
import io.incidentengine.sms.CallbackRequest;
import io.incidentengine.sms.CallbackResponse;
import io.incidentengine.sms.PhoneChannel;
import io.incidentengine.sms.TwilioAccount;
import io.incidentengine.sms.TwilioCallbacks;
import io.incidentengine.sms.TwilioVoiceGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;

/** Incidents by phone: nobody answers, the next one is called, and presses a key. */
public final class IncidentsByPhone {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    private static final String TOKEN = "the auth token of the account";

    private IncidentsByPhone() {}

    /**
     * Plays it with telephones and a web server in this process.
     *
     * @param args none
     * @throws IOException if a server cannot listen
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        web.start();
        try (PracticeTelephones telephones = new PracticeTelephones(TOKEN)) {
            play(web, telephones);
        } finally {
            web.stop(0);
        }
    }

    private static void play(HttpServer web, PracticeTelephones telephones) throws IOException, InterruptedException {
        TwilioAccount login =
                TwilioAccount.of("AC00000000000000000000000000000000", TOKEN).api(telephones.address());
        URI here = URI.create("http://localhost:" + web.getAddress().getPort() + "/twilio");
        IncidentStore store = new InMemoryStore();
        Directory staff = new Staff()
                .with(Person.of("rada", "Rada Leader", Contact.phone("+49 170 5550103")), Audience.RD_LEADER)
                .with(Person.of("rolf", "Rolf Deputy", Contact.phone("+49 170 5550104")), Audience.RD_LEADER);
        Report down = Report.of("shop", "No prices").impact(Criterion.DATA_LOSS).build();

        TwilioAccount account = login.calledBackAt(here); // as Twilio reaches the web server
        TwilioVoiceGateway twilio =
                TwilioVoiceGateway.of(account).from("+4930555010").build();
        PhoneChannel phone = PhoneChannel.over(twilio).build();
        IncidentEngine engine =
                IncidentEngine.on(store).directory(staff).channel(phone).build();
        TwilioCallbacks callbacks = TwilioCallbacks.of(account).calls(engine).build();
        web.createContext("/twilio", exchange -> answer(exchange, callbacks)); // or any other web server
        engine.report(ENA, Intake.of("call-7", down));
        engine.runDue(); // people are called; engine.start() does so by itself

        PracticeTelephones.Ringing first = telephones.next();
        System.out.println("it rings at " + first.number() + ": " + first.says());
        System.out.println("a stranger's word: " + first.isSpokenForByAStranger());
        first.isLeft();
        System.out.println("nobody answers");
        for (int look = 0; look < 100 && !telephones.isRinging(); look++) {
            engine.runDue();
        }
        PracticeTelephones.Ringing second = telephones.next();
        System.out.println("it rings at " + second.number());
        System.out.println("key 1: " + second.isAnsweredWith("1"));
        Incident incident = engine.search(IncidentQuery.all()).incidents().get(0);
        System.out.println("acknowledged: " + isAcknowledged(engine, incident.id()));
        engine.close();
        phone.close();
    }

    /** Hands what came to a web server to the callbacks, and their answer back. */
    private static void answer(HttpExchange exchange, Function<CallbackRequest, CallbackResponse> callbacks)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(64 * 1024 + 1);
        String target = exchange.getRequestURI().toString();
        CallbackResponse response = callbacks.apply(
                new CallbackRequest(exchange.getRequestMethod(), target, exchange.getRequestHeaders(), body));
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] said = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    /** Calls four times at most, the next time as soon as it is known that nobody answered. */
    static IncidentPolicy callingAgain() {
        FallbackStep.Way again = FallbackStep.Way.NEXT_CHANNEL;
        return EmergencyHandling.policy().toBuilder("calling again", 1)
                .delivery(DeliveryPolicy.STANDARD.fallbacks(
                        new FallbackStep(20, again), // SMS
                        new FallbackStep(30, again), // e-mail
                        new FallbackStep(40, again), // all of them, for want of others
                        new FallbackStep(60, again),
                        new FallbackStep(80, again)))
                .build();
    }

    private static boolean isAcknowledged(IncidentEngine engine, IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .anyMatch(delivery -> delivery.grade(Instant.MAX)
                        .filter(Grade.ACKNOWLEDGED::equals)
                        .isPresent());
    }
}
