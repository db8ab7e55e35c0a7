package io.incidentengine;

import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store with something before or after each of its methods and those of its outbox: a failure, a latch, a closing. */
final class Interposed {
    private final Map<String, Step> before = new ConcurrentHashMap<>();
    private final Map<String, Step> after = new ConcurrentHashMap<>();
    private final IncidentStore store;

    /** What happens; may throw whatever is unchecked. */
    interface Step {
        void happen(Object[] arguments);
    }

    Interposed(IncidentStore real) {
        Outbox outbox = around(Outbox.class, real.outbox(), "outbox.");
        IncidentStore interposed = around(IncidentStore.class, real, "");
        store = (IncidentStore) Proxy.newProxyInstance(
                Interposed.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("outbox") ? outbox : invoke(method, interposed, arguments));
    }

    IncidentStore store() {
        return store;
    }

    /** Before a method, named as in {@code changeDue} or {@code outbox.claim}. */
    Interposed before(String method, Step step) {
        before.put(method, step);
        return this;
    }

    Interposed after(String method, Step step) {
        after.put(method, step);
        return this;
    }

    void clear() {
        before.clear();
        after.clear();
    }

    private <T> T around(Class<T> port, T real, String prefix) {
        return port.cast(Proxy.newProxyInstance(
                Interposed.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    String name = prefix + method.getName();
                    before.getOrDefault(name, none -> {}).happen(arguments);
                    Object answer = invoke(method, real, arguments);
                    after.getOrDefault(name, none -> {}).happen(arguments);
                    return answer;
                }));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
