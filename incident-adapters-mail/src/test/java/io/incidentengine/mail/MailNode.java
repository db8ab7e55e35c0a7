package io.incidentengine.mail;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process of its own that reads a mailbox. */
final class MailNode {
    private MailNode() {}

    /**
     * The address of the database, and the port of the mail server. Writes a line for each mail once it is stored, and marks it
     * when it reads an answer.
     */
    public static void main(String[] args) throws InterruptedException {
        intake(engine(pool(args[0])), Integer.parseInt(args[1]), new MailListener() {
                    @Override
                    public void handled(ReceivedMail mail, IncidentId incident) {
                        ask(mail);
                    }

                    @Override
                    public void ignored(ReceivedMail mail, String why) {
                        ask(mail);
                    }
                })
                .start();
        new CountDownLatch(1).await();
    }

    private static void ask(ReceivedMail mail) {
        try {
            System.out.print(mail.id() + "\n");
            System.out.flush();
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static HikariDataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    static IncidentEngine engine(HikariDataSource pool) {
        return IncidentEngine.on(JdbcIncidentStore.on(pool, new JdbcTables("", "ie_")))
                .build();
    }

    static MailIntake intake(IncidentEngine engine, int port, MailListener listener) {
        return MailIntake.from(Post.address(port), Written.DESK)
                .into(engine)
                .openedByEverybody()
                .service("payments")
                .senders(address -> address.equals("ena@example.org")
                        ? Optional.of(Senders.Sender.of(Person.of("ena", "Ena"), Role.OM_ENGINEER))
                        : Optional.empty())
                .pollInterval(Duration.ofSeconds(1))
                .listener(listener)
                .build();
    }
}
