package io.incidentengine.model;

/**
 * A group of people who are told things about an incident; the directory says who they are at the moment of sending.
 *
 * @param name such as {@code service owner}
 */
public record Audience(String name) {
    /** Who answers for the affected service to its customers (R27, R29–R31). */
    public static final Audience SERVICE_OWNER = new Audience("service owner");

    /** The O&amp;M team (R27, R29–R31). */
    public static final Audience OM_TEAM = new Audience("O&M team");

    /** The R&amp;D leader (R28, R31, R32). */
    public static final Audience RD_LEADER = new Audience("R&D leader");

    /** Those who reported the incident or complained of it (R5). */
    public static final Audience REPORTER = new Audience("reporter");

    /** Who has the incident in hand: its owner, and the assignees while it is with developers (R5). */
    public static final Audience HANDLER = new Audience("handler");

    /** The incident manager (R4, R13–R16). */
    public static final Audience INCIDENT_MANAGER = new Audience("incident manager");

    /** Checks the name. */
    public Audience {
        name = Text.name("audience", name);
    }

    /**
     * An audience by its name.
     *
     * @param name such as {@code status page editors}
     * @return the audience
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static Audience named(String name) {
        return new Audience(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
