package io.incidentengine.incident;

import io.incidentengine.model.IncidentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands.
 *
 * @param status the status
 * @param cycle 1 until it is reopened after closing (S14)
 * @param transferred where it is now, if it is transferred; {@code null} if not
 * @param declaredMajor whether the incident manager declared it major (R14), or it owes a report from the cycle before
 * @param merged the incident that it was merged into (S16); {@code null} if it was not
 */
public record Lifecycle(
        IncidentStatus status,
        int cycle,
        @Nullable Transferred transferred,
        boolean declaredMajor,
        @Nullable IncidentId merged) {

    /**
     * Where it is now, if it is transferred.
     *
     * @return the transfer, or empty
     */
    public Optional<Transferred> transfer() {
        return Optional.ofNullable(transferred);
    }

    /**
     * The incident that it was merged into.
     *
     * @return the other, or empty
     */
    public Optional<IncidentId> mergedInto() {
        return Optional.ofNullable(merged);
    }

    Lifecycle to(IncidentStatus newStatus) {
        return new Lifecycle(newStatus, cycle, transferred, declaredMajor, merged);
    }

    Lifecycle at(@Nullable Transferred place) {
        return new Lifecycle(status, cycle, place, declaredMajor, merged);
    }

    Lifecycle major() {
        return new Lifecycle(status, cycle, transferred, true, merged);
    }

    Lifecycle inCycle(int newCycle, boolean major) {
        return new Lifecycle(IncidentStatus.REPORTED, newCycle, null, major, null);
    }

    Lifecycle mergedInto(IncidentId other) {
        return new Lifecycle(status, cycle, transferred, declaredMajor, other);
    }

    /**
     * A transfer that was not handed back.
     *
     * @param place to whom it went
     * @param team which team, or the problem's id; may be empty
     * @param sequence the transfer's entry on the timeline
     */
    public record Transferred(Place place, String team, long sequence) {}

    /** Where an incident can be transferred to. */
    public enum Place {
        /** Developers (R6). */
        DEVELOPERS,
        /** Problem management (R8). */
        PROBLEM_MANAGEMENT
    }
}
