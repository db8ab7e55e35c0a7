package io.incidentengine.model;

import java.util.Set;
import java.util.TreeSet;

/** The actor holds none of the roles that may give this command. Nothing was changed. */
public final class NotPermittedException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final CommandType command;
    private final transient Set<Role> permitted;

    /**
     * Names the actor, the roles held and the roles that may.
     *
     * @param actor who tried
     * @param command what was tried
     * @param permitted the roles that may
     */
    public NotPermittedException(Actor actor, CommandType command, Set<Role> permitted) {
        super(actor.id() + " may not " + command.verb() + " an incident: holds "
                + (actor.roles().isEmpty() ? "no role" : new TreeSet<>(actor.roles())) + ", allowed: "
                + (permitted.isEmpty() ? "nobody" : new TreeSet<>(permitted)));
        this.actor = actor;
        this.command = command;
        this.permitted = Set.copyOf(permitted);
    }

    /**
     * Who tried, with the roles held.
     *
     * @return the actor
     */
    public Actor actor() {
        return actor;
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
     * The roles that may.
     *
     * @return the roles of the policy's table
     */
    public Set<Role> permitted() {
        return permitted;
    }
}
