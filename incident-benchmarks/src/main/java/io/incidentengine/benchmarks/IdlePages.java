package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.benchmarks.StatementLog.Sent;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.notification.Lane;
import io.incidentengine.port.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How many pages the database reads for each statement of a poll that finds nothing, and by which indexes. */
final class IdlePages {
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final Pattern SCAN =
            Pattern.compile("((?:Seq|Index|Index Only|Bitmap Index) Scan (?:using|on) \\S+)");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DataSource source;
    private final StatementLog log;
    private final JdbcIncidentStore store;

    IdlePages(DataSource source, JdbcTables tables) {
        this.source = source;
        log = new StatementLog(source);
        store = JdbcIncidentStore.on(log.source(), tables);
    }

    /** The polls, and the pages of each of their statements. */
    Map<String, String> polls() throws SQLException {
        Outbox outbox = store.outbox();
        Map<String, String> polls = new LinkedHashMap<>();
        polls.put("store.nextDue", pages(() -> store.nextDue()));
        polls.put(
                "store.changeDue",
                pages(() -> store.changeDue(START, 500, (incident, siblings) -> {
                    throw new IllegalStateException("Something is due");
                })));
        polls.put("outbox.nextDue", pages(outbox::nextDue));
        for (Lane lane : List.of(Lane.DIRECTORY, Lane.PROOF)) {
            polls.put("outbox.claim, " + lane.name(), pages(() -> {
                if (!outbox.claim(lane, START, 500, LEASE).isEmpty()) {
                    throw new IllegalStateException("Something is due");
                }
            }));
        }
        return polls;
    }

    private String pages(Runnable poll) throws SQLException {
        log.take();
        poll.run();
        List<String> pages = new ArrayList<>();
        for (Sent sent : log.take()) {
            if (sent.isStatement()) {
                explain(sent);
                pages.add(explain(sent));
            }
        }
        return String.join(" + ", pages);
    }

    /** The pages that a statement reads in all, and where: the indexes and tables that its plan names. */
    private String explain(Sent sent) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sent.sql())) {
            for (int i = 0; i < sent.values().size(); i++) {
                statement.setObject(i + 1, sent.values().get(i));
            }
            int pages = -1;
            Set<String> scans = new LinkedHashSet<>();
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next() && !plan.getString(1).startsWith("Planning")) {
                    Matcher buffers = BUFFERS.matcher(plan.getString(1));
                    if (pages < 0 && buffers.find()) {
                        pages = count(buffers.group(1)) + count(buffers.group(2));
                    }
                    Matcher scan = SCAN.matcher(plan.getString(1));
                    if (scan.find()) {
                        scans.add(scan.group(1).strip());
                    }
                }
            }
            return Math.max(pages, 0) + " " + scans;
        }
    }

    private static int count(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
