package io.incidentengine.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.mail.MailChannel;
import io.incidentengine.mail.MailIdentity;
import io.incidentengine.mail.MailIntake;
import io.incidentengine.mail.MailServer;
import io.incidentengine.mail.ReceivedMail;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.News;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.Staff;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Incidents by e-mail: a customer writes, the owner is told and answers, the customer confirms. */
public final class IncidentsByMail {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    private static final String PASSWORD = "in-process";

    private IncidentsByMail() {}

    /**
     * Plays it with a mail server in this process.
     *
     * @param args none
     * @throws MessagingException if a mail cannot be sent
     */
    public static void main(String[] args) throws MessagingException {
        GreenMail post = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)
        });
        post.start();
        try {
            post.setUser("incidents@example.org", "incidents", PASSWORD);
            play(post);
        } finally {
            post.stop();
        }
    }

    private static void play(GreenMail post) throws MessagingException {
        MailServer smtp =
                MailServer.smtp("localhost").port(post.getSmtp().getPort()).unencrypted();
        MailServer imap = MailServer.imap("localhost")
                .port(post.getImap().getPort())
                .unencrypted()
                .login("incidents", PASSWORD);
        String secret = "from a secret store: 32 bytes or more";
        MailIdentity desk = MailIdentity.of("incidents@example.org", secret).named("Incident desk");
        IncidentStore store = new InMemoryStore();
        Directory staff = new Staff()
                .with(Person.of("olga", "Olga Owner", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
                .with(Person.of("omar", "Omar Operator", Contact.email("omar@example.org")), Audience.OM_TEAM);
        write(post, "rita@customer.example", "The shop shows no prices", "Since this morning.", null);

        MailChannel mail = MailChannel.over(smtp, desk).invitingAnswers().build();
        IncidentEngine engine =
                IncidentEngine.on(store).directory(staff).channel(mail).build();
        MailIntake intake = MailIntake.from(imap, desk)
                .into(engine)
                .openedByDomains("customer.example")
                .reports(IncidentsByMail::degraded)
                .build();
        intake.runOnce(); // mails become reports; intake.start() does so as soon as they come
        engine.runDue(); // people are told; engine.start() does so by itself

        Incident incident = engine.search(IncidentQuery.all()).incidents().get(0);
        MimeMessage told = last(post, "olga@example.org");
        System.out.println("to olga: " + told.getSubject());

        write(post, "olga@example.org", "Re: " + told.getSubject(), "I am on it.", told.getMessageID());
        write(post, "omar@example.org", "Out of office", "Back on Monday.", told.getMessageID());
        intake.runOnce();
        System.out.println("acknowledged: " + isAcknowledged(engine, incident.id()));

        engine.handle(incident.id(), ENA, new Respond());
        engine.handle(incident.id(), ENA, new Resolve("prices are back", RootCause.IDENTIFIED, "an empty cache"));
        engine.runDue();
        MimeMessage asked = last(post, "rita@customer.example");
        System.out.println("to rita: " + asked.getSubject());

        write(post, "rita@customer.example", "Re: " + asked.getSubject(), "Yes, they are.", asked.getMessageID());
        intake.runOnce();
        System.out.println(
                "then it is " + engine.find(incident.id()).orElseThrow().status());

        String token = desk.token(keyOfMail(engine, incident.id())); // what stands in the link of a mail
        System.out.println("by a link: " + acknowledge(engine, desk, token, PersonId.of("olga")));
        System.out.println("by a made-up one: " + acknowledge(engine, desk, token + "x", PersonId.of("olga")));
        intake.close();
        engine.close();
        mail.close();
    }

    /** How a mail becomes a report: the subject is its title, the text its details, the sender its reporter. */
    private static Report degraded(ReceivedMail mail) {
        return mail.report("shop").impact(Criterion.DEGRADATION).build();
    }

    /** A channel whose mails bear a link by which they are acknowledged. */
    static MailChannel withLinks(MailServer smtp, MailIdentity desk) {
        return MailChannel.over(smtp, desk)
                .acknowledgedAt(token -> URI.create("https://desk.example.org/ack/" + token))
                .build();
    }

    /** What the page behind the link does, once it knows who is there and that the button was pressed. */
    static boolean acknowledge(IncidentEngine engine, MailIdentity desk, String token, PersonId reader) {
        return desk.messageOf(token)
                .map(message -> engine.take(News.acknowledged(message, reader, Instant.now())))
                .filter(reception -> reception != News.Reception.UNKNOWN)
                .isPresent();
    }

    private static String keyOfMail(IncidentEngine engine, IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .map(Delivery::message)
                .filter(message -> message.channel().equals(ChannelType.EMAIL))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static boolean isAcknowledged(IncidentEngine engine, IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .anyMatch(delivery -> delivery.grade(Instant.MAX)
                        .filter(Grade.ACKNOWLEDGED::equals)
                        .isPresent());
    }

    /** Somebody's mail program. */
    private static void write(GreenMail post, String from, String subject, String text, @Nullable String answered)
            throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(post.getSmtp().getPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress("incidents@example.org"));
        mail.setSubject(subject);
        mail.setText(text);
        if (answered != null) {
            mail.setHeader("In-Reply-To", answered);
        }
        if (subject.startsWith("Out of office")) {
            mail.setHeader("Auto-Submitted", "auto-replied");
        }
        Transport.send(mail);
    }

    /** The last mail that came to a mailbox. */
    private static MimeMessage last(GreenMail post, String address) {
        MimeMessage[] mails = post.getReceivedMessagesForDomain(address);
        return mails[mails.length - 1];
    }
}
