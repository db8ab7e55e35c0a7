package io.incidentengine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.testing.KilledNodes;
import io.incidentengine.testing.PostgresDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that claim, send and settle are killed, against an HTTP server that counts what it got. */
@Tag("outage")
@Tag("S28")
class HttpKilledTest {
    private static final int KILLS = Integer.getInteger("sms.kills", 6);
    private static final int CHANNELS = 2;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "SMS_.*")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void every_message_and_call_is_ordered_at_least_once_and_again_only_what_was_in_hand_at_a_kill(OverHttp sms)
            throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        try (PostgresDatabase database = PostgresDatabase.start();
                HikariDataSource pool = PostgresDatabase.pool(database.url());
                HttpPeer peer = HttpPeer.start().does((request, link) -> {
                    taken.add(OverHttp.key(request));
                    OverHttp.take(request, link);
                })) {
            JdbcTables tables = database.tables();
            KilledNodes nodes = new KilledNodes(
                    HttpNode.class,
                    database.url(),
                    tables.prefix(),
                    peer.address().toString(),
                    sms.name());
            int deaths = nodes.kill(KILLS);
            Set<String> required = nodes.finish(
                    HttpNode.engine(pool, tables, peer.address(), sms), ChannelType.SMS, ChannelType.PHONE);

            Set<String> messages = Set.copyOf(taken);
            int again = taken.size() - messages.size();
            System.out.println(deaths + " kills: " + nodes.reported().size() + " incidents acknowledged, "
                    + messages.size() + " messages and calls " + sms + ", " + again + " ordered again");
            assertThat(required)
                    .as("an SMS to two people, and a call to another")
                    .hasSize(3 * nodes.reported().size());
            assertThat(messages).containsAll(required);
            assertThat(again).isLessThanOrEqualTo(deaths * CHANNELS * SmppNode.WINDOW);
        }
    }
}
