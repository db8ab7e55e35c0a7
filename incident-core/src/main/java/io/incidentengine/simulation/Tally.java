package io.incidentengine.simulation;

import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Comparison.Late;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a history comes to under a policy. Used by one thread. */
final class Tally {
    private final Instant begin;
    private final Night night;
    private final Map<Severity, Long> bySeverity = new HashMap<>();
    private final Map<String, Map<Severity, ClockOutcome>> clocks = new HashMap<>();
    private final Map<NotificationKind, Long> notifications = new HashMap<>();
    private final Map<PersonId, PersonTally> people = new HashMap<>();
    private final Map<CommandType, Long> refused = new EnumMap<>(CommandType.class);
    private final Set<Late> late = new HashSet<>();
    private final Set<IncidentId> incidents = new HashSet<>();
    private long joined;
    private long unfinished;

    /** Nothing so far. */
    Tally(Instant begin, Night night) {
        this.begin = begin;
        this.night = night;
    }

    /** When people sleep. */
    record Night(LocalTime from, LocalTime to) {
        Night {
            if (from.equals(to)) {
                throw new InvalidInputException("night", "from " + from + " to " + to, "two times that differ");
            }
        }

        boolean covers(Instant instant, Person person) {
            LocalTime time = instant.atZone(person.zone()).toLocalTime();
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    void decided(Notification notification) {
        notifications.merge(notification.kind(), 1L, Long::sum);
    }

    void sent(Message message, Instant at) {
        for (Recipient recipient : message.recipients()) {
            Person person = recipient.person();
            people.computeIfAbsent(person.id(), any -> new PersonTally())
                    .sent(message.channel(), Duration.between(begin, at), night.covers(at, person));
        }
    }

    void refused(CommandType act) {
        refused.merge(act, 1L, Long::sum);
    }

    void joined() {
        joined++;
    }

    void unfinished() {
        unfinished++;
    }

    /** Counts what an incident has come to by now. */
    void ended(Incident incident, IncidentPolicy policy, Instant now) {
        Severity severity = incident.severity();
        bySeverity.merge(severity, 1L, Long::sum);
        incidents.add(incident.id());
        incident.sla().runs().forEach((clock, record) -> {
            Verdict verdict = record.verdict();
            if (verdict != null) {
                count(clock.milestone(), severity, of(verdict));
                if (verdict.isBreach()) {
                    late.add(new Late(incident.id(), clock.milestone()));
                }
            }
        });
        if (!incident.isSilent()) {
            for (ClockReading clock : Clocks.readings(incident, policy, now)) {
                if (!clock.run().isVoided()
                        && incident.sla().verdict(clock.run().key()).isEmpty()) {
                    count(clock.milestone(), severity, new ClockOutcome(0, Map.of(), 1));
                }
            }
        }
    }

    private static ClockOutcome of(Verdict verdict) {
        BreachCause cause = verdict.cause().orElse(null);
        return cause == null ? new ClockOutcome(1, Map.of(), 0) : new ClockOutcome(0, Map.of(cause, 1L), 0);
    }

    private void count(String milestone, Severity severity, ClockOutcome one) {
        clocks.computeIfAbsent(milestone, any -> new HashMap<>()).merge(severity, one, ClockOutcome::plus);
    }

    /** What was late, and in time in another run: of incidents that were in both. */
    List<Late> lateUnlike(Tally other) {
        return late.stream()
                .filter(one -> other.incidents.contains(one.id()) && !other.late.contains(one))
                .sorted(Comparator.<Late, String>comparing(one -> one.id().value())
                        .thenComparing(Late::milestone))
                .toList();
    }

    Outcome outcome() {
        Map<PersonId, Load> loads = new HashMap<>();
        people.forEach((person, tally) -> loads.put(person, tally.load()));
        return new Outcome(bySeverity, clocks, notifications, loads, refused, joined, unfinished);
    }
}
