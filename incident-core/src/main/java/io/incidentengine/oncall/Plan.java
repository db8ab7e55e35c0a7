package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a schedule is made of, each list with the one that goes first in front.
 *
 * @param layers the highest first
 * @param overrides the newest first
 * @param absences in any order
 */
record Plan(List<Layer> layers, List<OnCallOverride> overrides, List<Absence> absences) {
    Plan {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
        absences = List.copyOf(absences);
    }

    Lineup at(Instant at) {
        return new Lineup(this, at);
    }

    /** Everybody whom it names as somebody to be called. */
    Set<PersonId> people() {
        Set<PersonId> people = new LinkedHashSet<>();
        layers.forEach(layer -> people.addAll(layer.rotation().participants()));
        overrides.forEach(override -> people.add(override.person()));
        return people;
    }

    /** Everybody whom it names at all. */
    Stream<PersonId> named() {
        return Stream.of(
                        people().stream(),
                        overrides.stream().flatMap(override -> override.standsInFor().stream()),
                        absences.stream().map(Absence::person))
                .flatMap(ids -> ids)
                .distinct();
    }

    /**
     * Who is to be called where a person would be: that person, or who stands in, or who stands in for that one, and so on
     * until nobody does, or only somebody who was passed already, as where two have swapped. Empty if that one is absent.
     */
    Optional<PersonId> standIn(PersonId person, Instant at) {
        Set<PersonId> passed = new HashSet<>();
        PersonId called = person;
        for (Optional<PersonId> next = Optional.of(person); next.isPresent() && passed.add(next.get()); ) {
            called = next.get();
            next = replacement(called, at);
        }
        PersonId last = called;
        boolean absent = absences.stream().anyMatch(absence -> absence.person().equals(last) && absence.covers(at));
        return absent ? Optional.empty() : Optional.of(last);
    }

    private Optional<PersonId> replacement(PersonId person, Instant at) {
        return overrides.stream()
                .filter(override -> override.replaces(person, at))
                .map(OnCallOverride::person)
                .findFirst();
    }
}
