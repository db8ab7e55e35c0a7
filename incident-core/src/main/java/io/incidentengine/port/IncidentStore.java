package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps incidents, their timelines and the outbox, and makes each change atomic. Implementations are thread-safe and
 * read no clock.
 *
 * <p>What every method promises:
 *
 * <ol>
 *   <li>One call is one transaction: the new state, its timeline entries, its notifications, its problem offers and its
 *       wake-up instant are stored together or not at all (S26).
 *   <li>Changes of one incident happen one after the other: a decision sees the state that the one before it left.
 *   <li>What a decision throws goes to the caller unchanged, and nothing was stored.
 *   <li>A decision may be called again with a newer state, as it is pure; only the last result is stored.
 *   <li>A change without entries stores nothing but the wake-up instant.
 *   <li>What is found equals what was stored, each instant to the microsecond (S2) and each text as it was: ids that differ
 *       in one character differ.
 * </ol>
 */
public interface IncidentStore {

    /**
     * Records a report: opens an incident, or attaches it to the open one with the same deduplication key (S25).
     *
     * <ol>
     *   <li>An intake id that is known changes nothing and gives {@link ReportResult.Known}, whatever the report says.
     *   <li>Of all incidents with one deduplication key, at most one is open, however many reports come at once.
     *   <li>The decision is handed the open incident that answers to the key, if there is one, and else the latest recovery of an
     *       incident with that key from {@code lookBack} before {@code again} until {@code again}.
     *   <li>If the decision says that the open incident has closed by now, that is stored in the same transaction, first.
     *   <li>The id of a new incident must not be taken; the store throws {@link IllegalStateException} if it is.
     * </ol>
     *
     * @param intake what comes in
     * @param again when the fault came again: recoveries after it do not matter
     * @param lookBack how far back before that recoveries matter
     * @param decision opens or attaches
     * @return what became of it
     */
    ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision);

    /**
     * Records many reports in one transaction, each as {@link #report} does. {@link ReportBatch} has them decided.
     *
     * <ol>
     *   <li>What comes of each is what would have come of reporting them one after the other, in their order: of two with
     *       one key the second joins what the first has opened, and of two with one intake id the second is known.
     *   <li>All of them are stored in one transaction, or none is.
     *   <li>Two calls at once with the same keys, or the same intake ids, in different order wait for each other and never
     *       forever.
     * </ol>
     *
     * @param arrivals the reports; as many as the caller thinks right for one transaction, and for others to wait for
     * @return what became of each, in their order
     */
    List<ReportResult> reportAll(List<Arrival> arrivals);

    /**
     * Changes an incident.
     *
     * <ol>
     *   <li>An unknown id gives {@link ChangeResult.Unknown}, and the decision is not called.
     *   <li>The decision is handed the open incident, other than this one, that holds the same deduplication key (S14).
     *   <li>A change with an {@linkplain Change#outcomes outcome} whose kind is on record for its notification already is
     *       not stored, and gives {@link ChangeResult.Stale}: each is told once, though two nodes find it.
     *   <li>With an outcome that says that somebody acknowledged, the messages of the notification, and of those that stand
     *       in for it, that were tried and wait for a retry are superseded (S33).
     * </ol>
     *
     * @param id the incident
     * @param decision what to change
     * @return what became of it
     */
    ChangeResult change(IncidentId id, ChangeDecision decision);

    /**
     * Changes two incidents together, as one is merged into the other (S16).
     *
     * <ol>
     *   <li>An unknown id gives {@link MergeResult.Unknown}, and the decision is not called.
     *   <li>Both changes are stored in one transaction, or neither is.
     *   <li>From then on, a report with a deduplication key that the merged incident answered to joins the other one, as
     *       long as that is open.
     *   <li>Two merges the other way round at once wait for each other and never forever.
     *   <li>The decision is told of a third incident that is open with a deduplication key of the one that is merged.
     * </ol>
     *
     * @param duplicate the incident that is merged
     * @param into the incident that goes on; may be the same, which is for the decision to refuse
     * @param decision what to change
     * @return what became of it
     */
    MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision);

    /**
     * Changes incidents whose wake-up instant has come (S21, S22).
     *
     * <ol>
     *   <li>Takes those whose wake-up instant is not after {@code now}, by severity, then by due time, at most
     *       {@code limit} of them.
     *   <li>One whose decision throws is set aside: it keeps its state, does not hinder the others, is not taken again
     *       before {@code now} plus a back-off that doubles from one minute to one hour, and is named in the result.
     *   <li>No incident is taken by two calls at once.
     *   <li>Says whether more are due now.
     * </ol>
     *
     * @param now the present
     * @param limit how many at most, 1 and more
     * @param decision what time does to each
     * @return what became of them
     * @throws io.incidentengine.model.InvalidInputException if the limit is less
     */
    DueResult changeDue(Instant now, int limit, ChangeDecision decision);

    /**
     * The earliest wake-up instant of all incidents, those set aside by the time of their next try.
     *
     * @return the instant, past or ahead, or empty if nothing waits
     */
    Optional<Instant> nextDue();

    /**
     * Finds an incident.
     *
     * @param id the incident
     * @return its state, or empty if it is unknown
     */
    Optional<Incident> find(IncidentId id);

    /**
     * The timeline of an incident; folding it gives its state (S35).
     *
     * @param id the incident
     * @return all entries in order; empty if it is unknown
     */
    List<TimelineEntry> timeline(IncidentId id);

    /**
     * Lists incidents, a page at a time (R33).
     *
     * <ol>
     *   <li>Lists those that the filter {@linkplain IncidentFilter#accepts accepts}, in the order that is asked for. The
     *       deadline of an incident is that of the {@linkplain Change#deadline change} that was stored last.
     *   <li>A page begins behind the place that is given, whether or not an incident has it.
     *   <li>A page is full if there are enough, and says where the next one begins if, and only if, there are more.
     * </ol>
     *
     * @param query which page of which list
     * @return the page
     */
    IncidentPage search(IncidentQuery query);

    /**
     * The outbox that this store's changes write to.
     *
     * @return always the same one
     */
    Outbox outbox();

    /**
     * What this store does with incidents that are over.
     *
     * @return always the same one
     */
    Archive archive();

    /**
     * What the store says of itself and of the work that waits in it, for those who watch over it: figures of the moment,
     * not all of the same one. It should be cheap, however much there is.
     *
     * <ol>
     *   <li>Incidents are due whose wake-up instant is not after {@code now}; they wait since then.
     *   <li>Incidents are set aside whose latest tick has failed, until a change of them is stored.
     *   <li>Each lane is named in which a task is due at {@code now}, and no other; what is leased or was put back until later
     *       is not due.
     *   <li>A task waits since its change was recorded, since it was expanded, or since the time until which it was put back.
     *   <li>As many messages are given up as {@link Outbox#givenUp} lists.
     * </ol>
     *
     * @param now the present
     * @return the figures; of more than {@value Backlog#MOST} in one place {@value Backlog#MOST} need be counted, and need
     *     be asked since when they wait
     */
    StoreStatus status(Instant now);
}
