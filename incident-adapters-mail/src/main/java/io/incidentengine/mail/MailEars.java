package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and all listeners what became of mails, and lets none of them stop the intake. */
final class MailEars {
    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    private final List<MailListener> listeners;
    private final Set<MailListener> named = ConcurrentHashMap.newKeySet();

    MailEars(List<MailListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void handled(ReceivedMail mail, IncidentId incident) {
        LOG.debug("{} went to incident {}", mail, incident);
        tell(listener -> listener.handled(mail, incident));
    }

    void ignored(ReceivedMail mail, String why) {
        LOG.debug("{} is ignored: {}", mail, why);
        tell(listener -> listener.ignored(mail, why));
    }

    void turnedAway(ReceivedMail mail, String why) {
        LOG.warn("{} is turned away: {}", mail, why);
        tell(listener -> listener.turnedAway(mail, why));
    }

    /** Of a mail that cannot be handled: what was thrown may quote it, and is for the listeners alone. */
    void setAside(String mail, Throwable cause) {
        LOG.warn("Mail {} is set aside, as it cannot be handled: {}", mail, Masked.failure(cause));
        tell(listener -> listener.failed("mail " + mail + " is set aside", cause));
    }

    /** Of the mailbox, or the store, which will be tried again. */
    void failed(String what, Throwable cause, boolean first) {
        String why = cause instanceof MailboxException ? String.valueOf(cause.getMessage()) : Masked.failure(cause);
        if (first) {
            LOG.warn("Failed: {}; it will be tried again: {}", what, why);
        } else {
            LOG.debug("Failed again: {}: {}", what, why);
        }
        tell(listener -> listener.failed(what, cause));
    }

    private void tell(Consumer<MailListener> news) {
        for (MailListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (Throwable failure) {
                if (named.add(listener)) {
                    LOG.warn(
                            "Listener {} failed; this is said once: {}",
                            listener.getClass().getName(),
                            Masked.failure(failure));
                }
            }
        }
    }
}
