package io.incidentengine.mail;

import java.io.IOException;
import java.security.GeneralSecurityException;

/**
 * A mailbox did not do what it was asked. The message holds no full addresses; what it was caused by may.
 */
public final class MailboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outage;

    MailboxException(String what, Throwable cause, boolean outage) {
        super(what + " failed: " + said(cause) + ground(cause), cause);
        this.outage = outage;
    }

    private static String said(Throwable failure) {
        return failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + Masked.text(failure.getMessage()));
    }

    /** What lies at the bottom of it, if that is about the connection, such as a certificate that nobody trusts. */
    private static String ground(Throwable cause) {
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        boolean ofConnection = first instanceof IOException || first instanceof GeneralSecurityException;
        return first != cause && ofConnection ? " (" + said(first) + ")" : "";
    }

    /**
     * Whether anything else that was asked of it would have failed alike: it cannot be reached, or does not answer.
     *
     * @return false if it is, or may be, about one mail
     */
    public boolean isOutage() {
        return outage;
    }
}
