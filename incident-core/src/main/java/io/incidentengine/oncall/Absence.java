package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A time in which a person cannot be called: holidays, sickness, a flight. Who is absent is passed over, whatever a
 * rotation or an override says; {@link OnCallSchedule} says who comes next.
 *
 * @param person who is absent
 * @param from the first instant, at the grain of microseconds
 * @param to the first instant after it
 */
public record Absence(PersonId person, Instant from, Instant to) {
    private static final String WHAT = "absence";

    /** Checks that nothing is missing, and that it does not end before it begins. */
    public Absence {
        person = Required.value("absent person", person);
        Term term = Term.of(WHAT, from, to);
        from = term.from();
        to = term.to();
    }

    /**
     * An absence between two instants.
     *
     * @param person the id of who is absent
     * @param from the first instant
     * @param to the first instant after it
     * @return the absence
     * @throws InvalidInputException if anything is missing, or it does not end after it begins
     */
    public static Absence of(String person, Instant from, Instant to) {
        return new Absence(PersonId.of(person), from, to);
    }

    /**
     * An absence of whole days.
     *
     * @param person the id of who is absent
     * @param first the first day
     * @param last the last day, which is part of it
     * @param zone whose midnight it is
     * @return the absence
     * @throws InvalidInputException if anything is missing, or the last day is before the first
     */
    public static Absence days(String person, LocalDate first, LocalDate last, ZoneId zone) {
        Term term = Term.days(WHAT, first, last, zone);
        return of(person, term.from(), term.to());
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
