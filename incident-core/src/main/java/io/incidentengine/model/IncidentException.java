package io.incidentengine.model;

/**
 * The root of everything that the engine refuses: catch this one, or the subclass that matters. What a store fails at is none of
 * it, but a {@link io.incidentengine.port.StoreException}.
 *
 * <p>The message says what was asked, of which incident, what was found, and what is allowed instead. The same
 * figures stand in typed fields of the subclasses.
 */
public abstract class IncidentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what is wrong and what is allowed
     */
    protected IncidentException(String message) {
        super(message);
    }

    /**
     * For subclasses that wrap a failure of something else.
     *
     * @param message what is wrong and what is allowed
     * @param cause what failed below
     */
    protected IncidentException(String message, Throwable cause) {
        super(message, cause);
    }
}
