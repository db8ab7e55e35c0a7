package io.incidentengine.model;

/** A value handed to the engine is not of the form that is allowed. Nothing was changed. */
public final class InvalidInputException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String found;
    private final String allowed;

    /**
     * Says what was wrong.
     *
     * @param what the value's name, such as {@code report.title}
     * @param found what was handed in, shortened and with control characters made visible
     * @param allowed what would have been right
     */
    public InvalidInputException(String what, String found, String allowed) {
        super(what + " is " + found + "; allowed: " + allowed);
        this.what = what;
        this.found = found;
        this.allowed = allowed;
    }

    /**
     * The name of the value that is wrong.
     *
     * @return such as {@code report.title}
     */
    public String what() {
        return what;
    }

    /**
     * What was found in its place.
     *
     * @return a short description, fit for a log
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
