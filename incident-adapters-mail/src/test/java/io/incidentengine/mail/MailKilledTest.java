package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcSchema;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.testing.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that reads mail is killed again and again between storing and marking: each mail is on record once. */
@Tag("outage")
@Tag("R2")
@Tag("S25")
class MailKilledTest {
    private static final int KILLS = Integer.getInteger("mail.kills", 5);
    private static final int BETWEEN = 8;
    private static final long SEED = 4711;

    private final Post post = Post.imap();
    private final List<Process> processes = new ArrayList<>();
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        post.close();
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void every_mail_is_exactly_one_report_and_every_answer_is_recorded_once() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                HikariDataSource pool = MailNode.pool(server.getJdbcUrl("postgres", "postgres"))) {
            JdbcSchema.of(pool, new JdbcTables("", "ie_")).create();
            IncidentEngine engine = MailNode.engine(pool);
            IncidentId handled = engine.report(
                            Office.ENA,
                            Intake.of("first", Report.of("payments", "first").build()))
                    .incident()
                    .id();
            int mails = KILLS * BETWEEN;
            for (int i = 0; i < mails; i++) {
                post.put(mail(i, handled));
            }
            Random random = new Random(SEED);

            for (int kill = 0; kill < KILLS; kill++) {
                int enough = told.get() + 1 + random.nextInt(BETWEEN - 2);
                killWhenToldOf(enough, server.getJdbcUrl("postgres", "postgres"));
            }
            int unmarked = mails - marked();
            assertThat(told.get()).isGreaterThan(KILLS);
            try (MailIntake heir = MailNode.intake(engine, post.port(), new MailListener() {})) {
                assertThat(heir.runOnce()).isEqualTo(unmarked);
            }

            assertThat(post.allBear(Mark.HANDLED)).isTrue();
            assertThat(reports(engine)).containsExactlyInAnyOrderElementsOf(expected(mails));
            List<String> notes = engine.timeline(handled).stream()
                    .filter(entry -> entry.event() instanceof ProgressRecorded)
                    .map(entry -> ((ProgressRecorded) entry.event()).note())
                    .toList();
            assertThat(notes).doesNotHaveDuplicates().hasSize((mails + 3) / 4);
            System.out.println(KILLS + " kills, " + mails + " mails, told of " + told.get() + ", left " + unmarked);
        }
    }

    /** Every fourth is an answer. */
    private static byte[] mail(int number, IncidentId about) {
        return number % 4 == 0
                ? Written.mail(number + "@x", "ena@example.org", "Re: (" + about + ")")
                        .saying("Progress " + number)
                : Written.mail(number + "@x", "ann@x", "Mail " + number).saying("text");
    }

    private static List<String> expected(int mails) {
        return IntStream.range(0, mails)
                .filter(number -> number % 4 != 0)
                .mapToObj(number -> "<" + number + "@x>")
                .collect(Collectors.toList());
    }

    private static List<String> reports(IncidentEngine engine) {
        List<String> ids = new ArrayList<>();
        IncidentPage page = engine.search(IncidentQuery.all());
        for (Incident incident : page.incidents()) {
            ids.add(incident.registration().intake().id().value());
        }
        ids.remove("first");
        return ids;
    }

    private int marked() {
        return (int) IntStream.range(0, post.inbox().getMessageCount())
                .filter(place -> !post.marks(place).isEmpty())
                .count();
    }

    private void killWhenToldOf(int enough, String database) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailNode.class.getName(),
                        database,
                        String.valueOf(post.port()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        Patience.await(Patience.beside(() -> converse(process, enough)));
        process.onExit().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Lets it mark what it tells of, and kills it instead when it has told of enough. */
    private void converse(Process process, int enough) {
        try (BufferedReader lines = process.inputReader();
                OutputStream answers = process.getOutputStream()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (told.incrementAndGet() == enough) {
                    process.destroyForcibly();
                    return;
                }
                answers.write('\n');
                answers.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
