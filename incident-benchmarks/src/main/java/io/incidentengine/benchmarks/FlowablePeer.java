package io.incidentengine.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.TaskService;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.job.service.impl.asyncexecutor.AsyncExecutor;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Flowable with a process of the same steps, {@code incident.bpmn20.xml}: a user task for each, timers at the boundary of what
 * they limit, five variables, and a comment for each event. Each step is one transaction. Its history is on the default
 * level, and nobody is told anything. Parts that are not needed (identities, events from outside) are off.
 */
final class FlowablePeer implements Peer {
    private static final String PROCESS = "incident.bpmn20.xml";
    private static final List<String> STEPS = List.of("respond", "recover", "resolve", "close");

    private final RealPostgres database;
    private final HostTables host;
    private final ProcessEngine engine;
    private volatile @Nullable Countdown countdown;

    FlowablePeer(RealPostgres database, HostTables host) {
        this.database = database;
        this.host = host;
        AsyncJobExecutorConfiguration executor = new AsyncJobExecutorConfiguration();
        executor.setDefaultTimerJobAcquireWaitTime(Duration.ofMillis(100));
        executor.setDefaultAsyncJobAcquireWaitTime(Duration.ofMillis(100));
        executor.setGlobalAcquireLockEnabled(true);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database.pool());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setAsyncExecutorConfiguration(executor);
        configuration.setAsyncExecutorActivate(false);
        JavaDelegate escalation = this::escalate;
        configuration.setBeans(Map.of("escalation", escalation));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream(PROCESS, FlowablePeer.class.getResourceAsStream(PROCESS))
                .deploy();
    }

    @Override
    public String name() {
        return "Flowable " + ProcessEngine.VERSION;
    }

    @Override
    public int turn(int store) {
        return Math.max(100, store / 5);
    }

    private void escalate(DelegateExecution execution) {
        try {
            HostTables.escalate(
                    CommandContextUtil.getDbSqlSession().getSqlSession().getConnection(),
                    execution.getProcessInstanceBusinessKey());
            Objects.requireNonNull(countdown).one();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Starts a process: three timers, five variables, one event; one transaction. */
    private String start(String key) {
        return engine.getManagementService().executeCommand(context -> {
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "incident",
                            key,
                            Map.of(
                                    "service",
                                    "payments",
                                    "title",
                                    "Card payments fail in shop " + key,
                                    "level",
                                    2,
                                    "reporter",
                                    "rita",
                                    "details",
                                    StandardLife.DETAILS + key))
                    .getId();
            engine.getTaskService().addComment(null, id, "reported");
            return id;
        });
    }

    /** Does the task that is open; one transaction. */
    private void step(String process, String name) {
        engine.getManagementService().executeCommand(context -> {
            TaskService tasks = engine.getTaskService();
            String task = tasks.createTaskQuery()
                    .processInstanceId(process)
                    .taskDefinitionKey(name)
                    .singleResult()
                    .getId();
            tasks.addComment(null, process, name);
            tasks.complete(task, Map.of(name, "done"));
            return task;
        });
    }

    @Override
    public double due(int count) throws Exception {
        String prefix = HostTables.id() + "-";
        host.fill(prefix, count);
        start(prefix, count);
        database.settle();
        if (database.run("UPDATE act_ru_timer_job SET duedate_ = now() WHERE element_id_ = 'responseOverdue'"
                        + " AND process_instance_id_ IN"
                        + " (SELECT id_ FROM act_ru_execution WHERE business_key_ LIKE '" + prefix + "%')")
                != count) {
            throw new IllegalStateException("Not as many fall due as should");
        }
        Countdown left = new Countdown(database, count, "SELECT count(*) FROM act_ru_job");
        countdown = left;
        AsyncExecutor executor = engine.getProcessEngineConfiguration().getAsyncExecutor();
        try {
            long begin = System.nanoTime();
            executor.start();
            left.await();
            return count * 1e9 / (System.nanoTime() - begin);
        } finally {
            executor.shutdown();
        }
    }

    private void start(String prefix, int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Rates.together(8, () -> {
            for (int i = next.incrementAndGet(); i <= count; i = next.incrementAndGet()) {
                start(prefix + i);
            }
        });
    }

    /** A tenth of them: it makes some hundred a second. */
    @Override
    public void fill(int count) throws Exception {
        start(HostTables.id() + "-", count / 10);
    }

    @Override
    public Optional<Rates.Work> report() {
        return Optional.of(() -> start(HostTables.id()));
    }

    @Override
    public Optional<Rates.Work> life() {
        return Optional.of(() -> {
            String id = start(HostTables.id());
            STEPS.forEach(step -> step(id, step));
            if (engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(id)
                            .count()
                    > 0) {
                throw new IllegalStateException("The process " + id + " has not ended");
            }
        });
    }

    @Override
    public void close() {
        engine.close();
    }
}
