package io.incidentengine;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.MonthlyAnalyst;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Archive;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Policies;
import io.incidentengine.port.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of incidents on record in the long run: they are exported and come back, are retired when they have been over
 * for long enough, and forget people. Thread-safe. {@link IncidentEngine#records} has it.
 */
public final class IncidentRecords {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentRecords.class);
    private static final int EXPORTED_AT_ONCE = 100;
    private static final int RETIRED_AT_ONCE = 100;
    private static final int ERASED_AT_ONCE = 500;

    private final IncidentStore store;
    private final Policies policies;
    private final Function<Incident, IncidentPolicy> policyOf;
    private final InstantSource time;
    private final Runnable wake;

    IncidentRecords(
            IncidentStore store,
            Policies policies,
            Function<Incident, IncidentPolicy> policyOf,
            InstantSource time,
            Runnable wake) {
        this.store = store;
        this.policies = policies;
        this.policyOf = policyOf;
        this.time = time;
        this.wake = wake;
    }

    /**
     * Goes through incidents with their timelines, one after the other (R33). As many are in memory at a time as a page
     * has. What changes meanwhile is as it was or as it became, each incident by itself.
     *
     * @param filter which incidents
     * @param dossiers takes each, in the order of their ids
     * @return how many there were
     */
    public long export(IncidentFilter filter, Consumer<Dossier> dossiers) {
        Required.value("dossiers", dossiers);
        long count = 0;
        IncidentQuery all = IncidentQuery.of(Required.value("filter", filter)).pagesOf(EXPORTED_AT_ONCE);
        Optional<IncidentQuery> query = Optional.of(all);
        while (query.isPresent()) {
            IncidentPage page = store.search(query.get());
            page.incidents().forEach(incident -> dossiers.accept(Dossier.of(incident, store.timeline(incident.id()))));
            count += page.incidents().size();
            query = page.next().map(all::after);
        }
        return count;
    }

    /**
     * Analyses a month: goes through all incidents that are open, have a clock that runs, or of which something was recorded
     * since the month began, one after the other, and keeps {@linkplain MonthlyAnalyst figures alone} (R35). A month that is
     * over has the same figures whenever it is analysed, as long as its incidents are neither {@linkplain #retire removed} nor
     * {@linkplain #restore restored}. What is decided in its last moment may be stored a moment later.
     *
     * @param month which month; if it is not over, it is analysed up to the present
     * @return the analysis
     * @throws UnknownPolicyException if the policy of an incident is unknown
     */
    public MonthlyAnalysis analysis(ReportingMonth month) {
        MonthlyAnalyst analyst = new MonthlyAnalyst(month, time.instant(), policyOf);
        export(IncidentFilter.where().since(month.begin()).build(), analyst::add);
        return analyst.analysis();
    }

    /**
     * Puts incidents on record that were handled elsewhere, with nothing changed (R33): all of them, or none. Nobody is told;
     * what fell due on the way is due at once. What had not been told yet where they come from is not known here.
     *
     * @param dossiers the incidents; the policies that they are pinned to must be known
     * @return the ids of those that are new here; an incident whose id is known stays as it is
     * @throws UnknownPolicyException if a policy is unknown
     * @throws IllegalStateException if a report or an open deduplication key of one belongs to another incident here
     */
    public List<IncidentId> restore(List<Dossier> dossiers) {
        List<Change> changes = Required.all("dossiers", dossiers).stream()
                .map(dossier -> Decisions.restore(dossier, policyOf.apply(dossier.incident())))
                .toList();
        List<IncidentId> restored = store.archive().restore(changes);
        wake.run();
        return restored;
    }

    /**
     * Removes incidents that have been over for long enough, a batch of them, those first that have been so longest. What is open
     * is never removed, nor is an incident about which something waits to be told. One that cannot be read stays, with an error
     * in the log, and the others leave.
     *
     * @param retention how long they are kept
     * @param archive takes each incident before it is removed, and may throw: that one and those behind it stay. It may get
     *     an incident again, if it could not be removed
     * @return how many were removed; call again while {@link Retention.Work#more} is true
     * @throws io.incidentengine.model.InvalidInputException if the retention is shorter than the recurrence window of the
     *     current policy (R17)
     */
    public Retention.Work retire(Retention retention, Consumer<Retention.Leaving> archive) {
        Required.value("archive", archive);
        Required.value("retention", retention).refuseUnlessEnoughFor(policies.current());
        Archive kept = store.archive();
        List<Incident> over =
                kept.ended(Time.plus(time.instant(), retention.period().negated()), RETIRED_AT_ONCE);
        List<Incident> handed = new ArrayList<>();
        List<IncidentId> removed = List.of();
        try {
            for (Incident incident : over) {
                Optional<Retention.Leaving> leaving = leaving(incident);
                if (leaving.isPresent()) {
                    archive.accept(leaving.get());
                    handed.add(incident);
                }
            }
        } finally {
            removed = handed.isEmpty() ? removed : kept.remove(handed);
        }
        return new Retention.Work(removed.size(), over.size() == RETIRED_AT_ONCE && !removed.isEmpty());
    }

    /** All that is on record of an incident; empty if that cannot be read, which is nobody else's trouble. */
    private Optional<Retention.Leaving> leaving(Incident incident) {
        IncidentId id = incident.id();
        try {
            return Optional.of(new Retention.Leaving(
                    Dossier.of(incident, store.timeline(id)),
                    store.outbox().journal(id),
                    store.outbox().offers(id)));
        } catch (RuntimeException failure) {
            if (failure instanceof StoreException broken && broken.isOutage()) {
                throw failure;
            }
            LOG.error("Incident {} is over, and cannot be read: it stays", id, failure);
            return Optional.empty();
        }
    }

    /**
     * Erases a person from a batch of incidents that are over (S35). What cannot be erased yet is named in the result: the
     * people at work are needed to handle what is open.
     *
     * @param erasure who is erased, and who stands in
     * @param after the incident behind which to begin; {@code null} for the first ones
     * @return what was changed; call again with {@link ErasureResult#last} while {@link ErasureResult#more} is true
     */
    public ErasureResult erase(Erasure erasure, @Nullable IncidentId after) {
        return store.archive().erase(Required.value("erasure", erasure), after, ERASED_AT_ONCE);
    }
}
