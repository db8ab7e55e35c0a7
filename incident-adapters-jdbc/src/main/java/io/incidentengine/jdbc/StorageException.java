package io.incidentengine.jdbc;

import io.incidentengine.port.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database did not do what it was asked: it cannot be reached, it is read-only or full, its schema is missing, or it gave
 * up a transaction time and again. Nothing was stored, unless the connection was lost at the very commit, which the message
 * says: then nobody knows. The cause is what the driver said. It {@linkplain #isOutage is an outage} unless the database has
 * said something about what was to be stored.
 */
public final class StorageException extends StoreException {
    private static final long serialVersionUID = 1L;

    StorageException(String message, @Nullable Throwable cause, boolean outage) {
        super(message, cause, outage);
    }

    StorageException(String message, Throwable cause) {
        this(message, cause, false);
    }

    StorageException(String message) {
        super(message, null, false);
    }

    /** With what a driver says of a statement. */
    static StorageException of(String message, SQLException failure) {
        return new StorageException(message, failure, Database.isOfTheDatabase(failure));
    }

    /** With what says that there is no database to ask. */
    static StorageException outage(String message, @Nullable Throwable cause) {
        return new StorageException(message, cause, true);
    }
}
