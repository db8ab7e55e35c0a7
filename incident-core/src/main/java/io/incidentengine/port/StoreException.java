package io.incidentengine.port;

import org.jspecify.annotations.Nullable;

/**
 * A store did not do what it was asked. It may be an outage, which is nobody's fault that waits in the store: nothing is
 * counted against them, and the engine pauses. Whatever else a store throws is taken for a fault of what was to be stored: that
 * is put off, longer each time, and stands in nobody's way (S22).
 *
 * <p>A store that cannot tell says that it is no outage.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outage;

    /**
     * With what the technology below says.
     *
     * @param message what was to be done, and what is known of whether it was
     * @param cause what failed below; {@code null} if nothing did
     * @param outage whether anything else would have failed alike
     */
    public StoreException(String message, @Nullable Throwable cause, boolean outage) {
        super(message, cause);
        this.outage = outage;
    }

    /**
     * Whether anything else that was to be stored now would have failed alike: the store cannot be reached, it is read-only
     * or full, or it is going down.
     *
     * @return false if it is, or may be, about what was to be stored
     */
    public final boolean isOutage() {
        return outage;
    }
}
