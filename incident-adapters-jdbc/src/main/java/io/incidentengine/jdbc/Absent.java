package io.incidentengine.jdbc;

import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not there, in a column of a type. PostgreSQL's driver has a statement parsed anew whenever the type of a value
 * is another than the last time, and a plain null has none; so often-used statements say it.
 */
enum Absent {
    NUMBER(Types.BIGINT),
    TEXT(Types.VARCHAR);

    final int type;

    Absent(int type) {
        this.type = type;
    }

    /** The text, if it is there. */
    static Object or(@Nullable String text) {
        return text == null ? TEXT : text;
    }
}
