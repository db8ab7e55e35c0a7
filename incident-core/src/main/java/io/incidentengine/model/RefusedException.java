package io.incidentengine.model;

import org.jspecify.annotations.Nullable;

/** The incident is not in a state in which this command is possible. Nothing was changed. */
public final class RefusedException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final transient IncidentId id;
    private final CommandType command;
    private final String reason;
    private final String allowed;

    /**
     * Says why, and what is possible instead.
     *
     * @param id the incident
     * @param command what was tried
     * @param reason what stands against it, such as {@code is CLOSED}
     * @param allowed what is possible instead
     */
    public RefusedException(IncidentId id, CommandType command, String reason, @Nullable String allowed) {
        super("Cannot " + command.verb() + " incident " + id + ": it " + reason
                + (allowed == null || allowed.isEmpty() ? "" : "; allowed: " + allowed));
        this.id = id;
        this.command = command;
        this.reason = reason;
        this.allowed = allowed == null ? "" : allowed;
    }

    /**
     * The incident.
     *
     * @return its id
     */
    public IncidentId id() {
        return id;
    }

    /**
     * What was tried.
     *
     * @return the command's type
     */
    public CommandType command() {
        return command;
    }

    /**
     * What stands against it.
     *
     * @return the rest of a sentence that begins with "it"
     */
    public String reason() {
        return reason;
    }

    /**
     * What is possible instead.
     *
     * @return commands or conditions; empty when nothing is
     */
    public String allowed() {
        return allowed;
    }
}
