package io.incidentengine.mail;

import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.News;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done about a mail. */
sealed interface MailDecision {

    /** It is a report: it opens an incident, or joins one (S25). */
    record Reported(Actor actor, Intake intake) implements MailDecision {}

    /**
     * It says something about an incident: first what is said of messages, then what somebody does to the incident; at least
     * one of both.
     */
    record Said(
            IncidentId incident, List<News> news, @Nullable Deed deed) implements MailDecision {}

    /**
     * What somebody does to an incident.
     *
     * @param actor who does it
     * @param command what
     * @param otherwise what is done instead if the roles of the actor do not allow it; {@code null} for nothing
     */
    record Deed(
            Actor actor, IncidentCommand command, @Nullable Deed otherwise) {
        Deed(Actor actor, IncidentCommand command) {
            this(actor, command, null);
        }
    }

    /** It asks for nothing. */
    record Ignored(String why) implements MailDecision {}

    /** It asks for what its sender may not. */
    record TurnedAway(String why) implements MailDecision {}
}
