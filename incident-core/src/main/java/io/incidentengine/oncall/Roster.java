package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where a directory takes the people of an audience from: a list that stays, or a schedule. An immutable value. */
public sealed interface Roster {

    /**
     * The same people at any time. All of them are told.
     *
     * @param people their ids, in the order in which they should be tried
     * @return the roster
     * @throws InvalidInputException if there is nobody
     */
    static Roster of(String... people) {
        return new Fixed(Stream.of(Required.value("people of a roster", people))
                .map(PersonId::of)
                .toList());
    }

    /**
     * Who is on call, and nobody else: colleagues are not woken.
     *
     * @param schedule who that is
     * @return the roster; {@link OnDuty#andNext} adds those who come next
     * @throws InvalidInputException if it is missing
     */
    static OnDuty onCall(OnCallSchedule schedule) {
        return new OnDuty(schedule, 0);
    }

    /**
     * The people at an instant.
     *
     * @param at the instant
     * @return in the order in which they should be tried; empty where nobody is on call
     * @throws InvalidInputException if the instant is missing or beyond the borders of time
     */
    List<PersonId> peopleAt(Instant at);

    /**
     * Everybody whom it names, so that a directory can check that they are known.
     *
     * @return the people of a list; of a schedule those who are to be called, replaced, or absent
     */
    List<PersonId> named();

    /**
     * The same people at any time.
     *
     * @param people in the order in which they should be tried, at least one
     */
    record Fixed(List<PersonId> people) implements Roster {
        /** Copies the list, and checks that there is somebody. */
        public Fixed {
            people = Required.all("people of a roster", people);
            if (people.isEmpty()) {
                throw new InvalidInputException("people of a roster", "empty", "at least one person");
            }
        }

        @Override
        public List<PersonId> peopleAt(Instant at) {
            return people;
        }

        @Override
        public List<PersonId> named() {
            return people;
        }
    }

    /**
     * Who is on call.
     *
     * @param schedule who that is
     * @param next how many of those who come next are told as well
     */
    record OnDuty(OnCallSchedule schedule, int next) implements Roster {
        /** Checks both. */
        public OnDuty {
            schedule = Required.value("schedule of a roster", schedule);
            if (next < 0) {
                throw new InvalidInputException("number of people who come next", String.valueOf(next), "0 and more");
            }
        }

        /**
         * Who is on call, and then those who {@linkplain OnCallSchedule#inOrder come next} (S29).
         *
         * @param count how many come next, at most
         * @return a copy
         * @throws InvalidInputException if it is negative
         */
        public OnDuty andNext(int count) {
            return new OnDuty(schedule, count);
        }

        @Override
        public List<PersonId> peopleAt(Instant at) {
            return schedule.inOrder(at).stream().limit(1L + next).toList();
        }

        @Override
        public List<PersonId> named() {
            return schedule.named();
        }
    }
}
