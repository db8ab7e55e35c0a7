package io.incidentengine.examples;

import io.incidentengine.lint.Check;
import io.incidentengine.lint.PolicyFinding;
import io.incidentengine.lint.PolicyFinding.Level;
import io.incidentengine.lint.PolicyLinter;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.oncall.Layer;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.OnCallSchedule;
import io.incidentengine.oncall.Roster;
import io.incidentengine.oncall.Rotation;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.OpeningHours;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** What is allowed in a policy and probably not meant: the code of docs/linting.md, as a program. */
public final class LintedPolicy {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = BusinessCalendar.in(BERLIN)
            .weekdays(OpeningHours.of("09:00", "17:00"))
            .build();

    private LintedPolicy() {}

    /**
     * Prints what is found in a careless policy.
     *
     * @param args none
     */
    public static void main(String[] args) {
        IncidentPolicy policy = careless();
        OnCallDirectory directory = staff();
        PolicyLinter linter = PolicyLinter.of(policy)
                .between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                .directory(directory)
                .channels(ChannelType.EMAIL, ChannelType.SMS)
                .accepting(Check.NEVER_RELIEVED, "schedules.leaders");
        List<PolicyFinding> findings = linter.findings();
        findings.forEach(System.out::println);
        boolean broken = findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
        System.out.println(findings.size() + " findings" + (broken ? ", and a promise will be broken" : ""));
        System.out.println(findings.get(0).advice());
    }

    /** Office hours for responses but not for the rest, and a pause without an end. */
    private static IncidentPolicy careless() {
        IncidentPolicy standard = EmergencyHandling.policy();
        return standard.toBuilder("careless", 1)
                .milestone(standard.milestone(Milestone.RESPONSE).orElseThrow().toBuilder()
                        .target(3, new Target(Duration.ofHours(4), OFFICE))
                        .build())
                .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                        .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                        .build())
                .withoutNotification("R28")
                .withoutNotification("R20 call")
                .build();
    }

    /** One leader, on call in office hours. */
    private static OnCallDirectory staff() {
        OnCallSchedule leaders = OnCallSchedule.named("leaders", BERLIN)
                .layer(Layer.of(Rotation.weekly(LocalDateTime.parse("2026-01-05T09:00"), BERLIN, "rada"))
                        .during(OFFICE))
                .build();
        return OnCallDirectory.builder()
                .person(Person.of("rada", "Rada Leader", Contact.email("rada@example.org"))
                        .with(Contact.sms("+49 170 5550101"))
                        .with(Contact.phone("+49 30 5550101")))
                .person(Person.of("olga", "Olga Owner", Contact.email("olga@example.org"))
                        .with(Contact.sms("+49 170 5550102")))
                .person(Person.of("otto", "Otto Owner", Contact.email("otto@example.org"))
                        .with(Contact.sms("+49 170 5550103")))
                .audience(Audience.SERVICE_OWNER, Roster.of("olga", "otto"))
                .audience(Audience.OM_TEAM, Roster.of("olga", "otto"))
                .audience(Audience.INCIDENT_MANAGER, Roster.of("olga", "otto"))
                .audience(Audience.RD_LEADER, Roster.onCall(leaders))
                .build();
    }
}
