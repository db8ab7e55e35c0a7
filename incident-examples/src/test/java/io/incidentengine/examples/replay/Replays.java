package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.Chronicle.Step;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import java.nio.file.Path;
import java.util.List;

/** Replays small logs for tests, and asks what became of their incidents. */
final class Replays {
    private Replays() {}

    static Replay of(LogContents contents) {
        List<Step> steps = Chronicle.of(contents.rows());
        return Replay.startingAt(steps.get(0).at(), 5).run(steps);
    }

    static Replay of(Path folder, String... rows) {
        return of(contents(LogText.write(folder, LogText.log(rows))));
    }

    static LogContents contents(Path file) {
        try (EventLog log = EventLog.open(file)) {
            return LogContents.read(log, 5);
        }
    }

    static LogContents excerpt() {
        try (EventLog log = EventLog.excerpt()) {
            return LogContents.read(log, 5);
        }
    }

    /** The incident with this number, as it is at the end. */
    static Incident incident(Replay replay, String number) {
        return replay.engine().find(id(replay, number)).orElseThrow();
    }

    /** What people did to the incident, by the names of the events. */
    static List<String> deeds(Replay replay, String number) {
        return timeline(replay, number).stream()
                .filter(entry -> !entry.actor().equals(Actor.ENGINE))
                .map(entry -> entry.event().getClass().getSimpleName())
                .toList();
    }

    static List<TimelineEntry> timeline(Replay replay, String number) {
        return replay.engine().timeline(id(replay, number));
    }

    private static IncidentId id(Replay replay, String number) {
        return replay.lastRows().entrySet().stream()
                .filter(last -> last.getValue().number().equals(number))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
