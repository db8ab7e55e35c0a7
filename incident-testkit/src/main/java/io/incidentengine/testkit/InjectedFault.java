package io.incidentengine.testkit;

/**
 * What a {@link FaultyChannel} or a {@link FaultyStore} throws because a test told it to. It has no stack trace, as it is
 * known where it comes from.
 */
public final class InjectedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InjectedFault(String message) {
        super(message, null, true, false);
    }
}
