package io.incidentengine.testkit;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A directory that remembers whom another one found, so that expectations can be made by audience. */
final class FoundPeople implements Directory {
    private final Directory directory;
    private final Map<Asked, Set<String>> found = new HashMap<>();

    private record Asked(IncidentId incident, Audience audience) {}

    FoundPeople(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Person> find(Audience audience, Incident incident, Instant now) {
        List<Person> people = directory.find(audience, incident, now);
        Set<String> ids = found.computeIfAbsent(new Asked(incident.id(), audience), any -> new HashSet<>());
        people.forEach(person -> ids.add(person.id().value()));
        return people;
    }

    /** The ids of all whom it found so far. */
    Set<String> found(Audience audience, IncidentId incident) {
        return found.getOrDefault(new Asked(incident, audience), Set.of());
    }
}
