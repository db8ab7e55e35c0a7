package io.incidentengine.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler: a one-time task for each timer, taken by locking and fetching at once, which is its fastest way on
 * PostgreSQL. Its work is a transaction of its own, and what db-scheduler does about the task another.
 */
final class DbSchedulerPeer implements Peer {
    private static final int THREADS = 20;

    /** When there is no more than the least for each thread, more is fetched, up to the most. */
    private static final double LEAST = 0.5;

    private static final double MOST = 4;

    private final RealPostgres database;
    private final HostTables host;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final OneTimeTask<Void> timer;
    private final SchedulerClient client;
    private volatile @Nullable Countdown countdown;

    DbSchedulerPeer(RealPostgres database, HostTables host) throws SQLException {
        this.database = database;
        this.host = host;
        database.run(
                "CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                        + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                        + " last_success timestamptz, last_failure timestamptz, consecutive_failures integer,"
                        + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
                        + " PRIMARY KEY (task_name, task_instance))");
        database.run("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        database.run("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        timer = Tasks.oneTime("timer").execute((instance, context) -> fire(instance.getId()));
        client = SchedulerClient.Builder.create(joined(), timer).build();
    }

    @Override
    public String name() {
        return "db-scheduler, " + THREADS + " threads";
    }

    @Override
    public int turn(int store) {
        return store;
    }

    private void fire(String id) {
        try {
            host.escalate(id);
            Objects.requireNonNull(countdown).one();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public double due(int count) throws Exception {
        String prefix = HostTables.id() + "-";
        host.fill(prefix, count);
        timers(prefix, count, "now()");
        database.settle();
        Countdown left = new Countdown(
                database, count, "SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE '" + prefix + "%'");
        countdown = left;
        Scheduler scheduler = Scheduler.create(database.pool(), timer)
                .threads(THREADS)
                .pollUsingLockAndFetch(LEAST, MOST)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        try {
            long begin = System.nanoTime();
            scheduler.start();
            left.await();
            return count * 1e9 / (System.nanoTime() - begin);
        } finally {
            scheduler.stop();
        }
    }

    private void timers(String prefix, int count, String at) throws SQLException {
        database.run("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) SELECT '"
                + timer.getName() + "', '" + prefix + "' || n, " + at + ", false, 1 FROM generate_series(1, " + count
                + ") n");
    }

    @Override
    public void fill(int count) throws SQLException {
        String prefix = HostTables.id() + "-";
        host.fill(prefix, count);
        timers(prefix, 3 * count, "now() + interval '1 day'");
    }

    /** Three timers, scheduled as a batch in the transaction that inserts the host's rows. */
    @Override
    public Optional<Rates.Work> report() {
        return Optional.of(() -> {
            String id = HostTables.id();
            Instant now = Instant.now();
            try (Connection connection = database.pool().getConnection()) {
                connection.setAutoCommit(false);
                HostTables.report(connection, id);
                current.set(connection);
                client.scheduleBatch(List.of(
                        SchedulableInstance.of(timer.instance(id + "-response"), now.plus(Duration.ofMinutes(15))),
                        SchedulableInstance.of(timer.instance(id + "-recovery"), now.plus(Duration.ofHours(4))),
                        SchedulableInstance.of(timer.instance(id + "-resolution"), now.plus(Duration.ofDays(2)))));
                connection.commit();
                connection.setAutoCommit(true);
            } finally {
                current.remove();
            }
        });
    }

    @Override
    public Optional<Rates.Work> life() {
        return Optional.empty();
    }

    @Override
    public void close() {}

    /** Gives the connection of the transaction that is under way, and does not let it be closed. */
    private DataSource joined() {
        return proxy(DataSource.class, database.pool(), "getConnection", () -> {
            Connection real = current.get();
            return real == null ? database.pool().getConnection() : proxy(Connection.class, real, "close", () -> null);
        });
    }

    private interface Instead {
        Object run() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, String name, Instead instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals(name) ? instead.run() : method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
