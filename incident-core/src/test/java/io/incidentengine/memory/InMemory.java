package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.Situation;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ReportDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store in memory with decisions by the default policy, for the tests of what the ports leave open. What the ports promise
 * is tested by the contract suites of the testkit.
 */
abstract class InMemory {
    static final IncidentPolicy POLICY = EmergencyHandling.policy();
    static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    static final Actor DESK = Actor.of("desk", Role.SYSTEM);
    static final Actor ANN = Actor.of("ann", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER);

    static final Criterion LEVEL_1 = Criterion.DATA_LOSS;
    static final Criterion LEVEL_2 = Criterion.DEGRADATION;
    static final Criterion LEVEL_3 = Criterion.DATA_QUERY;

    private final IncidentStore store = new InMemoryStore();

    final IncidentStore store() {
        return store;
    }

    final Outbox outbox() {
        return store.outbox();
    }

    static Instant minutes(long minutes) {
        return T.plus(Duration.ofMinutes(minutes));
    }

    static IncidentId id(String value) {
        return IncidentId.of(value);
    }

    static Intake intake(String id, Criterion impact) {
        return Intake.of(id, Report.of("shop", "checkout fails").impact(impact).build());
    }

    static ReportDecision opening(Intake intake, String newId, Instant now) {
        return (open, siblings) -> ReportChange.of(Decisions.report(id(newId), intake, DESK, situation(now, siblings)));
    }

    static ChangeDecision handling(IncidentCommand command, Instant now) {
        return (incident, siblings) -> Decisions.handle(incident, command, ANN, null, situation(now, siblings));
    }

    static ChangeDecision ticking(Instant now) {
        return (incident, siblings) -> Decisions.tick(incident, situation(now, siblings));
    }

    static Situation situation(Instant now, Siblings siblings) {
        return new Situation(POLICY, POLICY.roles(), now, siblings);
    }

    final Incident open(String newId, Criterion impact, Instant now) {
        Intake intake = intake("intake of " + newId, impact);
        return store.report(intake, now, Duration.ofDays(30), opening(intake, newId, now))
                .incident();
    }

    final Incident handle(String id, IncidentCommand command, Instant now) {
        return committed(store.change(id(id), handling(command, now))).incident();
    }

    final Incident find(String id) {
        return store.find(id(id)).orElseThrow();
    }

    static Change committed(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Committed.class);
        return ((ChangeResult.Committed) result).change();
    }

    /** Whom time has done something to. */
    static List<IncidentId> taken(DueResult result) {
        return result.changes().stream().map(change -> change.incident().id()).toList();
    }

    final DueResult tick(Instant now, int limit) {
        return store.changeDue(now, limit, ticking(now));
    }

    /** Puts two notifications in, and gives the key of the first. */
    final String notified(String id, Instant now) {
        open(id, LEVEL_1, now);
        return record(id, 0).notification().key();
    }

    /** Puts a problem offer in, which comes behind a notification. */
    final void offered(String id, Instant now) {
        open(id, LEVEL_3, now);
        handle(id, new Respond(), now);
        handle(id, new Resolve("patched", RootCause.UNKNOWN, ""), now);
    }

    final NotificationRecord record(String id, int index) {
        return outbox().journal(id(id)).get(index);
    }

    /** The next task of a lane. */
    final Claim claimOne(Lane lane, Instant now) {
        return outbox().claim(lane, now, 1, Duration.ofMinutes(5)).get(0);
    }

    /** The keys of what is handed out. */
    final List<String> claim(Instant now) {
        return Stream.of(Lane.DIRECTORY, Lane.PROBLEM_MANAGEMENT)
                .flatMap(lane -> outbox().claim(lane, now, 100, Duration.ofMinutes(5)).stream())
                .map(Claim::key)
                .toList();
    }

    /** All that can be seen of an incident, to show that nothing was stored. */
    final Picture picture(String id) {
        return new Picture(
                store.find(id(id)),
                store.timeline(id(id)),
                outbox().journal(id(id)),
                store.nextDue(),
                outbox().nextDue());
    }

    record Picture(
            Optional<Incident> incident,
            List<TimelineEntry> timeline,
            List<NotificationRecord> journal,
            Optional<Instant> due,
            Map<Lane, Instant> outbox) {}
}
