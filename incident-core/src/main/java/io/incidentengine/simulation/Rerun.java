package io.incidentengine.simulation;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Cancel;
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
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Role;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Grade;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean stopped;

    /** Those that are on record here and not counted yet. */
    private final Map<IncidentId, Past> alive = new LinkedHashMap<>();

    /** Those that policies kept from ending as they did. */
    private final Set<IncidentId> hindered = new HashSet<>();

    /** Those whose report belongs to another one here. */
    private final Set<IncidentId> joined = new HashSet<>();

    /** Those that are counted, and of which nothing that happens counts any more. */
    private final Set<IncidentId> withdrawn = new HashSet<>();

    private final Set<IncidentId> woken = new HashSet<>();

    private final PriorityQueue<Leaving> leaving = new PriorityQueue<>(
            Comparator.comparing(Leaving::after).thenComparing(one -> one.id().value()));
    private IncidentId reporting = IncidentId.of("none");
    private long strangers;
    private @Nullable Throwable failure;

    /** An incident to which nobody does anything any more, and when to look what became of it. */
    private record Leaving(IncidentId id, Instant after) {}

    /** The other run has failed. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Not yet begun.
     *
     * @param afterwards how long after its end an incident is kept, as others may be about the same fault
     * @param stopped whether to give up; set by a run that fails
     */
    Rerun(
            PinnedPolicies policies,
            Set<ChannelType> channels,
            Directory directory,
            Duration afterwards,
            Instant begin,
            Tally tally,
            AtomicBoolean stopped) {
        this.policies = policies;
        this.afterwards = afterwards;
        this.tally = tally;
        this.stopped = stopped;
        this.time = VirtualTime.startingAt(begin);
        IncidentEngine.Builder builder = IncidentEngine.on(store)
                .policies(policies)
                .directory(directory)
                .time(time)
                .ids(() -> reporting)
                .listener(new Counter())
                .sendOnCallingThread();
        channels.forEach(type -> builder.channel(ScriptedChannel.of(type).thenAlways(answer(type))));
        this.engine = builder.build();
    }

    private static SendResult answer(ChannelType type) {
        return new Accepted("", type.equals(ChannelType.PHONE) ? Grade.ACKNOWLEDGED : Grade.DELIVERED);
    }

    /**
     * Lets it happen.
     *
     * @param acts in their order
     * @param lives what is known of each life
     * @param until when to stop
     */
    void run(List<PastAct> acts, Map<IncidentId, Past> lives, Instant until) {
        try {
            redoAll(acts, lives, until);
            passTo(until);
            List.copyOf(alive.keySet()).forEach(this::count);
        } catch (Stopped other) {
            // who stopped it says why
        } catch (Throwable failed) {
            stopped.set(true);
            throw failed;
        } finally {
            engine.close();
        }
    }

    private void redoAll(List<PastAct> acts, Map<IncidentId, Past> lives, Instant until) {
        Map<IncidentId, Integer> done = new HashMap<>();
        for (PastAct act : acts) {
            if (act.at().isAfter(until)) {
                return;
            }
            IncidentId id = act.incident();
            Past past = Objects.requireNonNull(lives.get(id)).until(until);
            passTo(act.at());
            policies.before(act);
            if (act.entry().event() instanceof IncidentReported) {
                alive.put(id, past);
            }
            redo(act);
            if (done.merge(id, 1, Integer::sum) == past.acts()) {
                done.remove(id);
                leaving.add(new Leaving(id, past.quiet()));
            }
        }
    }

    /** Lets time pass to an instant, with all that falls due. */
    private void passTo(Instant end) {
        while (true) {
            Instant due = engine.nextDue().orElse(Instant.MAX);
            Instant after = leaving.isEmpty() ? Instant.MAX : leaving.element().after();
            Instant next = after.isBefore(due) ? after : due;
            if (next.isAfter(end)) {
                break;
            }
            time.moveTo(Time.later(next, time.instant()));
            if (after.isBefore(due)) {
                leave(leaving.remove());
            } else {
                engine.runDue();
            }
            settle();
        }
        time.moveTo(end);
    }

    /** Lets nothing more happen to what is withdrawn, and goes on only if nothing has failed. */
    private void settle() {
        List.copyOf(woken).forEach(this::silence);
        woken.clear();
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        } else if (stopped.get()) {
            throw new Stopped();
        }
    }

    private void redo(PastAct act) {
        if (joined.contains(act.incident())) {
            return;
        }
        try {
            if (!isDone(act)) {
                refused(act);
            }
        } catch (IncidentException refused) {
            refused(act);
        }
        settle();
    }

    private void refused(PastAct act) {
        tally.refused(type(act));
        hindered.add(act.incident());
    }

    private boolean isDone(PastAct act) {
        TimelineEntry entry = act.entry();
        IncidentEvent event = entry.event();
        IncidentCommand command = act.command();
        if (event instanceof IncidentReported reported) {
            return reports(act.incident(), entry.actor(), reported.intake());
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

    private boolean reports(IncidentId id, Actor actor, Intake intake) {
        reporting = id;
        if (!(engine.report(actor, intake) instanceof ReportResult.Opened)) {
            joined.add(id);
            alive.remove(id);
            tally.joined();
        }
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
            withdraw(opened.incident());
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

    /**
     * Looks at an incident to which nobody does anything any more. What its people did not bring to an end is withdrawn, as it would
     * be told of for ever; what is over is forgotten when nothing can come of it any more.
     */
    private void leave(Leaving one) {
        IncidentId id = one.id();
        Past past = alive.get(id);
        Incident incident = engine.find(id).orElse(null);
        if (incident == null || past == null) {
            if (incident != null && !isRemoved(incident)) {
                leaving.add(later(id));
            }
            return;
        }
        boolean waits = incident.status() == IncidentStatus.RESOLVED || incident.status() == IncidentStatus.CONFIRMED;
        if (incident.isOpen() && past.isOver() && !waits) {
            count(id);
            withdraw(incident);
            leaving.add(later(id));
        } else if (!incident.isOpen() && isFinal(incident)) {
            boolean isLate = !one.after().isBefore(Time.plus(past.quiet(), afterwards));
            if (isLate && isRemoved(incident)) {
                count(incident, past);
            } else {
                leaving.add(later(id));
            }
        }
    }

    private Leaving later(IncidentId id) {
        return new Leaving(id, Time.plus(time.instant(), afterwards));
    }

    private boolean isRemoved(Incident incident) {
        return !store.archive().remove(List.of(incident)).isEmpty();
    }

    private boolean isFinal(Incident incident) {
        return Clocks.readings(incident, policies.of(incident), time.instant()).stream()
                .allMatch(clock -> clock.run().isVoided()
                        || incident.sla().verdict(clock.run().key()).isPresent());
    }

    /** Nothing more of it counts, and if it may be cancelled, later reports of the same fault are none about it. */
    private void withdraw(Incident incident) {
        withdrawn.add(incident.id());
        Set<Role> roles = policies.current().roles().mayGive(CommandType.CANCEL);
        try {
            engine.handle(incident.id(), new Actor(PersonId.of("what-if"), roles), new Cancel("not brought to an end"));
        } catch (IncidentException refused) {
            silence(incident.id());
        }
    }

    private void silence(IncidentId id) {
        ChangeResult unused = store.change(
                id, (state, siblings) -> new Change(state, List.of(), List.of(), List.of(), List.of(), null, null));
    }

    private void count(IncidentId id) {
        Past past = alive.get(id);
        engine.find(id).ifPresent(incident -> count(incident, Objects.requireNonNull(past)));
    }

    private void count(Incident incident, Past past) {
        alive.remove(incident.id());
        tally.ended(incident, policies.of(incident), time.instant());
        if (past.isOver() && incident.isOpen() && hindered.contains(incident.id())) {
            tally.unfinished();
        }
    }

    /** Counts what is decided and what is sent. */
    private final class Counter implements EngineListener {
        @Override
        public void changed(Change change) {
            if (!withdrawn.contains(change.incident().id())) {
                change.notifications().forEach(tally::decided);
            } else if (change.next() != null) {
                woken.add(change.incident().id());
            }
        }

        @Override
        public void attempted(Message message, SendResult result) {
            if (result instanceof Accepted && !withdrawn.contains(message.incident())) {
                tally.sent(message, time.instant());
            }
        }

        @Override
        public void failed(String what, RuntimeException cause) {
            if (failure == null) {
                failure = cause.getCause() instanceof Error error ? error : cause;
            }
        }
    }
}
