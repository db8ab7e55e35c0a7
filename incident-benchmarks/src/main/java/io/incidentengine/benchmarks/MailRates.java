package io.incidentengine.benchmarks;

import io.incidentengine.mail.MailChannel;
import io.incidentengine.mail.MailIdentity;
import io.incidentengine.mail.MailServer;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.policy.IncidentPolicy;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.subethamail.smtp.server.SMTPServer;

/**
 * How many mails a second go from an outbox in PostgreSQL to a server in this process, until it is on record that each was
 * sent; the same from the report on, when the directory is asked as well; beside the bare mail library, which sends the same
 * mails over one connection and records nothing.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.MailRates [rounds]}
 */
public final class MailRates {
    private static final int MAILS = 1_000;

    /** One mail for each incident, with nothing to be proven. */
    private static final IncidentPolicy POLICY =
            OutboxRates.policy(ChannelType.EMAIL, Audience.SERVICE_OWNER, Audience.OM_TEAM);

    private MailRates() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many rounds; five if it is missing
     * @throws Exception if something breaks
     */
    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Semaphore taken = new Semaphore(0);
        SMTPServer smtp = SMTPServer.port(0)
                .messageHandler((context, from, to, data) -> taken.release())
                .build();
        smtp.start();
        MailServer server =
                MailServer.smtp("localhost").port(smtp.getPortAllocated()).unencrypted();
        MailIdentity desk = MailIdentity.of("desk@engine.example", "a secret of thirty-two bytes, or more");
        try (RealPostgres database = RealPostgres.start(10);
                MailChannel mail = MailChannel.over(server, desk).build()) {
            OutboxRates outbox = new OutboxRates(database, database.tables("mail"), POLICY, mail, taken);
            Rates.Comparison figures = Rates.compare(
                    rounds,
                    1,
                    threads -> outbox.waiting(MAILS),
                    threads -> outbox.fromReports(MAILS),
                    threads -> bare(smtp.getPortAllocated(), taken));
            System.out.printf(
                    "| mails that wait in PostgreSQL, with evidence | %,.0f a second | %.2f of bare |%n",
                    figures.rates()[0], figures.ratios()[2]);
            System.out.printf("| from the report on, the directory asked | %,.0f a second | |%n", figures.rates()[1]);
            System.out.printf(
                    "| the bare library, one connection, nothing recorded | %,.0f a second | |%n", figures.rates()[2]);
        } finally {
            smtp.stop();
        }
    }

    private static double bare(int port, Semaphore taken) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(port));
        Session session = Session.getInstance(properties);
        String text = "Text as long as that of the engine's mails, more or less. ".repeat(8);
        String page = "<p>Text as long as that of the engine's mails, more or less.</p>\n".repeat(60);
        long begin = System.nanoTime();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < MAILS; i++) {
                MimeMessage mail = new MimeMessage(session);
                mail.setFrom(new InternetAddress("desk@engine.example"));
                mail.addRecipient(RecipientType.TO, new InternetAddress("olga@example.org", "Olga Owner"));
                mail.addRecipient(RecipientType.CC, new InternetAddress("omar@example.org", "Omar Operator"));
                mail.setSubject("New incident, level 2, payments: Card payments fail in shop " + i, "UTF-8");
                MimeBodyPart plain = new MimeBodyPart();
                plain.setText(text, "UTF-8");
                MimeBodyPart html = new MimeBodyPart();
                html.setText(page, "UTF-8", "html");
                mail.setContent(new MimeMultipart("alternative", plain, html));
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
        taken.acquire(MAILS);
        return MAILS * 1e9 / (System.nanoTime() - begin);
    }
}
