package io.incidentengine.incident;

import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Milestone;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of facts, which remembers the clocks that were last derived from it: what a decision leaves behind is
 * what the next one begins with. Nobody can tell the difference but by time, as clocks are a function of facts and policy.
 * Thread-safe: whoever does not see what another thread has remembered derives it again.
 */
final class FactList extends AbstractList<ClockFact> implements RandomAccess {
    private final ClockFact[] facts;
    private @Nullable Derived derived;

    /**
     * What was derived, and from what else: values that are immutable, so that the race for the field is harmless. What is
     * due next depends on all of an incident, so it is known of that very one alone.
     */
    record Derived(
            List<Milestone> milestones,
            int cycle,
            boolean major,
            List<ClockRun> runs,
            Incident incident,
            IncidentPolicy policy,
            @Nullable Due next) {
        boolean isOf(Incident incident, IncidentPolicy policy) {
            return milestones.equals(policy.milestones())
                    && cycle == incident.lifecycle().cycle()
                    && major == incident.isMajor(policy);
        }
    }

    private FactList(ClockFact[] facts) {
        this.facts = facts;
    }

    static FactList copyOf(List<ClockFact> facts) {
        return facts instanceof FactList list
                ? list
                : new FactList(List.copyOf(facts).toArray(new ClockFact[0]));
    }

    /** The runs of an incident that has these facts, if they were remembered. */
    @Nullable
    List<ClockRun> runs(Incident incident, IncidentPolicy policy) {
        Derived known = derived;
        return known != null && known.isOf(incident, policy) ? known.runs() : null;
    }

    /** What was derived for this very incident that has these facts, if that was remembered. */
    @SuppressWarnings("ReferenceEquality") // whether they are equal would take longer to find out than what is due
    @Nullable
    Derived of(Incident incident, IncidentPolicy policy) {
        Derived known = derived;
        return known != null && known.incident() == incident && known.policy() == policy ? known : null;
    }

    /** Remembers the runs of an incident that has these facts, and what is due next. */
    void remember(Incident incident, IncidentPolicy policy, List<ClockRun> runs, @Nullable Due next) {
        derived = new Derived(
                policy.milestones(),
                incident.lifecycle().cycle(),
                incident.isMajor(policy),
                runs,
                incident,
                policy,
                next);
    }

    @Override
    public ClockFact get(int index) {
        return facts[index];
    }

    @Override
    public int size() {
        return facts.length;
    }
}
