package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;

/** The SMPP library, which is optional: a host with another gateway does without. */
final class SmppLibrary {
    private static final String PROBE = "org.jsmpp.session.SMPPSession";

    private SmppLibrary() {}

    /** Says what to add, where it is missing; before anything is loaded that needs it. */
    static void require() {
        try {
            Class.forName(PROBE, false, SmppLibrary.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new InvalidInputException(
                    "SMPP library",
                    "not on the class path (no " + PROBE + ")",
                    "org.jsmpp:jsmpp 3.0 or newer beside incident-adapters-sms, which does not bring it");
        }
    }
}
