package io.incidentengine.lint;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.oncall.OnCallDirectory;
import io.incidentengine.oncall.Roster;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.severity.Classification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is in which audience, over a stretch of time. An {@link OnCallDirectory} is asked whenever its answer may change, every
 * other directory once an hour; about an incident of the gravest severity that nobody owns.
 */
final class Staffing {
    private static final Duration EVERY = Duration.ofHours(1);

    private final Directory directory;
    private final List<ServiceId> services;
    private final IncidentPolicy policy;
    private final Instant from;
    private final Instant to;
    private final Map<Object, List<Stretch>> known = new HashMap<>();

    Staffing(Directory directory, List<ServiceId> services, IncidentPolicy policy, Instant from, Instant to) {
        this.directory = directory;
        this.services = services;
        this.policy = policy;
        this.from = from;
        this.to = to;
    }

    /**
     * A stretch of time in which the same people are found.
     *
     * @param from the first instant
     * @param to the first instant that is not in it
     * @param people who is found, in the order in which they should be tried
     */
    record Stretch(Instant from, Instant to, List<Person> people) {
        boolean isEmpty() {
            return people.isEmpty();
        }
    }

    List<ServiceId> services() {
        return services;
    }

    /** All of the time, each followed by other people. */
    List<Stretch> stretches(Audience audience, ServiceId service) {
        Object key = directory instanceof OnCallDirectory onCall
                ? onCall.rosters(audience, service)
                : Map.entry(audience, service);
        List<Stretch> stretches = known.get(key);
        if (stretches == null) {
            stretches = find(audience, service);
            known.put(key, stretches);
        }
        return stretches;
    }

    /** Everybody whom a rule tells at some time, reporters left out; some of them several times. */
    Stream<Person> told(NotificationRule rule) {
        return services.stream()
                .flatMap(service -> Stream.concat(rule.to().stream(), rule.cc().stream())
                        .filter(audience -> !audience.equals(Audience.REPORTER))
                        .flatMap(audience -> stretches(audience, service).stream()))
                .flatMap(stretch -> stretch.people().stream());
    }

    List<Person> at(Audience audience, ServiceId service, Instant at) {
        for (Stretch stretch : stretches(audience, service)) {
            if (at.isBefore(stretch.to())) {
                return stretch.people();
            }
        }
        return List.of();
    }

    /** The schedules that an audience is taken from. */
    List<String> schedules(Audience audience, ServiceId service) {
        return onDuty(audience, service).stream()
                .map(roster -> "schedules." + roster.schedule().name())
                .distinct()
                .toList();
    }

    private List<Roster.OnDuty> onDuty(Audience audience, ServiceId service) {
        return directory instanceof OnCallDirectory onCall
                ? onCall.rosters(audience, service).stream()
                        .filter(Roster.OnDuty.class::isInstance)
                        .map(Roster.OnDuty.class::cast)
                        .toList()
                : List.of();
    }

    private List<Stretch> find(Audience audience, ServiceId service) {
        Incident incident = incident(service);
        List<Instant> edges = new ArrayList<>(edges(audience, service));
        edges.add(to);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            List<Person> people = List.copyOf(Required.value(
                    "answer of the directory for " + audience, directory.find(audience, incident, edges.get(i))));
            Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last != null && last.people().equals(people)) {
                stretches.set(stretches.size() - 1, new Stretch(last.from(), edges.get(i + 1), people));
            } else {
                stretches.add(new Stretch(edges.get(i), edges.get(i + 1), people));
            }
        }
        return List.copyOf(stretches);
    }

    private NavigableSet<Instant> edges(Audience audience, ServiceId service) {
        NavigableSet<Instant> edges = new TreeSet<>();
        edges.add(from);
        if (directory instanceof OnCallDirectory) {
            onDuty(audience, service).forEach(roster -> edges.addAll(Turns.edges(roster.schedule(), from, to)));
        } else {
            for (Instant at = from; at.isBefore(to); at = at.plus(EVERY)) {
                edges.add(at);
            }
        }
        return edges;
    }

    private Incident incident(ServiceId service) {
        Report report = Report.of(service.value(), "An incident of which nobody is told")
                .build();
        return Incident.fold(
                IncidentId.of("lint"),
                List.of(new TimelineEntry(
                        1,
                        Actor.ENGINE,
                        from,
                        from,
                        new IncidentReported(
                                Intake.of("lint", report),
                                policy.ref(),
                                new Classification(
                                        policy.severity().levels().iterator().next(), "the gravest", false),
                                false))));
    }
}
