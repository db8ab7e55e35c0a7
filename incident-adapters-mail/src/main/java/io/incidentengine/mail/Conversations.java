package io.incidentengine.mail;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.mail.ReceivedMail.Kind.Bounce;
import io.incidentengine.mail.ReceivedMail.Kind.Ordinary;
import io.incidentengine.model.Actor;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.Report;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the incident that a mail belongs to: by the mails of ours that it answers, by the mail that had opened the incident,
 * by its subject, in this order.
 */
final class Conversations {
    /** Holds no role, so that nobody lets it report. */
    private static final Actor NOBODY = Actor.of("mail-intake");

    private static final Report NOTHING = Report.of("none", "none").build();
    private static final int MERGES = 20;
    private static final int NEAREST = 5;

    private final IncidentEngine engine;
    private final MailIdentity identity;

    Conversations(IncidentEngine engine, MailIdentity identity) {
        this.engine = engine;
        this.identity = identity;
    }

    /** The incident as it is now; {@code null} if there is none, or the mail is none that belongs to any. */
    @Nullable
    Incident find(ReceivedMail mail) {
        if (mail.kind() instanceof Bounce bounce) {
            return ours(List.of(bounce.about())).orElse(null);
        }
        if (!(mail.kind() instanceof Ordinary)) {
            return null;
        }
        Incident found = ours(mail.references())
                .or(() -> opened(mail.references()))
                .or(() -> Subjects.incident(mail).flatMap(engine::find))
                .orElse(null);
        for (int i = 0; found != null && i < MERGES; i++) {
            Incident into = found.lifecycle().mergedInto().flatMap(engine::find).orElse(null);
            if (into == null) {
                return found;
            }
            found = into;
        }
        return found;
    }

    private Optional<Incident> ours(List<String> references) {
        return references.stream()
                .flatMap(reference -> identity.incidentOf(reference).stream())
                .flatMap(id -> engine.find(id).stream())
                .findFirst();
    }

    private Optional<Incident> opened(List<String> references) {
        return references.stream()
                .limit(NEAREST)
                .flatMap(reference -> reported(reference).stream())
                .findFirst();
    }

    /**
     * The incident that a mail of that id went to as a report. It is reported once more, by somebody who may not: what is
     * known is answered, and nothing else comes of it.
     */
    private Optional<Incident> reported(String messageId) {
        try {
            return Optional.of(engine.report(NOBODY, Intake.of(MailReader.shortened(messageId), NOTHING))
                    .incident());
        } catch (NotPermittedException unknown) {
            return Optional.empty();
        }
    }
}
