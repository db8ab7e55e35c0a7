package io.incidentengine.jdbc;

import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.Situation;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Fallback;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.Words;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tests of an outbox tell, and to whom. */
final class Telling {
    static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Lane MAIL = Lane.of(ChannelType.EMAIL);

    private static final IncidentPolicy POLICY = EmergencyHandling.policy();
    private static final Actor DESK = Actor.of("desk", Role.SYSTEM);
    private static final Actor ANN = Actor.of("ann", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER);

    private Telling() {}

    static Instant minutes(long minutes) {
        return T.plus(Duration.ofMinutes(minutes));
    }

    static IncidentId id(String value) {
        return IncidentId.of(value);
    }

    static Situation situation(Instant now, Siblings siblings) {
        return new Situation(POLICY, POLICY.roles(), now, siblings);
    }

    /** Opens an incident of level 1, which tells two notifications that are to be proven; gives the first. */
    static Notification open(IncidentStore store, String id, Instant now) {
        open(store, id, Criterion.DATA_LOSS, now);
        return notification(store, id, 0);
    }

    static void open(IncidentStore store, String id, Criterion impact, Instant now) {
        open(store, id, Report.of("shop", "checkout fails").impact(impact).build(), now);
    }

    static void open(IncidentStore store, String id, Report report, Instant now) {
        Intake intake = Intake.of("intake of " + id, report);
        store.report(
                intake,
                now,
                Duration.ofDays(30),
                (open, siblings) -> ReportChange.of(Decisions.report(id(id), intake, DESK, situation(now, siblings))));
    }

    static ChangeResult handle(IncidentStore store, String id, IncidentCommand command, Instant now) {
        return store.change(
                id(id),
                (incident, siblings) -> Decisions.handle(incident, command, ANN, null, situation(now, siblings)));
    }

    static ChangeResult conclude(IncidentStore store, Notification about, ProofOutcome.Kind kind, Instant now) {
        return store.change(
                about.incident(),
                (incident, siblings) -> Decisions.prove(
                        incident, List.of(new ProofOutcome(about, kind, now, null)), situation(now, siblings)));
    }

    static Notification notification(IncidentStore store, String id, int index) {
        return store.outbox().journal(id(id)).get(index).notification();
    }

    /** The claim of a task that waits in a lane; all others that are due are claimed too. */
    static Claim claim(IncidentStore store, Lane lane, String key, Instant now) {
        return store.outbox().claim(lane, now, 1_000, LEASE).stream()
                .filter(claim -> claim.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static Message message(Notification notification, ChannelType channel, @Nullable Grade proof, String... people) {
        return new Message(
                notification.key() + "/" + channel.name() + "/" + String.join(",", people),
                notification.key(),
                notification.incident(),
                Severity.level(1),
                channel,
                Stream.of(people).map(Telling::recipient).toList(),
                Words.of("subject", "text"),
                Pace.FREE,
                proof);
    }

    static Message message(Notification notification, String person) {
        return message(notification, ChannelType.EMAIL, null, person);
    }

    private static Recipient recipient(String person) {
        Contact contact = Contact.email(person + "@example.org");
        return new Recipient(Person.of(person, person, contact), contact, false);
    }

    /** One that stands in for another. */
    static Notification fallback(Notification told, int number) {
        return new Notification(
                told.key() + "/fallback " + number,
                told.incident(),
                told.rule().fallback(Set.of(ChannelType.EMAIL)),
                told.severity(),
                told.at(),
                told.knownAt(),
                told.facts(),
                told.rung(),
                new Fallback(told.key(), number, List.of(), told.dueBy().orElse(told.at())));
    }
}
