package io.incidentengine.jdbc;

/** What a change says of a proof is on record already: somebody else was first. */
final class KnownOutcome extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KnownOutcome() {
        super("on record already", null, false, false);
    }
}
