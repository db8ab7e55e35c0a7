package io.incidentengine.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A started engine in this process, and what it complains of. */
final class LocalNode implements AutoCloseable {
    final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    final IncidentEngine engine;
    private final HikariDataSource pool;

    LocalNode(HikariDataSource pool, JdbcTables tables, AheadTime time, Consumer<Fact> witness) {
        this(pool, tables, ClusterNode.ALONE, time, witness);
    }

    LocalNode(HikariDataSource pool, JdbcTables tables, IncidentPolicy policy, AheadTime time, Consumer<Fact> witness) {
        this.pool = pool;
        this.engine = ClusterNode.engine(pool, tables, policy, witness)
                .time(time)
                .listener(new EngineListener() {
                    @Override
                    public void failed(String what, RuntimeException cause) {
                        failures.add(cause);
                    }
                })
                .build()
                .start();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
