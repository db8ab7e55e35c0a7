package io.incidentengine.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the databases do in different ways. */
enum Dialect {
    POSTGRESQL("PostgreSQL", 14, 0, " ON CONFLICT DO NOTHING"),
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

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equals(product)) {
                dialect.refuseIfTooOld(about);
                return dialect;
            }
        }
        throw new StorageException("The database is a " + product + "; allowed: " + allowed());
    }

    private void refuseIfTooOld(DatabaseMetaData about) throws SQLException {
        int newer = about.getDatabaseMajorVersion() - major;
        if (newer < 0 || (newer == 0 && about.getDatabaseMinorVersion() < minor)) {
            throw new StorageException("The database is " + product + " " + about.getDatabaseMajorVersion() + "."
                    + about.getDatabaseMinorVersion() + "; allowed: " + allowed());
        }
    }

    private static String allowed() {
        return Arrays.stream(values())
                .map(dialect -> dialect.product + " " + dialect.major + "." + dialect.minor + " and newer")
                .collect(Collectors.joining(", "));
    }

    String file(int version) {
        return "schema-" + version + "-" + product.toLowerCase(Locale.ROOT) + ".sql";
    }
}
