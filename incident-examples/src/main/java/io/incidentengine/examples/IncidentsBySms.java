package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.Staff;
import io.incidentengine.sms.PhoneNumbers;
import io.incidentengine.sms.SmppGateway;
import io.incidentengine.sms.SmppServer;
import io.incidentengine.sms.SmsChannel;
import io.incidentengine.sms.SmsIntake;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** Incidents by SMS: the owner is told, the provider says that the phone has it, and the owner replies. */
public final class IncidentsBySms {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);

    private IncidentsBySms() {}

    /**
     * Plays it with an SMS centre in this process.
     *
     * @param args none
     * @throws IOException if the centre cannot listen
     */
    public static void main(String[] args) throws IOException {
        try (PracticeSmsc centre = new PracticeSmsc()) {
            play(centre);
        }
    }

    private static void play(PracticeSmsc centre) {
        SmppServer server =
                SmppServer.unencrypted("localhost").port(centre.port()).login("incidents", "practice");
        IncidentStore store = new InMemoryStore();
        Directory staff =
                new Staff().with(Person.of("olga", "Olga Owner", Contact.sms("0170 5550101")), Audience.SERVICE_OWNER);
        Report down = Report.of("shop", "No prices").impact(Criterion.DATA_LOSS).build();

        SmppGateway smpp = SmppGateway.to(server).from("12345").build();
        SmsChannel sms = SmsChannel.over(smpp)
                .numbers(PhoneNumbers.of("DE"))
                .invitingReplies()
                .build();
        IncidentEngine engine =
                IncidentEngine.on(store).directory(staff).channel(sms).build();
        smpp.receiveInto(SmsIntake.of(sms, engine)); // receipts are evidence, replies acknowledge
        engine.report(ENA, Intake.of("call-7", down));
        engine.runDue(); // people are told; engine.start() does so by itself

        PracticeSmsc.Taken told = centre.next();
        System.out.println("to +" + told.to() + ": " + told.text());
        System.out.println(grade(engine));
        centre.delivered(told);
        System.out.println(grade(engine));
        centre.reply(told.to(), "on my way");
        System.out.println(grade(engine) + " by "
                + toOlga(engine)
                        .acknowledgement(Instant.MAX)
                        .map(news -> news.by().orElseThrow() + ": '" + news.detail() + "'")
                        .orElse("nobody"));
        engine.close();
        sms.close();
    }

    private static String grade(IncidentEngine engine) {
        return toOlga(engine)
                .grade(Instant.MAX)
                .map(grade -> grade.name().toLowerCase(Locale.ROOT))
                .orElse("not sent");
    }

    private static Delivery toOlga(IncidentEngine engine) {
        return engine.search(IncidentQuery.all()).incidents().stream()
                .flatMap(incident -> engine.notifications(incident.id()).stream())
                .flatMap(told -> told.deliveries().stream())
                .filter(one -> one.message().channel().equals(ChannelType.SMS))
                .findFirst()
                .orElseThrow();
    }
}
