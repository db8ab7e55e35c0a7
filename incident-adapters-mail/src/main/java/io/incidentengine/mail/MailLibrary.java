package io.incidentengine.mail;

import io.incidentengine.model.InvalidInputException;

/** The mail library, which is optional: a host that neither sends nor reads mail does without. */
final class MailLibrary {
    private static final String PROBE = "org.eclipse.angus.mail.smtp.SMTPTransport";

    private MailLibrary() {}

    /** Says what to add, where it is missing; before anything is loaded that needs it. */
    static void require() {
        try {
            Class.forName(PROBE, false, MailLibrary.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new InvalidInputException(
                    "mail library",
                    "not on the class path (no " + PROBE + ")",
                    "org.eclipse.angus:angus-mail 2.0 or newer beside incident-adapters-mail, which does not bring it");
        }
    }
}
