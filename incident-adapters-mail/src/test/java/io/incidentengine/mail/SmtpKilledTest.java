package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that claim, send and settle are killed, against a server that counts what it got. */
@Tag("S28")
class SmtpKilledTest {
    private static final int NODES = 2;
    private static final int KILLS = Integer.getInteger("mail.kills", 6);

    /** So many messages at most has a lane begun and not on record. */
    private static final int IN_HAND = 50;

    private static final long SEED = 20_261_126;

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private record Node(Process process, AtomicInteger reports, CompletableFuture<Void> reading) {
        void kill() throws Exception {
            process.toHandle().destroyForcibly(); // which leaves what it has written to be read
            process.waitFor();
            Patience.await(reading);
        }
    }

    private Node start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmtpNode.class.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            AtomicInteger reports = new AtomicInteger();
            return new Node(process, reports, Patience.beside(() -> read(process, reports)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Process process, AtomicInteger reports) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    reported.add(line);
                    reports.incrementAndGet();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void every_mail_is_sent_at_least_once_and_again_only_what_was_in_hand_at_a_kill() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.start();
                ScriptedSmtp smtp = ScriptedSmtp.start()) {
            JdbcTables tables = database.tables();
            Function<Integer, Node> starting = number -> start(List.of(
                    database.url(),
                    tables.prefix(),
                    String.valueOf(smtp.server().port()),
                    "node-" + number));
            Random random = new Random(SEED);
            List<Node> nodes = new ArrayList<>();
            int started = 0;
            while (started < NODES) {
                nodes.add(starting.apply(started++));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int place = random.nextInt(NODES);
                Node victim = nodes.get(place);
                int enough = 1 + random.nextInt(SmtpNode.REPORTS - 1);
                Patience.await("a node that works", () -> victim.reports().get() >= enough);
                victim.kill();
                nodes.set(place, starting.apply(started++));
            }
            for (Node node : nodes) {
                node.kill();
            }
            finish(database, tables, smtp);

            Map<String, Long> counts = smtp.mails().stream()
                    .collect(Collectors.groupingBy(mail -> Mails.header(mail, "Message-ID"), Collectors.counting()));
            long again = smtp.mails().size() - counts.size();
            System.out.println((KILLS + NODES) + " kills: " + reported.size() + " incidents acknowledged, "
                    + counts.size() + " mails, " + again + " sent again");
            Set<String> told = counts.keySet().stream()
                    .map(name -> Mails.DESK.incidentOf(name).orElseThrow().value())
                    .collect(Collectors.toSet());
            assertThat(told).containsAll(reported);
            assertThat(again).isLessThanOrEqualTo((KILLS + NODES) * IN_HAND);
        }
    }

    /** Lets the leases of the dead end, and sends what is left. */
    private void finish(PostgresDatabase database, JdbcTables tables, ScriptedSmtp smtp) {
        try (HikariDataSource pool = PostgresDatabase.pool(database.url());
                IncidentEngine heir = SmtpNode.engine(pool, tables, smtp.server())
                        .time(() -> Instant.now().plus(Duration.ofMinutes(10)))
                        .sendOnCallingThread()
                        .build()) {
            do {
                heir.runDue();
            } while (heir.nextDue()
                    .filter(next -> next.isBefore(Instant.now().plus(Duration.ofMinutes(11))))
                    .isPresent());
            for (String id : reported) {
                assertThat(heir.notifications(IncidentId.of(id)))
                        .flatExtracting(NotificationRecord::deliveries)
                        .filteredOn(one -> one.message().channel().equals(ChannelType.EMAIL))
                        .extracting(Delivery::state)
                        .isNotEmpty()
                        .containsOnly(Delivery.State.SENT);
            }
        }
    }
}
