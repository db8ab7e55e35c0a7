package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;
import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Situation;
import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.EmergencyHandling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The standard life as pure function calls, without a store. */
final class Scenes {
    private Scenes() {}

    /**
     * A place in a life at which somebody does something.
     *
     * @param incident the incident as it stands there
     * @param act what is done
     */
    record Scene(Incident incident, Act act) {
        Change decide() {
            return Decisions.handle(incident, act.command(), act.actor(), null, at(act.at()));
        }
    }

    /** All scenes of a life. */
    static List<Scene> of(int level) {
        List<Scene> scenes = new ArrayList<>();
        Change change = report(1, level);
        for (Act act : StandardLife.ACTS) {
            if (act.isOf(level)) {
                Scene scene = new Scene(passTo(act.at(), change).incident(), act);
                scenes.add(scene);
                change = scene.decide();
            }
        }
        return scenes;
    }

    /** Reports, and lives on to the end. */
    static Change live(int number, int level) {
        Change change = report(number, level);
        for (Act act : StandardLife.ACTS) {
            if (act.isOf(level)) {
                change = new Scene(passTo(act.at(), change).incident(), act).decide();
            }
        }
        return change;
    }

    static Change report(int number, int level) {
        return Decisions.report(
                IncidentId.of("INC-" + number),
                StandardLife.intake(number, level, StandardLife.DETAILS),
                ENGINEER,
                at(START));
    }

    private static Change passTo(Instant end, Change change) {
        Change last = change;
        for (Instant due = last.next(); due != null && !due.isAfter(end); due = last.next()) {
            last = Decisions.tick(last.incident(), at(due));
        }
        return last;
    }

    static Situation at(Instant now) {
        return Situation.of(EmergencyHandling.policy(), now);
    }
}
