package io.incidentengine.model;

/** The store holds no incident with this id. */
public final class UnknownIncidentException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final transient IncidentId id;

    /**
     * Names the id.
     *
     * @param id what was looked for
     */
    public UnknownIncidentException(IncidentId id) {
        super("There is no incident " + id + "; allowed: ids of incidents that were reported to this store");
        this.id = id;
    }

    /**
     * What was looked for.
     *
     * @return the id
     */
    public IncidentId id() {
        return id;
    }
}
