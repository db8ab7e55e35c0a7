package io.incidentengine.jdbc;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Somebody who reports incidents that are late already, responds to them and notes progress; whatever fails is done again
 * until it is acknowledged: a report under the same intake id, a command after a look at whether it is there.
 */
final class Load {
    /** Response and recovery are overdue, and the next progress is due in half an hour. */
    private static final Duration LATE = Duration.ofMinutes(6 * 60 + 30);

    /** So many that those who send keep pace with those who report. */
    private static final int NOTES = 20;

    private final IncidentEngine engine;
    private final String name;
    private final Consumer<Fact> witness;
    private volatile boolean stopped;

    Load(IncidentEngine engine, String name, Consumer<Fact> witness) {
        this.engine = engine;
        this.name = name;
        this.witness = witness;
    }

    /** Works until it is stopped; the first report has this number. */
    void run(int first) {
        for (int i = first; !stopped; i++) {
            IncidentId id = report(i);
            respond(id);
            for (int note = 1; note <= NOTES; note++) {
                note(id, "note " + note + " of " + name + " " + i);
            }
        }
    }

    /** Lets it end after the incident that it is at. */
    void stop() {
        stopped = true;
    }

    /** An incident that is late already. */
    static Intake intake(String name) {
        return Intake.of(
                name,
                Report.of("payments", "Slow")
                        .impact(Criterion.DEGRADATION)
                        .reportedAt(Instant.now().minus(LATE))
                        .build());
    }

    IncidentId report(int number) {
        Intake intake = intake(name + " " + number);
        IncidentId id = insist(() -> engine.report(Desk.ENA, intake)).incident().id();
        witness.accept(new Fact(Fact.Kind.REPORTED, name + " " + number, id.value()));
        return id;
    }

    private void respond(IncidentId id) {
        insist(() -> {
            Incident incident = engine.find(id).orElseThrow();
            return incident.status() == IncidentStatus.REPORTED ? engine.handle(id, Desk.ENA, new Respond()) : incident;
        });
    }

    private void note(IncidentId id, String note) {
        insist(() ->
                engine.timeline(id).stream().anyMatch(entry -> entry.event().equals(new ProgressRecorded(note)))
                        ? engine.find(id)
                        : engine.handle(id, Desk.ENA, new RecordProgress(note)));
        witness.accept(new Fact(Fact.Kind.NOTED, id.value(), note));
    }

    private static <T> T insist(Supplier<T> work) {
        long end = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (StorageException failure) {
                if (System.nanoTime() > end) {
                    throw failure;
                }
            }
        }
    }
}
