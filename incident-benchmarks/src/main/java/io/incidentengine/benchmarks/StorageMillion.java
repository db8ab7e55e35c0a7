package io.incidentengine.benchmarks;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Situation;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.ChannelType;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentQuery.Order;
import io.incidentengine.simulation.ScriptedChannel;
import java.lang.ref.Reference;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An engine on a database with a million open incidents, on a PostgreSQL server that commits to its disk: the pages that a
 * poll reads which finds nothing; how late incidents are decided that fall due at half of the rate that is possible; and
 * the heap that engine and store keep alive meanwhile.
 *
 * <p>The incidents are copies of some hundred that have lived through an engine: at all levels, reported, in progress, recovered
 * or resolved, with timelines and messages sent. They live a day ahead of the clock, so that none of them falls due
 * meanwhile; those that do fall due are added.
 *
 * <p>{@code java -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.StorageMillion}; with a number, so
 * many incidents; with {@code quick}, to try it out, ten thousand of them and less time.
 */
public final class StorageMillion {
    private static final int TEMPLATES = 300;
    private static final int BATCH = 500;
    private static final Duration STEP = Duration.ofMillis(100);
    private static final String KILOBYTES = "| %s | %,d kB |";

    private final RealPostgres database;
    private final Scale scale;
    private final JdbcTables tables;
    private final String incidents;
    private final LiveHeap heap;
    private final List<String> table = new ArrayList<>();

    /** How many incidents a second can be added. */
    private double filling;

    /** How much is measured. */
    private record Scale(int incidents, int due, int rounds, Duration time) {}

    private StorageMillion(RealPostgres database, Scale scale) throws SQLException {
        this.database = database;
        this.scale = scale;
        tables = database.tables("million");
        incidents = StoredRows.name(tables, "incident");
        heap = new LiveHeap();
    }

    /**
     * Measures and prints.
     *
     * @param arguments none, or how many incidents, or {@code quick}
     * @throws Exception if the database cannot be started or used
     */
    public static void main(String... arguments) throws Exception {
        List<String> words = List.of(arguments);
        boolean quick = words.contains("quick");
        int count = words.stream()
                .filter(word -> !word.equals("quick"))
                .findFirst()
                .map(Integer::valueOf)
                .orElse(quick ? 10_000 : 1_000_000);
        Scale scale = quick
                ? new Scale(count, 2_000, 2, Duration.ofSeconds(10))
                : new Scale(count, 10_000, 5, Duration.ofMinutes(1));
        try (RealPostgres database = RealPostgres.start(20)) {
            StorageMillion million = new StorageMillion(database, scale);
            million.fill();
            million.idle();
            million.keepWatch();
            million.decide(million.fastest() / 2);
            System.out.println();
            million.table.forEach(System.out::println);
        }
    }

    private void add(String line, Object... values) {
        String text = String.format(line, values);
        System.out.println(text);
        table.add(text);
    }

    private void fill() throws Exception {
        JdbcTables from = database.tables("open");
        Instant tomorrow = now().plus(Duration.ofDays(1));
        Copies copies = new Copies(database, from, Templates.open(database, from, TEMPLATES, tomorrow));
        long begin = System.nanoTime();
        database.hurry();
        copies.add(tables, scale.incidents());
        filling = scale.incidents() * 1e9 / (System.nanoTime() - begin);
        database.settle();
        database.takeCare();
        add("| %,d open incidents | |", scale.incidents());
        add("|---|---|");
        add("| on the disk, with all indexes | %,d bytes each |", database.bytes(tables) / scale.incidents());
        System.out.printf("(added %,.0f a second)%n", filling);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void idle() throws SQLException {
        new IdlePages(database.pool(), tables)
                .polls()
                .forEach((poll, pages) -> add("| pages of %s | %s |", poll, pages));
    }

    private IncidentEngine engine(EngineListener listener) {
        IncidentEngine.Builder builder = IncidentEngine.on(JdbcIncidentStore.on(database.pool(), tables))
                .policy(Lives.POLICY)
                .directory(Lives.staff())
                .listener(listener);
        List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE)
                .forEach(type -> builder.channel(ScriptedChannel.of(type)));
        return builder.build();
    }

    private void kilobytes(String what, long bytes) {
        add(KILOBYTES, what, bytes / 1_000);
    }

    /** What is done all day while nothing is due. */
    private void keepWatch() throws Exception {
        kilobytes("live heap beyond the pool's, before there is an engine", heap.now());
        try (IncidentEngine engine = engine(new EngineListener() {})) {
            engine.start();
            Thread.sleep(5_000);
            kilobytes("live heap, polling", heap.now());
            engine.health();
            kilobytes("live heap, asked for its health", heap.now());
            search(engine);
            audit(engine);
        }
    }

    private void search(IncidentEngine engine) {
        IncidentQuery list = IncidentQuery.of(IncidentFilter.where().open().build());
        for (Order order : Order.values()) {
            IncidentPage page = engine.search(list.by(order));
            for (int i = 0; i < 10 && page.next().isPresent(); i++) {
                page = engine.search(list.by(order).after(page.next().orElseThrow()));
            }
            kilobytes(
                    "live heap, ten pages on, with a page of "
                            + page.incidents().size() + " in hand, " + order,
                    heap.now());
            Reference.reachabilityFence(page);
        }
        kilobytes("live heap, after that", heap.now());
    }

    /** Looks at the heap while all incidents are read, and counts them. */
    private void audit(IncidentEngine engine) throws Exception {
        AtomicLong seen = new AtomicLong();
        AtomicLong late = new AtomicLong();
        Thread auditor =
                new Thread(() -> seen.set(engine.audit(IncidentQuery.all(), finding -> late.incrementAndGet())));
        long begin = System.nanoTime();
        auditor.start();
        long most = 0;
        while (auditor.isAlive()) {
            most = Math.max(most, heap.now());
            auditor.join(2_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        kilobytes(String.format("live heap, the most during an audit of %,d in %.0f s", seen.get(), seconds), most);
        if (seen.get() != scale.incidents() || late.get() > 0) {
            throw new IllegalStateException(seen + " were seen, and " + late + " are late");
        }
    }

    private Copies due(String schema, int count, Instant first) throws Exception {
        JdbcTables from = database.tables(schema);
        return new Copies(database, from, Templates.due(database, from, count, first, STEP));
    }

    /** How many a second are decided by one worker, the engine's way, if so many are due at once; the median. */
    private double fastest() throws Exception {
        JdbcIncidentStore store = JdbcIncidentStore.on(database.pool(), tables);
        Copies copies = due("fast", 1, now());
        double[] rates = new double[scale.rounds()];
        for (int round = -1; round < scale.rounds(); round++) {
            copies.add(tables, scale.due());
            database.run("ANALYZE " + incidents);
            long begin = System.nanoTime();
            int done = 0;
            for (DueResult batch = batch(store); !batch.changes().isEmpty(); batch = batch(store)) {
                done += batch.changes().size();
            }
            rates[Math.max(round, 0)] = done * 1e9 / (System.nanoTime() - begin);
            if (done != scale.due()) {
                throw new IllegalStateException(done + " fell due");
            }
            forget();
        }
        double rate = Rates.median(rates);
        add("| falling due, one worker | %,.0f a second |", rate);
        return rate;
    }

    private static DueResult batch(JdbcIncidentStore store) {
        Situation situation = Situation.of(Lives.POLICY, now());
        return store.changeDue(situation.now(), BATCH, (incident, siblings) -> Decisions.tick(incident, situation));
    }

    /** What was decided for the rate is over, and nothing of it is told any more. */
    private void forget() throws SQLException {
        String some = " IN (SELECT id FROM " + incidents + " WHERE severity = " + SampleLife.LEVEL + " AND wake_at < "
                + Lateness.micros(now().plus(Duration.ofHours(12))) + ")";
        for (String name : List.of("intake", "mention", "timeline", "notification", "message", "offer", "incident")) {
            database.run("DELETE FROM " + StoredRows.name(tables, name) + " WHERE " + StoredRows.owner(name) + some);
        }
    }

    /** Lets so many fall due each second, by templates that fall due one after the other. */
    private void decide(double rate) throws Exception {
        int count = (int) (rate * scale.time().toSeconds());
        int steps = (int) scale.time().dividedBy(STEP);
        Instant first = now().plusSeconds((long) (60 + steps / 10 + 3 * count / filling));
        due("slow", steps, first).add(tables, count);
        database.run("ANALYZE " + incidents);
        Lateness lateness = new Lateness(database, incidents, first, first.plus(scale.time()));
        if (now().isAfter(first) || lateness.left() != count) {
            throw new IllegalStateException("It took too long to add " + lateness.left());
        }
        try (IncidentEngine engine = engine(lateness)) {
            engine.start();
            Instant end = first.plus(scale.time()).plusSeconds(60);
            while (lateness.left() > 0 && now().isBefore(end)) {
                Thread.sleep(100);
            }
            add(
                    "| late, of %,d due at %,.0f a second: half, 99 of 100, all | %,d ms, %,d ms, %,d ms |",
                    count,
                    rate,
                    lateness.percentile(50).toMillis(),
                    lateness.percentile(99).toMillis(),
                    lateness.percentile(100).toMillis());
            if (lateness.left() > 0) {
                throw new IllegalStateException(lateness.left() + " were not decided");
            }
            kilobytes("live heap, when they are decided and are being told", heap.now());
            engine.health()
                    .store()
                    .lanes()
                    .forEach((lane, waits) ->
                            add("| what waits then in the lane %s | %,d |", lane.name(), waits.count()));
        }
        kilobytes("the most that was seen", heap.most());
        Reference.reachabilityFence(lateness);
    }
}
