package io.incidentengine.testkit.chaos;

import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import io.incidentengine.sla.Signal;
import io.incidentengine.testkit.FaultyStore.Write;
import java.time.Duration;
import java.util.Locale;

/**
 * One step of a script: an immutable value that says in words what it does. Engines, incidents, policies and messages go
 * by number: 1 is the first, and numbers beyond the last begin again at the first. What a step does not find, as an
 * incident before any was reported, it leaves alone; so a script stays a script whatever is taken out of it.
 */
public sealed interface Step {

    /**
     * Somebody reports a fault; a number that was reported before is the same report once more, as a mail that comes twice.
     *
     * @param engine the engine that takes it
     * @param intake the number of the report, by which it is known (S25)
     * @param fault which fault it is about: two reports with one number share a deduplication key
     * @param impact what is affected
     * @param ago how long ago it occurred
     */
    record Reports(int engine, int intake, int fault, Assessment impact, Duration ago) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " takes report " + intake + " about fault " + fault + ": " + impact
                    + (ago.isZero() ? "" : ", occurred " + ago + " ago");
        }
    }

    /**
     * Somebody with every role gives a command.
     *
     * @param engine the engine that takes it
     * @param incident the incident
     * @param command what is done
     * @param ago how long ago it took effect: zero for now; more is a correction (S5)
     */
    record Does(int engine, int incident, IncidentCommand command, Duration ago) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " is told of incident " + incident + ": " + command
                    + (ago.isZero() ? "" : ", " + ago + " ago");
        }
    }

    /**
     * Somebody corrects when something last took effect (S5).
     *
     * @param engine the engine that takes it
     * @param incident the incident
     * @param signal what took effect
     * @param ago how long ago it really did
     */
    record Corrects(int engine, int incident, Signal signal, Duration ago) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " is told of incident " + incident + ": " + words(signal) + " was " + ago
                    + " ago";
        }
    }

    /**
     * Somebody merges two incidents (S16).
     *
     * @param engine the engine that takes it
     * @param duplicate the one that falls silent
     * @param into the one that goes on
     */
    record Merges(int engine, int duplicate, int into) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " merges incident " + duplicate + " into incident " + into;
        }
    }

    /**
     * Somebody moves an incident to another policy (S15).
     *
     * @param engine the engine that takes it
     * @param incident the incident
     * @param policy the policy, in the order in which they were handed in
     */
    record Migrates(int engine, int incident, int policy) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " moves incident " + incident + " to policy " + policy;
        }
    }

    /**
     * Another policy becomes the current one.
     *
     * @param policy the policy, in the order in which they were handed in
     */
    record Publishes(int policy) implements Step {
        @Override
        public String toString() {
            return "policy " + policy + " becomes current";
        }
    }

    /**
     * Time passes, and the engines in turn do what falls due; at the end all of them do, until nothing is left.
     *
     * @param time how long
     * @param poll how long they look away at least after each look
     */
    record Passes(Duration time, Duration poll) implements Step {
        @Override
        public String toString() {
            return time + " pass" + (poll.isZero() ? "" : ", with a look every " + poll);
        }
    }

    /**
     * Time passes, and nobody works.
     *
     * @param time how long
     */
    record Sleeps(Duration time) implements Step {
        @Override
        public String toString() {
            return time + " pass, and no engine works";
        }
    }

    /**
     * Time passes until some time before the clocks of the chaos's zone are changed next; nobody works.
     *
     * @param before how long before
     */
    record NearsClockChange(Duration before) implements Step {
        @Override
        public String toString() {
            return "it is " + before + " before the clocks are changed, and no engine has worked";
        }
    }

    /**
     * One engine does what is due by its clock, until nothing is left.
     *
     * @param engine the engine
     */
    record Works(int engine) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " does what is due";
        }
    }

    /**
     * The clock of one engine steps (S4).
     *
     * @param engine the engine
     * @param by how far it is ahead from now on; negative if it is behind
     */
    record Skews(int engine, Duration by) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " has a clock that is "
                    + (by.isZero() ? "right" : by.abs() + (by.isNegative() ? " behind" : " ahead"));
        }
    }

    /**
     * A write of one engine will fail; where that kills the process, a new one takes its place as soon as it is noticed.
     *
     * @param engine the engine
     * @param write which kind of write
     * @param number which of these from now on: 1 for the next
     * @param fault how it fails
     */
    record Fails(int engine, Write write, int number, Fault fault) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " will " + fault.words + " the next " + write
                    + (number == 1 ? "" : " but " + (number - 1));
        }
    }

    /** How a write fails. */
    enum Fault {
        /** Nothing is stored. */
        BEFORE("fail before"),
        /** All is stored, and the answer is lost. */
        AFTER("lose the answer to"),
        /** Nothing is stored, and the process dies. */
        DIES_BEFORE("die before"),
        /** All is stored, and the process dies. */
        DIES_AFTER("die after");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    /**
     * One engine is thrown away, and another built on the same store.
     *
     * @param engine the engine
     */
    record Restarts(int engine) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " is restarted";
        }
    }

    /**
     * A provider answers in another way from now on.
     *
     * @param channel its channel
     * @param mood how it answers
     */
    record Answers(ChannelType channel, Mood mood) implements Step {
        @Override
        public String toString() {
            return channel + " " + mood.words + " from now on";
        }
    }

    /** How a provider answers. */
    enum Mood {
        /** As it does when all is well. */
        WORKS("works"),
        /** It refuses every message for good. */
        REFUSES("refuses everything"),
        /** It puts every message off. */
        BUSY("is busy"),
        /** It throws, and sends nothing. */
        BREAKS_DOWN("breaks down"),
        /** It sends every message, and throws. */
        LOSES_THE_ANSWER("loses its answers");

        private final String words;

        Mood(String words) {
            this.words = words;
        }
    }

    /**
     * The next call of one engine to a provider takes long, and meanwhile another engine works.
     *
     * @param engine the engine that waits
     * @param other the engine that works
     * @param time how long it takes; zero if both are at it at the same instant
     */
    record Stalls(int engine, int other, Duration time) implements Step {
        @Override
        public String toString() {
            return "while engine " + engine + " sends its next message" + (time.isZero() ? "" : ", which takes " + time)
                    + ", engine " + other + " works";
        }
    }

    /**
     * A provider or a person says something of a message after it was sent (S29, S33).
     *
     * @param engine the engine that takes it
     * @param message the message, the youngest first
     * @param status what is said
     * @param ago how long ago that happened
     */
    record Says(int engine, int message, News.Status status, Duration ago) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " hears that message " + message + " from the end was " + words(status) + " "
                    + (ago.isZero() ? "now" : ago + " ago");
        }
    }

    /**
     * Somebody sends again what was given up (S30).
     *
     * @param engine the engine that takes it
     * @param message the message, in the order of the list of what was given up
     */
    record SendsAgain(int engine, int message) implements Step {
        @Override
        public String toString() {
            return "engine " + engine + " sends message " + message + " of those given up again";
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
