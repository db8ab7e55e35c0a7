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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** How many pages the database reads for each statement of a poll that finds nothing. */
final class IdlePages {
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
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
        List<Integer> pages = new ArrayList<>();
        for (Sent sent : log.take()) {
            if (sent.isStatement()) {
                explain(sent);
                pages.add(explain(sent));
            }
        }
        return pages.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    }

    private int explain(Sent sent) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sent.sql())) {
            for (int i = 0; i < sent.values().size(); i++) {
                statement.setObject(i + 1, sent.values().get(i));
            }
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next() && !plan.getString(1).startsWith("Planning")) {
                    Matcher buffers = BUFFERS.matcher(plan.getString(1));
                    if (buffers.find()) {
                        return count(buffers.group(1)) + count(buffers.group(2));
                    }
                }
                return 0;
            }
        }
    }

    private static int count(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
