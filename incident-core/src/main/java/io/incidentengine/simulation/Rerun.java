package io.incidentengine.simulation;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.Directory;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a history happen once more, with an engine and a store of its own on virtual time: each act when it was recorded, and
 * all that falls due in between. What the policy refuses is left out. Used by one thread.
 */
final class Rerun {
    private final PinnedPolicies policies;
    private final InMemoryStore store = new InMemoryStore();
    private final VirtualTime time;
    private final Duration afterwards;
    final IncidentEngine engine;
    private final Tally tally;
    private final Map<IncidentId, Past> alive = new LinkedHashMap<>();
    private final PriorityQueue<Leaving> leaving = new PriorityQueue<>(Comparator.comparing(Leaving::after));
    private IncidentId reporting = IncidentId.of("none");
    private long strangers;
    private @Nullable RuntimeException failure;

    /**
     * What is known of an incident's life.
     *
     * @param over whether it was over in the end
     * @param acts how many acts there were
     * @param quiet when nothing more was to be expected of it
     */
    record Past(boolean over, int acts, Instant quiet) {}

    private record Leaving(IncidentId id, Instant after) {}

    /**
     * Not yet begun.
     *
     * @param afterwards how long after its end an incident is kept, as others may be about the same fault
     */
    Rerun(
            PinnedPolicies policies,
            Set<ChannelType> channels,
            Directory directory,
            Duration afterwards,
            Instant begin,
            Tally tally) {
        this.policies = policies;
        this.afterwards = afterwards;
        this.tally = tally;
        this.time = VirtualTime.startingAt(begin);
        IncidentEngine.Builder builder = IncidentEngine.on(store)
                .policies(policies)
                .directory(directory)
                .time(time)
                .ids(() -> reporting)
                .listener(new Counter())
                .sendOnCallingThread();
        channels.forEach(type -> builder.channel(ScriptedChannel.of(type)));
        this.engine = builder.build();
    }

    /**
     * Lets it happen.
     *
     * @param acts in the order of time
     * @param lives what is known of each life
     * @param until when to stop
     */
    void run(List<PastAct> acts, Map<IncidentId, Past> lives, Instant until) {
        Map<IncidentId, Integer> done = new LinkedHashMap<>();
        for (PastAct act : acts) {
            if (act.at().isAfter(until)) {
                break;
            }
            passTo(act.at());
            policies.before(act);
            redo(act);
            Past past = Objects.requireNonNull(lives.get(act.incident()));
            alive.put(act.incident(), past);
            if (done.merge(act.incident(), 1, Integer::sum) == past.acts()) {
                done.remove(act.incident());
                leaving.add(new Leaving(act.incident(), Time.plus(past.quiet(), afterwards)));
            }
        }
        passTo(until);
        alive.forEach((id, past) -> engine.find(id).ifPresent(incident -> end(incident, past)));
        engine.close();
    }

    /** Lets time pass to an instant, with all that falls due. */
    private void passTo(Instant end) {
        for (Optional<Instant> due = engine.nextDue();
                due.isPresent() && !due.get().isAfter(end);
                due = engine.nextDue()) {
            time.moveTo(due.get());
            engine.runDue();
            refuseFailure();
        }
        time.moveTo(end);
        while (!leaving.isEmpty() && leaving.element().after().isBefore(end)) {
            leave(leaving.remove().id());
        }
    }

    private void refuseFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void redo(PastAct act) {
        try {
            if (!isDone(act)) {
                tally.refused(type(act));
            }
        } catch (IncidentException refused) {
            tally.refused(type(act));
        }
        refuseFailure();
    }

    private boolean isDone(PastAct act) {
        TimelineEntry entry = act.entry();
        IncidentEvent event = entry.event();
        IncidentCommand command = act.command();
        if (event instanceof IncidentReported reported) {
            reporting = act.incident();
            return engine.report(entry.actor(), reported.intake()) instanceof ReportResult.Opened;
        } else if (event instanceof Complained complained && complained.intake() != null) {
            return complains(act, complained.intake());
        } else if (event instanceof MergedInto merged) {
            engine.merge(act.incident(), merged.into(), entry.actor(), merged.reason());
        } else if (event instanceof PolicyMigrated migrated && policies.areOwn()) {
            engine.migrate(act.incident(), migrated.to(), entry.actor(), migrated.reason());
        } else if (command instanceof CorrectTime correct && act.corrected() != null) {
            TimelineEntry here = here(act.incident(), act.corrected());
            return here != null
                    && handled(
                            act,
                            new CorrectTime(correct.signal(), here.sequence(), correct.effective(), correct.reason()));
        } else if (command != null) {
            return handled(act, command);
        }
        return true;
    }

    private boolean handled(PastAct act, IncidentCommand command) {
        engine.handle(act.incident(), act.entry().actor(), command, act.effective());
        return true;
    }

    /** A further complaint, as long as the incident is open here too: nobody handles another one. */
    private boolean complains(PastAct act, Intake intake) {
        if (engine.find(act.incident()).filter(Incident::isOpen).isEmpty()) {
            return false;
        }
        reporting = IncidentId.of("stranger " + ++strangers);
        ReportResult result = engine.report(act.entry().actor(), intake);
        if (result instanceof ReportResult.Opened opened) {
            silence(opened.incident());
            return false;
        }
        return true;
    }

    /** The entry that stands here for one of the past. */
    private @Nullable TimelineEntry here(IncidentId id, TimelineEntry past) {
        return engine.timeline(id).stream()
                .filter(entry -> entry.event().getClass().equals(past.event().getClass())
                        && entry.recorded().equals(past.recorded())
                        && entry.effective().equals(past.effective()))
                .findFirst()
                .orElse(null);
    }

    private static CommandType type(PastAct act) {
        IncidentEvent event = act.entry().event();
        IncidentCommand command = act.command();
        if (command != null) {
            return command.type();
        } else if (event instanceof IncidentReported) {
            return CommandType.REPORT;
        } else if (event instanceof Complained) {
            return CommandType.ATTACH_COMPLAINT;
        }
        return event instanceof PolicyMigrated ? CommandType.MIGRATE : CommandType.MERGE;
    }

    /** Forgets an incident to which nobody does anything any more, if nothing happens to it by itself either. */
    private void leave(IncidentId id) {
        Past past = alive.get(id);
        Incident incident = engine.find(id).orElse(null);
        if (past == null || incident == null) {
            alive.remove(id);
            return;
        }
        boolean waits = incident.status() == IncidentStatus.RESOLVED || incident.status() == IncidentStatus.CONFIRMED;
        if (incident.isOpen() && past.over() && !waits) {
            silence(incident);
        } else if (incident.isOpen() || !isFinal(incident) || !isRemoved(incident)) {
            return;
        }
        alive.remove(id);
        end(incident, past);
    }

    private boolean isRemoved(Incident incident) {
        return !store.archive().remove(List.of(incident)).isEmpty();
    }

    private boolean isFinal(Incident incident) {
        return Clocks.readings(incident, policies.of(incident), time.instant()).stream()
                .allMatch(clock -> clock.run().isVoided()
                        || incident.sla().verdict(clock.run().key()).isPresent());
    }

    /** What its people did not bring to an end would be told of for ever. */
    private void silence(Incident incident) {
        ChangeResult unused = store.change(
                incident.id(),
                (state, siblings) -> new Change(state, List.of(), List.of(), List.of(), List.of(), null, null));
    }

    private void end(Incident incident, Past past) {
        tally.ended(incident, policies.of(incident), time.instant());
        if (past.over() && incident.isOpen()) {
            tally.unfinished();
        }
    }

    /** Counts what is decided and what is sent. */
    private final class Counter implements EngineListener {
        @Override
        public void changed(Change change) {
            change.notifications().forEach(tally::decided);
        }

        @Override
        public void attempted(Message message, SendResult result) {
            if (result instanceof Accepted) {
                tally.sent(message, time.instant());
            }
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            failure = failure == null ? cause : failure;
        }
    }
}
