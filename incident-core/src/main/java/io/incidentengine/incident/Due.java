package io.incidentengine.incident;

import io.incidentengine.escalation.Rung;
import io.incidentengine.sla.Breach;
import io.incidentengine.sla.ClockRun;
import java.time.Instant;

/** Something that time does to an incident. */
sealed interface Due {
    Instant at();

    /** What it is, for a person. */
    String words();

    /** A clock runs beyond its target. */
    record Overdue(ClockRun run, Breach breach) implements Due {
        @Override
        public Instant at() {
            return breach.at();
        }

        @Override
        public String words() {
            return "the clock '" + run.key().milestone() + "' has run beyond its target";
        }
    }

    /** A rung is reached, for the n-th time. */
    record Step(ClockRun run, Rung rung, int count, Instant at) implements Due {
        @Override
        public String words() {
            return "the rung '" + rung.name() + "' of the clock '" + run.key().milestone() + "' is reached"
                    + (count == 1 ? "" : ", for the time number " + count);
        }
    }

    /** The handler is to be reminded of progress. */
    record Reminder(Instant at, Instant progressDue) implements Due {
        @Override
        public String words() {
            return "the handler is to be reminded of the progress that is due at " + progressDue;
        }
    }

    /** Progress is to be told. */
    record Progress(Instant at) implements Due {
        @Override
        public String words() {
            return "progress is to be told";
        }
    }

    /** Nobody answered whether it is resolved. */
    record Lapse(Instant at) implements Due {
        @Override
        public String words() {
            return "the confirmation lapses, as nobody has answered";
        }
    }
}
