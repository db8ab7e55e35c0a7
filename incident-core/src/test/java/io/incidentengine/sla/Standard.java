package io.incidentengine.sla;

import io.incidentengine.policy.EmergencyHandling;

/** The milestones of the default policy (R21–R25). */
public final class Standard {
    public static final Milestone RESPONSE = named(Milestone.RESPONSE);
    public static final Milestone RECOVERY = named(Milestone.RECOVERY);
    public static final Milestone RESOLUTION = named(Milestone.RESOLUTION);
    public static final Milestone REPORT = named(Milestone.MAJOR_INCIDENT_REPORT);

    private Standard() {}

    private static Milestone named(String name) {
        return EmergencyHandling.policy().milestone(name).orElseThrow();
    }
}
