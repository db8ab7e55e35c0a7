package io.incidentengine.incident;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Report;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of one incident: an immutable value, the fold of its timeline (S35).
 *
 * @param id its name for life
 * @param registration how it came to be
 * @param lifecycle where it stands
 * @param impact what is known about the impact, and the severity
 * @param people owner and reporters
 * @param handling what the handling has come to
 * @param sla what clocks are derived from
 * @param telling what has been told
 * @param trace how far its history has come
 */
public record Incident(
        IncidentId id,
        Registration registration,
        Lifecycle lifecycle,
        Impact impact,
        People people,
        Handling handling,
        SlaRecord sla,
        Telling telling,
        Trace trace) {

    /**
     * Folds a timeline (S35).
     *
     * @param id the incident
     * @param timeline its whole timeline, in order
     * @return the state
     * @throws IllegalArgumentException if the timeline does not begin with the report, or has a gap
     */
    public static Incident fold(IncidentId id, List<TimelineEntry> timeline) {
        if (timeline.isEmpty()) {
            throw new IllegalArgumentException(
                    "The timeline of " + id + " is empty; allowed: one that begins with the report");
        }
        Incident incident = Fold.begin(id, timeline.get(0));
        for (TimelineEntry entry : timeline.subList(1, timeline.size())) {
            incident = incident.apply(entry);
        }
        return incident;
    }

    /**
     * Folds a timeline cycle by cycle (S14): facts of a cycle are in its own state alone.
     *
     * @param id the incident
     * @param timeline its whole timeline, in order
     * @return the state at the end of each cycle; the last is the one of {@link #fold}
     * @throws IllegalArgumentException if the timeline does not begin with the report, or has a gap
     */
    public static List<Incident> cycles(IncidentId id, List<TimelineEntry> timeline) {
        List<Incident> cycles = new ArrayList<>();
        int begun = 0;
        for (int i = 1; i < timeline.size(); i++) {
            if (timeline.get(i).event() instanceof IncidentEvent.CycleBegun) {
                cycles.add(goOn(id, cycles, timeline, begun, i));
                begun = i;
            }
        }
        cycles.add(goOn(id, cycles, timeline, begun, timeline.size()));
        return List.copyOf(cycles);
    }

    private static Incident goOn(IncidentId id, List<Incident> cycles, List<TimelineEntry> timeline, int from, int to) {
        if (cycles.isEmpty()) {
            return fold(id, timeline.subList(from, to));
        }
        Incident incident = cycles.get(cycles.size() - 1);
        for (TimelineEntry entry : timeline.subList(from, to)) {
            incident = incident.apply(entry);
        }
        return incident;
    }

    /**
     * The state after one more entry.
     *
     * @param entry the next entry of the timeline
     * @return the new state
     * @throws IllegalArgumentException if the entry is not the next one
     */
    public Incident apply(TimelineEntry entry) {
        return Fold.next(this, entry);
    }

    /**
     * The status.
     *
     * @return where it stands
     */
    public IncidentStatus status() {
        return lifecycle.status();
    }

    /**
     * Tells whether it is still to be worked on: neither closed nor cancelled nor merged into another (S16).
     *
     * @return true if so
     */
    public boolean isOpen() {
        return status().isOpen() && lifecycle.merged() == null;
    }

    /**
     * Tells whether nothing more is told of it: it was withdrawn as a mistake, or merged into another (S16).
     *
     * @return true if so
     */
    public boolean isSilent() {
        return status() == IncidentStatus.CANCELLED || lifecycle.merged() != null;
    }

    /**
     * For what it waits (S8).
     *
     * @return the reasons that are open, sorted; empty if it waits for nothing
     */
    public List<PauseReason> waitsFor() {
        return sla.pauses().stream().map(ClockFact::pause).sorted().toList();
    }

    /**
     * The severity.
     *
     * @return the level in force
     */
    public Severity severity() {
        return impact.classification().severity();
    }

    /**
     * What was reported (R3).
     *
     * @return the report as it came in
     */
    public Report report() {
        return registration.intake().report();
    }

    /**
     * The policy that it is pinned to (S15).
     *
     * @return id and version
     */
    public PolicyRef policy() {
        return registration.policy();
    }

    /**
     * The engineer with first accountability (R5).
     *
     * @return the owner, or empty until somebody responds
     */
    public Optional<PersonId> owner() {
        return people.owner();
    }

    /**
     * When it was reported (R22).
     *
     * @return the instant of the report
     */
    public Instant reportedAt() {
        return registration.reportedAt();
    }

    /**
     * When the service was recovered, where that was not undone since (R24).
     *
     * @return the instant, or empty
     */
    public Optional<Instant> recoveredAt() {
        return sla.latest(Signal.RECOVERED).map(ClockFact::effective);
    }

    /**
     * Tells whether it is major (R14): by its severity, or by declaration.
     *
     * @param policy the policy that it is pinned to
     * @return true if so
     */
    public boolean isMajor(IncidentPolicy policy) {
        return lifecycle.declaredMajor()
                || policy.closing().majorIncidents().levels().contains(severity());
    }

    /** Tells whether it is major, and the policy demands that its solution be approved (R15). */
    boolean needsApproval(IncidentPolicy policy) {
        return policy.closing().majorIncidents().approval() && isMajor(policy);
    }

    /** Tells whether an approval that it needs is missing (R15). */
    boolean lacksApproval(IncidentPolicy policy) {
        return needsApproval(policy) && !handling.isApproved();
    }

    /**
     * From how many different reporters complaints came (R17).
     *
     * @return the number; at least 1, as a machine that reports counts as one
     */
    public int complainants() {
        return Math.max(
                1, (int) people.reporters().stream().map(Person::id).distinct().count());
    }
}
