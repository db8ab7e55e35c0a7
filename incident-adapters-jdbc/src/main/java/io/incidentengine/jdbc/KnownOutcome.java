package io.incidentengine.jdbc;

/** Says that what a change tells of a proof is on record already, so that the change is not stored. */
final class KnownOutcome extends RuntimeException {
    private static final long serialVersionUID = 1;

    KnownOutcome() {
        super("the outcome of a proof is on record already", null, false, false);
    }
}
