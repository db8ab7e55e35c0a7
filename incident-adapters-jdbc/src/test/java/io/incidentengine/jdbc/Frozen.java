package io.incidentengine.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tables with what is in them as statements, to be kept and to be run on an empty database. */
final class Frozen {
    private static final String NUMBER = "number";

    private Frozen() {}

    /** The names of the tables that a script makes. */
    static List<String> tables(String ddl) {
        return Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)")
                .matcher(ddl)
                .results()
                .map((MatchResult table) -> table.group(1))
                .toList();
    }

    /** The definitions as they are printed, and a statement for each row. */
    static String of(Database database) {
        String ddl = JdbcSchema.of(database).ddl();
        StringBuilder script = new StringBuilder(ddl);
        for (String table : tables(ddl)) {
            script.append('\n');
            if (!table.endsWith("schema_version")) {
                rows(database, table).forEach(row -> script.append(row).append(";\n"));
            }
        }
        return script.toString();
    }

    private static List<String> rows(Database database, String table) {
        List<String> rows = new ArrayList<>(database.query(
                sql -> sql.list("SELECT * FROM " + table + " ORDER BY 1, 2", row -> insert(table, row))));
        boolean numbered = !rows.isEmpty() && rows.get(0).contains(" OVERRIDING ");
        if (numbered) {
            long last = database.query(sql -> sql.one("SELECT max(number) FROM " + table, row -> row.getLong(1)));
            rows.add("ALTER TABLE " + table + " ALTER COLUMN number RESTART WITH " + (last + 1));
        }
        return rows;
    }

    private static String insert(String table, ResultSet row) throws SQLException {
        ResultSetMetaData about = row.getMetaData();
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnName(i).toLowerCase(Locale.ROOT));
            values.add(literal(row, i));
        }
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ")"
                + (names.contains(NUMBER) ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES (" + String.join(", ", values)
                + ")";
    }

    private static String literal(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes);
            return row.getMetaData().getColumnTypeName(column).equals("bytea") ? "'\\x" + hex + "'" : "X'" + hex + "'";
        }
        return "'" + row.getString(column).replace("'", "''") + "'";
    }

    /** Runs a script. */
    static void thaw(String script, Database database) {
        String statements = Pattern.compile("(?m)^--.*$").matcher(script).replaceAll("");
        database.transaction(sql -> {
            for (String each : statements.split(";\\R")) {
                if (!each.isBlank()) {
                    sql.run(each);
                }
            }
            return true;
        });
    }
}
