package io.incidentengine.policy;

import static io.incidentengine.escalation.Trigger.firstInScope;
import static io.incidentengine.escalation.Trigger.on;
import static io.incidentengine.escalation.Trigger.onCadence;
import static io.incidentengine.escalation.Trigger.onCadenceReminder;
import static io.incidentengine.escalation.Trigger.onRung;
import static io.incidentengine.model.Audience.HANDLER;
import static io.incidentengine.model.Audience.OM_TEAM;
import static io.incidentengine.model.Audience.RD_LEADER;
import static io.incidentengine.model.Audience.REPORTER;
import static io.incidentengine.model.Audience.SERVICE_OWNER;
import static io.incidentengine.model.ChannelType.EMAIL;
import static io.incidentengine.model.ChannelType.PHONE;
import static io.incidentengine.model.ChannelType.SMS;
import static io.incidentengine.sla.Milestone.MAJOR_INCIDENT_REPORT;
import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.CriteriaPolicy.Rule;
import io.incidentengine.severity.SeverityPolicy;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import java.util.List;
import java.util.Map;

/** The default policy: the tables of the emergency-handling blueprint (R17–R32), written with the public builder. */
public final class EmergencyHandling {
    private static final IncidentPolicy POLICY = build();

    private EmergencyHandling() {}

    /**
     * The default policy, {@code emergency-handling v1}.
     *
     * @return always the same value
     */
    public static IncidentPolicy policy() {
        return POLICY;
    }

    private static IncidentPolicy build() {
        return IncidentPolicy.named("emergency-handling", 1, severity())
                // R21, R23: the longest delay before a handler starts handling.
                .milestone(
                        Milestone.named(RESPONSE)
                                .startsOn(Signal.REPORTED)
                                .stopsOn(Signal.RESPONDED)
                                .target(1, ofMinutes(10))
                                .target(2, ofMinutes(30))
                                .target(3, ofMinutes(60))
                                .build(),
                        Rung.overdue())
                // R21, R24: from the occurrence where it is known, else from the report.
                .milestone(
                        Milestone.named(RECOVERY)
                                .startsOn(Signal.OCCURRED, Signal.REPORTED)
                                .stopsOn(Signal.RECOVERED)
                                .target(1, ofHours(2))
                                .target(2, ofHours(6))
                                .target(3, ofHours(24))
                                .build(),
                        Rung.overdue())
                // R21, R25: until resolved or transferred out; handing back resumes it.
                .milestone(
                        Milestone.named(RESOLUTION)
                                .startsOn(Signal.REPORTED)
                                .stopsOn(Signal.RESOLVED)
                                .interruptedBy(Signal.TRANSFERRED, Signal.TRANSFERRED_TO_PROBLEM)
                                .target(1, ofDays(7))
                                .target(2, ofDays(20))
                                .target(3, ofDays(60))
                                .build(),
                        Rung.overdue())
                // R16: due five days after closing, chased daily until it is filed.
                .milestone(
                        Milestone.named(MAJOR_INCIDENT_REPORT)
                                .onlyForMajorIncidents()
                                .startsOn(Signal.CLOSED)
                                .stopsOn(Signal.REPORT_FILED)
                                .target(1, ofDays(5))
                                .target(2, ofDays(5))
                                .target(3, ofDays(5))
                                .build(),
                        Rung.overdue().repeated(ofDays(1)))
                .notification(NotificationRule.of("R27", NotificationKind.INITIAL)
                        .when(firstInScope())
                        .atLevels(1, 2)
                        .by(SMS, EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(OM_TEAM)
                        .within(ofMinutes(30))
                        .build())
                .notification(NotificationRule.of("R28", NotificationKind.INITIAL)
                        .when(firstInScope())
                        .atLevels(1, 2)
                        .by(PHONE)
                        .to(RD_LEADER)
                        .oneByOne()
                        .within(ofMinutes(30))
                        .build())
                .cadence(new Cadence(
                        Map.of(Severity.level(1), ofHours(1), Severity.level(2), ofHours(1)), ofMinutes(10)))
                .notification(NotificationRule.of("R29", NotificationKind.PROGRESS)
                        .when(onCadence())
                        .atLevels(1, 2)
                        .by(SMS, EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(OM_TEAM)
                        .within(ofHours(1))
                        .build())
                .notification(NotificationRule.of("R30", NotificationKind.RECTIFICATION)
                        .when(on(Signal.RECOVERED))
                        .atLevels(1, 2)
                        .by(SMS, EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(OM_TEAM)
                        .within(ofMinutes(30))
                        .build())
                .notification(NotificationRule.of("R31", NotificationKind.OVERDUE)
                        .when(onRung(Rung.OVERDUE, RESPONSE, RECOVERY, RESOLUTION))
                        .atLevels(1, 2)
                        .by(SMS, EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(OM_TEAM, RD_LEADER)
                        .within(ofMinutes(30))
                        .build())
                .notification(NotificationRule.of("R32", NotificationKind.OVERDUE)
                        .when(onRung(Rung.OVERDUE, RESPONSE, RECOVERY, RESOLUTION))
                        .atLevels(1, 2)
                        .by(PHONE)
                        .to(RD_LEADER)
                        .oneByOne()
                        .within(ofMinutes(30))
                        .build())
                // R20, S24: a level-2 incident that worsens is told at level-1 standard.
                .notification(NotificationRule.of("R20", NotificationKind.WORSENED)
                        .when(on(Signal.RAISED))
                        .atLevels(1)
                        .by(SMS, EMAIL)
                        .to(SERVICE_OWNER)
                        .cc(OM_TEAM)
                        .within(ofMinutes(30))
                        .build())
                .notification(NotificationRule.of("R20 call", NotificationKind.WORSENED)
                        .when(on(Signal.RAISED))
                        .atLevels(1)
                        .by(PHONE)
                        .to(RD_LEADER)
                        .oneByOne()
                        .within(ofMinutes(30))
                        .build())
                // The engine's own duties: S23, R4, R5, R7, R11, R15, S16, R16.
                .notification(NotificationRule.of("S23 reminder", NotificationKind.PROGRESS_REMINDER)
                        .when(onCadenceReminder())
                        .by(EMAIL)
                        .to(HANDLER)
                        .build())
                .notification(NotificationRule.of("R4 help", NotificationKind.HELP_REQUEST)
                        .when(on(Signal.HELP_REQUESTED))
                        .by(SMS, EMAIL)
                        .to(Audience.INCIDENT_MANAGER)
                        .build())
                .notification(NotificationRule.of("R5 update", NotificationKind.REPORTER_UPDATE)
                        .when(on(Signal.REPORTER_UPDATED))
                        .by(EMAIL)
                        .to(REPORTER)
                        .build())
                .notification(NotificationRule.of("R7 confirmation", NotificationKind.CONFIRMATION_REQUEST)
                        .when(on(Signal.RESOLVED))
                        .by(EMAIL)
                        .to(REPORTER)
                        .build())
                .notification(NotificationRule.of("R11 news", NotificationKind.HANDLER_NEWS)
                        .when(on(Signal.HANDED_BACK, Signal.REJECTED, Signal.SOLUTION_RETURNED, Signal.RECURRED))
                        .by(EMAIL)
                        .to(HANDLER)
                        .build())
                .notification(NotificationRule.of("R15 review", NotificationKind.REVIEW_REQUEST)
                        .when(on(Signal.REVIEW_REQUESTED))
                        .by(EMAIL)
                        .to(Audience.INCIDENT_MANAGER)
                        .build())
                .notification(NotificationRule.of("S16 merged", NotificationKind.MERGED)
                        .when(on(Signal.MERGED_INTO))
                        .by(EMAIL)
                        .to(REPORTER)
                        .build())
                .notification(NotificationRule.of("R16 chase", NotificationKind.REPORT_CHASE)
                        .when(onRung(Rung.OVERDUE, MAJOR_INCIDENT_REPORT))
                        .by(EMAIL)
                        .to(Audience.INCIDENT_MANAGER)
                        .cc(HANDLER)
                        .build())
                .build();
    }

    /** R17–R19 with their readings. */
    private static SeverityPolicy severity() {
        return new CriteriaPolicy(
                3,
                List.of(
                        Rule.level(1, Criterion.SERIOUS_DAMAGE),
                        Rule.level(1, Criterion.DATA_LOSS),
                        Rule.level(1, Criterion.FINANCIAL_LOSS),
                        Rule.level(1, Criterion.DATA_ERROR, Criterion.FUNCTION_ERROR)
                                .fromComplainants(2),
                        Rule.level(1, Criterion.SYSTEM_FAULT).whenRecurring(),
                        Rule.level(2, Criterion.DEGRADATION),
                        Rule.level(2, Criterion.IMPAIRED_FOR_SOME_USERS),
                        Rule.level(2, Criterion.DATA_INCONSISTENCY),
                        Rule.level(2, Criterion.DATA_ERROR, Criterion.FUNCTION_ERROR),
                        Rule.level(2, Criterion.SYSTEM_FAULT),
                        Rule.level(3, Criterion.DATA_QUERY, Criterion.CONSULTING, Criterion.EXPERIENCE_AFFECTED)));
    }
}
