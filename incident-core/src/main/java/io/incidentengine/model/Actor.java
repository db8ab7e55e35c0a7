package io.incidentengine.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts, with the roles that the host vouches for: the engine checks roles against its table and asks nobody.
 *
 * @param id the person or machine
 * @param roles the roles held at this moment; may be empty
 */
public record Actor(PersonId id, Set<Role> roles) {
    /** The engine itself, acting because time passed. */
    public static final Actor ENGINE = new Actor(PersonId.of("engine"), Set.of());

    /** Copies the roles. */
    public Actor {
        id = Required.value("actor id", id);
        roles = Set.copyOf(Required.all("actor roles", roles));
    }

    /**
     * An actor with roles.
     *
     * @param id the person or machine
     * @param roles the roles that the host vouches for
     * @return the actor
     * @throws InvalidInputException if the id is no {@linkplain Text#name name}
     */
    public static Actor of(String id, Role... roles) {
        return new Actor(PersonId.of(id), Set.copyOf(Required.all("actor roles", roles)));
    }

    /**
     * Tells whether the actor holds a role.
     *
     * @param role a role
     * @return true if the host vouches for it
     */
    public boolean holds(Role role) {
        return roles.contains(role);
    }

    /**
     * Tells whether the actor holds one of several roles.
     *
     * @param any some roles
     * @return true if at least one is held
     */
    public boolean holdsAny(Set<Role> any) {
        return !Collections.disjoint(roles, any);
    }

    @Override
    public String toString() {
        return roles.isEmpty() ? id.value() : id + " " + new TreeSet<>(roles);
    }
}
