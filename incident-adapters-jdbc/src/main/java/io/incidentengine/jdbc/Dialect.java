package io.incidentengine.jdbc;

import java.util.Locale;

/** What the databases do in different ways. */
enum Dialect {
    POSTGRESQL("PostgreSQL", 14, 0, " ON CONFLICT DO NOTHING"),
    MARIADB("MariaDB", 10, 6, ""),
    H2("H2", 2, 0, "");

    /** What it calls itself. */
    final String product;

    /** The oldest version that is taken. */
    final int major;

    final int minor;

    /** What an insert ends with that does nothing if the row is there; empty where it fails alone, and the transaction goes on. */
    final String ifNew;

    Dialect(String product, int major, int minor, String ifNew) {
        this.product = product;
        this.major = major;
        this.minor = minor;
        this.ifNew = ifNew;
    }

    String file(int version) {
        return "schema-" + version + "-" + product.toLowerCase(Locale.ROOT) + ".sql";
    }
}
