package io.incidentengine.jdbc;

final class JdbcOutbox {
    JdbcOutbox(Database database) {}

    void add(Sql sql, java.util.List<io.incidentengine.incident.Change> changes) throws java.sql.SQLException {}
}
