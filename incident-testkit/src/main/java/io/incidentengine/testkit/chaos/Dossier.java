package io.incidentengine.testkit.chaos;

import static io.incidentengine.testkit.chaos.Invariant.PAUSES_COUNT_ONCE;
import static io.incidentengine.testkit.chaos.Invariant.RUNGS_FIRE_ONCE;
import static io.incidentengine.testkit.chaos.Invariant.SILENCE_IS_KEPT;
import static io.incidentengine.testkit.chaos.Invariant.STATUS_FOLLOWS_THE_TABLE;
import static io.incidentengine.testkit.chaos.Invariant.TIMELINE_GIVES_STATE;
import static io.incidentengine.testkit.chaos.Invariant.TIMELINE_ONLY_GROWS;
import static io.incidentengine.testkit.chaos.Invariant.TOLD_AS_DECIDED;
import static io.incidentengine.testkit.chaos.Invariant.VERDICTS_STAND;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.incident.Transitions;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The history of one incident as it was read so far, and what its entries must keep to. */
final class Dossier {
    private final IncidentId id;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private @Nullable Incident state;

    private final Map<ClockKey, Verdict> verdicts = new HashMap<>();
    private final Map<ClockKey, Integer> generations = new HashMap<>();
    private final Set<List<Object>> rungs = new HashSet<>();
    private final Map<PauseReason, Long> pauses = new HashMap<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<ProblemOffer> offers = new ArrayList<>();
    private final Map<String, Set<ProofOutcome.Kind>> outcomes = new HashMap<>();
    private @Nullable Instant lastByPeople;
    private @Nullable Instant silentSince;

    Dossier(IncidentId id) {
        this.id = id;
    }

    IncidentId id() {
        return id;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    /** The notifications that its timeline says were decided. */
    List<Notification> notifications() {
        return notifications;
    }

    List<ProblemOffer> offers() {
        return offers;
    }

    /** What its timeline says of the proof of a notification. */
    Set<ProofOutcome.Kind> outcomes(String notification) {
        return outcomes.getOrDefault(notification, Set.of());
    }

    /**
     * Reads on.
     *
     * @return the entries that are new
     */
    List<TimelineEntry> read(List<TimelineEntry> now, Incident stored) {
        int known = timeline.size();
        TIMELINE_ONLY_GROWS.check(
                now.size() >= known && now.subList(0, known).equals(timeline),
                "the first %s entries of %s are not what they were",
                known,
                id);
        List<TimelineEntry> news = now.subList(known, now.size());
        for (TimelineEntry entry : news) {
            follow(entry);
        }
        TIMELINE_GIVES_STATE.check(
                stored.equals(state), "%s is stored as %s, and its timeline gives %s", id, stored, state);
        state = stored;
        return news;
    }

    private void follow(TimelineEntry entry) {
        Incident before = state;
        Incident after;
        try {
            after = before == null ? Incident.fold(id, List.of(entry)) : before.apply(entry);
        } catch (IllegalArgumentException gap) {
            throw TIMELINE_ONLY_GROWS.broken("%s", gap.getMessage());
        }
        if (before != null) {
            TIMELINE_ONLY_GROWS.check(
                    !entry.recorded().isBefore(before.trace().recordedAt()),
                    "entry %s of %s is recorded at %s, before the one it follows",
                    entry.sequence(),
                    id,
                    entry.recorded());
            status(before.status(), after.status());
            silence(before, entry);
        }
        hear(entry);
        timeline.add(entry);
        state = after;
    }

    private void status(IncidentStatus from, IncidentStatus to) {
        if (from != to) {
            boolean leads = EnumSet.allOf(CommandType.class).stream()
                    .anyMatch(command -> Transitions.of(command, from).contains(to));
            STATUS_FOLLOWS_THE_TABLE.check(leads, "%s went from %s to %s", id, from, to);
        }
    }

    /** What silences an incident may tell so in the same change, which is recorded at one instant. */
    private void silence(Incident before, TimelineEntry entry) {
        if (!before.isSilent()) {
            silentSince = entry.recorded();
        } else if (entry.event() instanceof NotificationDecided decided) {
            SILENCE_IS_KEPT.check(
                    entry.recorded().equals(silentSince),
                    "%s is silent since %s, and %s was decided at %s",
                    id,
                    silentSince,
                    decided.notification().key(),
                    entry.recorded());
        }
    }

    private void hear(TimelineEntry entry) {
        IncidentEvent event = entry.event();
        if (!entry.actor().equals(Actor.ENGINE)) {
            lastByPeople = entry.recorded();
        }
        if (event instanceof VerdictReached reached) {
            Verdict verdict = reached.verdict();
            Verdict known = verdicts.put(verdict.clock(), verdict);
            VERDICTS_STAND.check(known == null, "%s has the verdict %s already, and now %s", id, known, verdict);
        } else if (event instanceof VerdictSuperseded superseded) {
            takeBack(superseded, entry.recorded());
        } else if (event instanceof RungFired fired) {
            int generation = generations.getOrDefault(fired.clock(), 0);
            RUNGS_FIRE_ONCE.check(
                    rungs.add(List.of(fired.clock(), generation, fired.rung(), fired.count())),
                    "%s of the clock %s of %s fired twice",
                    fired.rung(),
                    fired.clock().milestone(),
                    id);
        } else if (event instanceof Paused paused) {
            PAUSES_COUNT_ONCE.check(
                    pauses.put(paused.reason(), entry.sequence()) == null,
                    "%s waits twice for %s",
                    id,
                    paused.reason());
        } else if (event instanceof Resumed resumed) {
            Long since = pauses.remove(resumed.reason());
            PAUSES_COUNT_ONCE.check(
                    since != null && since == resumed.undoes(),
                    "%s resumes for %s what is not paused",
                    id,
                    resumed.reason());
        } else if (event instanceof IncidentEvent.CycleBegun) {
            pauses.clear();
        } else if (event instanceof NotificationDecided decided) {
            notifications.add(decided.notification());
        } else if (event instanceof OfferedToProblemManagement offered) {
            offers.add(offered.offer());
        } else if (event instanceof TransferredToProblemManagement transferred) {
            offers.add(transferred.offer());
        } else if (event instanceof ProofConcluded concluded) {
            ProofOutcome outcome = concluded.outcome();
            boolean first = outcomes.computeIfAbsent(
                            outcome.notification().key(), any -> EnumSet.noneOf(ProofOutcome.Kind.class))
                    .add(outcome.kind());
            TOLD_AS_DECIDED.check(
                    first,
                    "of the proof of %s it is told twice: %s",
                    outcome.notification().key(),
                    outcome.kind());
        }
    }

    private void takeBack(VerdictSuperseded superseded, Instant recorded) {
        Verdict verdict = superseded.verdict();
        generations.merge(verdict.clock(), 1, Integer::sum);
        VERDICTS_STAND.check(
                verdict.equals(verdicts.remove(verdict.clock())), "%s takes back %s, which it never had", id, verdict);
        VERDICTS_STAND.check(
                recorded.equals(lastByPeople) && !superseded.reason().isBlank(),
                "%s takes back %s though nobody did anything",
                id,
                verdict);
    }
}
