package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who can be called at an instant, in order, and a stretch of time around it in which the first of them stays the first.
 * Layers below the one that decides do not shorten it: nobody looks at them.
 */
final class Lineup {
    private final Instant at;
    private final Set<PersonId> people = new LinkedHashSet<>();
    private Term steady = new Term(Time.EARLIEST, Time.LATEST);

    Lineup(Plan plan, Instant at) {
        this.at = at;
        plan.overrides().forEach(override -> notAcross(override.from(), override.to()));
        plan.absences().forEach(absence -> notAcross(absence.from(), absence.to()));
        for (OnCallOverride override : plan.overrides()) {
            if (override.standsInFor().isEmpty() && override.covers(at)) {
                add(plan, List.of(override.person()));
            }
        }
        for (Layer layer : plan.layers()) {
            if (people.isEmpty()) {
                Term same = layer.steadyAt(at);
                steady = steady.within(same.from(), same.to());
            }
            add(plan, layer.participantsAt(at));
        }
    }

    private void notAcross(Instant... edges) {
        for (Instant edge : edges) {
            steady = edge.isAfter(at) ? steady.within(steady.from(), edge) : steady.within(edge, steady.to());
        }
    }

    private void add(Plan plan, Collection<PersonId> candidates) {
        candidates.forEach(person -> plan.standIn(person, at).ifPresent(people::add));
    }

    /** The first one is on call; the others come after, should that one not answer. */
    List<PersonId> people() {
        return List.copyOf(people);
    }

    OnCall first() {
        return new OnCall(people.isEmpty() ? null : people.iterator().next(), steady.from(), steady.to());
    }
}
