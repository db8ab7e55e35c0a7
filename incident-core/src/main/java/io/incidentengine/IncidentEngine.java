package io.incidentengine;

import io.incidentengine.forecast.Carriers;
import io.incidentengine.forecast.Known;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.Finding;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.Migration;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.Situation;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.internal.Auditor;
import io.incidentengine.internal.Dispatcher;
import io.incidentengine.internal.EngineCheck;
import io.incidentengine.internal.Listeners;
import io.incidentengine.internal.Loop;
import io.incidentengine.internal.Pulse;
import io.incidentengine.internal.SureWording;
import io.incidentengine.internal.Threads;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.News;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Health;
import io.incidentengine.port.Heartbeat;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.Policies;
import io.incidentengine.port.ProblemManagement;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.Wording;
import io.incidentengine.severity.Circumstances;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles incidents: takes reports and commands, runs the clocks, and tells the right people.
 *
 * <p>Build one with {@link #on}; building opens and starts nothing. Then either {@link #start} a small loop, or call
 * {@link #runDue} from a scheduler or a test. Thread-safe; engines in one JVM share nothing, and several engines may work
 * on one store.
 */
public final class IncidentEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentEngine.class);
    private static final int BATCH = 500;

    private final IncidentStore store;
    private final Policies policies;
    private final InstantSource time;
    private final Supplier<IncidentId> ids;
    private final Listeners listeners;
    private final Carriers carriers;
    private final Dispatcher dispatcher;
    private final Threads threads = new Threads();
    private final Loop decisions;
    private final Auditor auditor;
    private final IncidentRecords records;
    private final @Nullable Pulse pulse;
    private final String configuration;

    private IncidentEngine(Builder builder, Policies policies, Map<ChannelType, Channel> channels) {
        this.store = builder.store;
        this.policies = policies;
        this.time = builder.time;
        this.ids = builder.ids;
        this.listeners = new Listeners(builder.listeners);
        this.carriers = Carriers.of(channels.values());
        this.dispatcher = new Dispatcher(
                store,
                builder.directory,
                new SureWording(builder.wording, policies, listeners),
                channels,
                builder.problemManagement,
                this::policy,
                listeners,
                this::now,
                threads,
                new Dispatcher.Settings(builder.sendTimeout, builder.pollInterval, BATCH, builder.inline));
        this.decisions = new Loop(
                () -> decideDue().more(),
                store::nextDue,
                failure -> listeners.failed("deciding what is due", failure),
                this::now,
                builder.pollInterval,
                threads);
        this.auditor = new Auditor(store, this::policy, this::now);
        this.records = new IncidentRecords(store, policies, this::policy, this::now, decisions::wake);
        this.pulse = builder.heartbeat == null
                ? null
                : new Pulse(
                        builder.heartbeat,
                        this::health,
                        builder.heartbeatInterval,
                        builder.sendTimeout,
                        listeners,
                        this::now,
                        threads);
        this.configuration = "policy=" + policies.current().ref() + " channels=" + channels.keySet() + " sendTimeout="
                + builder.sendTimeout + " pollInterval=" + builder.pollInterval
                + (builder.heartbeat == null ? "" : " heartbeat=" + builder.heartbeatInterval);
    }

    /**
     * Begins an engine.
     *
     * @param store where incidents are kept: the one thing that has no default
     * @return a builder
     * @throws io.incidentengine.model.InvalidInputException if it is missing
     */
    public static Builder on(IncidentStore store) {
        return new Builder(store);
    }

    private Instant now() {
        return Time.truncate(time.instant());
    }

    /**
     * Reports an incident (R2, R3).
     *
     * @param actor who reports it to the engine, with the roles that the host vouches for
     * @param intake what comes in; the same intake id never makes a second incident (S25)
     * @return whether it opened an incident, joined an open one, or was known
     * @throws io.incidentengine.model.NotPermittedException if the actor may not report
     * @throws io.incidentengine.model.InvalidInputException if the report is not of the form that is allowed, or the actor
     *     or the intake is missing
     */
    public ReportResult report(Actor actor, Intake intake) {
        Required.value("actor", actor);
        Required.value("intake", intake);
        return reportAll(actor, List.of(intake)).get(0);
    }

    /**
     * Reports many incidents at once, in one transaction: all of them, or none. For hosts that take in hundreds, such as
     * mails that have piled up or the alarms of a monitoring system.
     *
     * @param actor who reports them to the engine, with the roles that the host vouches for
     * @param intakes what comes in, in its order; some hundred at a time are quick, and others with the same deduplication
     *     keys wait meanwhile
     * @return what became of each, in their order, as if they had been {@linkplain #report reported} one after the other
     * @throws io.incidentengine.model.NotPermittedException if the actor may not report
     * @throws io.incidentengine.model.InvalidInputException if one of the reports is not of the form that is allowed, or
     *     the actor or an intake is missing
     */
    public List<ReportResult> reportAll(Actor actor, List<Intake> intakes) {
        Required.value("actor", actor);
        Present present = new Present();
        List<Arrival> arrivals = Required.value("intakes", intakes).stream()
                .map(intake -> arrival(Required.value("intake", intake), actor, present))
                .toList();
        List<ReportResult> results = store.reportAll(arrivals);
        results.forEach(this::reported);
        return results;
    }

    private Arrival arrival(Intake intake, Actor actor, Present present) {
        Instant again =
                intake.report().occurredAt().or(intake.report()::reportedAt).orElse(present.now);
        return new Arrival(
                intake,
                again,
                present.current.tolerances().recurrence(),
                (open, siblings) -> open.map(incident -> again(incident, intake, actor, present))
                        .orElseGet(() -> ReportChange.of(opening(intake, actor, present, siblings))));
    }

    private void reported(ReportResult result) {
        if (result instanceof ReportResult.Opened opened) {
            if (opened.before() != null) {
                changed(opened.before());
            }
            changed(opened.change());
        } else if (result instanceof ReportResult.Attached attached) {
            changed(attached.change());
        }
    }

    private Change opening(Intake intake, Actor actor, Present present, Siblings siblings) {
        return Decisions.report(ids.get(), intake, actor, present.situation(present.current, siblings));
    }

    /** The fault is reported again: a complaint, unless time has closed the incident meanwhile (S6, S13). */
    private ReportChange again(Incident open, Intake intake, Actor actor, Present present) {
        present.current.severity().classify(intake.report().assessment(), new Circumstances(1, false));
        Situation situation = present.situation(open, Siblings.NONE);
        Change settled = Decisions.tick(open, situation);
        if (settled.incident().isOpen()) {
            return ReportChange.of(Decisions.attach(open, intake, actor, situation));
        }
        Instant recovered = settled.incident().recoveredAt().orElse(null);
        return new ReportChange(settled, opening(intake, actor, present, new Siblings(null, recovered)));
    }

    /**
     * Does something to an incident, now.
     *
     * @param id the incident
     * @param actor who does it, with the roles that the host vouches for
     * @param command what is done
     * @return the new state
     * @throws UnknownIncidentException if there is no such incident
     * @throws io.incidentengine.model.NotPermittedException if none of the actor's roles may do it
     * @throws io.incidentengine.model.RefusedException if it is not possible as the incident stands
     * @throws io.incidentengine.model.InvalidInputException if a value is not of the form that is allowed
     */
    public Incident handle(IncidentId id, Actor actor, IncidentCommand command) {
        return handle(id, actor, command, null);
    }

    /**
     * Does something to an incident that took effect at a given time; if that is in the past, what depends on it is judged
     * anew (S5).
     *
     * @param id the incident
     * @param actor who does it, with the roles that the host vouches for
     * @param command what is done
     * @param effective when it took effect; {@code null} for now
     * @return the new state
     * @throws UnknownIncidentException if there is no such incident
     * @throws io.incidentengine.model.NotPermittedException if none of the actor's roles may do it
     * @throws io.incidentengine.model.RefusedException if it is not possible as the incident stands
     * @throws io.incidentengine.model.InvalidInputException if the time lies in the future, or before what it follows
     */
    public Incident handle(IncidentId id, Actor actor, IncidentCommand command, @Nullable Instant effective) {
        Required.value("incident", id);
        Required.value("actor", actor);
        Required.value("command", command);
        Present present = new Present();
        ChangeResult result = store.change(
                id,
                (incident, siblings) ->
                        Decisions.handle(incident, command, actor, effective, present.situation(incident, siblings)));
        return committed(id, result);
    }

    private Incident committed(IncidentId id, ChangeResult result) {
        if (result instanceof ChangeResult.Committed committed) {
            changed(committed.change());
            return committed.change().incident();
        }
        throw new UnknownIncidentException(id);
    }

    /**
     * Merges an incident into another about the same fault, in one transaction (S16).
     *
     * @param duplicate the incident that falls silent from now on; its reporters are told
     * @param into the incident that goes on, with the earliest origin and the highest severity of both
     * @param actor who says so, with the roles that the host vouches for
     * @param reason why they are one
     * @return the new state of the incident that goes on
     * @throws UnknownIncidentException if there is no such incident
     * @throws io.incidentengine.model.NotPermittedException if none of the actor's roles may merge
     * @throws io.incidentengine.model.RefusedException if one is cancelled or merged already, or the one that goes on is not
     *     open, or both are the same, or a third is open with a deduplication key of the one that is merged
     */
    public Incident merge(IncidentId duplicate, IncidentId into, Actor actor, String reason) {
        Required.value("duplicate", duplicate);
        Required.value("incident", into);
        Required.value("actor", actor);
        Present present = new Present();
        MergeResult result = store.merge(
                duplicate,
                into,
                (silenced, kept, others) -> Decisions.merge(
                        silenced,
                        kept,
                        actor,
                        reason,
                        present.situation(silenced, Siblings.NONE),
                        present.situation(kept, others)));
        if (result instanceof MergeResult.Committed committed) {
            changed(committed.change().duplicate());
            changed(committed.change().into());
            return committed.change().into().incident();
        }
        throw new UnknownIncidentException(((MergeResult.Unknown) result).id());
    }

    /**
     * Moves an incident to another version of its policy, or to another policy (S15). What is final stays as it was
     * judged, and what has stopped for now keeps its target until a rejection or relapse resumes it. What runs is judged by
     * the new policy, from its origin on; what is late by that is so from now on, with the cause {@code MIGRATED}, apart from
     * ordinary lateness.
     *
     * @param id the incident
     * @param target the new policy
     * @param actor who moves it, with the roles that the host vouches for
     * @param reason why
     * @return the new state
     * @throws UnknownIncidentException if there is no such incident
     * @throws UnknownPolicyException if there is no such policy
     * @throws io.incidentengine.model.NotPermittedException if none of the actor's roles may migrate
     * @throws io.incidentengine.model.RefusedException if it is on that policy already, or cancelled, or merged
     * @throws io.incidentengine.model.InvalidInputException if the new policy does not have the incident's severity, or
     *     does not know what it was assessed by
     */
    public Incident migrate(IncidentId id, PolicyRef target, Actor actor, String reason) {
        Required.value("incident", id);
        Required.value("policy", target);
        Required.value("actor", actor);
        Present present = new Present();
        IncidentPolicy to = target(target);
        ChangeResult result = store.change(
                id,
                (incident, siblings) -> Decisions.migrate(
                                incident, to, actor, reason, present.situation(incident, siblings))
                        .change());
        return committed(id, result);
    }

    /**
     * Shows what {@link #migrate} would change, and changes nothing (S15).
     *
     * @param id the incident
     * @param target the new policy
     * @param actor who would move it
     * @return what the clocks show now and would show then, and what would be told at once
     * @throws io.incidentengine.model.IncidentException as {@link #migrate} would throw
     */
    public Migration previewMigration(IncidentId id, PolicyRef target, Actor actor) {
        Required.value("policy", target);
        Required.value("actor", actor);
        Incident incident = find(id).orElseThrow(() -> new UnknownIncidentException(id));
        return Decisions.migrate(
                incident, target(target), actor, "preview", new Present().situation(incident, Siblings.NONE));
    }

    private IncidentPolicy target(PolicyRef target) {
        return policies.find(target).orElseThrow(() -> new UnknownPolicyException(target));
    }

    /**
     * What all decisions of one call share, asked for before the store begins: while a store holds what is decided about, nobody
     * asks it for a second connection.
     */
    private final class Present {
        final Instant now = now();
        final IncidentPolicy current = policies.current();

        Situation situation(Incident incident, Siblings siblings) {
            return situation(incident.policy().equals(current.ref()) ? current : policy(incident), siblings);
        }

        Situation situation(IncidentPolicy policy, Siblings siblings) {
            return new Situation(policy, current.roles(), now, siblings);
        }
    }

    private IncidentPolicy policy(Incident incident) {
        PolicyRef ref = incident.policy();
        return policies.find(ref).orElseThrow(() -> new UnknownPolicyException(ref, incident.id()));
    }

    private void changed(Change change) {
        listeners.changed(change);
        decisions.wake();
        dispatcher.wake();
    }

    /**
     * Does what is due now: lets time work on incidents, and sends what waits, a batch of each (S6, S22). Returns when all of
     * it is done; channels are used at the same time, and one that does not answer in time is left alone until the next call.
     *
     * <p>What the store throws goes to the caller. If it is out while something is decided, nothing is sent in this call; if
     * it is out while something is sent, that lane of the outbox ends, and the caller hears of it when all others have had their
     * turn. Nothing is counted against anybody for it, and what was sent is kept until it is stored: a scheduler
     * that calls again at its interval need not do more.
     *
     * @return what was done; call again at once while {@link DueWork#more} is true
     * @throws IllegalStateException if the engine was closed, so that a scheduler that goes on does not do so unseen
     */
    public DueWork runDue() {
        if (threads.isClosed()) {
            throw new IllegalStateException("The engine is closed and does nothing more; allowed: build another");
        }
        DueResult due = decideDue();
        Dispatcher.Round round = dispatcher.run();
        return new DueWork(due.changes().size(), due.setAside().size(), round.tasks(), due.more() || round.more());
    }

    private DueResult decideDue() {
        Present present = new Present();
        DueResult due = store.changeDue(
                present.now,
                BATCH,
                (incident, siblings) -> Decisions.tick(incident, present.situation(incident, siblings)));
        due.changes().forEach(listeners::changed);
        for (DueResult.SetAside failed : due.setAside()) {
            listeners.failed(
                    "incident " + failed.id() + " is set aside until " + failed.retryAt() + " after "
                            + failed.failures() + " failures",
                    failed.cause());
        }
        if (!due.changes().isEmpty()) {
            dispatcher.wake();
        }
        return due;
    }

    /**
     * When something is due next, if nobody does anything before.
     *
     * @return the instant, the present if something is due already, or empty if nothing waits
     */
    public Optional<Instant> nextDue() {
        Instant next = store.nextDue().orElse(null);
        for (Instant due : store.outbox().nextDue().values()) {
            next = next == null || due.isBefore(next) ? due : next;
        }
        return Optional.ofNullable(next).map(due -> Time.later(due, now()));
    }

    /**
     * Starts to do by itself what {@link #runDue} does, whenever something is due: on daemon threads, decisions and each
     * channel on one of its own, and the heartbeat, if there is one, on another. Starting twice changes nothing.
     *
     * @return this engine
     * @throws IllegalStateException if it was closed
     */
    public IncidentEngine start() {
        boolean sending = dispatcher.start();
        if (decisions.start() || sending) {
            LOG.info("Incident engine started: {}", configuration);
        }
        if (pulse != null) {
            pulse.start();
        }
        return this;
    }

    /**
     * Ends what {@link #start} began, and waits at most five seconds for what is under way; what has not begun stays in the
     * store, for the next engine. What was sent and is not stored yet, because the store was out, is tried once more within that time; if that
     * fails the listeners hear of it, and the next engine sends it again. Reports, commands and questions still work, {@link #runDue} does not. Closing twice
     * changes nothing.
     */
    @Override
    public void close() {
        if (pulse != null) {
            pulse.stop();
        }
        dispatcher.stop();
        boolean wasRunning = decisions.stop();
        threads.close();
        if (wasRunning) {
            LOG.info("Incident engine stopped");
        }
    }

    /**
     * Takes in what a provider or a person says of a message after it was sent: receipts, bounces, acknowledgements (S29,
     * S33). What follows from it is done as soon as something runs what is due.
     *
     * @param news what is said
     * @return what became of it; what is said of messages that nobody knows is told to the listeners
     * @throws io.incidentengine.model.InvalidInputException if it is missing
     */
    public News.Reception take(News news) {
        News.Reception reception = takeIfKnown(news);
        if (reception == News.Reception.UNKNOWN) {
            listeners.strayed(news);
        }
        return reception;
    }

    /**
     * The same as {@link #take}, but what is said of messages that nobody knows is told to nobody and not counted: for who
     * asks again under another name, or hands it in again, as providers are often faster than a store.
     *
     * @param news what is said
     * @return what became of it
     * @throws io.incidentengine.model.InvalidInputException if it is missing
     */
    public News.Reception takeIfKnown(News news) {
        News.Reception reception = store.outbox().record(Required.value("news", news), now());
        dispatcher.wake();
        return reception;
    }

    /**
     * How much news came of messages that nobody knows: receipts of what other programs have sent over the same account, or of
     * what was deleted.
     *
     * @return the count since this engine was built
     */
    public long strayNews() {
        return listeners.strays();
    }

    /**
     * Lists the messages that were refused or given up, and those of which nobody knows whether they were sent (S30).
     *
     * @param after the key behind which the page begins; {@code null} for the first page
     * @param limit how many at most, 1 and more
     * @return in the order of their keys
     * @throws io.incidentengine.model.InvalidInputException if the limit is less than 1
     */
    public List<Delivery> givenUp(@Nullable String after, int limit) {
        return store.outbox().givenUp(after, limit);
    }

    /**
     * Sends a message again that was refused, given up, or of which nobody knows (S30).
     *
     * @param message the message's key
     * @return whether it will be sent; false for all other messages
     */
    public boolean sendAgain(String message) {
        boolean again = store.outbox().sendAgain(Required.value("message", message), now());
        dispatcher.wake();
        return again;
    }

    /**
     * Finds an incident.
     *
     * @param id the incident
     * @return its state, or empty if it is unknown
     */
    public Optional<Incident> find(IncidentId id) {
        return store.find(Required.value("incident", id));
    }

    /**
     * The history of an incident (S35).
     *
     * @param id the incident
     * @return all entries in order; empty if it is unknown
     */
    public List<TimelineEntry> timeline(IncidentId id) {
        return store.timeline(Required.value("incident", id));
    }

    /**
     * What the clocks of an incident show now (R34).
     *
     * @param id the incident
     * @return a reading for each clock that has started in the current cycle
     * @throws UnknownIncidentException if there is no such incident
     */
    public List<ClockReading> clocks(IncidentId id) {
        Incident incident = find(id).orElseThrow(() -> new UnknownIncidentException(id));
        return Clocks.readings(incident, policy(incident), now());
    }

    /**
     * Explains what the clocks of an incident show (S34).
     *
     * @param id the incident
     * @return an explanation for each clock that has started in the current cycle
     * @throws UnknownIncidentException if there is no such incident
     */
    public List<Explanation> explain(IncidentId id) {
        Incident incident = find(id).orElseThrow(() -> new UnknownIncidentException(id));
        return Explanation.of(incident, timeline(id), policy(incident), now());
    }

    /**
     * Gathers what is known of an incident, to ask what happens next, and why nobody was told (S34).
     *
     * @param id the incident
     * @return a value that answers from what is known now
     * @throws UnknownIncidentException if there is no such incident
     * @throws UnknownPolicyException if nobody knows the policy that it is pinned to
     */
    public Known known(IncidentId id) {
        Incident incident = find(id).orElseThrow(() -> new UnknownIncidentException(id));
        List<TimelineEntry> timeline = timeline(id);
        List<IncidentPolicy> own = new ArrayList<>(List.of(policy(incident)));
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof PolicyMigrated migrated) {
                policies.find(migrated.from()).ifPresent(own::add);
            }
        }
        return new Known(incident, timeline, notifications(id), own, carriers, now(), null);
    }

    /**
     * What has become of the notifications of an incident.
     *
     * @param id the incident
     * @return a record for each, in the order in which they were decided
     */
    public List<NotificationRecord> notifications(IncidentId id) {
        return store.outbox().journal(Required.value("incident", id));
    }

    /**
     * What has become of the offers of an incident to problem management (R8).
     *
     * @param id the incident
     * @return a record for each, in the order in which they were decided
     */
    public List<OfferRecord> problemOffers(IncidentId id) {
        return store.outbox().offers(Required.value("incident", id));
    }

    /**
     * Lists incidents, a page at a time (R33).
     *
     * @param query which page of which list
     * @return the page
     */
    public IncidentPage search(IncidentQuery query) {
        return store.search(Required.value("query", query));
    }

    /**
     * The long-term side of what is on record: export and import, retention and erasure.
     *
     * @return always the same
     */
    public IncidentRecords records() {
        return records;
    }

    /**
     * How this engine is: whether its store answers, what waits there and since when, and whether it works by itself (R34).
     * Cheap enough to be asked every few seconds, however many incidents there are. That the store fails is an answer and
     * no exception.
     *
     * @return the figures of the moment
     */
    public Health health() {
        Instant now = now();
        try {
            return Health.of(now, loops(), policies.current().tolerances().lateness(), store.status(now));
        } catch (RuntimeException failure) {
            return Health.unreachable(now, loops(), failure);
        }
    }

    private Health.Loops loops() {
        if (threads.isClosed()) {
            return Health.Loops.CLOSED;
        }
        return decisions.isRunning() && dispatcher.isRunning() ? Health.Loops.RUNNING : Health.Loops.NOT_STARTED;
    }

    /**
     * Looks through incidents for what time should have done to them and is not on record, later than their policy
     * {@linkplain io.incidentengine.policy.Tolerances#lateness tolerates}. It goes by their states alone, and so finds what
     * {@link #health} does not see: wake-up instants that are lost or wrong in the store (S21). Reads all of them, page by
     * page, and changes nothing.
     *
     * @param which which incidents; {@link IncidentQuery#all} for all clocks that may run, as those of a major incident's
     *     report run on after it is closed. As many are in memory at a time as the query's limit says
     * @param findings told of the first thing that is late with each incident, or of why nobody can tell, in the order of
     *     their ids; {@link #catchUp} puts right what is late
     * @return how many incidents were looked at
     * @throws RuntimeException what the store throws if it cannot read a page; what was found before has been told by then
     */
    public long audit(IncidentQuery which, Consumer<Finding> findings) {
        return auditor.audit(Required.value("which", which), Required.value("findings", findings));
    }

    /**
     * Does to one incident what time should have done to it by now, whatever its wake-up instant is, and sets that anew: for
     * what {@link #audit} has found.
     *
     * @param id the incident
     * @return the new state; the same if nothing was due
     * @throws UnknownIncidentException if there is no such incident
     */
    public Incident catchUp(IncidentId id) {
        Required.value("incident", id);
        Present present = new Present();
        ChangeResult result = store.change(
                id, (incident, siblings) -> Decisions.tick(incident, present.situation(incident, siblings)));
        return committed(id, result);
    }

    /**
     * Collects the parts of an engine; not thread-safe. A part that is {@code null} is refused at once, with an
     * {@link io.incidentengine.model.InvalidInputException}.
     */
    public static final class Builder {
        private final IncidentStore store;
        private @Nullable Policies policies;
        private final List<IncidentPolicy> policyList = new ArrayList<>();
        private Directory directory = (audience, incident, now) -> List.of();
        private final List<Channel> channels = new ArrayList<>();
        private @Nullable Wording wording;
        private ProblemManagement problemManagement = offer -> new SendResult.Accepted("");
        private final List<EngineListener> listeners = new ArrayList<>();
        private InstantSource time = InstantSource.system();
        private Supplier<IncidentId> ids = () -> IncidentId.of(UUID.randomUUID().toString());
        private Duration sendTimeout = Duration.ofSeconds(30);
        private Duration pollInterval = Duration.ofSeconds(1);
        private boolean inline;
        private @Nullable Heartbeat heartbeat;
        private Duration heartbeatInterval = Duration.ofMinutes(1);

        private Builder(IncidentStore store) {
            this.store = Required.value("store", store);
        }

        /**
         * Sets the current policy. Default: {@link EmergencyHandling#policy()}.
         *
         * @param value the policy
         * @return this builder
         */
        public Builder policy(IncidentPolicy value) {
            policyList.add(Required.value("policy", value));
            return this;
        }

        /**
         * Sets where policies come from, instead of one fixed policy (S15).
         *
         * @param value the policies
         * @return this builder
         */
        public Builder policies(Policies value) {
            policies = Required.value("policies", value);
            return this;
        }

        /**
         * Sets who knows the people. Default: nobody is known, which is recorded with each notification.
         *
         * @param value the directory
         * @return this builder
         */
        public Builder directory(Directory value) {
            directory = Required.value("directory", value);
            return this;
        }

        /**
         * Sets who finds the words for what is told. Default: the templates of the policy that the incident is pinned to.
         *
         * @param value the host's own wording; where it fails, the templates step in
         * @return this builder
         */
        public Builder wording(Wording value) {
            wording = Required.value("wording", value);
            return this;
        }

        /**
         * Adds a channel. Default: none; a message over a missing channel is recorded as refused.
         *
         * @param value the channel, at most one of each type
         * @return this builder
         */
        public Builder channel(Channel value) {
            channels.add(Required.value("channel", value));
            return this;
        }

        /**
         * Sets who takes offers to problem management (R8). Default: they are recorded on the timeline, and no more.
         *
         * @param value the adapter
         * @return this builder
         */
        public Builder problemManagement(ProblemManagement value) {
            problemManagement = Required.value("problemManagement", value);
            return this;
        }

        /**
         * Adds a listener. Default: none.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder listener(EngineListener value) {
            listeners.add(Required.value("listener", value));
            return this;
        }

        /**
         * Sets the one source of time (S1). Default: the system's clock.
         *
         * @param value the source
         * @return this builder
         */
        public Builder time(InstantSource value) {
            time = Required.value("time", value);
            return this;
        }

        /**
         * Sets where the ids of new incidents come from. Default: random UUIDs.
         *
         * @param value gives an id that was never given before; thread-safe
         * @return this builder
         */
        public Builder ids(Supplier<IncidentId> value) {
            ids = Required.value("ids", value);
            return this;
        }

        /**
         * Sets how long a call to a channel, the directory or problem management may take. Default: 30 seconds. A call that
         * is given up is interrupted; while eight to one peer have not come back all the same, it is not called any more.
         *
         * @param value a positive duration
         * @return this builder
         */
        public Builder sendTimeout(Duration value) {
            sendTimeout = Required.value("sendTimeout", value);
            return this;
        }

        /**
         * Sets how often a started engine looks for work of other nodes, and how long it pauses at least after the store
         * failed: twice as long each time, up to half a minute. Default: every second.
         *
         * @param value a positive duration
         * @return this builder
         */
        public Builder pollInterval(Duration value) {
            pollInterval = Required.value("pollInterval", value);
            return this;
        }

        /**
         * Calls channels, directory and problem management on the thread that runs the due work, without a time limit:
         * for tests and simulations. Default: on threads of the engine's own, with one.
         *
         * @return this builder
         */
        public Builder sendOnCallingThread() {
            inline = true;
            return this;
        }

        /**
         * Sets who tells a monitor outside how the engine is. Default: nobody. Only a started engine tells it: at once, and
         * then again and again; after it failed, twice as long later each time, up to half a minute if that is longer than
         * the interval.
         *
         * @param value the way to the monitor
         * @param interval how often, a positive duration; the monitor should raise the alarm when it was told nothing for
         *     some intervals
         * @return this builder
         */
        public Builder heartbeat(Heartbeat value, Duration interval) {
            heartbeat = Required.value("heartbeat", value);
            heartbeatInterval = Required.value("heartbeat interval", interval);
            return this;
        }

        /**
         * Finishes the engine; opens nothing and starts nothing.
         *
         * @return the engine
         * @throws InvalidPolicyException naming every setting that is wrong
         */
        public IncidentEngine build() {
            List<Problem> problems = new ArrayList<>();
            if (policyList.size() + (policies == null ? 0 : 1) > 1) {
                problems.add(new Problem("policy", "set more than once; allowed: one policy, or policies(...)"));
            }
            Map<ChannelType, Channel> byType = EngineCheck.byType(channels, problems);
            EngineCheck.positive("sendTimeout", sendTimeout, problems);
            EngineCheck.positive("pollInterval", pollInterval, problems);
            EngineCheck.positive("heartbeat interval", heartbeatInterval, problems);
            if (!problems.isEmpty()) {
                throw new InvalidPolicyException("engine", problems);
            }
            Policies source = policies;
            if (source == null) {
                source = InMemoryPolicies.of(policyList.isEmpty() ? EmergencyHandling.policy() : policyList.get(0));
            }
            return new IncidentEngine(this, source, byType);
        }
    }
}
