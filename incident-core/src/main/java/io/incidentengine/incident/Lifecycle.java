package io.incidentengine.incident;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands.
 *
 * @param status the status
 * @param cycle 1 until it is reopened after closing (S14)
 * @param transferred where it is now, if it is transferred; {@code null} if not
 * @param declaredMajor whether the incident manager declared it major (R14)
 */
public record Lifecycle(
        IncidentStatus status, int cycle, @Nullable Transferred transferred, boolean declaredMajor) {

    /**
     * Where it is now, if it is transferred.
     *
     * @return the transfer, or empty
     */
    public Optional<Transferred> transfer() {
        return Optional.ofNullable(transferred);
    }

    Lifecycle to(IncidentStatus newStatus) {
        return new Lifecycle(newStatus, cycle, transferred, declaredMajor);
    }

    Lifecycle at(@Nullable Transferred place) {
        return new Lifecycle(status, cycle, place, declaredMajor);
    }

    Lifecycle major() {
        return new Lifecycle(status, cycle, transferred, true);
    }

    Lifecycle inCycle(int newCycle) {
        return new Lifecycle(IncidentStatus.REPORTED, newCycle, null, false);
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
