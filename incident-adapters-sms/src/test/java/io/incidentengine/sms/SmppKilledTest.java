package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that claim, send and settle are killed, against a server that counts what it got. */
@Tag("S28")
class SmppKilledTest {
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void every_message_is_sent_at_least_once_and_again_only_what_was_in_hand_at_a_kill() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.start();
                Smsc smsc = Smsc.start()) {
            JdbcTables tables = database.tables();
            KilledNodes nodes =
                    new KilledNodes(SmppNode.class, database.url(), tables.prefix(), String.valueOf(smsc.port()));
            nodes.liveAndDie();
            Set<String> reported = nodes.reported();
            finish(database, tables, smsc, reported);

            Map<String, Long> counts = smsc.taken().stream()
                    .collect(Collectors.groupingBy(one -> one.to() + " " + one.text(), Collectors.counting()));
            long again = smsc.taken().size() - counts.size();
            System.out.println(KilledNodes.KILLS + " kills: " + reported.size() + " incidents acknowledged, "
                    + counts.size() + " messages, " + again + " sent again");
            for (String to : List.of("491705550101 ", "491705550102 ")) {
                List<String> told = counts.keySet().stream()
                        .filter(one -> one.startsWith(to))
                        .toList();
                assertThat(reported).allMatch(id -> told.stream().anyMatch(one -> one.contains(id)));
            }
            assertThat(again).isLessThanOrEqualTo(KilledNodes.KILLS * SmppNode.WINDOW);
        }
    }

    /** What is left is sent. */
    private static void finish(PostgresDatabase database, JdbcTables tables, Smsc smsc, Set<String> reported) {
        try (HikariDataSource pool = PostgresDatabase.pool(database.url());
                IncidentEngine heir = SmppNode.heir(SmppNode.engine(pool, tables, smsc.server()))) {
            for (String id : reported) {
                assertThat(heir.notifications(IncidentId.of(id)))
                        .flatExtracting(NotificationRecord::deliveries)
                        .filteredOn(one -> one.message().channel().equals(ChannelType.SMS))
                        .extracting(Delivery::state)
                        .isNotEmpty()
                        .containsOnly(Delivery.State.SENT);
            }
        }
    }
}
