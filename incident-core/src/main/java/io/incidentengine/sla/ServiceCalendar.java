package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which time counts toward a target. Values, safe to share; {@link #always()} is the default, {@link BusinessCalendar}
 * is the other kind (S17).
 *
 * <p>Adding and measuring are inverse: {@code measure(s, add(s, d))} is {@code d}, forward and backward (S19). The cost
 * of no operation grows with the distance. All instants are taken at the grain of microseconds, and those beyond the
 * borders of time, {@link io.incidentengine.model.Time#EARLIEST} and {@link io.incidentengine.model.Time#LATEST}, as the
 * border; where what is asked for does not come before the border, the border is the answer.
 */
public sealed interface ServiceCalendar permits AlwaysOpen, BusinessCalendar {

    /**
     * Around the clock: every microsecond counts (R22).
     *
     * @return the calendar without closed time
     */
    static ServiceCalendar always() {
        return AlwaysOpen.INSTANCE;
    }

    /**
     * The first instant at which an amount of open time has passed (S19); an amount that is used up at the end of the
     * opening hours gives the closing instant and not the next opening. Backward, it is the last instant from which the
     * amount passes until the start.
     *
     * @param start where to start, open or not
     * @param amount how much open time; zero gives the start, negative goes backward
     * @return the instant, at most {@link io.incidentengine.model.Time#LATEST}, at least
     *     {@link io.incidentengine.model.Time#EARLIEST}
     */
    Instant add(Instant start, Duration amount);

    /**
     * The open time between two instants (S19).
     *
     * @param from the one
     * @param to the other; if it is before {@code from}, the result is negative
     * @return the open time
     */
    Duration measure(Instant from, Instant to);

    /**
     * Tells whether an instant is open. A closing instant is not.
     *
     * @param at the instant
     * @return true if the time from it on counts
     */
    boolean isOpen(Instant at);

    /**
     * The first open instant from one on.
     *
     * @param at where to look from
     * @return the instant itself if it is open, else the next opening, or {@link io.incidentengine.model.Time#LATEST} if
     *     there is none
     */
    Instant nextOpening(Instant at);

    /**
     * The last instant up to which it was open.
     *
     * @param at where to look from, backward
     * @return the instant itself if it is open, else the last closing instant at or before it, or
     *     {@link io.incidentengine.model.Time#EARLIEST} if there is none
     */
    Instant previousClosing(Instant at);

    /**
     * The next stretches of open time, the first of them without what lies before the instant.
     *
     * @param from where to begin
     * @param count how many
     * @return in order, with closed time between them; fewer than {@code count} where time ends before
     * @throws io.incidentengine.model.InvalidInputException if {@code count} is negative
     */
    List<OpenPeriod> openPeriods(Instant from, int count);

    /**
     * The whole stretch of open time that an instant is in, with what lies before the instant.
     *
     * @param at the instant
     * @return the stretch, from {@link io.incidentengine.model.Time#EARLIEST} on where it does not open after it; empty if
     *     the instant is not open
     */
    Optional<OpenPeriod> periodAt(Instant at);

    /**
     * The same time of day so many business days later (S18). A business day is a date on which opening hours begin. If
     * it is closed at that time, the next opening; going back, the last closing before.
     *
     * <p>Not a kind of target: 'n days' in a target are n times 24 hours of calendar time.
     *
     * @param start where to start; its own date is not counted, whether it is a business day or not
     * @param days how many; zero gives the start, negative goes backward
     * @return the instant; a local time that a change of the clocks leaves out moves on by as much as was left out, one
     *     that comes twice is the first of the two
     */
    Instant addBusinessDays(Instant start, int days);

    /**
     * When the last opening hours close that begin on a business day, as in 'by the end of the third business day'.
     *
     * @param start where to start; its own date is not counted
     * @param days how many business days later, negative for before; zero is the date of the start, or if that is no
     *     business day, the next one
     * @return the closing instant
     */
    Instant endOfBusinessDay(Instant start, int days);

    /**
     * How many business days begin after the date of one instant, up to and with the date of the other.
     *
     * @param from the one
     * @param to the other; if its date is before that of {@code from}, the result is negative
     * @return the number of business days
     */
    long businessDays(Instant from, Instant to);
}
