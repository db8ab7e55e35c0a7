package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.testing.KilledNodes;
import io.incidentengine.testing.PostgresDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that claim, send and settle are killed, against a server that counts what it got. */
@Tag("outage")
@Tag("S28")
class SmppKilledTest {
    private static final int KILLS = Integer.getInteger("sms.kills", 6);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void every_message_is_sent_at_least_once_and_again_only_what_was_in_hand_at_a_kill() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.start();
                HikariDataSource pool = PostgresDatabase.pool(database.url());
                Smsc smsc = Smsc.start()) {
            JdbcTables tables = database.tables();
            KilledNodes nodes =
                    new KilledNodes(SmppNode.class, database.url(), tables.prefix(), String.valueOf(smsc.port()));
            int deaths = nodes.kill(KILLS);
            nodes.finish(SmppNode.engine(pool, tables, smsc.server()), ChannelType.SMS);

            Map<String, Long> counts = smsc.taken().stream()
                    .collect(Collectors.groupingBy(one -> one.to() + " " + one.text(), Collectors.counting()));
            long again = smsc.taken().size() - counts.size();
            System.out.println(deaths + " kills: " + nodes.reported().size() + " incidents acknowledged, "
                    + counts.size() + " messages, " + again + " sent again");
            for (String to : List.of("491705550101 ", "491705550102 ")) {
                List<String> told = counts.keySet().stream()
                        .filter(one -> one.startsWith(to))
                        .toList();
                assertThat(nodes.reported()).allMatch(id -> told.stream().anyMatch(one -> one.contains(id)));
            }
            assertThat(again).isLessThanOrEqualTo(deaths * SmppNode.WINDOW);
        }
    }
}
