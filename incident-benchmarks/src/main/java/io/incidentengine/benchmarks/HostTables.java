package io.incidentengine.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** What a host keeps by itself whose timers are a library's: small rows, and what is done to them when a timer fires. */
final class HostTables {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int MESSAGES = 3;

    private final RealPostgres database;

    HostTables(RealPostgres database) throws SQLException {
        this.database = database;
        database.run("CREATE SCHEMA host");
        database.run("CREATE TABLE host.incident (id varchar(200) PRIMARY KEY, level integer NOT NULL,"
                + " escalations integer NOT NULL, title varchar(400) NOT NULL)");
        for (String table : new String[] {"event", "message"}) {
            database.run("CREATE TABLE host." + table + " (incident_id varchar(200) NOT NULL,"
                    + " number bigint GENERATED ALWAYS AS IDENTITY, text varchar(400) NOT NULL,"
                    + " PRIMARY KEY (incident_id, number))");
        }
    }

    /** An id that was never there. */
    static String id() {
        return "host-" + COUNT.incrementAndGet();
    }

    /** So many incidents, whose ids begin alike and end with a number from 1 on. */
    void fill(String prefix, int count) throws SQLException {
        database.run("INSERT INTO host.incident SELECT '" + prefix + "' || n, 2, 0, 'Card payments fail in shop ' || n"
                + " FROM generate_series(1, " + count + ") n");
    }

    /** What comes of a timer: one update and one insert. The transaction is the caller's. */
    static void escalate(Connection connection, String id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE host.incident SET escalations = escalations + 1 WHERE id = ?")) {
            update.setString(1, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("There is no incident " + id);
            }
        }
        event(connection, id, "response is overdue");
    }

    /** A transaction of its own for that. */
    void escalate(String id) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            escalate(connection, id);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** An incident, an event and three messages. The transaction is the caller's. */
    static void report(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host.incident VALUES (?, 2, 0, ?)")) {
            insert.setString(1, id);
            insert.setString(2, "Card payments fail in shop " + id);
            insert.executeUpdate();
        }
        event(connection, id, "reported");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO host.message (incident_id, text) VALUES (?, ?)")) {
            for (int i = 1; i <= MESSAGES; i++) {
                insert.setString(1, id);
                insert.setString(2, "to reader " + i + ": card payments fail in shop " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void event(Connection connection, String id, String what) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO host.event (incident_id, text) VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, what);
            insert.executeUpdate();
        }
    }
}
