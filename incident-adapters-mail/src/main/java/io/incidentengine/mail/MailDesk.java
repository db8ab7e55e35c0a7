package io.incidentengine.mail;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.mail.MailDecision.Deed;
import io.incidentengine.mail.MailDecision.Ignored;
import io.incidentengine.mail.MailDecision.Reported;
import io.incidentengine.mail.MailDecision.Said;
import io.incidentengine.mail.MailDecision.TurnedAway;
import io.incidentengine.mail.ReceivedMail.Address;
import io.incidentengine.mail.ReceivedMail.Kind.Ordinary;
import io.incidentengine.mail.Senders.Sender;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.notification.Delivery;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes one mail to the engine. When it returns, what the mail asks for is stored, or it is clear that it never will be.
 */
final class MailDesk {
    private final IncidentEngine engine;
    private final Conversations conversations;
    private final MailDecisions decisions;
    private final Senders senders;
    private final Predicate<ReceivedMail> mayOpen;
    private final MailEars ears;

    MailDesk(
            IncidentEngine engine,
            MailDecisions decisions,
            Senders senders,
            Predicate<ReceivedMail> mayOpen,
            MailEars ears) {
        this.engine = engine;
        this.conversations = new Conversations(engine, decisions.identity());
        this.decisions = decisions;
        this.senders = senders;
        this.mayOpen = mayOpen;
        this.ears = ears;
    }

    /** Does what a mail asks for; gives the mark that it gets. */
    Mark handle(ReceivedMail mail) {
        try {
            return done(mail, decisions.decide(mail, known(mail)));
        } catch (RefusedException | NotPermittedException | InvalidInputException | UnknownIncidentException refused) {
            ears.turnedAway(mail, Masked.failure(refused));
            return Mark.TURNED_AWAY;
        }
    }

    private Known known(ReceivedMail mail) {
        Incident incident = conversations.find(mail);
        Address from = mail.kind() instanceof Ordinary ? mail.from().orElse(null) : null;
        return new Known(
                incident,
                incident == null || from == null ? List.of() : engine.timeline(incident.id()),
                incident == null ? List.of() : mails(incident),
                from == null ? null : sender(from),
                from != null && mayOpen.test(mail));
    }

    private @Nullable Sender sender(Address from) {
        return senders.find(from.address()).orElse(null);
    }

    private List<Delivery> mails(Incident incident) {
        return engine.notifications(incident.id()).stream()
                .flatMap(notification -> notification.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(ChannelType.EMAIL))
                .toList();
    }

    /** Where the roles do not allow it, what is said of messages is enough: it has the words too. */
    private void does(Said said, Deed deed) {
        try {
            engine.handle(said.incident(), deed.actor(), deed.command());
        } catch (NotPermittedException refused) {
            Deed otherwise = deed.otherwise();
            if (otherwise != null) {
                engine.handle(said.incident(), otherwise.actor(), otherwise.command());
            } else if (said.news().isEmpty()) {
                throw refused;
            }
        }
    }

    private Mark done(ReceivedMail mail, MailDecision decision) {
        if (decision instanceof Reported reported) {
            ears.handled(
                    mail,
                    engine.report(reported.actor(), reported.intake())
                            .incident()
                            .id());
        } else if (decision instanceof Said said) {
            said.news().forEach(engine::take);
            Deed deed = said.deed();
            if (deed != null) {
                does(said, deed);
            }
            ears.handled(mail, said.incident());
        } else if (decision instanceof TurnedAway away) {
            ears.turnedAway(mail, away.why());
            return Mark.TURNED_AWAY;
        } else {
            ears.ignored(mail, ((Ignored) decision).why());
        }
        return Mark.HANDLED;
    }
}
