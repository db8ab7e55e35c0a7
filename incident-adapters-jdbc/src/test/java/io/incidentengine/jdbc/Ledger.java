package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.sla.Milestone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps what was acknowledged and sent, outside of the database, and holds the database to it. Thread-safe. */
final class Ledger implements Consumer<Fact> {
    private final Map<String, String> reported = new HashMap<>();
    private final Map<String, String> noted = new HashMap<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private int rungs;
    private int sentAnew;

    @Override
    public synchronized void accept(Fact fact) {
        switch (fact.kind()) {
            case REPORTED -> {
                String before = reported.put(fact.subject(), fact.detail());
                assertThat(before).as("%s", fact).isIn(null, fact.detail());
            }
            case NOTED -> noted.put(fact.detail(), fact.subject());
            case SENT -> sent.merge(fact.subject(), 1, Integer::sum);
        }
    }

    /** How many reports of a load were acknowledged. */
    synchronized int reportsOf(String load) {
        return (int) reported.keySet().stream()
                .filter(intake -> intake.startsWith(load + " "))
                .count();
    }

    /** How many messages were sent, each counted once. */
    synchronized int messages() {
        return sent.size();
    }

    /**
     * How often a message was sent that had been sent before: under the same key, or, once that was looked into, as part of
     * another bundle.
     */
    synchronized int duplicates() {
        return sentAnew + sent.values().stream().mapToInt(times -> times - 1).sum();
    }

    /** How many messages were sent as one with others, as the database has it. */
    synchronized int bundled() {
        return bundles.values().stream().mapToInt(Set::size).sum();
    }

    /** What was acknowledged is there, and what was due is done, once, for all incidents of a database at rest. */
    synchronized void assertKept(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        List<String> ids = database.query(
                sql -> sql.list(database.tables.in("SELECT id FROM {incident}"), row -> row.getString(1)));
        Map<String, String> intakes = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        Told told = new Told();
        rungs = 0;
        for (String value : ids) {
            IncidentId id = IncidentId.of(value);
            List<TimelineEntry> timeline = store.timeline(id);
            assertThat(Incident.fold(id, timeline)).isEqualTo(store.find(id).orElseThrow());
            List<IncidentEvent> events =
                    timeline.stream().map(TimelineEntry::event).toList();
            assertRungs(events);
            for (IncidentEvent event : events) {
                if (event instanceof IncidentReported report) {
                    assertThat(intakes.put(report.intake().id().value(), value)).isNull();
                } else if (event instanceof ProgressRecorded progress) {
                    assertThat(notes.put(progress.note(), value)).isNull();
                }
            }
            assertTold(events, store.outbox().journal(id), told);
        }
        assertThat(intakes).containsAllEntriesOf(reported);
        assertThat(notes).containsAllEntriesOf(noted);
        assertThat(told.lacking(sent.keySet())).as("never sent").isEmpty();
        assertThat(told.unknown(sent.keySet())).as("not decided by anybody").isEmpty();
        bundles.clear();
        bundles.putAll(told.bundles);
        sentAnew = told.sentAnew(sent.keySet());
    }

    private void assertRungs(List<IncidentEvent> events) {
        assertThat(events)
                .filteredOn(RungFired.class::isInstance)
                .extracting(event -> ((RungFired) event).clock().milestone() + " " + ((RungFired) event).rung())
                .containsExactlyInAnyOrder(
                        Milestone.RESPONSE + " " + Rung.OVERDUE, Milestone.RECOVERY + " " + Rung.OVERDUE);
        rungs += 2;
    }

    /** What was decided is told: what goes by e-mail was sent, or something later has reached its recipients first (S31). */
    private static void assertTold(List<IncidentEvent> events, List<NotificationRecord> journal, Told told) {
        assertThat(journal)
                .extracting(NotificationRecord::notification)
                .containsAll(events.stream()
                        .filter(NotificationDecided.class::isInstance)
                        .map(event -> ((NotificationDecided) event).notification())
                        .toList());
        for (NotificationRecord record : journal) {
            assertThat(record.expanded()).isTrue();
            if (record.notification().rule().channels().contains(ChannelType.EMAIL)) {
                assertThat(record.deliveries()).as("%s", record).isNotEmpty();
            }
            for (Delivery delivery : record.deliveries()) {
                assertThat(delivery.state()).isIn(Delivery.State.SENT, Delivery.State.SUPERSEDED);
                told.add(delivery);
            }
        }
    }

    @Override
    public synchronized String toString() {
        return reported.size() + " incidents and " + noted.size() + " notes acknowledged, " + rungs + " rungs, "
                + sent.size() + " messages (" + bundles.size() + " of them for " + bundled() + "), " + duplicates()
                + " of them sent again";
    }
}
