package io.incidentengine.lint;

import io.incidentengine.oncall.Absence;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallOverride;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Shift;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/** When it may change who is on call, or who comes next. */
final class Turns {
    private Turns() {}

    static NavigableSet<Instant> edges(OnCallSchedule schedule, Instant from, Instant to) {
        NavigableSet<Instant> edges = new TreeSet<>();
        for (Layer layer : schedule.layers()) {
            edges.addAll(Moments.edges(layer.hours(), from, to));
            for (Shift shift : layer.rotation().shifts(from, to)) {
                edges.add(shift.from());
            }
        }
        for (OnCallOverride override : schedule.overrides()) {
            edges.add(override.from());
            edges.add(override.to());
        }
        for (Absence absence : schedule.absences()) {
            edges.add(absence.from());
            edges.add(absence.to());
        }
        return edges.subSet(from, true, to, false);
    }
}
