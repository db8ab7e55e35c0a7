package io.incidentengine.mail;

import io.incidentengine.model.Person;
import io.incidentengine.model.Required;
import io.incidentengine.model.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a host knows by a mail address: a port of the intake. It says who somebody is and which roles the host vouches for;
 * whether those may do what the mail asks for, the engine decides (R2, R5).
 *
 * <p>Thread-safe; called for each mail that is no machine's. What it throws counts as a failure of that mail, which is tried
 * again; {@link io.incidentengine.port.StoreException} with an outage stops all until it is over.
 */
@FunctionalInterface
public interface Senders {
    /** Knows nobody: reporters and recipients are known by the incident itself. */
    Senders NOBODY = address -> Optional.empty();

    /**
     * Who has an address.
     *
     * @param address such as {@code ann@example.org}, in small letters
     * @return the person and the roles, or empty if the host knows nobody
     */
    Optional<Sender> find(String address);

    /**
     * Somebody whom the host knows.
     *
     * @param person who it is, by the same id as in the directory
     * @param roles the roles held at this moment; may be empty
     */
    record Sender(Person person, Set<Role> roles) {
        /** Copies the roles. */
        public Sender {
            person = Required.value("sender", person);
            roles = Set.copyOf(roles);
        }

        /**
         * Somebody with roles.
         *
         * @param person who it is
         * @param roles the roles that the host vouches for
         * @return the sender
         */
        public static Sender of(Person person, Role... roles) {
            return new Sender(person, Set.of(roles));
        }
    }
}
