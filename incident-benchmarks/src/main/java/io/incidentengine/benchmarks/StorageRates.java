package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;

import io.incidentengine.IncidentEngine;
import io.incidentengine.benchmarks.SampleLife.Written;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Lane;
import io.incidentengine.port.ReportResult;
import io.incidentengine.simulation.ScriptedChannel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What the JDBC store does a second on a PostgreSQL server of its own that commits to its disk, beside what somebody does who
 * writes the same rows by hand: both in one run, in turns, on tables that are warm and analysed.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.StorageRates}; with
 * {@code quick}, to try it out, a short run and rough figures; with the names of parts, only those.
 */
public final class StorageRates {
    private static final List<String> PARTS = List.of("commits", "trips", "reports", "batches", "lives", "due", "idle");

    private static final int AT_ONCE = 100;

    /** In microseconds since 1970: some 285 years. */
    private static final long LATER = 9_000_000_000_000_000L;

    private final RealPostgres database;
    private final Scale scale;
    private final JdbcTables ours;
    private final JdbcTables theirs;
    private final ByHand hand;
    private final SampleLife life;
    private final AtomicInteger copies = new AtomicInteger();
    private final List<String> table = new ArrayList<>();

    /** How much is measured. */
    private record Scale(int rounds, Duration time, int filled, int due, List<Integer> open) {
        static final Scale FULL = new Scale(5, Duration.ofSeconds(3), 20_000, 5_000, List.of(10_000, 100_000));
        static final Scale QUICK = new Scale(3, Duration.ofMillis(700), 2_000, 1_000, List.of(10_000));
    }

    private StorageRates(RealPostgres database, Scale scale) throws SQLException {
        this.database = database;
        this.scale = scale;
        ours = database.tables("ours");
        theirs = database.tables("theirs");
        hand = new ByHand(database.pool(), theirs);
        life = new SampleLife(JdbcIncidentStore.on(database.pool(), ours));
    }

    /**
     * Measures and prints.
     *
     * @param arguments none, or {@code quick}, or names of parts
     * @throws Exception if the database cannot be started or used
     */
    public static void main(String... arguments) throws Exception {
        List<String> words = List.of(arguments);
        Scale scale = words.contains("quick") ? Scale.QUICK : Scale.FULL;
        List<String> parts =
                words.stream().filter(word -> !word.equals("quick")).toList();
        try (RealPostgres database = RealPostgres.start(20)) {
            StorageRates rates = new StorageRates(database, scale);
            for (String part : parts.isEmpty() ? PARTS : parts) {
                rates.measure(part);
            }
            System.out.println();
            rates.table.forEach(System.out::println);
        }
    }

    private void measure(String part) throws Exception {
        switch (part) {
            case "commits" -> commits();
            case "trips" -> trips();
            case "reports" -> reports();
            case "batches" -> batches();
            case "lives" -> lives();
            case "due" -> due();
            case "idle" -> idle();
            default -> throw new IllegalArgumentException(part + " is no part; allowed: quick, and some of " + PARTS);
        }
    }

    private void add(String line, Object... values) {
        String text = String.format(line, values);
        System.out.println(text);
        table.add(text);
    }

    private void commits() throws Exception {
        database.run("CREATE TABLE line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text varchar(20))");
        Rates.Rate insert = Rates.of(scale.time(), () -> {
            try (Connection connection = database.pool().getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("INSERT INTO line (text) VALUES ('a single row')")) {
                statement.executeUpdate();
            }
        });
        add("| for scale | 1 thread | 8 threads |");
        add("|---|---|---|");
        double one = Rates.compare(scale.rounds(), 1, insert).rates()[0];
        double eight = Rates.compare(scale.rounds(), 8, insert).rates()[0];
        add("| commits of a single row, a second | %,.0f | %,.0f |", one, eight);
    }

    /** Fills both sides with as many, so that neither is small. */
    private void fill(IncidentId sample) throws SQLException {
        Crowd crowd = new Crowd(database, ours, rows(sample), sample.value());
        for (JdbcTables tables : List.of(ours, theirs)) {
            crowd.add(tables, scale.filled(), LATER + " + n");
        }
        database.settle();
    }

    private List<StoredRows> rows(IncidentId id) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            return StoredRows.of(connection, ours, id.value());
        }
    }

    private String copy() {
        return "COPY-" + copies.incrementAndGet();
    }

    private void reports() throws Exception {
        IncidentId sample = life.report();
        fill(sample);
        List<StoredRows> rows = rows(sample);
        heading();
        for (int threads : List.of(1, 8)) {
            Rates.Comparison found = Rates.compare(
                    scale.rounds(),
                    threads,
                    Rates.of(scale.time(), life::report),
                    Rates.of(scale.time(), () -> hand.insert(copy(), rows)),
                    Rates.of(scale.time(), () -> hand.insertAtOnce(copy(), rows)));
            add(
                    "| reports | %d | %,.0f | %,.0f | %.2f | %,.0f | %.2f |",
                    threads,
                    found.rates()[0],
                    found.rates()[1],
                    found.ratios()[1],
                    found.rates()[2],
                    found.ratios()[2]);
        }
    }

    private void batches() throws Exception {
        IncidentId sample = life.report();
        fill(sample);
        List<StoredRows> rows = rows(sample);
        heading();
        for (int threads : List.of(1, 8)) {
            line(
                    "transactions of " + AT_ONCE + " reports",
                    threads,
                    Rates.of(scale.time(), () -> life.reportAll(AT_ONCE)),
                    Rates.of(
                            scale.time(),
                            () -> hand.insert(
                                    Stream.generate(this::copy).limit(AT_ONCE).toList(), rows)));
        }
    }

    private void lives() throws Exception {
        IncidentId sample = life.report();
        fill(sample);
        List<StoredRows> opening = rows(sample);
        List<Written> steps = life.written(database.pool(), ours);
        heading();
        for (int threads : List.of(1, 8)) {
            line("whole lives", threads, Rates.of(scale.time(), life::live), Rates.of(scale.time(), () -> {
                String id = copy();
                hand.insert(id, opening);
                for (Written step : steps) {
                    hand.change(id, step.incident(), step.added());
                }
            }));
        }
    }

    private void heading() {
        add("");
        add(
                "| a second, at level 2 | threads | the store | by hand | × by hand | in one round trip | × one round trip |");
        add("|---|---|---|---|---|---|---|");
    }

    private void line(String what, int threads, Rates.Rate store, Rates.Rate byHand) throws Exception {
        Rates.Comparison found = Rates.compare(scale.rounds(), threads, store, byHand);
        add(
                "| %s | %d | %,.0f | %,.0f | %.2f | | |",
                what, threads, found.rates()[0], found.rates()[1], found.ratios()[1]);
    }

    /** In tables of their own, where nothing else falls due. */
    private DueRates dueRates(String schema) throws SQLException {
        IncidentId sample = life.report();
        Crowd crowd = new Crowd(database, ours, rows(sample), sample.value());
        return new DueRates(database, database.tables(schema), database.tables(schema + "_by_hand"), crowd);
    }

    private void due() throws Exception {
        DueRates rates = dueRates("due");
        heading();
        for (int workers : List.of(1, 2)) {
            line(
                    "decisions of incidents that fall due",
                    workers,
                    threads -> rates.byStore(scale.due(), threads),
                    threads -> rates.byHand(scale.due(), threads));
        }
        System.out.println("each: " + rates.rows());
    }

    private void trips() throws SQLException {
        StatementLog log = new StatementLog(database.pool());
        JdbcIncidentStore store = JdbcIncidentStore.on(log.source(), ours);
        SampleLife logged = new SampleLife(store);
        add("");
        add("| round trips | the store |");
        add("|---|---|");
        log.take();
        IncidentId id = logged.report();
        add("| report | %s |", trips(log));
        logged.reportAll(AT_ONCE);
        add("| %d reports at once | %s |", AT_ONCE, trips(log));
        for (int step = 1; step <= SampleLife.ACTS.size(); step++) {
            logged.step(step, id);
            add("| %s | %s |", SampleLife.ACTS.get(step - 1).command().type(), trips(log));
        }
        DueRates due = dueRates("trips");
        JdbcIncidentStore falling = due.fallDue(500, log.source());
        log.take();
        due.batch(falling);
        add("| 500 that are due | %s |", trips(log));
    }

    private static int trips(StatementLog log) {
        List<StatementLog.Sent> sent = log.take();
        sent.forEach(one -> System.out.println("    " + one.sql().replaceAll("(.{90}).*", "$1...")));
        return sent.size();
    }

    private void idle() throws SQLException {
        JdbcTables idle = database.tables("idle");
        IncidentId sample = told(JdbcIncidentStore.on(database.pool(), idle));
        List<StoredRows> rows;
        try (Connection connection = database.pool().getConnection()) {
            rows = StoredRows.of(connection, idle, sample.value());
        }
        Crowd crowd = new Crowd(database, idle, rows, sample.value());
        add("");
        add("| pages read by each statement of a poll that finds nothing | open incidents | pages |");
        add("|---|---|---|");
        int there = 1;
        for (int open : scale.open()) {
            crowd.add(idle, open - there, LATER + " + n");
            there = open;
            database.settle();
            new IdlePages(database.pool(), idle)
                    .polls()
                    .forEach((poll, pages) -> add("| %s | %,d | %s |", poll, open, pages));
        }
    }

    /** An incident that waits, whose proof waits, and whose messages wait for a retry. */
    private IncidentId told(JdbcIncidentStore store) throws SQLException {
        IncidentEngine engine = IncidentEngine.on(store)
                .policy(Lives.POLICY)
                .directory(Lives.staff())
                .channel(ScriptedChannel.of(ChannelType.EMAIL))
                .channel(ScriptedChannel.of(ChannelType.SMS))
                .channel(ScriptedChannel.of(ChannelType.PHONE))
                .time(() -> StandardLife.START)
                .sendOnCallingThread()
                .build();
        ReportResult.Opened opened = (ReportResult.Opened) engine.report(ENGINEER, SampleLife.intake());
        while (engine.runDue().more()) {}
        database.run("UPDATE idle.ie_incident SET wake_at = " + LATER);
        database.run("UPDATE idle.ie_notification SET proof_lane = 'proof', proof_since = " + LATER + ", proof_ready = "
                + LATER);
        database.run("UPDATE idle.ie_message SET state = 'QUEUED', lane = '"
                + Lane.of(ChannelType.EMAIL).name() + "', since = " + LATER + ", ready = " + LATER);
        return opened.change().incident().id();
    }
}
