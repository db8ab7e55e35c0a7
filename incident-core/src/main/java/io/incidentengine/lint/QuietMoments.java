package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpenPeriod;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Target;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a warning can come in quiet hours at all: a rung is due while its clock counts, so that quiet hours in which the
 * calendar is never open hold nothing back (S6, S32).
 */
final class QuietMoments {
    private final Subject subject;
    private final NotificationRule rule;
    private final Severity severity;

    private QuietMoments(Subject subject, NotificationRule rule, Severity severity) {
        this.subject = subject;
        this.rule = rule;
        this.severity = severity;
    }

    /** How messages of a rule are delivered, without the quiet hours in which it has nothing to tell. */
    static DeliveryPolicy delivery(Subject subject, NotificationRule rule, Severity severity) {
        DeliveryPolicy all = subject.delivery();
        if (!(rule.trigger() instanceof Trigger.OnRung on)) {
            return all;
        }
        QuietMoments moments = new QuietMoments(subject, rule, severity);
        List<ServiceCalendar> calendars = moments.calendars(on);
        return new DeliveryPolicy(
                all.retries(),
                all.sentAgain(),
                all.proofs(),
                all.fallbacks(),
                all.channels(),
                all.audiences(),
                all.limits(),
                all.quiet().entrySet().stream()
                        .filter(quiet -> calendars.stream().anyMatch(hours -> moments.meet(quiet.getValue(), hours)))
                        .collect(Collectors.toMap(quiet -> quiet.getKey(), quiet -> quiet.getValue())));
    }

    private List<ServiceCalendar> calendars(Trigger.OnRung on) {
        return on.milestones().stream()
                .flatMap(name -> subject.policy().milestone(name).stream())
                .flatMap(milestone -> milestone.target(severity).stream())
                .map(Target::calendar)
                .toList();
    }

    private boolean meet(QuietHours quiet, ServiceCalendar calendar) {
        Set<ZoneId> zones = zones(calendar);
        for (OpenPeriod open : Moments.periods(calendar, subject.from(), subject.to())) {
            if (zones.stream().anyMatch(zone -> meet(quiet, open, zone))) {
                return true;
            }
        }
        return false;
    }

    /** Of whom it tells, as far as they are known; else that of the calendar. */
    private Set<ZoneId> zones(ServiceCalendar calendar) {
        Set<ZoneId> zones = new HashSet<>();
        Staffing staffing = subject.staffing();
        if (staffing != null) {
            staffing.told(rule).map(Person::zone).forEach(zones::add);
        }
        if (zones.isEmpty()) {
            zones.add(calendar instanceof BusinessCalendar business ? business.zone() : ZoneOffset.UTC);
        }
        return zones;
    }

    /** Whether they last when it opens, or begin before it closes. */
    private static boolean meet(QuietHours quiet, OpenPeriod open, ZoneId zone) {
        ZonedDateTime opening = open.from().atZone(zone);
        LocalTime time = opening.toLocalTime();
        boolean begun = !time.isBefore(quiet.from());
        boolean ended = !time.isBefore(quiet.to());
        if (quiet.to().isBefore(quiet.from()) ? begun || !ended : begun && !ended) {
            return true;
        }
        Instant next = opening.toLocalDate()
                .plusDays(begun ? 1 : 0)
                .atTime(quiet.from())
                .atZone(zone)
                .toInstant();
        return next.isBefore(open.to());
    }
}
