package io.incidentengine.simulation;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.model.IncidentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which acts upon several incidents were done. It is that of time; what was recorded at one instant is ordered by
 * what it needs: what is done to incidents that are there comes before reports, which may wait for one of them to be over,
 * and both sides of a merge come together.
 */
final class PastOrder {
    private final Map<IncidentId, Deque<PastAct>> left = new LinkedHashMap<>();

    private PastOrder(List<PastAct> atOnce) {
        atOnce.forEach(act ->
                left.computeIfAbsent(act.incident(), any -> new ArrayDeque<>()).add(act));
    }

    /** Orders acts, of which those of one incident are in their order. */
    static List<PastAct> of(Collection<PastAct> acts) {
        List<PastAct> byTime = new ArrayList<>(acts);
        byTime.sort(Comparator.comparing(PastAct::at));
        List<PastAct> inOrder = new ArrayList<>(byTime.size());
        for (int from = 0, to; from < byTime.size(); from = to) {
            to = from + 1;
            while (to < byTime.size()
                    && byTime.get(to).at().equals(byTime.get(from).at())) {
                to++;
            }
            List<PastAct> atOnce = byTime.subList(from, to);
            inOrder.addAll(atOnce.size() == 1 ? atOnce : new PastOrder(atOnce).ordered());
        }
        return inOrder;
    }

    private List<PastAct> ordered() {
        List<PastAct> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Deque<PastAct> first = left.values().stream()
                    .min(Comparator.comparingInt(acts -> rank(acts.element())))
                    .orElseThrow();
            PastAct next = first.remove();
            ordered.add(next);
            if (first.isEmpty()) {
                left.remove(next.incident());
            }
        }
        return ordered;
    }

    /** The lower, the sooner it can be done. */
    private int rank(PastAct act) {
        IncidentEvent event = act.entry().event();
        if (event instanceof MergedInto merged) {
            return isAt(merged.into(), act.incident()) ? 0 : 2;
        } else if (event instanceof IncidentMerged merged) {
            return left.containsKey(merged.merged()) ? 2 : 0;
        }
        return event instanceof IncidentReported ? 1 : 0;
    }

    /** Whether nothing else is left to be done to an incident before another is merged into it. */
    private boolean isAt(IncidentId into, IncidentId duplicate) {
        Deque<PastAct> acts = left.get(into);
        return acts == null
                || (acts.element().entry().event() instanceof IncidentMerged merged
                        && merged.merged().equals(duplicate));
    }
}
