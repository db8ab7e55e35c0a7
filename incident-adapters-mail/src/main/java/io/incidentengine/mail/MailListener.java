package io.incidentengine.mail;

import io.incidentengine.model.IncidentId;

/**
 * Hears what became of mails, after it is stored and before the mail is marked: for logs, metrics and screens. Of a mail that
 * could not be marked it hears again. What it throws is caught and named once; it changes nothing. Called on the thread that
 * reads mail, so it should be quick.
 */
public interface MailListener {

    /**
     * A mail went to an incident: as a report, a complaint, or an answer.
     *
     * @param mail the mail
     * @param incident where it went
     */
    default void handled(ReceivedMail mail, IncidentId incident) {}

    /**
     * A mail asks for nothing: an automatic reply, a loop, a bounce that changes nothing.
     *
     * @param mail the mail
     * @param why why
     */
    default void ignored(ReceivedMail mail, String why) {}

    /**
     * A mail was turned away, and marked so: a person should look at it. See {@link MailIntake#turnedAway}.
     *
     * @param mail the mail
     * @param why who may not do what, without full addresses
     */
    default void turnedAway(ReceivedMail mail, String why) {}

    /**
     * Something failed that a person should know of: a mailbox that cannot be reached, or a mail that is set aside as it
     * could not be handled several times. The intake goes on.
     *
     * @param what what was being done
     * @param cause why it failed
     */
    default void failed(String what, Throwable cause) {}
}
