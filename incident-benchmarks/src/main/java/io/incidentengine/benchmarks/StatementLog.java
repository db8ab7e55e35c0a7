package io.incidentengine.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A data source that writes down what is sent through it: each line is a round trip. For one thread. */
final class StatementLog {
    private final List<Sent> sent = new ArrayList<>();
    private final DataSource source;

    StatementLog(DataSource source) {
        this.source = wrap(DataSource.class, source, (name, arguments, result) -> {
            return name.equals("getConnection") ? connection((Connection) result) : result;
        });
    }

    /**
     * A statement, or a commit.
     *
     * @param sql its text
     * @param values what was bound; of a batch, the last row
     */
    record Sent(String sql, List<Object> values) {
        boolean isStatement() {
            return sql.contains(" ");
        }
    }

    private interface Seen {
        Object after(String name, Object[] arguments, Object result);
    }

    DataSource source() {
        return source;
    }

    /** What was sent since the last call. */
    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    private Connection connection(Connection real) {
        return wrap(Connection.class, real, (name, arguments, result) -> {
            if (name.equals("commit") || name.equals("rollback")) {
                sent.add(new Sent(name, List.of()));
            }
            return name.equals("prepareStatement")
                    ? statement((PreparedStatement) result, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        Map<Integer, Object> values = new TreeMap<>();
        return wrap(PreparedStatement.class, real, (name, arguments, result) -> {
            if (name.startsWith("set") && arguments.length == 2 && arguments[0] instanceof Integer index) {
                values.put(index, arguments[1]);
            } else if (name.startsWith("execute")) {
                sent.add(new Sent(sql, List.copyOf(values.values())));
            }
            return result;
        });
    }

    private static <T> T wrap(Class<T> type, T real, Seen seen) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return seen.after(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
