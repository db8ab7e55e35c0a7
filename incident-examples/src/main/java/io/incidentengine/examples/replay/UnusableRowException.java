package io.incidentengine.examples.replay;

/** Leaves the reading of one row; its message is the reason on the {@link RejectedRow}. */
final class UnusableRowException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableRowException(String reason) {
        super(reason, null, false, false);
    }
}
