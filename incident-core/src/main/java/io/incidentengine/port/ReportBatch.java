package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports that are decided one after the other, each on what those before it have changed, and none of them stored yet
 * (S25). For stores: they lock what the reports are about, have them decided, and store what came of it. Confined to one
 * thread.
 */
public final class ReportBatch {

    /** What is stored before the batch, and stays so until the batch is. */
    public interface Stored {
        /**
         * The incident that a report has gone to.
         *
         * @param intake the intake id of the report
         * @return the incident, or empty if the id is new
         */
        Optional<Incident> known(IntakeId intake);

        /**
         * The incident that is open for a key.
         *
         * @param key the key
         * @return the incident, or empty if there is none
         */
        Optional<Incident> open(DeduplicationKey key);

        /**
         * The latest recovery of a closed incident with a key.
         *
         * @param key the key
         * @param earliest from when on it counts
         * @param latest until when it counts
         * @return the instant, or empty if there is none
         */
        Optional<Instant> recovered(DeduplicationKey key, Instant earliest, Instant latest);
    }

    /**
     * An incident that the batch changes.
     *
     * @param was what is stored of it; {@code null} if it is new
     * @param change all that the batch changes of it, as one change
     */
    public record Altered(@Nullable Incident was, Change change) {
        private Altered with(Change next) {
            if (change.entries().isEmpty()) {
                return new Altered(was, next);
            }
            boolean goesOn = !next.entries().isEmpty();
            Change last = goesOn ? next : change;
            return new Altered(
                    was,
                    new Change(
                            last.incident(),
                            both(Change::entries, next),
                            goesOn ? both(Change::notifications, next) : change.notifications(),
                            goesOn ? both(Change::offers, next) : change.offers(),
                            goesOn ? both(Change::outcomes, next) : change.outcomes(),
                            next.next(),
                            last.deadline()));
        }

        private <T> List<T> both(Function<Change, List<T>> part, Change next) {
            return Stream.concat(part.apply(change).stream(), part.apply(next).stream())
                    .toList();
        }
    }

    private final Stored stored;
    private final List<ReportResult> results = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<IncidentId, Altered> altered = new LinkedHashMap<>();
    private final Map<IncidentId, Incident> states = new HashMap<>();
    private final Map<IntakeId, IncidentId> intakes = new LinkedHashMap<>();
    private final Map<DeduplicationKey, Optional<IncidentId>> holders = new HashMap<>();
    private final Map<DeduplicationKey, NavigableSet<Instant>> recoveries = new HashMap<>();

    private ReportBatch(Stored stored) {
        this.stored = stored;
    }

    /**
     * Decides reports, in their order. What a decision throws goes to the caller unchanged.
     *
     * @param arrivals the reports
     * @param stored what is stored before
     * @return what became of them
     * @throws IllegalStateException if a decision makes a mistake: an incident that it was not handed, a gap in a timeline,
     *     an id that is taken, or a second open incident with a deduplication key, as far as the batch itself shows it
     */
    public static ReportBatch decide(List<Arrival> arrivals, Stored stored) {
        ReportBatch batch = new ReportBatch(stored);
        arrivals.forEach(arrival -> batch.results.add(batch.decide(arrival)));
        return batch;
    }

    /**
     * What became of each report.
     *
     * @return a result for each, in their order
     */
    public List<ReportResult> results() {
        return List.copyOf(results);
    }

    /**
     * What is to be stored of incidents and timelines.
     *
     * @return each incident that changes, once
     */
    public List<Altered> altered() {
        return List.copyOf(altered.values());
    }

    /**
     * The changes one by one: what they tell goes to the outbox as of when each was recorded.
     *
     * @return all changes, in their order
     */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /**
     * The reports that are new.
     *
     * @return by its intake id, the incident that each of them has gone to
     */
    public Map<IntakeId, IncidentId> intakes() {
        return Map.copyOf(intakes);
    }

    private ReportResult decide(Arrival arrival) {
        IntakeId intake = arrival.intake().id();
        IncidentId taken = intakes.get(intake);
        Incident known = taken == null ? stored.known(intake).orElse(null) : states.get(taken);
        if (known != null) {
            return new ReportResult.Known(now(known));
        }
        DeduplicationKey key = arrival.intake().report().deduplicationKey().orElse(null);
        Incident open = key == null ? null : open(key);
        Siblings siblings = key == null || open != null ? Siblings.NONE : new Siblings(null, recovered(key, arrival));
        ReportChange decided = arrival.decision().decide(Optional.ofNullable(open), siblings);
        Change settled = decided.settled();
        boolean attaches = open != null && settled == null;
        if (settled != null) {
            add(open, settled);
        }
        add(attaches ? open : null, decided.change());
        intakes.put(intake, decided.change().incident().id());
        return attaches
                ? new ReportResult.Attached(decided.change())
                : new ReportResult.Opened(decided.change(), settled);
    }

    private Incident now(Incident incident) {
        return states.getOrDefault(incident.id(), incident);
    }

    private @Nullable Incident open(DeduplicationKey key) {
        Optional<IncidentId> holder = holders.get(key);
        return holder == null
                ? stored.open(key).map(this::now).orElse(null)
                : holder.map(states::get).orElse(null);
    }

    private @Nullable Instant recovered(DeduplicationKey key, Arrival arrival) {
        NavigableSet<Instant> all = new TreeSet<>(recoveries.getOrDefault(key, Collections.emptyNavigableSet()));
        stored.recovered(key, arrival.earliest(), arrival.again()).ifPresent(all::add);
        Instant latest = all.floor(arrival.again());
        return latest == null || latest.isBefore(arrival.earliest()) ? null : latest;
    }

    private void add(@Nullable Incident was, Change change) {
        IncidentId id = was == null ? change.incident().id() : was.id();
        change.refuseUnlessFollowing(id, was == null ? 0 : was.trace().sequence());
        Altered before = altered.get(id);
        if (was == null && before != null) {
            throw new IllegalStateException(
                    "A new incident cannot be " + id + ", which is taken; allowed: an id that is new");
        }
        altered.put(id, before == null ? new Altered(was, change) : before.with(change));
        changes.add(change);
        Incident is = was != null && change.entries().isEmpty() ? was : change.incident();
        states.put(id, is);
        is.registration().keys().forEach(key -> hold(key, is));
    }

    private void hold(DeduplicationKey key, Incident is) {
        IncidentId other = holders.getOrDefault(key, Optional.empty())
                .filter(holder -> !holder.equals(is.id()))
                .orElse(null);
        if (is.isOpen() && other != null) {
            throw new IllegalStateException("Incident " + is.id() + " cannot be open beside incident " + other
                    + ", which has the same deduplication key; allowed: one open incident per key");
        }
        if (other == null) {
            holders.put(key, Optional.of(is.id()).filter(id -> is.isOpen()));
        }
        if (is.status() == IncidentStatus.CLOSED) {
            is.recoveredAt()
                    .ifPresent(at -> recoveries
                            .computeIfAbsent(key, none -> new TreeSet<>())
                            .add(at));
        }
    }
}
