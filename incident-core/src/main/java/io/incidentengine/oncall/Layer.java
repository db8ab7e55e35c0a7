package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.sla.OpenPeriod;
import io.incidentengine.sla.ServiceCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rotation as one layer of a schedule, around the clock or during some hours only. An immutable value.
 *
 * <p>Outside its hours a layer has nobody on call, and the rotation goes on all the same: hours decide when somebody is on
 * call, and not whose turn it is.
 *
 * @param rotation who takes turns
 * @param hours when the layer counts; a {@link io.incidentengine.sla.BusinessCalendar} has weekdays, hours, holidays and
 *     a zone of its own, which need not be that of the rotation (S17)
 */
public record Layer(Rotation rotation, ServiceCalendar hours) {
    /** Checks that nothing is missing. */
    public Layer {
        rotation = Required.value("rotation of a layer", rotation);
        hours = Required.value("hours of a layer", hours);
    }

    /**
     * A layer around the clock.
     *
     * @param rotation who takes turns
     * @return the layer
     * @throws InvalidInputException if it is missing
     */
    public static Layer of(Rotation rotation) {
        return new Layer(rotation, ServiceCalendar.always());
    }

    /**
     * The same rotation during some hours only.
     *
     * @param calendar when the layer counts
     * @return a copy
     * @throws InvalidInputException if it is missing
     */
    public Layer during(ServiceCalendar calendar) {
        return new Layer(rotation, calendar);
    }

    /** Who may be called at an instant, the one whose turn it is first; empty outside the hours. */
    List<PersonId> participantsAt(Instant at) {
        return hours.isOpen(at) ? rotation.participantsFrom(at) : List.of();
    }

    /** A stretch of time around an instant in which {@link #participantsAt} does not change. */
    Term steadyAt(Instant at) {
        Optional<OpenPeriod> open = hours.periodAt(at);
        if (open.isEmpty()) {
            return new Term(hours.previousClosing(at), hours.nextOpening(at));
        }
        Term whole = new Term(open.get().from(), open.get().to());
        if (rotation.isOnePerson()) {
            return whole;
        }
        Shift shift = rotation.shiftAt(at);
        return whole.within(shift.from(), shift.to());
    }
}
