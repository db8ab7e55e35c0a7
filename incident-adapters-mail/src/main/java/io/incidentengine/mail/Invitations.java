package io.incidentengine.mail;

import io.incidentengine.notification.Message;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says under which mails how they are acknowledged. */
record Invitations(
        MailIdentity identity, boolean answers, @Nullable Function<String, URI> links) {
    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    /** What needs no proof is not to be acknowledged. */
    Invitation under(Message message) {
        if (message.proof() == null) {
            return Invitation.NONE;
        }
        return Invitation.of(message.recipients().get(0).person().locale(), answers, link(message));
    }

    /** A mail without a link is better than none. */
    private @Nullable URI link(Message message) {
        try {
            return links == null ? null : links.apply(identity.token(message.key()));
        } catch (RuntimeException failure) {
            LOG.warn("No link can be made for mail {}: {}", message.key(), Masked.failure(failure));
            return null;
        }
    }
}
