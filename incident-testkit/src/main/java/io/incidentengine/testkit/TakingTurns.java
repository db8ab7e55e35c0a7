package io.incidentengine.testkit;

import io.incidentengine.port.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Several nodes on the same data that take turns: each call goes to the next one. What a node keeps to itself (a cache, an
 * id that it counts, a lock that is none for others) shows, as the next call does not see it. A store that is meant for
 * several nodes passes its contract suites in this way too:
 *
 * <pre>{@code
 * protected IncidentStore newStore() {
 *     DataSource database = emptyDatabase();
 *     return TakingTurns.of(JdbcIncidentStore.on(database), JdbcIncidentStore.on(database));
 * }
 * }</pre>
 */
public final class TakingTurns {
    private final List<IncidentStore> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    private TakingTurns(List<IncidentStore> nodes) {
        this.nodes = nodes;
    }

    /**
     * Lets stores take turns, and with them their outboxes and what else they have.
     *
     * @param nodes stores on the same data, as different processes would open them; one and more
     * @return one store for all of them, as safe for threads as they are
     */
    public static IncidentStore of(IncidentStore... nodes) {
        return new TakingTurns(List.of(nodes)).proxy(IncidentStore.class, node -> node);
    }

    private <T> T proxy(Class<T> port, Function<IncidentStore, ?> part) {
        Map<Method, Object> parts = new ConcurrentHashMap<>();
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, values) -> isPart(method)
                        ? parts.computeIfAbsent(
                                method,
                                of -> proxy(of.getReturnType(), node -> call(of, part.apply(node), new Object[0])))
                        : call(method, part.apply(next()), values)));
    }

    /** Such as {@link IncidentStore#outbox()}. */
    private static boolean isPart(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType().isInterface()
                && method.getReturnType().getPackage().equals(IncidentStore.class.getPackage());
    }

    private IncidentStore next() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    private static Object call(Method method, Object node, Object[] values) {
        try {
            return method.invoke(node, values);
        } catch (InvocationTargetException failure) {
            throw thrown(failure.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** No method of a port throws what is checked. */
    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return (RuntimeException) cause;
    }
}
