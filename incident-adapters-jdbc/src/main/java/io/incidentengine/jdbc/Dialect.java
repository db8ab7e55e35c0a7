package io.incidentengine.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the databases do in different ways. */
enum Dialect {
    POSTGRESQL(
            "PostgreSQL",
            14,
            0,
            " ON CONFLICT DO NOTHING",
            0,
            "",
            "severity",
            "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS bigint)"),
    H2("H2", 2, 2, "", 0, "", "severity", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS bigint)"),

    /**
     * MariaDB with its own driver. Left to itself, it would read what was there when a transaction began, and so miss what
     * whoever was waited for has committed.
     */
    MARIADB("MariaDB", 10, 6, "", 1062, Dialect.FRESH, "due_severity", Dialect.UTC_MICROS),

    /** MySQL, which reads what was there as MariaDB does. */
    MYSQL("MySQL", 8, 0, "", 1062, Dialect.FRESH, "due_severity", Dialect.UTC_MICROS);

    private static final String FRESH = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String UTC_MICROS = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

    /** What it calls itself. */
    final String product;

    /** The oldest version that is taken. */
    final int major;

    final int minor;

    /** What an insert ends with that does nothing if the row is there; empty where it fails alone, and the transaction goes on. */
    final String ifNew;

    /** By what code it says that a key is taken; 0 where it says so as the standard does. */
    private final int taken;

    /** With what a transaction begins of which each statement is to see what is committed; empty where all do. */
    final String begin;

    /** The column of the severity of what waits, by which it is indexed: one of its own where no index can leave out the rest. */
    final String dueSeverity;

    /** The present by the database's clock, in microseconds since 1970. */
    final String now;

    Dialect(
            String product,
            int major,
            int minor,
            String ifNew,
            int taken,
            String begin,
            String dueSeverity,
            String now) {
        this.product = product;
        this.major = major;
        this.minor = minor;
        this.ifNew = ifNew;
        this.taken = taken;
        this.begin = begin;
        this.dueSeverity = dueSeverity;
        this.now = now;
    }

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        if (product.equals(MYSQL.product) && about.getDatabaseProductVersion().contains(MARIADB.product)) {
            throw new StorageException(
                    "The database is a MariaDB, and the driver takes it for a MySQL; allowed: MariaDB's own"
                            + " driver, with an address that begins with jdbc:mariadb:");
        }
        for (Dialect dialect : values()) {
            if (dialect.product.equals(product)) {
                dialect.refuseIfTooOld(about);
                return dialect;
            }
        }
        throw new StorageException("The database is " + product + "; allowed: " + allowed());
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

    /**
     * What comes after a table's name that is to be read in the order of an index, with a limit, and locked on the way: MySQL
     * and MariaDB would sort few rows, or what they believe to be few, and lock them all.
     */
    String by(String index) {
        return begin.isEmpty() ? "" : " FORCE INDEX ({:" + index + "})";
    }

    /**
     * How an order begins in which a column comes that is the same for all rows: H2 sees by it which index has that order. The
     * others need it not, and MariaDB would sort by it.
     */
    String within(String column) {
        return this == H2 ? column + ", " : "";
    }

    /** Tells whether an insert failed because a key is taken. */
    boolean isTaken(SQLException failure) {
        return taken == 0 ? "23505".equals(failure.getSQLState()) : failure.getErrorCode() == taken;
    }

    /** Whether its driver sends statements that are put behind each other in one text in one round trip, and counts for each. */
    boolean sendsTogether() {
        return this == POSTGRESQL;
    }

    String file(int version) {
        return "schema-" + version + "-" + product.toLowerCase(Locale.ROOT) + ".sql";
    }
}
