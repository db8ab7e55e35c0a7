package io.incidentengine.testkit;

import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.simulation.Sent;
import java.time.Instant;

/** Something that happened in a scenario, in the order in which it happened. */
sealed interface Moment {
    Instant at();

    /** An entry was added to an incident's timeline. */
    record Recorded(IncidentId incident, TimelineEntry entry) implements Moment {
        @Override
        public Instant at() {
            return entry.recorded();
        }
    }

    /** An attempt to send a message ended. */
    record Attempted(Sent sent) implements Moment {
        @Override
        public Instant at() {
            return sent.at();
        }
    }

    /** A peer told what became of a message. */
    record Told(Instant at, Message message, News news) implements Moment {}

    /** An attempt to offer an incident to problem management ended. */
    record Offered(Instant at, ProblemOffer offer, SendResult result) implements Moment {}

    /** Something failed, and the engine went on. */
    record Failed(Instant at, String what, RuntimeException cause) implements Moment {}
}
