package io.incidentengine.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The tables: makes them, checks them, and prints their definitions for those who make them with a tool of their own.
 * Thread-safe.
 *
 * <p>A schema has a version, of which there is one yet. Each version of this library wants one and refuses all others: with
 * newer ones it would not know what it overlooks.
 */
public final class JdbcSchema {
    /** The version that this library wants. */
    public static final int VERSION = 1;

    /** On H2, two that make the same table at once may both fail, and one of them completes it. */
    private static final int TRIES = 50;

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?\\{(\\w+)}");

    private final Database database;

    private JdbcSchema(Database database) {
        this.database = database;
    }

    /**
     * The schema of a database, with the {@linkplain JdbcTables#STANDARD usual} names.
     *
     * @param source the database
     * @return its schema, whether it is there or not
     * @throws StorageException if the database cannot be reached, or is none of those that are supported
     */
    public static JdbcSchema of(DataSource source) {
        return of(source, JdbcTables.STANDARD);
    }

    /**
     * The schema of a database.
     *
     * @param source the database
     * @param tables how the tables are called
     * @return its schema, whether it is there or not
     * @throws StorageException if the database cannot be reached, or is none of those that are supported
     */
    public static JdbcSchema of(DataSource source, JdbcTables tables) {
        return new JdbcSchema(Database.of(source, tables));
    }

    static JdbcSchema of(Database database) {
        return new JdbcSchema(database);
    }

    /**
     * Makes the tables where there are none. The schema that they are in, if one is named, must be there; on MariaDB and
     * MySQL that is a database. These two and H2 commit each table by itself: what fails half-way there is completed by the
     * next call. Of several nodes that make them at once one does.
     *
     * @return whether it made them; false if they were there, in this version
     * @throws StorageException if they are there in another version, or the database refuses
     */
    public boolean create() {
        if (version().isPresent()) {
            validate();
            return false;
        }
        for (int tried = 1; ; tried++) {
            try {
                return database.<Boolean>transaction(this::make);
            } catch (StorageException failure) {
                if (version().isPresent()) {
                    validate(); // somebody else was first
                    return false;
                }
                if (tried == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private boolean make(Sql sql) throws SQLException {
        for (String each : statements()) {
            sql.run(each);
        }
        return true;
    }

    /**
     * The version of the tables.
     *
     * @return the version, or empty if there are no tables, or not all of them
     * @throws StorageException if the database cannot be read
     */
    public OptionalInt version() {
        return database.query(sql -> {
            int version = isThere(sql, "schema_version") ? version(sql) : 0;
            return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
        });
    }

    private boolean isThere(Sql sql, String table) throws SQLException {
        return sql.hasTable(database.tables.schema(), database.tables.prefix() + table);
    }

    /**
     * Checks that the tables are there, in the version that this library wants.
     *
     * @throws StorageException if not; it says what to do
     */
    public void validate() {
        OptionalInt version = version();
        String tables = database.tables.in("{schema_version}");
        if (version.isEmpty()) {
            throw new StorageException("There is no table " + tables
                    + "; make the tables with JdbcSchema.create(), or with the statements that ddl() prints");
        }
        refuseIfNewer(version.getAsInt());
        if (version.getAsInt() < VERSION) {
            throw new StorageException("The tables have version " + version.getAsInt() + " (" + tables
                    + "), and this library wants version " + VERSION + "; bring them up to it first");
        }
        List<String> missing = database.query(sql -> {
            List<String> absent = new ArrayList<>();
            for (String table : names()) {
                if (!isThere(sql, table)) {
                    absent.add(database.tables.in("{" + table + "}"));
                }
            }
            return absent;
        });
        if (!missing.isEmpty()) {
            throw new StorageException("There is no table " + String.join(", ", missing) + " beside " + tables
                    + "; make what is missing with the statements that ddl() prints");
        }
    }

    private List<String> names() {
        return TABLE.matcher(read(database.dialect.file(VERSION)))
                .results()
                .map(table -> table.group(1))
                .toList();
    }

    private void refuseIfNewer(int version) {
        if (version > VERSION) {
            String why = "The tables have version " + version + " (" + database.tables.in("{schema_version}")
                    + "), and this library knows versions up to " + VERSION + "; use a newer one";
            database.retire(why);
            throw new StorageException(why);
        }
    }

    /**
     * Ends all work on the tables if somebody has brought them up to a version that this library does not know; gives the
     * version.
     */
    int watch(Sql sql) throws SQLException {
        int version = version(sql);
        refuseIfNewer(version);
        return version;
    }

    private int version(Sql sql) throws SQLException {
        return sql.one(database.tables.in("SELECT max(version) FROM {schema_version}"), row -> row.getInt(1));
    }

    /**
     * The definitions of all tables, for tools such as Flyway and Liquibase.
     *
     * @return statements of this database, each with a semicolon after it, and comments
     */
    public String ddl() {
        return database.tables.in(read(database.dialect.file(VERSION)));
    }

    private List<String> statements() {
        return Arrays.stream(ddl().replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    static String read(String file) {
        try (InputStream script = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream(file), file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
