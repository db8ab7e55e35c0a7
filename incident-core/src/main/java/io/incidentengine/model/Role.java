package io.incidentengine.model;

/**
 * What somebody may do: the policy's role table lists the roles per command. Those of the blueprint are constants; a
 * host may add its own.
 *
 * @param name such as {@code O&M engineer}
 */
public record Role(String name) implements Comparable<Role> {
    /** First accountable for an incident, from report to close (R2–R9). */
    public static final Role OM_ENGINEER = new Role("O&M engineer");

    /** Locates and removes the causes of what is transferred to developers (R10–R12). */
    public static final Role DEVELOPER = new Role("developer");

    /** The O&amp;M leader, who coordinates, approves and traces reports (R13–R16). */
    public static final Role INCIDENT_MANAGER = new Role("incident manager");

    /** One who reported an incident or complained of it (R3). */
    public static final Role REPORTER = new Role("reporter");

    /** A machine of the host: mail intake, monitoring, an import. */
    public static final Role SYSTEM = new Role("system");

    /** Checks the name. */
    public Role {
        name = Text.name("role", name);
    }

    /**
     * A role by its name.
     *
     * @param name such as {@code duty officer}
     * @return the role
     * @throws InvalidInputException if it is no {@linkplain Text#name name}
     */
    public static Role named(String name) {
        return new Role(name);
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
