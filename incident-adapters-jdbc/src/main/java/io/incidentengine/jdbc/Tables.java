package io.incidentengine.jdbc;

import io.incidentengine.model.InvalidInputException;
import java.util.regex.Pattern;

/**
 * How the tables are called: a schema, if one is given, a prefix, and a name. Statements are written with {@code {name}}
 * in place of each, or {@code {:name}} where the schema must not stand before it.
 */
record Tables(String schema, String prefix) {
    private static final Pattern NAME = Pattern.compile("\\{(:?)(\\w+)}");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    Tables {
        if (!schema.isEmpty() && !ALLOWED.matcher(schema).matches()) {
            throw new InvalidInputException("schema", "'" + schema + "'", "up to 40 letters, digits and _");
        }
        if (!prefix.isEmpty() && !ALLOWED.matcher(prefix).matches()) {
            throw new InvalidInputException("table prefix", "'" + prefix + "'", "up to 40 letters, digits and _");
        }
    }

    /** The statement for these tables. */
    String in(String sql) {
        String qualifier = schema.isEmpty() ? "" : schema + ".";
        return NAME.matcher(sql)
                .replaceAll(name -> (name.group(1).isEmpty() ? qualifier : "") + prefix + name.group(2));
    }
}
