package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision for once that goes before the layers of a schedule. Either a person takes over, whoever was to be on call and
 * also where nobody was; or a person stands in for another one, wherever that other would have been called.
 *
 * @param person who is on call instead
 * @param replaced for whom the person stands in; {@code null} to take over from anybody
 * @param from the first instant, at the grain of microseconds
 * @param to the first instant after it
 */
public record OnCallOverride(PersonId person, @Nullable PersonId replaced, Instant from, Instant to) {
    private static final String WHAT = "override";

    /** Checks that nothing is missing, that it does not end before it begins, and that nobody stands in for themselves. */
    public OnCallOverride {
        person = Required.value("person of an override", person);
        Term term = Term.of(WHAT, from, to);
        from = term.from();
        to = term.to();
        if (person.equals(replaced)) {
            throw new InvalidInputException("person whom an override replaces", person.value(), "somebody else");
        }
    }

    /**
     * A person takes over.
     *
     * @param person the id of who is on call
     * @param from the first instant
     * @param to the first instant after it
     * @return the override
     * @throws InvalidInputException if anything is missing, or it does not end after it begins
     */
    public static OnCallOverride of(String person, Instant from, Instant to) {
        return new OnCallOverride(PersonId.of(person), null, from, to);
    }

    /**
     * A person takes over for whole days.
     *
     * @param person the id of who is on call
     * @param first the first day
     * @param last the last day, which is part of it
     * @param zone whose midnight it is
     * @return the override
     * @throws InvalidInputException if anything is missing, or the last day is before the first
     */
    public static OnCallOverride days(String person, LocalDate first, LocalDate last, ZoneId zone) {
        Term term = Term.days(WHAT, first, last, zone);
        return of(person, term.from(), term.to());
    }

    /**
     * The same time, but only where a certain person would have been called.
     *
     * @param other the id of who is replaced
     * @return a copy
     * @throws InvalidInputException if it is the same person
     */
    public OnCallOverride insteadOf(String other) {
        return new OnCallOverride(person, PersonId.of(other), from, to);
    }

    /**
     * For whom the person stands in.
     *
     * @return the one who is replaced, or empty if the person takes over from anybody
     */
    public Optional<PersonId> standsInFor() {
        return Optional.ofNullable(replaced);
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean replaces(PersonId other, Instant at) {
        return other.equals(replaced) && covers(at);
    }
}
