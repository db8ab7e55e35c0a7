package io.incidentengine.jdbc;

import io.incidentengine.model.InvalidInputException;
import java.util.regex.Pattern;

/**
 * How the tables are called: a schema, if one is given, and a prefix before each name.
 *
 * @param schema the schema that they are in; empty for the connection's own
 * @param prefix what each name begins with; may be empty
 */
public record JdbcTables(String schema, String prefix) {
    private static final Pattern NAME = Pattern.compile("\\{(:?)(\\w+)}");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    /** In the connection's own schema, as {@code ie_incident}, {@code ie_timeline} and so on. */
    public static final JdbcTables STANDARD = new JdbcTables("", "ie_");

    /**
     * Checks the names: they become part of statements.
     *
     * @throws InvalidInputException if one is more than letters, digits and underscores
     */
    public JdbcTables {
        check("schema", schema);
        check("table prefix", prefix);
    }

    private static void check(String what, String name) {
        if (!name.isEmpty() && !ALLOWED.matcher(name).matches()) {
            throw new InvalidInputException(
                    what, "'" + name + "'", "up to 40 letters, digits and _, not a digit first");
        }
    }

    /**
     * The statement for these tables, where {@code {name}} stands for each, and {@code {:name}} where the schema must not
     * stand before it.
     */
    String in(String sql) {
        String qualifier = schema.isEmpty() ? "" : schema + ".";
        return NAME.matcher(sql)
                .replaceAll(name -> (name.group(1).isEmpty() ? qualifier : "") + prefix + name.group(2));
    }
}
