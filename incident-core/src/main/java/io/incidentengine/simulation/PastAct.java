package io.incidentengine.simulation;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody once did to an incident, as it can be done again. What the engine recorded of itself is none, and neither is
 * what came of an act at once, such as another severity.
 *
 * @param incident the incident
 * @param entry how it went on record
 * @param command the same as a command; {@code null} if it is none, but a report, a merge or a migration
 * @param corrected what it corrects; {@code null} if nothing
 */
record PastAct(
        IncidentId incident,
        TimelineEntry entry,
        @Nullable IncidentCommand command,
        @Nullable TimelineEntry corrected) {

    /** All acts of an incident, in their order. */
    static List<PastAct> of(Dossier dossier) {
        List<PastAct> acts = new ArrayList<>();
        TimelineEntry act = null;
        boolean isConfirmed = false;
        for (TimelineEntry entry : dossier.timeline()) {
            IncidentEvent event = entry.event();
            if (!entry.actor().equals(Actor.ENGINE)) {
                IncidentCommand command = PastCommand.of(entry, isConfirmed).orElse(null);
                if (isNoCommand(event)
                        || (command != null && !isBroughtBy(act, entry) && !isEndOfWaiting(dossier, entry))) {
                    acts.add(new PastAct(dossier.incident().id(), entry, command, corrected(dossier, command)));
                    act = entry;
                }
            }
            isConfirmed = event instanceof ResolutionConfirmed
                    || event instanceof ConfirmationLapsed
                    || (isConfirmed && !(event instanceof IncidentResolved));
        }
        return acts;
    }

    private static boolean isNoCommand(IncidentEvent event) {
        return event instanceof IncidentReported
                || isReport(event)
                || event instanceof IncidentMerged
                || event instanceof MergedInto
                || event instanceof PolicyMigrated;
    }

    private static boolean isReport(IncidentEvent event) {
        return event instanceof Complained complained && complained.intake() != null;
    }

    /** Whether an entry that could be an act of its own came of the last act. */
    private static boolean isBroughtBy(@Nullable TimelineEntry act, TimelineEntry entry) {
        if (act == null || !isTogether(act, entry)) {
            return false;
        }
        if (isReport(act.event())) {
            return reason(entry.event()).equals(Assessed.BY_COMPLAINT);
        }
        return act.event() instanceof IncidentMerged && reason(entry.event()).startsWith(IncidentMerged.BRINGS);
    }

    private static boolean isTogether(TimelineEntry act, TimelineEntry entry) {
        return act.recorded().equals(entry.recorded()) && act.actor().equals(entry.actor());
    }

    private static String reason(IncidentEvent event) {
        if (event instanceof Assessed assessed) {
            return assessed.reason();
        } else if (event instanceof SeverityChanged changed) {
            return changed.to().reason();
        }
        return event instanceof MajorIncidentDeclared declared ? declared.reason() : "";
    }

    /** Whether a resolution brought it, which ends all waiting just before. */
    private static boolean isEndOfWaiting(Dossier dossier, TimelineEntry entry) {
        return entry.event() instanceof Resumed
                && dossier.timeline().stream()
                        .skip(entry.sequence())
                        .takeWhile(next -> isTogether(entry, next))
                        .dropWhile(next -> next.event() instanceof Resumed)
                        .limit(1)
                        .anyMatch(next -> next.event() instanceof IncidentResolved);
    }

    private static @Nullable TimelineEntry corrected(Dossier dossier, @Nullable IncidentCommand command) {
        return command instanceof CorrectTime correct && correct.entry() > 0
                ? dossier.timeline().get(Math.toIntExact(correct.entry() - 1))
                : null;
    }

    /** When it was done. */
    Instant at() {
        return entry.recorded();
    }

    /** When it took effect; {@code null} if at once. */
    @Nullable
    Instant effective() {
        return entry.effective().equals(entry.recorded()) ? null : entry.effective();
    }
}
