package io.incidentengine.incident;

import io.incidentengine.escalation.Rung;
import io.incidentengine.sla.Breach;
import io.incidentengine.sla.ClockRun;
import java.time.Instant;

/** Something that time does to an incident. */
sealed interface Due {
    Instant at();

    /** A clock runs beyond its target. */
    record Overdue(ClockRun run, Breach breach) implements Due {
        @Override
        public Instant at() {
            return breach.at();
        }
    }

    /** A rung is reached, for the n-th time. */
    record Step(ClockRun run, Rung rung, int count, Instant at) implements Due {}

    /** The handler is to be reminded of progress. */
    record Reminder(Instant at, Instant progressDue) implements Due {}

    /** Progress is to be told. */
    record Progress(Instant at) implements Due {}

    /** Nobody answered whether it is resolved. */
    record Lapse(Instant at) implements Due {}
}
