package io.incidentengine.mail;

import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.IncidentStore;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the mail by which an incident was reported. */
@FunctionalInterface
interface OpeningMails {
    /** Looks for none. */
    OpeningMails NONE = incident -> Optional.empty();

    /** Its Message-ID, or empty if it was reported in another way. */
    Optional<String> of(IncidentId incident);

    static OpeningMails in(IncidentStore incidents) {
        Logger log = LoggerFactory.getLogger(MailChannel.class);
        Pattern messageId = Pattern.compile("<[\\x21-\\x7e&&[^<>@]]+@[\\x21-\\x7e&&[^<>@]]+>");
        return incident -> {
            try {
                return incidents.timeline(incident).stream()
                        .flatMap(entry -> entry.event() instanceof IncidentReported reported
                                ? Optional.of(reported.intake().id().value()).stream()
                                : Optional.<String>empty().stream())
                        .findFirst()
                        .filter(intake -> messageId.matcher(intake).matches());
            } catch (RuntimeException failure) {
                log.warn("The mail that reported incident {} is not known: {}", incident, Masked.failure(failure));
                return Optional.empty();
            }
        };
    }
}
