package io.incidentengine.incident;

import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of an incident.
 *
 * @param responsible the owner: the O&amp;M engineer with first accountability, also while it is transferred (R5);
 *     {@code null} until somebody responds
 * @param reporters who reported it or complained of it, each once, the first one first (R3)
 * @param attempts the attempts to reach the reporter since it was resolved that failed, in order of time (S13)
 */
public record People(@Nullable PersonId responsible, List<Person> reporters, List<Instant> attempts) {
    /** Copies the lists. */
    public People {
        reporters = List.copyOf(reporters);
        attempts = List.copyOf(attempts);
    }

    /**
     * The engineer with first accountability.
     *
     * @return the owner, or empty until somebody responds
     */
    public Optional<PersonId> owner() {
        return Optional.ofNullable(responsible);
    }

    /**
     * Tells whether a person is among the reporters.
     *
     * @param id a person
     * @return true if so
     */
    public boolean hasReporter(PersonId id) {
        return reporters.stream().anyMatch(reporter -> reporter.id().equals(id));
    }

    People ownedBy(PersonId owner) {
        return new People(owner, reporters, attempts);
    }

    /** Adds who is new, and to who is known the contacts that are new. */
    People with(List<Person> more) {
        List<Person> all = new ArrayList<>(reporters);
        for (Person person : more) {
            int known = indexOf(person.id(), all);
            if (known < 0) {
                all.add(person);
            } else {
                all.set(known, all.get(known).withAll(person.contacts()));
            }
        }
        return new People(responsible, all, attempts);
    }

    private static int indexOf(PersonId id, List<Person> people) {
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    People notReached(Instant at) {
        List<Instant> all = new ArrayList<>(attempts);
        all.add(at);
        all.sort(null);
        return new People(responsible, reporters, all);
    }

    People reached() {
        return attempts.isEmpty() ? this : new People(responsible, reporters, List.of());
    }
}
