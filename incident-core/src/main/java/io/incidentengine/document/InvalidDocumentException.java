package io.incidentengine.document;

import io.incidentengine.model.IncidentException;
import org.jspecify.annotations.Nullable;

/** A document is not of the form that this version of the code reads. Nothing was read. */
public final class InvalidDocumentException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String found;
    private final String allowed;

    InvalidDocumentException(String where, String found, String allowed, @Nullable Throwable cause) {
        super(where + " " + found + "; allowed: " + allowed);
        this.where = where;
        this.found = found;
        this.allowed = allowed;
        if (cause != null) {
            initCause(cause);
        }
    }

    /**
     * The place in the document.
     *
     * @return such as {@code incident.sla.facts[3].signal}
     */
    public String where() {
        return where;
    }

    /**
     * What is wrong there.
     *
     * @return a short description, fit for a log: of texts at most what is no name of anything known
     */
    public String found() {
        return found;
    }

    /**
     * What would have been right.
     *
     * @return a short description
     */
    public String allowed() {
        return allowed;
    }
}
