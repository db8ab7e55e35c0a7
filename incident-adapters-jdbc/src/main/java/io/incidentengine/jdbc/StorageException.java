package io.incidentengine.jdbc;

/**
 * The database did not do what it was asked: it cannot be reached, it is read-only or full, its schema is missing, or it gave
 * up a transaction time and again. Nothing was stored, unless the connection was lost at the very commit, which the message
 * says: then nobody knows. The cause is what the driver said.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    StorageException(String message) {
        super(message);
    }
}
