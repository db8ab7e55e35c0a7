package io.incidentengine.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its clustered JDBC store: one durable job, and a trigger for each timer, which are acquired in batches
 * as large as there are threads. Its work is a transaction of its own.
 */
final class QuartzPeer implements Peer {
    private static final int THREADS = 20;
    private static final String SAMPLE = "sample";

    private final RealPostgres database;
    private final HostTables host;

    QuartzPeer(RealPostgres database, HostTables host) throws SQLException, IOException, SchedulerException {
        this.database = database;
        this.host = host;
        try (InputStream script = JobStoreTX.class.getResourceAsStream("tables_postgres.sql")) {
            database.run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        DBConnectionManager.getInstance().addConnectionProvider("peers", new Connections(database));
        Scheduler scheduler = scheduler();
        JobDetail job = JobBuilder.newJob(Escalation.class)
                .withIdentity("timer")
                .storeDurably()
                .build();
        scheduler.scheduleJob(
                job,
                TriggerBuilder.newTrigger()
                        .withIdentity(SAMPLE)
                        .startAt(new Date(Long.MAX_VALUE / 2))
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule())
                        .build());
        scheduler.shutdown();
    }

    private static Scheduler scheduler() throws SchedulerException {
        Properties settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", "peers");
        settings.put("org.quartz.scheduler.instanceId", "AUTO");
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(THREADS));
        settings.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        settings.put("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
        settings.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
        settings.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        settings.put("org.quartz.jobStore.dataSource", "peers");
        settings.put("org.quartz.jobStore.isClustered", "true");
        settings.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.put("org.quartz.jobStore.misfireThreshold", "86400000");
        return new StdSchedulerFactory(settings).getScheduler();
    }

    /** What fires. Public, as Quartz makes it. */
    public static final class Escalation implements Job {
        /** Made by Quartz. */
        public Escalation() {}

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                ((HostTables) context.getScheduler().getContext().get("host"))
                        .escalate(context.getTrigger().getKey().getName());
                ((Countdown) context.getScheduler().getContext().get("countdown")).one();
            } catch (SQLException | SchedulerException failure) {
                throw new JobExecutionException(failure);
            }
        }
    }

    @Override
    public String name() {
        return "Quartz, clustered, " + THREADS + " threads";
    }

    @Override
    public int turn(int store) {
        return Math.max(50, store / 20);
    }

    @Override
    public double due(int count) throws Exception {
        String prefix = HostTables.id() + "-";
        host.fill(prefix, count);
        copies(prefix, count);
        database.settle();
        Countdown countdown = new Countdown(
                database, count, "SELECT count(*) FROM qrtz_triggers WHERE trigger_name LIKE '" + prefix + "%'");
        Scheduler scheduler = scheduler();
        scheduler.getContext().put("host", host);
        scheduler.getContext().put("countdown", countdown);
        try {
            long begin = System.nanoTime();
            scheduler.start();
            countdown.await();
            return count * 1e9 / (System.nanoTime() - begin);
        } finally {
            scheduler.shutdown(true);
        }
    }

    /** Triggers like the sample, which fire now. */
    private void copies(String prefix, int count) throws SQLException {
        for (String table : new String[] {"qrtz_triggers", "qrtz_simple_triggers"}) {
            database.run("CREATE TEMP TABLE copy AS SELECT t.* FROM " + table + " t, generate_series(1, " + count
                    + ") WHERE trigger_name = '" + SAMPLE + "';"
                    + " CREATE TEMP SEQUENCE number; UPDATE copy SET trigger_name = '" + prefix
                    + "' || nextval('number')"
                    + (table.equals("qrtz_triggers") ? ", next_fire_time = extract(epoch FROM now()) * 1000" : "")
                    + "; INSERT INTO " + table + " SELECT * FROM copy; DROP TABLE copy; DROP SEQUENCE number");
        }
    }

    @Override
    public void fill(int count) {}

    /** Its timers cannot be part of the host's transaction, unless a container manages that. */
    @Override
    public Optional<Rates.Work> report() {
        return Optional.empty();
    }

    @Override
    public Optional<Rates.Work> life() {
        return Optional.empty();
    }

    @Override
    public void close() {}

    /** The pool that all use. */
    private record Connections(RealPostgres database) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return database.pool().getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
