package io.incidentengine.examples;

import freemarker.cache.ClassTemplateLoader;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Wording;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** E-mails in the layout of a house, made by a template library: what the service owner and the reporter get. */
public final class MailPages {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    private static final Person OTTO = Person.of(
                    "otto", "Otto Owner", Contact.email("otto@bank.example"), Contact.sms("+49 30 5550101"))
            .in(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
    private static final Person RITA = Person.of("rita", "Rita Reporter", Contact.email("rita@shop.example"))
            .in(Locale.UK, ZoneId.of("Europe/London"));

    private MailPages() {}

    /**
     * Prints what people get, and writes the pages.
     *
     * @param args the folder for the pages; none for "target"
     */
    public static void main(String[] args) {
        tell("Card payments are declined", layout(), new Shown(Path.of(args.length == 0 ? "target" : args[0])));
    }

    /** The e-mails of the house, with its templates beside this class. */
    static Wording layout() {
        return new FreeMarkerWording(
                new ClassTemplateLoader(MailPages.class, "mail"),
                EmergencyHandling.policy().templates());
    }

    /** An incident is reported, is late, and is recovered. */
    static void tell(String title, Wording wording, EngineListener listener) {
        VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-03-02T08:00:00Z"));
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(new Staff().with(OTTO, Audience.SERVICE_OWNER))
                .channel(ScriptedChannel.of(ChannelType.EMAIL))
                .channel(ScriptedChannel.of(ChannelType.SMS))
                .wording(wording)
                .listener(listener)
                .time(time)
                .ids(() -> IncidentId.of("INC-1"))
                .sendOnCallingThread()
                .build();
        Report report = Report.of("payments", title)
                .reporter(RITA)
                .impact(Criterion.DEGRADATION)
                .build();
        IncidentId id =
                engine.report(ENA, Intake.of("call-4711", report)).incident().id();
        engine.runDue();
        time.moveTo(time.instant().plus(Duration.ofMinutes(40)));
        engine.runDue();
        engine.handle(id, ENA, new Respond());
        engine.handle(id, ENA, new UpdateReporter("Cards of <one> issuer fail.\nAll others work & are safe to use."));
        engine.handle(id, ENA, new Recover("Switched to the second gateway"));
        engine.runDue();
    }

    private static final class Shown implements EngineListener {
        private final Path folder;
        private int pages;

        Shown(Path folder) {
            this.folder = folder;
        }

        @Override
        public void attempted(Message message, SendResult result) {
            System.out.println(message.channel() + " to " + message.readers() + ": " + message.subject());
            System.out.print(message.text().indent(4));
            if (message.channel().equals(ChannelType.EMAIL)) {
                System.out.println("page: " + written(message.page()));
            }
            System.out.println();
        }

        private Path written(String page) {
            try {
                return Files.writeString(Files.createDirectories(folder).resolve("mail-" + ++pages + ".html"), page);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
