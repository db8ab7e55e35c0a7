package io.incidentengine.benchmarks;

import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the JDBC store does a second beside what people keep deadlines with today, all on one PostgreSQL server that commits to
 * its disk, in turns: db-scheduler, Quartz, Flowable. None of them does what the store does; what each does is said with
 * each part.
 *
 * <ul>
 *   <li>{@code due}: timers fall due. The store decides, saves states, timelines and notifications, in batches; theirs is one
 *       update and one insert for each.
 *   <li>{@code report}: the store takes in a report with its timeline and notifications; db-scheduler gets three timers in a
 *       transaction that inserts an incident, an event and three messages, in small rows; Flowable starts a process
 *       with three timers, five variables and one event, and tells nobody.
 *   <li>{@code life}: at level 2, in five transactions: report, respond, recover, resolve, close with the confirmation.
 *       Flowable has a user task for each, a variable and an event for each step, and tells nobody.
 * </ul>
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.StoragePeers}; with
 * {@code quick}, to try it out, a short run and rough figures; with the names of parts, only those.
 */
public final class StoragePeers {
    private static final List<String> PARTS = List.of("due", "report", "life");

    /** In microseconds since 1970: some 285 years. */
    private static final long LATER = 9_000_000_000_000_000L;

    private final RealPostgres database;
    private final Scale scale;
    private final JdbcTables ours;
    private final JdbcIncidentStore store;
    private final SampleLife life;
    private final List<Peer> peers;
    private final List<String> table = new ArrayList<>();

    /** How much is measured. */
    private record Scale(int rounds, Duration time, int filled, int due) {
        static final Scale FULL = new Scale(5, Duration.ofSeconds(3), 20_000, 5_000);
        static final Scale QUICK = new Scale(3, Duration.ofMillis(700), 2_000, 1_000);
    }

    private StoragePeers(RealPostgres database, Scale scale, List<Peer> peers) throws SQLException {
        this.database = database;
        this.scale = scale;
        this.peers = peers;
        ours = database.tables("ours");
        store = JdbcIncidentStore.on(database.pool(), ours);
        life = new SampleLife(store);
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
        try (RealPostgres database = RealPostgres.start(40)) {
            HostTables host = new HostTables(database);
            try (Peer dbScheduler = new DbSchedulerPeer(database, host);
                    Peer quartz = new QuartzPeer(database, host);
                    Peer flowable = new FlowablePeer(database, host)) {
                StoragePeers rates = new StoragePeers(database, scale, List.of(dbScheduler, quartz, flowable));
                for (String part : parts.isEmpty() ? PARTS : parts) {
                    rates.measure(part);
                }
                System.out.println();
                rates.table.forEach(System.out::println);
            }
        }
    }

    private void measure(String part) throws Exception {
        switch (part) {
            case "due" -> due();
            case "report" -> compare("reports", life::report, Peer::report);
            case "life" -> compare("lives of five transactions", this::live, Peer::life);
            default -> throw new IllegalArgumentException(part + " is no part; allowed: quick, and some of " + PARTS);
        }
    }

    private void add(String line, Object... values) {
        String text = String.format(line, values);
        System.out.println(text);
        table.add(text);
    }

    private void heading(String what, String threads) {
        add("");
        add("| %s | %s | a second | the store, a second | store ÷ that |", what, threads);
        add("|---|---|---|---|---|");
    }

    private Crowd crowd() throws SQLException {
        IncidentId sample = life.report();
        try (Connection connection = database.pool().getConnection()) {
            return new Crowd(database, ours, StoredRows.of(connection, ours, sample.value()), sample.value());
        }
    }

    private void due() throws Exception {
        DueRates rates = new DueRates(database, database.tables("due"), database.tables("by_hand"), crowd());
        heading("falling due", "workers of the store");
        for (int workers : List.of(1, 2)) {
            lines(
                    peers,
                    workers,
                    threads -> rates.byStore(scale.due(), threads),
                    peer -> threads -> peer.due(peer.turn(scale.due())));
        }
        System.out.println("the store, each: " + rates.rows());
    }

    private void compare(String what, Rates.Work store, Function<Peer, Optional<Rates.Work>> work) throws Exception {
        List<Peer> able =
                peers.stream().filter(peer -> work.apply(peer).isPresent()).toList();
        crowd().add(ours, scale.filled(), LATER + " + n");
        for (Peer peer : able) {
            peer.fill(scale.filled());
        }
        database.settle();
        heading(what, "threads");
        for (int threads : List.of(1, 8)) {
            lines(
                    able,
                    threads,
                    Rates.of(scale.time(), store),
                    peer -> Rates.of(scale.time(), work.apply(peer).orElseThrow()));
        }
    }

    private void lines(List<Peer> others, int threads, Rates.Rate store, Function<Peer, Rates.Rate> rate)
            throws Exception {
        List<Rates.Rate> ways = new ArrayList<>();
        ways.add(store);
        others.forEach(peer -> ways.add(rate.apply(peer)));
        Rates.Comparison found = Rates.compare(scale.rounds(), threads, ways.toArray(Rates.Rate[]::new));
        for (int i = 1; i < ways.size(); i++) {
            add(
                    "| %s | %d | %,.0f | %,.0f | %.1f |",
                    others.get(i - 1).name(), threads, found.rates()[i], found.rates()[0], found.ratios()[i]);
        }
    }

    /** The confirmation and the close are one transaction. */
    private void live() throws SQLException {
        IncidentId id = life.report();
        int last = SampleLife.ACTS.size();
        for (int step = 1; step < last - 1; step++) {
            life.step(step, id);
        }
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            store.within(connection, () -> {
                life.step(last - 1, id);
                life.step(last, id);
                return id;
            });
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
