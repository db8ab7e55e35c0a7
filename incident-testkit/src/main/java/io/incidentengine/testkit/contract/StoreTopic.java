package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Recover;
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
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of a store have in common: a fresh store, and decisions by the default policy. */
abstract class StoreTopic {
    static final IncidentPolicy POLICY = EmergencyHandling.policy();
    static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    static final Duration LOOK_BACK = Duration.ofDays(30);
    static final Actor DESK = Actor.of("desk", Role.SYSTEM);
    static final Actor ANN = Actor.of("ann", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER);

    static final Criterion LEVEL_1 = Criterion.DATA_LOSS;
    static final Criterion LEVEL_2 = Criterion.DEGRADATION;
    static final Criterion LEVEL_3 = Criterion.DATA_QUERY;

    /** One grain after the response of a level-1, 2 and 3 incident was due: its first wake-up instant. */
    static final Duration RESPONSE_1 = Duration.ofMinutes(10).plus(Time.GRAIN);

    static final Duration RESPONSE_2 = Duration.ofMinutes(30).plus(Time.GRAIN);
    static final Duration RESPONSE_3 = Duration.ofMinutes(60).plus(Time.GRAIN);

    private IncidentStore store;

    /** A store that holds nothing. */
    abstract IncidentStore newStore();

    @BeforeEach
    final void begin() {
        store = newStore();
    }

    final IncidentStore store() {
        return store;
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

    static Intake keyed(String id, String key) {
        return Intake.of(
                id,
                Report.of("shop", "checkout fails")
                        .impact(LEVEL_3)
                        .deduplicationKey(key)
                        .build());
    }

    static ReportDecision reporting(Intake intake, String newId, Instant now) {
        return (open, siblings) ->
                ReportChange.of(open.map(incident -> Decisions.attach(incident, intake, DESK, situation(now, siblings)))
                        .orElseGet(() -> Decisions.report(id(newId), intake, DESK, situation(now, siblings))));
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

    final ReportResult report(Intake intake, String newId, Instant now) {
        return store.report(intake, now, LOOK_BACK, reporting(intake, newId, now));
    }

    /** Reports an incident without a deduplication key, under an intake id like its own. */
    final Incident open(String newId, Criterion impact, Instant now) {
        return report(intake("intake of " + newId, impact), newId, now).incident();
    }

    final Incident handle(String id, IncidentCommand command, Instant now) {
        return committed(store.change(id(id), handling(command, now))).incident();
    }

    static Change committed(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Committed.class);
        return ((ChangeResult.Committed) result).change();
    }

    final void recover(String id, Instant now) {
        handle(id, new Respond(), now);
        handle(id, new Recover("restarted"), now);
    }

    final void closeRecovered(String id, Instant now) {
        handle(id, new Resolve("patched", RootCause.IDENTIFIED, "a leak"), now);
        handle(id, new Confirm(null), now);
        handle(id, new Close(""), now);
    }

    /** Leads an incident from the report to its end, recovered at one instant. */
    final void recoverAndClose(String id, Instant now) {
        recover(id, now);
        closeRecovered(id, now);
    }

    final DueResult tick(Instant now, int limit) {
        return store.changeDue(now, limit, ticking(now));
    }

    final Incident find(String id) {
        return store.find(id(id))
                .orElseThrow(() -> new AssertionError("Incident " + id + " was stored, and is not found"));
    }

    /** All that can be seen of an incident, to show that nothing was stored. */
    final Picture picture(String id) {
        return new Picture(
                store.find(id(id)),
                store.timeline(id(id)),
                store.outbox().journal(id(id)),
                store.nextDue(),
                store.outbox().nextDue());
    }

    record Picture(
            Optional<Incident> incident,
            List<TimelineEntry> timeline,
            List<NotificationRecord> journal,
            Optional<Instant> due,
            Map<Lane, Instant> outbox) {}
}
