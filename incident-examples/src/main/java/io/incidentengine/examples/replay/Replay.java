package io.incidentengine.examples.replay;

import io.incidentengine.IncidentEngine;
import io.incidentengine.examples.replay.Chronicle.Step;
import io.incidentengine.examples.replay.RowMapping.Act;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Simulation;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the incidents of a log through their lives: row after row, on virtual time. Between two rows, everything that
 * falls due happens at its own instant: escalations, hourly progress, lapsing confirmations.
 */
final class Replay {
    private final Simulation simulation;
    private final Map<String, IncidentId> ids = new HashMap<>();
    private final Map<IncidentId, LogRow> lastRows = new LinkedHashMap<>();
    private final Rejections refused;
    private final Instant start;
    private long moved;
    private long withoutEffect;

    private Replay(Instant start, IncidentPolicy policy, int keptRefusals) {
        this.start = start;
        this.refused = new Rejections(keptRefusals);
        this.simulation =
                Simulation.of(policy).startingAt(start).staff(new LogStaff()).build();
    }

    /** A replay at the instant of the first row; of the rows that the engine refuses, so many are kept with their reasons. */
    static Replay startingAt(Instant start, int keptRefusals) {
        return new Replay(start, LogPolicy.policy(), keptRefusals);
    }

    /** Replays these steps; they must come in the order of time, and not before the ones that were replayed already. */
    Replay run(Iterable<Step> steps) {
        steps.forEach(this::take);
        return this;
    }

    private void take(Step step) {
        simulation.runUntil(step.at());
        moved += step.isMoved() ? 1 : 0;
        try {
            Incident incident = incident(step);
            lastRows.put(incident.id(), step.row());
            List<Act> acts = RowMapping.acts(step, incident);
            for (Act act : acts) {
                simulation.handle(incident.id(), act.actor(), act.command());
            }
            withoutEffect += acts.isEmpty() && step.before() != null ? 1 : 0;
        } catch (IncidentException refusal) {
            refused.add(new RejectedRow(step.row().line(), String.valueOf(refusal.getMessage())));
        }
    }

    /** The incident of the row as the engine has it now; one that the engine does not know yet is reported. */
    private Incident incident(Step step) {
        String number = step.row().number();
        IncidentId id = ids.get(number);
        if (id == null) {
            id = simulation.report(RowMapping.reportedBy(step.row()), RowMapping.intake(step));
            ids.put(number, id);
        }
        return engine().find(id).orElseThrow();
    }

    /** The engine with all that it has on record. */
    IncidentEngine engine() {
        return simulation.engine();
    }

    /** The incidents that were reported, each with the last row about it. */
    Map<IncidentId, LogRow> lastRows() {
        return lastRows;
    }

    /** The rows that the engine refused; what they say before the refused command was done all the same. */
    Rejections refused() {
        return refused;
    }

    /** How many rows were taken later than they claim, as they would have run back in time. */
    long moved() {
        return moved;
    }

    /** How many rows came after the closing and changed nothing. */
    long withoutEffect() {
        return withoutEffect;
    }

    /** When the first row was taken. */
    Instant start() {
        return start;
    }

    /** When the last row was taken. */
    Instant end() {
        return simulation.now();
    }

    /** What failed around the engine and was gone on after. */
    List<String> failures() {
        return simulation.failures();
    }
}
