package io.incidentengine.notification;

/** How well it is known that a message arrived, the weakest first (S29). */
public enum Grade {
    /** A provider took it. */
    ACCEPTED,
    /** It reached the recipient's device or mailbox. */
    DELIVERED,
    /** A person said so: by a reply, a key pressed, a link. */
    ACKNOWLEDGED
}
