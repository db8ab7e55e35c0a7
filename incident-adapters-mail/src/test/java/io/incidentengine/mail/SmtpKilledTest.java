package io.incidentengine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.testing.KilledNodes;
import io.incidentengine.testing.PostgresDatabase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that claim, send and settle are killed, against a server that counts what it got. */
@Tag("outage")
@Tag("S28")
class SmtpKilledTest {
    private static final int KILLS = Integer.getInteger("mail.kills", 6);

    /** So many messages at most has a lane begun and not on record. */
    private static final int IN_HAND = 50;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void every_mail_is_sent_at_least_once_and_again_only_what_was_in_hand_at_a_kill() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.start();
                HikariDataSource pool = PostgresDatabase.pool(database.url());
                ScriptedSmtp smtp = ScriptedSmtp.start()) {
            JdbcTables tables = database.tables();
            KilledNodes nodes = new KilledNodes(
                    SmtpNode.class,
                    database.url(),
                    tables.prefix(),
                    String.valueOf(smtp.server().port()));
            int deaths = nodes.kill(KILLS);
            nodes.finish(SmtpNode.engine(pool, tables, smtp.server()), ChannelType.EMAIL);

            Map<String, Long> counts = smtp.mails().stream()
                    .collect(Collectors.groupingBy(mail -> Mails.header(mail, "Message-ID"), Collectors.counting()));
            long again = smtp.mails().size() - counts.size();
            System.out.println(deaths + " kills: " + nodes.reported().size() + " incidents acknowledged, "
                    + counts.size() + " mails, " + again + " sent again");
            Set<String> told = counts.keySet().stream()
                    .map(name -> Mails.DESK.incidentOf(name).orElseThrow().value())
                    .collect(Collectors.toSet());
            assertThat(told).containsAll(nodes.reported());
            assertThat(again).isLessThanOrEqualTo(deaths * IN_HAND);
        }
    }
}
