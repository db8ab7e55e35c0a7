package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;

import io.incidentengine.IncidentEngine;
import io.incidentengine.benchmarks.PhoneProvider.CallOrder;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.mail.MailChannel;
import io.incidentengine.mail.MailIdentity;
import io.incidentengine.mail.MailServer;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.sms.PhoneChannel;
import io.incidentengine.sms.SmsChannel;
import io.incidentengine.sms.SmsIntake;
import io.incidentengine.sms.TwilioCallbacks;
import io.incidentengine.sms.TwilioSmsGateway;
import io.incidentengine.sms.TwilioVoiceGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/**
 * How long it takes from the report of a level-1 incident until a phone provider has the order of its call: on an idle engine, and in storms of a
 * thousand such incidents in a minute, of one cause and of many. The engine has threads of its own, its outbox in PostgreSQL, the default
 * policy with its limits, an SMS and a voice gateway for a provider in this process that speaks Twilio's HTTP, answers after 100 ms and
 * calls back, and a mail server in this process.
 *
 * <p>It takes some twelve minutes. {@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.CallDelays [reports when idle]}
 */
public final class CallDelays implements AutoCloseable {
    private static final int STORM = 1_000;
    private static final Duration STORM_TIME = Duration.ofMinutes(1);

    /** So many that nobody is called more often than the limit of two within five minutes allows. */
    private static final int LEADERS = 500;

    private static final int WARM_UP = 300;
    private static final int ANSWER = 100;
    private static final int RINGING = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Random RANDOM = new Random(20_261_127);

    private final PhoneProvider provider = new PhoneProvider(ANSWER, RINGING);
    private final AtomicInteger mails = new AtomicInteger();
    private final SMTPServer smtp = SMTPServer.port(0)
            .messageHandler((context, from, to, data) -> mails.incrementAndGet())
            .build();
    private final AtomicInteger incidents = new AtomicInteger();
    private final MailChannel mail;
    private final SmsChannel sms;
    private final PhoneChannel phone;
    private final IncidentStore store;
    private final IncidentEngine engine;

    private CallDelays(RealPostgres database, String schema) throws Exception {
        smtp.start();
        mail = MailChannel.over(
                        MailServer.smtp("localhost")
                                .port(smtp.getPortAllocated())
                                .unencrypted(),
                        MailIdentity.of("desk@engine.example", "a secret of thirty-two bytes, or more"))
                .build();
        sms = SmsChannel.over(TwilioSmsGateway.of(provider.account())
                        .from("+4930555010")
                        .build())
                .build();
        phone = PhoneChannel.over(TwilioVoiceGateway.of(provider.account())
                        .from("+4930555010")
                        .build())
                .build();
        store = JdbcIncidentStore.on(database.pool(), database.tables(schema));
        engine = on(store).channel(mail).channel(sms).channel(phone).build().start();
        provider.callsBack(TwilioCallbacks.of(provider.account())
                .sms(SmsIntake.of(sms, engine))
                .calls(engine)
                .build());
    }

    private IncidentEngine.Builder on(IncidentStore incidentStore) {
        return IncidentEngine.on(incidentStore)
                .directory(new OnCall())
                .ids(() -> IncidentId.of("INC-" + incidents.incrementAndGet()));
    }

    /** For each service a leader and an owner; one team for all. */
    private static final class OnCall implements Directory {
        private final Person team = person("omar", "+491707000000");
        private final Person manager = person("max", "+491708000000");

        @Override
        public List<Person> find(Audience audience, Incident incident, Instant now) {
            String service = incident.report().service().value();
            if (audience.equals(Audience.RD_LEADER)) {
                return List.of(person("rada-" + service, "+491701" + service));
            }
            if (audience.equals(Audience.SERVICE_OWNER)) {
                return List.of(person("olga-" + service, "+491702" + service));
            }
            return audience.equals(Audience.OM_TEAM)
                    ? List.of(team)
                    : audience.equals(Audience.INCIDENT_MANAGER) ? List.of(manager) : List.of();
        }

        private static Person person(String id, String number) {
            return Person.of(id, id, Contact.email(id + "@example.org"), Contact.sms(number), Contact.phone(number));
        }
    }

    /**
     * A report.
     *
     * @param incident its incident
     * @param due when it was to be made, by {@link System#nanoTime}: a report that the one before holds up is late by that
     * @param returned when {@code report} returned
     */
    private record Reported(String incident, long due, long returned) {}

    private Reported report(IncidentEngine by, int service, long due) {
        Report report = Report.of(String.format("%06d", service), "Card payments are declined")
                .impact(Criterion.DATA_LOSS)
                .build();
        Intake intake = Intake.of("intake-" + System.nanoTime(), report);
        String incident = by.report(ENGINEER, intake).incident().id().value();
        return new Reported(incident, due, System.nanoTime());
    }

    /**
     * Measures and prints.
     *
     * @param arguments how many reports on an idle engine; 300 if it is missing
     * @throws Exception if something breaks
     */
    public static void main(String... arguments) throws Exception {
        int reports = arguments.length == 0 ? 300 : Integer.parseInt(arguments[0]);
        try (RealPostgres database = RealPostgres.start(10)) {
            System.out.println(
                    "| what | calls | from | median | 99th percentile | longest |\n|---|---|---|---|---|---|");
            try (CallDelays idle = new CallDelays(database, "idle")) {
                idle.first();
                idle.warmUp();
                idle.idle(reports, idle.engine, "on an idle engine");
                try (IncidentEngine other = idle.on(idle.store).build()) {
                    idle.idle(reports, other, "on an idle engine, reported to another node");
                }
                idle.end();
            }
            try (CallDelays many = new CallDelays(database, "many")) {
                many.warmUp();
                many.storm(LEADERS, "a storm of many causes");
            }
            try (CallDelays one = new CallDelays(database, "one")) {
                one.warmUp();
                one.together(one.storm(1, "a storm of one cause"));
            }
        }
    }

    /** The very first of a process: most of it is Java that loads classes. */
    private void first() {
        List<Reported> reported = List.of(report(engine, 900_000, System.nanoTime()));
        awaitCalls(1);
        print("the first call of a process", reported);
    }

    private void warmUp() {
        int before = provider.calls().size();
        for (int i = 1; i <= WARM_UP; i++) {
            report(engine, 900_000 + i, System.nanoTime());
        }
        awaitCalls(before + WARM_UP);
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos()); // until all else is told, too
    }

    private void idle(int reports, IncidentEngine by, String what) {
        List<Reported> reported = new ArrayList<>();
        int first = incidents.get() + 1;
        for (int i = 0; i < reports; i++) {
            LockSupport.parkNanos(Duration.ofMillis(100 + RANDOM.nextInt(900)).toNanos());
            int before = provider.calls().size();
            reported.add(report(by, first + i, System.nanoTime()));
            awaitCalls(before + 1);
        }
        print(what, reported);
    }

    private long storm(int leaders, String what) {
        List<Reported> reported = new ArrayList<>();
        int before = provider.calls().size();
        long begin = System.nanoTime();
        for (int i = 0; i < STORM; i++) {
            long due = begin + STORM_TIME.toNanos() * i / STORM;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            reported.add(report(engine, i % leaders, due));
        }
        awaitCalls(before + Math.min(STORM, 2 * leaders));
        print(what, reported);
        System.out.printf(
                "the first call came %.1f ms after the storm began%n",
                (provider.calls().get(before).nanos() - begin) / 1e6);
        end();
        return begin;
    }

    /** In a storm of one cause, people are called twice, and once for all the rest when the limit allows it. */
    private void together(long begin) {
        int before = provider.calls().size();
        awaitCalls(before + 1);
        System.out.printf(
                "the next call, which tells of all that waited, came %.0f s after the storm began%n",
                (provider.calls().get(before).nanos() - begin) / 1e9);
    }

    private void awaitCalls(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (provider.calls().size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(provider.calls().size() + " of " + count + " calls came");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private void print(String what, List<Reported> reported) {
        Map<String, Long> called = new HashMap<>();
        for (CallOrder order : provider.calls()) {
            called.putIfAbsent(order.message().substring(0, order.message().indexOf('/')), order.nanos());
        }
        List<Reported> alone = reported.stream()
                .filter(one -> called.containsKey(one.incident()))
                .toList();
        print(what, "the call of `report`", alone.stream().map(one -> called.get(one.incident()) - one.due()));
        print(what, "its return", alone.stream().map(one -> called.get(one.incident()) - one.returned()));
    }

    private static void print(String what, String from, Stream<Long> delays) {
        long[] nanos = delays.mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "| %s | %,d | %s | %.1f ms | %.1f ms | %.1f ms |%n",
                what,
                nanos.length,
                from,
                nanos[nanos.length / 2] / 1e6,
                nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private void end() {
        System.out.printf(
                "%,d calls, %,d SMS, %,d mails so far; %d callbacks were refused%n",
                provider.calls().size(), provider.messages(), mails.get(), provider.refused());
    }

    @Override
    public void close() {
        engine.close();
        phone.close();
        sms.close();
        mail.close();
        provider.close();
        smtp.stop();
    }
}
