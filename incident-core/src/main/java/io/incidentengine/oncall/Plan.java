package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.ArrayList;
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
    /** After so many changes in which the same person goes on, {@link #at} looks no further. */
    static final int CHANGES = 1_000;

    Plan {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
        absences = List.copyOf(absences);
    }

    List<PersonId> inOrder(Instant at) {
        return new Lineup(this, at).people();
    }

    private OnCall steadyAt(Instant at) {
        return new Lineup(this, at).first();
    }

    OnCall at(Instant at) {
        OnCall found = steadyAt(at);
        Instant from = found.from();
        for (int i = 0; i < CHANGES && from.isAfter(Time.EARLIEST); i++) {
            OnCall before = steadyAt(from.minus(Time.GRAIN));
            if (!before.isSameAs(found)) {
                break;
            }
            from = before.from();
        }
        Instant to = found.to();
        for (int i = 0; i < CHANGES && to.isBefore(Time.LATEST); i++) {
            OnCall after = steadyAt(to);
            if (!after.isSameAs(found)) {
                break;
            }
            to = after.to();
        }
        return new OnCall(found.who(), from, to);
    }

    /** All of a term, each followed by somebody else. */
    List<OnCall> periods(Term asked) {
        List<OnCall> periods = new ArrayList<>();
        OnCall last = steadyAt(asked.from()).within(asked);
        while (last.to().isBefore(asked.to())) {
            OnCall next = steadyAt(last.to()).within(asked);
            if (next.isSameAs(last)) {
                last = new OnCall(last.who(), last.from(), next.to());
            } else {
                periods.add(last);
                last = next;
            }
        }
        periods.add(last);
        return List.copyOf(periods);
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
