package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * People who take turns, and hand over on the local clock: every so many hours, days, weeks or months from a start. It runs
 * for ever, also backward from its start. An immutable value.
 *
 * <p>The hand-over number n is at the start plus n times the length, always counted from the start: one that begins on the
 * 31st is handed over on the last day of shorter months, and on the 31st again afterward. A hand-over whose local time is
 * left out by a change of the clocks happens at the first instant after the change; one whose local time comes twice, at
 * the first of the two. That holds for hours as well: a turn of one hour lasts two where an hour comes twice, and where an
 * hour is left out, so is the turn that it would have been.
 *
 * <p>No cost grows with the distance from the start.
 *
 * @param unit in what the length of a turn is counted
 * @param length how many of them a turn lasts, 1 to {@value #LONGEST}
 * @param start when the first of the participants takes over, on the local clock, from year 1 to year 9999; at the grain
 *     of microseconds
 * @param zone whose clock it is
 * @param participants who takes turns, in this order; at least one, and who is named twice has two turns
 */
public record Rotation(Unit unit, int length, LocalDateTime start, ZoneId zone, List<PersonId> participants) {
    /** The longest turn, in units. */
    public static final int LONGEST = 10_000;

    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime PAST = LocalDateTime.of(10_000, 1, 1, 0, 0);

    /** In what the length of a turn is counted. */
    public enum Unit {
        /** Hours of the local clock. */
        HOUR(ChronoUnit.HOURS),
        /** Days. */
        DAY(ChronoUnit.DAYS),
        /** Weeks. */
        WEEK(ChronoUnit.WEEKS),
        /** Months. */
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit chrono;

        Unit(ChronoUnit chrono) {
            this.chrono = chrono;
        }
    }

    /** Checks all parts and copies the participants. */
    public Rotation {
        unit = Required.value("unit of a rotation", unit);
        zone = Required.value("zone of a rotation", zone);
        start = Required.value("start of a rotation", start).truncatedTo(ChronoUnit.MICROS);
        participants = Required.all("participants of a rotation", participants);
        if (length < 1 || length > LONGEST) {
            throw new InvalidInputException("length of a turn", String.valueOf(length), "1 to " + LONGEST);
        }
        if (start.isBefore(FIRST) || !start.isBefore(PAST)) {
            throw new InvalidInputException("start of a rotation", start.toString(), "years 1 to 9999");
        }
        if (participants.isEmpty()) {
            throw new InvalidInputException("participants of a rotation", "empty", "at least one person");
        }
    }

    /**
     * Hands over every hour.
     *
     * @param start when the first takes over
     * @param zone whose clock it is
     * @param participants the ids of who takes turns, in this order
     * @return the rotation
     * @throws InvalidInputException if anything is missing, or there is nobody
     */
    public static Rotation hourly(LocalDateTime start, ZoneId zone, String... participants) {
        return of(Unit.HOUR, start, zone, participants);
    }

    /**
     * Hands over every day, at the time of the start.
     *
     * @param start when the first takes over
     * @param zone whose clock it is
     * @param participants the ids of who takes turns, in this order
     * @return the rotation
     * @throws InvalidInputException if anything is missing, or there is nobody
     */
    public static Rotation daily(LocalDateTime start, ZoneId zone, String... participants) {
        return of(Unit.DAY, start, zone, participants);
    }

    /**
     * Hands over every week, on the weekday and at the time of the start.
     *
     * @param start when the first takes over
     * @param zone whose clock it is
     * @param participants the ids of who takes turns, in this order
     * @return the rotation
     * @throws InvalidInputException if anything is missing, or there is nobody
     */
    public static Rotation weekly(LocalDateTime start, ZoneId zone, String... participants) {
        return of(Unit.WEEK, start, zone, participants);
    }

    /**
     * Hands over every month, on the day and at the time of the start.
     *
     * @param start when the first takes over
     * @param zone whose clock it is
     * @param participants the ids of who takes turns, in this order
     * @return the rotation
     * @throws InvalidInputException if anything is missing, or there is nobody
     */
    public static Rotation monthly(LocalDateTime start, ZoneId zone, String... participants) {
        return of(Unit.MONTH, start, zone, participants);
    }

    private static Rotation of(Unit unit, LocalDateTime start, ZoneId zone, String... participants) {
        return new Rotation(
                unit,
                1,
                start,
                zone,
                Stream.of(Required.value("participants of a rotation", participants))
                        .map(PersonId::of)
                        .toList());
    }

    /**
     * The same rotation with longer turns, as in every two weeks.
     *
     * @param units how many units a turn lasts
     * @return a copy
     * @throws InvalidInputException if it is not from 1 to {@value #LONGEST}
     */
    public Rotation every(int units) {
        return new Rotation(unit, units, start, zone, participants);
    }

    /**
     * Whose turn it is at an instant, since when, and until when. A turn that a change of the clocks leaves out is never
     * the answer.
     *
     * @param at the instant
     * @return the turn
     * @throws InvalidInputException if the instant is missing or beyond the borders of time
     */
    public Shift shiftAt(Instant at) {
        return shift(turnAt(Time.instant("instant of a turn", at)));
    }

    /**
     * The turns in a stretch of time.
     *
     * @param from the first instant
     * @param to the first instant that is not asked for
     * @return in order and without a gap; the first and the last are whole, also where they reach beyond the stretch
     * @throws InvalidInputException if an instant is missing or beyond the borders of time, or it does not end after it begins
     */
    public List<Shift> shifts(Instant from, Instant to) {
        Term term = Term.of("turns", from, to);
        List<Shift> shifts = new ArrayList<>();
        Shift last = shiftAt(term.from());
        shifts.add(last);
        while (last.to().isBefore(term.to())) {
            last = shiftAt(last.to());
            shifts.add(last);
        }
        return List.copyOf(shifts);
    }

    /** The participants in the order in which their turns come, from that of an instant on. */
    List<PersonId> participantsFrom(Instant at) {
        long turn = turnAt(at);
        List<PersonId> order = new ArrayList<>(participants.size());
        for (int next = 0; next < participants.size(); next++) {
            order.add(participant(turn + next));
        }
        return order;
    }

    /** Tells whether no hand-over ever changes who it is. */
    boolean isOnePerson() {
        return participants.stream().distinct().count() == 1;
    }

    private Shift shift(long turn) {
        return new Shift(participant(turn), within(handOver(turn)), within(handOver(turn + 1)));
    }

    private PersonId participant(long turn) {
        return participants.get(Math.floorMod(turn, participants.size()));
    }

    /** The last turn that has begun. */
    long turnAt(Instant at) {
        long turn = counted(at);
        while (!handOver(turn + 1).isAfter(at)) {
            turn++;
        }
        return turn;
    }

    /**
     * A turn that has begun, and is the last one but for a few: whole units are counted, and a month counts as whole on its
     * last day only; and where local times come twice, turns of the second pass have begun in the first.
     */
    long counted(Instant at) {
        return Math.floorDiv(unit.chrono.between(start, LocalDateTime.ofInstant(at, zone)), (long) length) - 1;
    }

    private Instant handOver(long turn) {
        LocalDateTime local = start.plus(turn * length, unit.chrono);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return local.toInstant(change == null ? zone.getRules().getOffset(local) : change.getOffsetBefore());
    }

    private static Instant within(Instant instant) {
        Instant notBefore = Time.later(instant, Time.EARLIEST);
        return notBefore.isAfter(Time.LATEST) ? Time.LATEST : notBefore;
    }
}
