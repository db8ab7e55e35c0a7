package io.incidentengine.jdbc;

import static io.incidentengine.jdbc.Telling.LEASE;
import static io.incidentengine.jdbc.Telling.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.document.Erasure;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.Words;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an erasure and a removal leave in the tables, looked at as they are: no name, no key, and no hash of one. */
@Tag("S35")
@TestInstance(Lifecycle.PER_CLASS)
class ErasedTablesTest {
    private static final Person ANN = Person.of("ann", "Ann Lee", Contact.sms("+49 170 5550100"));
    private static final Lane SMS = Lane.of(ChannelType.SMS);

    /** All but the policies and the version of the schema, of which no person is a part. */
    private static final List<String> TABLES = Pattern.compile("CREATE TABLE \\{(\\w+)}")
            .matcher(JdbcSchema.read(Dialect.POSTGRESQL.file(JdbcSchema.VERSION)))
            .results()
            .map(table -> table.group(1))
            .filter(table -> !Set.of("policy", "schema_version").contains(table))
            .toList();

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_an_erased_person_no_table_says_anything(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        tellTwice(store);
        Set<String> hashes = hashes(database);
        String before = texts(database);
        assertThat(before).containsPattern("\\bann\\b").contains("Ann Lee", "5550100");
        assertThat(rows(database, "mention").toString()).contains("reporter\nann\n");
        assertThat(rows(database, "bundle").toString()).contains("/SMS/ann/and 1/");

        assertThat(store.archive()
                        .erase(Erasure.of(ANN.id(), PersonId.of("erased-1")), null, 10)
                        .erased())
                .isEqualTo(2);
        assertThat(rows(database, "mention").toString()).contains("reporter\nerased-1\n");
        assertThat(texts(database)).doesNotContainPattern("\\bann\\b").doesNotContain("Ann Lee", "5550100");
        assertThat(hashes(database)).doesNotContainAnyElementsOf(hashes);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_what_was_removed_no_table_says_anything(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        tellTwice(store);

        assertThat(store.archive().remove(store.archive().ended(Telling.minutes(60), 10)))
                .hasSize(2);
        for (String table : TABLES) {
            assertThat(rows(database, table)).as(table).isEmpty();
        }
    }

    /** Two incidents that Ann has reported and was told of in one short message, and which are over. */
    private static void tellTwice(IncidentStore store) {
        Outbox outbox = store.outbox();
        for (String id : List.of("INC-1", "INC-2")) {
            Report report = Report.of("shop", "checkout fails")
                    .reporter(ANN)
                    .deduplicationKey("key of " + id)
                    .impact(Criterion.DATA_LOSS)
                    .build();
            Telling.open(store, id, report, T);
            Notification told = Telling.notification(store, id, 0);
            for (Claim claim : outbox.claim(Lane.DIRECTORY, T, 10, LEASE)) {
                List<Message> messages = claim.key().equals(told.key()) ? List.of(sms(told)) : List.of();
                outbox.expand(claim, messages, List.of("ann has no address for EMAIL"), T, null);
            }
        }
        Claim first = outbox.claim(SMS, T, 1, LEASE).get(0);
        Claim other = outbox.bundle(first, T, 10, LEASE).get(0);
        SendResult together = new SendResult.Accepted("both");
        outbox.settle(List.of(new Ended(first, together, T, null)));
        outbox.settle(List.of(new Ended(other, together, T, null)));
        outbox.record(News.acknowledged(first.key(), ANN.id(), T), T);
        for (String id : List.of("INC-1", "INC-2")) {
            Telling.handle(store, id, new Respond(), T);
            Telling.handle(store, id, new Cancel("Ann Lee was mistaken"), T);
        }
        for (Claim claim : outbox.claim(Lane.DIRECTORY, T, 100, LEASE)) {
            outbox.expand(claim, List.of(), List.of(), T, null);
        }
        for (Claim claim : outbox.claim(Lane.PROOF, T, 100, LEASE)) {
            outbox.prove(claim, List.of(), T, null);
        }
    }

    private static Message sms(Notification told) {
        return new Message(
                told.key() + "/SMS/ann",
                told.key(),
                IncidentId.of(told.incident().value()),
                Severity.level(1),
                ChannelType.SMS,
                List.of(new Recipient(ANN, ANN.contacts().get(0), false)),
                Words.of("subject", "Dear Ann Lee, call +49 170 5550100"));
    }

    private static String texts(Database database) {
        return TABLES.stream()
                .map(table -> rows(database, table).toString())
                .toList()
                .toString();
    }

    /** What is looked up by a hash that is made of the ids of people. */
    private static Set<String> hashes(Database database) {
        Set<String> hashes = new TreeSet<>();
        for (String column : List.of(
                "id FROM {message}",
                "route FROM {message}",
                "route FROM {begun}",
                "message_id FROM {bundle}",
                "bundle_id FROM {bundle}",
                "about_id FROM {reference}")) {
            hashes.addAll(database.query(sql -> sql.list(
                    database.tables.in("SELECT " + column),
                    row -> HexFormat.of().formatHex(row.getBytes(1)))));
        }
        return hashes;
    }

    private static List<String> rows(Database database, String table) {
        return database.query(sql -> sql.list(database.tables.in("SELECT * FROM {" + table + "}"), row -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(row.getString(i)).append('\n');
            }
            return text.toString();
        }));
    }
}
