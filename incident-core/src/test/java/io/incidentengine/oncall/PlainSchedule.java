package io.incidentengine.oncall;

import io.incidentengine.model.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is on call, looked up for one instant in the order in which the rules are written down: slow and simple. */
record PlainSchedule(OnCallSchedule schedule) {

    @Nullable
    PersonId at(Instant at) {
        List<PersonId> places = new ArrayList<>();
        for (int i = schedule.overrides().size() - 1; i >= 0; i--) {
            OnCallOverride override = schedule.overrides().get(i);
            if (override.replaced() == null && isIn(at, override.from(), override.to())) {
                places.add(override.person());
            }
        }
        for (int i = schedule.layers().size() - 1; i >= 0; i--) {
            Layer layer = schedule.layers().get(i);
            if (layer.hours().isOpen(at)) {
                List<PersonId> people = layer.rotation().participants();
                int first = people.indexOf(layer.rotation().shiftAt(at).person());
                for (int next = 0; next < people.size(); next++) {
                    places.add(people.get((first + next) % people.size()));
                }
            }
        }
        for (PersonId place : places) {
            PersonId called = instead(place, at, new HashSet<>());
            if (!isAbsent(called, at)) {
                return called;
            }
        }
        return null;
    }

    private PersonId instead(PersonId person, Instant at, Set<PersonId> passed) {
        passed.add(person);
        for (int i = schedule.overrides().size() - 1; i >= 0; i--) {
            OnCallOverride override = schedule.overrides().get(i);
            if (person.equals(override.replaced()) && isIn(at, override.from(), override.to())) {
                return passed.contains(override.person()) ? person : instead(override.person(), at, passed);
            }
        }
        return person;
    }

    private boolean isAbsent(PersonId person, Instant at) {
        for (Absence absence : schedule.absences()) {
            if (absence.person().equals(person) && isIn(at, absence.from(), absence.to())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** A period for each run of minutes with the same person. */
    List<OnCall> periods(Instant from, Instant to) {
        List<OnCall> periods = new ArrayList<>();
        OnCall last = new OnCall(at(from), from, from);
        for (Instant minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
            OnCall now = new OnCall(at(minute), minute, minute.plusSeconds(60));
            if (now.isSameAs(last)) {
                last = new OnCall(last.who(), last.from(), now.to());
            } else {
                periods.add(last);
                last = now;
            }
        }
        periods.add(last);
        return periods;
    }
}
