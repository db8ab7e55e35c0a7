package io.incidentengine.mail;

/**
 * A mailbox did not do what it was asked. The message holds no full addresses; what it was caused by may.
 */
public final class MailboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outage;

    MailboxException(String what, Throwable cause, boolean outage) {
        super(
                what + " failed: " + cause.getClass().getSimpleName()
                        + (cause.getMessage() == null ? "" : ": " + Masked.text(cause.getMessage())),
                cause);
        this.outage = outage;
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
