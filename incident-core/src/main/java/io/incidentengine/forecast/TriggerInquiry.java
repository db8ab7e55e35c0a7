package io.incidentengine.forecast;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.forecast.Forecast.Telling;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Notification;
import io.incidentengine.sla.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for why a rule has not come to tell anything. */
final class TriggerInquiry {
    /** How far it is looked ahead: more than a month, where progress is told every hour. */
    private static final int STEPS = 3_000;

    private final Known known;
    private final Expected expected;
    private final Incident incident;
    private final List<TimelineEntry> cycle;

    TriggerInquiry(Known known, Expected expected) {
        this.known = known;
        this.expected = expected;
        this.incident = known.incident();
        this.cycle = cycle(known.timeline());
    }

    /** What has happened since it was reported, or reopened after closing: an earlier cycle says nothing about this one. */
    private static List<TimelineEntry> cycle(List<TimelineEntry> timeline) {
        int begin = 0;
        for (int i = 0; i < timeline.size(); i++) {
            begin = timeline.get(i).event() instanceof CycleBegun ? i : begin;
        }
        return timeline.subList(begin, timeline.size());
    }

    Reason reason(NotificationRule rule) {
        Trigger trigger = rule.trigger();
        Notification elsewhere = decided(told -> told.rule().name().equals(rule.name()) && expected.isAbout(told));
        if (elsewhere != null) {
            return new Reason.DecidedElsewhere(elsewhere.key());
        } else if (incident.isSilent()) {
            return over();
        } else if (!rule.covers(incident.severity())) {
            return new Reason.OtherSeverity(rule.name(), incident.severity(), rule.severities());
        } else if (trigger instanceof Trigger.OnRung onRung) {
            List<Reason> reasons = new ArrayList<>();
            expected.clocks(onRung).forEach(clock -> reasons.add(clock(rule, onRung, clock)));
            return Inquiry.furthest(reasons);
        }
        Reason.NotYet ahead = ahead(rule, null).orElse(null);
        if (ahead != null) {
            return ahead;
        } else if (trigger instanceof Trigger.OnSignal onSignal) {
            return signal(rule, onSignal);
        } else if (!incident.isOpen()) {
            return over();
        }
        boolean isOfCadence = trigger instanceof Trigger.OnCadence || trigger instanceof Trigger.OnCadenceReminder;
        return isOfCadence ? cadence(rule) : new Reason.NotYet(rule.name(), awaits(trigger), null);
    }

    private Reason over() {
        return new Reason.IncidentOver(
                incident.status(), incident.lifecycle().mergedInto().orElse(null));
    }

    /** When it is told, over the channel that was expected, if nobody acts. */
    Optional<Reason.NotYet> ahead(NotificationRule rule, @Nullable String clock) {
        Telling first = new Forecaster(known).first(telling -> isExpected(telling.notification(), rule, clock), STEPS);
        return Optional.ofNullable(first)
                .map(telling -> new Reason.NotYet(
                        rule.name(),
                        telling.notification()
                                .standsIn()
                                .map(fallback -> "\"" + rule.kind() + "\" is still not proven to have arrived")
                                .orElseGet(() -> awaits(rule.trigger(), telling.notification())),
                        telling.at()));
    }

    private boolean isExpected(Notification told, NotificationRule rule, @Nullable String clock) {
        return told.rule().name().equals(rule.name())
                && expected.isAbout(told)
                && expected.isOver(told.rule())
                && expected.isTo(told.rule())
                && (clock == null
                        || told.step()
                                .filter(step -> step.clock().milestone().equals(clock))
                                .isPresent());
    }

    private Reason clock(NotificationRule rule, Trigger.OnRung trigger, String clock) {
        ClockReading last = Clocks.readings(incident, known.policy(), known.now()).stream()
                .filter(reading -> reading.milestone().equals(clock)
                        && reading.run().key().cycle() == incident.lifecycle().cycle())
                .reduce((earlier, later) -> later)
                .orElse(null);
        TimelineEntry fired = last(event -> event instanceof RungFired rung
                && rung.rung().equals(trigger.rung())
                && rung.clock().milestone().equals(clock));
        if (fired != null) {
            Severity then = severityAt(fired);
            Notification instead = decidedWith(
                    fired,
                    told -> told.step()
                            .filter(step -> step.clock().milestone().equals(clock))
                            .isPresent());
            if (!rule.covers(then)) {
                return new Reason.OtherSeverity(rule.name(), then, rule.severities());
            } else if (instead != null) {
                return new Reason.ToldOtherwise(rule.name(), instead.key(), fired.recorded());
            }
        }
        Instant next = ahead(rule, clock).map(Reason.NotYet::next).orElse(null);
        if (last == null || last.reading() instanceof Reading.Voided) {
            return new Reason.NoClock(rule.name(), List.of(clock));
        } else if (last.reading() instanceof Reading.Paused paused) {
            return new Reason.ClockPaused(rule.name(), clock, paused.since(), paused.reasons(), next);
        }
        Instant stopped =
                last.run().stoppedAt().filter(at -> !at.isAfter(known.now())).orElse(null);
        return stopped == null
                ? new Reason.NotYet(rule.name(), rung(trigger.rung(), clock), next)
                : new Reason.ClockStopped(rule.name(), clock, stopped);
    }

    private Reason signal(NotificationRule rule, Trigger.OnSignal trigger) {
        TimelineEntry heard = last(event -> event.signals().stream().anyMatch(trigger.signals()::contains));
        if (heard != null) {
            Severity then = severityAt(heard);
            Notification instead = decidedWith(heard, told -> told.rule().trigger() instanceof Trigger.FirstInScope);
            if (!rule.covers(then)) {
                return new Reason.OtherSeverity(rule.name(), then, rule.severities());
            } else if (instead != null) {
                return new Reason.ToldOtherwise(rule.name(), instead.key(), heard.recorded());
            }
        }
        return incident.isOpen() ? new Reason.NotYet(rule.name(), awaits(trigger), null) : over();
    }

    private Reason cadence(NotificationRule rule) {
        Instant recovered = incident.recoveredAt().orElse(null);
        if (recovered != null) {
            return new Reason.CadenceEnded(rule.name(), recovered);
        }
        return known.policy().cadence().interval(incident.severity()).isPresent()
                ? new Reason.NotYet(rule.name(), awaits(rule.trigger()), null)
                : new Reason.OtherSeverity(
                        rule.name(),
                        incident.severity(),
                        known.policy().cadence().intervals().keySet());
    }

    private @Nullable TimelineEntry last(Predicate<IncidentEvent> which) {
        TimelineEntry last = null;
        for (TimelineEntry entry : cycle) {
            last = which.test(entry.event()) ? entry : last;
        }
        return last;
    }

    /** What was decided in this cycle, and is not in the outbox. */
    private @Nullable Notification decided(Predicate<Notification> which) {
        TimelineEntry entry =
                last(event -> event instanceof NotificationDecided decided && which.test(decided.notification()));
        return entry != null && entry.event() instanceof NotificationDecided decided ? decided.notification() : null;
    }

    private @Nullable Notification decidedWith(TimelineEntry other, Predicate<Notification> which) {
        for (TimelineEntry entry : cycle) {
            if (entry.recorded().equals(other.recorded())
                    && entry.event() instanceof NotificationDecided decided
                    && which.test(decided.notification())) {
                return decided.notification();
            }
        }
        return null;
    }

    private Severity severityAt(TimelineEntry entry) {
        return Incident.fold(
                        incident.id(),
                        known.timeline().stream()
                                .filter(other -> other.sequence() <= entry.sequence())
                                .toList())
                .severity();
    }

    private static String awaits(Trigger trigger, Notification told) {
        return told.step()
                .map(step -> rung(step.rung(), step.clock().milestone()))
                .orElseGet(() -> awaits(trigger));
    }

    private static String rung(String rung, String clock) {
        return "the clock \"" + clock + "\" reaches its rung \"" + rung + "\"";
    }

    private static String awaits(Trigger trigger) {
        if (trigger instanceof Trigger.OnCadence) {
            return "progress is due";
        } else if (trigger instanceof Trigger.OnCadenceReminder) {
            return "progress is due soon, and nobody has recorded any";
        } else if (trigger instanceof Trigger.OnSignal on) {
            return "it is "
                    + on.signals().stream()
                            .map(signal ->
                                    signal.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .collect(Collectors.joining(" or "));
        } else if (trigger instanceof Trigger.OnRung on) {
            return rung(on.rung(), String.join("\" or \"", on.milestones()));
        }
        return "it first comes to a severity of the rule";
    }
}
