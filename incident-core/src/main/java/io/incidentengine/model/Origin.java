package io.incidentengine.model;

/** The way a report came in (R2, R3). */
public enum Origin {
    /** A call to the hotline. */
    HOTLINE,
    /** A mail to the service desk. */
    EMAIL,
    /** A self-service portal. */
    PORTAL,
    /** A monitoring system. */
    MONITORING,
    /** In person. */
    IN_PERSON,
    /** Anything else; say what in the features. */
    OTHER
}
