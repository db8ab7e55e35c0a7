package io.incidentengine.testkit;

import io.incidentengine.port.StoreException;

/**
 * What a {@link FaultyChannel} or a {@link FaultyStore} throws because a test told it to. It has no stack trace, as it is
 * known where it comes from. That of a store is an outage.
 */
public final class InjectedFault extends StoreException {
    private static final long serialVersionUID = 1L;

    private InjectedFault(String message, boolean outage) {
        super(message, null, outage);
    }

    static InjectedFault ofChannel(String message) {
        return new InjectedFault(message, false);
    }

    static InjectedFault ofStore(String message) {
        return new InjectedFault(message, true);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
