package io.incidentengine.simulation;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Person;
import io.incidentengine.model.Required;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A directory of a few people, for simulations and examples. Not thread-safe while people are added. */
public final class Staff implements Directory {
    private final Map<Audience, List<Person>> people = new LinkedHashMap<>();

    /** Knows nobody so far. */
    public Staff() {}

    /**
     * Adds a person to audiences.
     *
     * @param person the person
     * @param audiences the audiences that the person belongs to
     * @return this directory
     */
    public Staff with(Person person, Audience... audiences) {
        Required.value("person", person);
        for (Audience audience : Required.value("audiences", audiences)) {
            people.computeIfAbsent(Required.value("audience", audience), any -> new ArrayList<>())
                    .add(person);
        }
        return this;
    }

    @Override
    public List<Person> find(Audience audience, Incident incident, Instant now) {
        return List.copyOf(people.getOrDefault(audience, List.of()));
    }
}
