package io.incidentengine.model;

/** Why an incident belongs to problem management (R8). */
public enum ProblemGround {
    /** The same fault came back. */
    RECURRING,
    /** It was resolved without knowing the cause. */
    UNKNOWN_CAUSE,
    /** The cause is a defect that is known. */
    KNOWN_DEFECT
}
