package io.incidentengine.oncall;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that a host can use as it is: people with their contacts, services with their owners, and audiences that are
 * people, or whoever is on call. An immutable value; where something changes, the host builds another one.
 *
 * <p>An audience is answered by the first of these that has anybody at that instant, so that a gap on call falls to the
 * next:
 *
 * <ol>
 *   <li>for {@link Audience#HANDLER}, the owner of the incident (R5), if that person is known here;
 *   <li>the rosters of the audience for the service of the incident, in their order; for {@link Audience#SERVICE_OWNER}
 *       these are the owners of the service;
 *   <li>the rosters of the audience for all services, in their order.
 * </ol>
 *
 * <p>Where none has anybody, the answer is empty, and the engine records that nobody was found (S31).
 */
public final class OnCallDirectory implements Directory {
    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final List<DirectoryEntry> entries;

    private OnCallDirectory(List<Person> people, List<DirectoryEntry> entries) {
        people.forEach(person -> this.people.put(person.id(), person));
        this.entries = List.copyOf(entries);
    }

    /**
     * Begins a directory that knows nobody.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Finds the people of an audience, as described above. Thread-safe.
     *
     * @return in the order in which they should be tried, each once; empty if there is nobody
     * @throws io.incidentengine.model.InvalidInputException if the instant is missing or beyond the borders of time
     */
    @Override
    public List<Person> find(Audience audience, Incident incident, Instant now) {
        Optional<Person> owner = incident.owner().flatMap(this::person);
        if (audience.equals(Audience.HANDLER) && owner.isPresent()) {
            return List.of(owner.get());
        }
        List<PersonId> found = rosters(audience, incident.report().service()).stream()
                .map(roster -> roster.peopleAt(now))
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElse(List.of());
        return found.stream()
                .distinct()
                .map(id -> Objects.requireNonNull(people.get(id)))
                .toList();
    }

    /**
     * Where the people of an audience are looked for.
     *
     * @param audience the audience
     * @param service the service of the incident
     * @return the rosters in the order in which they are asked, those for the service before those for all; empty if there is
     *     none
     */
    public List<Roster> rosters(Audience audience, ServiceId service) {
        return Stream.concat(
                        entries.stream().filter(entry -> entry.isFor(service, audience)),
                        entries.stream().filter(entry -> entry.isFor(null, audience)))
                .flatMap(entry -> entry.rosters().stream())
                .toList();
    }

    /**
     * A person by id.
     *
     * @param id the id
     * @return the person, or empty if unknown
     */
    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /**
     * All people, whether they are in an audience or not.
     *
     * @return in the order in which they were added
     */
    public List<Person> people() {
        return List.copyOf(people.values());
    }

    /**
     * The services whose owners are known.
     *
     * @return their ids
     */
    public Set<ServiceId> services() {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.service()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All schedules that an audience or a service takes people from: to show who is on call, and gaps before they come.
     *
     * @return each once
     */
    public List<OnCallSchedule> schedules() {
        return entries.stream()
                .flatMap(entry -> entry.rosters().stream())
                .flatMap(roster -> roster instanceof Roster.OnDuty onDuty ? Stream.of(onDuty.schedule()) : Stream.of())
                .distinct()
                .toList();
    }

    /**
     * A schedule by name.
     *
     * @param name what it is called
     * @return the schedule, or empty if no audience and no service uses one of that name
     */
    public Optional<OnCallSchedule> schedule(String name) {
        return schedules().stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return "directory of " + people.size() + " people and " + services().size() + " services";
    }

    /** Collects the parts of a directory; the order in which they are added does not matter. Not thread-safe. */
    public static final class Builder {
        private final List<Person> people = new ArrayList<>();
        private final List<DirectoryEntry> entries = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a person. Default: nobody.
         *
         * @param person the person, with contacts, preferred ones first
         * @return this builder
         */
        public Builder person(Person person) {
            people.add(Required.value("person", person));
            return this;
        }

        /**
         * Adds people, as a host's staff list gives them. Default: nobody.
         *
         * @param all the people
         * @return this builder
         */
        public Builder people(Collection<Person> all) {
            Required.value("people", all).forEach(this::person);
            return this;
        }

        /**
         * Adds a service with its owners, the audience {@link Audience#SERVICE_OWNER} of its incidents. Default: none.
         *
         * @param service the id of the service
         * @param owners where to look for them, one after the other; at least one
         * @return this builder
         */
        public Builder service(String service, Roster... owners) {
            return audience(service, Audience.SERVICE_OWNER, owners);
        }

        /**
         * Says who an audience is for one service, before those for all services are asked. Default: the same as for all.
         *
         * @param service the id of a service, which needs an owner as well
         * @param audience the audience
         * @param rosters where to look, one after the other; at least one
         * @return this builder
         */
        public Builder audience(String service, Audience audience, Roster... rosters) {
            entries.add(new DirectoryEntry(ServiceId.of(service), audience, listed(rosters)));
            return this;
        }

        /**
         * Says who an audience is for all services. Default: nobody.
         *
         * @param audience the audience
         * @param rosters where to look, one after the other; at least one
         * @return this builder
         */
        public Builder audience(Audience audience, Roster... rosters) {
            entries.add(new DirectoryEntry(null, audience, listed(rosters)));
            return this;
        }

        private static List<Roster> listed(Roster... rosters) {
            return Stream.of(Required.value("rosters", rosters))
                    .map(roster -> Required.value("roster", roster))
                    .toList();
        }

        /**
         * Finishes the directory, after checking it.
         *
         * @return the directory
         * @throws InvalidPolicyException naming everything that is wrong: ids of people that are not known, ids or names that
         *     are there twice, services without an owner, audiences that are set twice or have no roster, and reporters, who
         *     are known to the incident
         */
        public OnCallDirectory build() {
            List<Problem> problems = DirectoryCheck.problems(people, entries);
            if (!problems.isEmpty()) {
                throw new InvalidPolicyException("directory", problems);
            }
            return new OnCallDirectory(people, entries);
        }
    }
}
