package io.incidentengine.incident;

import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One incident, driven by hand: set the present with {@link #at}, act or tick, look at what came of it. Every step is
 * checked against what must hold of any decision, see {@link Invariants}.
 */
public final class Life {
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    public static final Actor ENGINEER = Actor.of("eve", Role.OM_ENGINEER);
    public static final Actor DEVELOPER = Actor.of("dan", Role.DEVELOPER);
    public static final Actor MANAGER = Actor.of("mia", Role.INCIDENT_MANAGER);
    public static final Actor REPORTER = Actor.of("rob", Role.REPORTER);
    public static final Person ROB = Person.of("rob", "Rob", Contact.email("rob@example.org"));
    public static final Person SUE = Person.of("sue", "Sue", Contact.email("sue@example.org"));

    private IncidentPolicy policy;
    private final IncidentId id;
    private final Invariants invariants = new Invariants();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<ProblemOffer> offers = new ArrayList<>();
    private RoleTable roles;
    private Siblings siblings = Siblings.NONE;
    private Instant now = START;
    private @Nullable Incident incident;
    private @Nullable Change last;

    private Life(IncidentId id, IncidentPolicy policy) {
        this.id = id;
        this.policy = policy;
        this.roles = policy.roles();
    }

    /** Nothing is reported yet. */
    public static Life under(IncidentPolicy policy) {
        return named("INC-1", policy);
    }

    /** Nothing is reported yet, of an incident with an id of its own. */
    public static Life named(String id, IncidentPolicy policy) {
        return new Life(IncidentId.of(id), policy);
    }

    /** Reported by Rob at {@link #START}, under the default policy. */
    public static Life ofLevel(int level) {
        return under(EmergencyHandling.policy()).report(reportOfLevel(level).build());
    }

    /** Brought to a status without any detour, at level 2, all at {@link #START}. */
    public static Life in(IncidentStatus status) {
        return in(status, EmergencyHandling.policy());
    }

    /** The same under a policy of its own. */
    public static Life in(IncidentStatus status, IncidentPolicy policy) {
        Life life = under(policy).report(reportOfLevel(2).build());
        return switch (status) {
            case REPORTED -> life;
            case IN_PROGRESS -> life.does(CommandType.RESPOND);
            case RECOVERED -> in(IncidentStatus.IN_PROGRESS, policy).does(CommandType.RECOVER);
            case RESOLVED -> in(IncidentStatus.IN_PROGRESS, policy).does(CommandType.RESOLVE);
            case CONFIRMED -> in(IncidentStatus.RESOLVED, policy).does(CommandType.CONFIRM);
            case CLOSED -> in(IncidentStatus.CONFIRMED, policy).does(CommandType.CLOSE);
            case CANCELLED -> life.does(CommandType.CANCEL);
        };
    }

    /** The default policy, but recovery and resolution stand still for a vendor; recovery for at most four hours. */
    public static IncidentPolicy pausing() {
        IncidentPolicy standard = EmergencyHandling.policy();
        return standard.toBuilder("pausing", 1)
                .milestone(standard.milestone(Milestone.RECOVERY).orElseThrow().toBuilder()
                        .pausedBy(PauseReason.WAITING_FOR_VENDOR, Duration.ofHours(4))
                        .pausedBy(PauseReason.PLANNED_WINDOW)
                        .build())
                .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                        .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                        .pausedBy(PauseReason.WAITING_FOR_REPORTER)
                        .build())
                .build();
    }

    public static Report.Builder reportOfLevel(int level) {
        Criterion criterion = switch (level) {
            case 1 -> Criterion.DATA_LOSS;
            case 2 -> Criterion.DEGRADATION;
            default -> Criterion.CONSULTING;
        };
        return Report.of("portal", "Login fails").reporter(ROB).impact(criterion);
    }

    /** How long after the start. */
    public static Instant time(Duration since) {
        return START.plus(since);
    }

    // --- acting ---

    public Life at(Duration sinceStart) {
        return at(time(sinceStart));
    }

    public Life at(Instant present) {
        now = present;
        return this;
    }

    public Life withRoles(RoleTable current) {
        roles = current;
        return this;
    }

    public Life beside(Siblings others) {
        siblings = others;
        return this;
    }

    public Life report(Report report) {
        return take(Decisions.report(id, Intake.of("mail-1", report), ENGINEER, situation()), true);
    }

    public Life attach(Report report) {
        return take(Decisions.attach(incident(), Intake.of("mail-2", report), ENGINEER, situation()), true);
    }

    public Life tick() {
        return take(Decisions.tick(incident(), situation()), false);
    }

    public Life tickAt(Duration sinceStart) {
        return at(sinceStart).tick();
    }

    /** The sample command of a type, by somebody who may give it. */
    public Life does(CommandType type) {
        return does(Samples.actor(type), Samples.of(type), null);
    }

    public Life does(Actor actor, IncidentCommand command) {
        return does(actor, command, null);
    }

    public Life severity(int level) {
        return does(MANAGER, new ChangeSeverity(Severity.level(level), "as things look now"));
    }

    public Life corrects(Signal signal, Duration sinceStart) {
        return does(MANAGER, new CorrectTime(signal, time(sinceStart), "seen in a log"));
    }

    /** The sample command of a type, back-dated: it took effect earlier. */
    public Life did(CommandType type, Duration sinceStart) {
        return did(Samples.actor(type), Samples.of(type), sinceStart);
    }

    /** Back-dated: it took effect earlier. */
    public Life did(Actor actor, IncidentCommand command, Duration sinceStart) {
        return does(actor, command, time(sinceStart));
    }

    public Life does(Actor actor, IncidentCommand command, @Nullable Instant effective) {
        Change change = Decisions.handle(incident(), command, actor, effective, situation());
        boolean corrects = (effective != null && effective.isBefore(invariants.present(now)))
                || command.type() == CommandType.CORRECT_TIME
                || command.type() == CommandType.REOPEN
                || command.type() == CommandType.CANCEL;
        return take(change, corrects);
    }

    /** Merged into another, which has the same present. */
    public Life mergeInto(Life other) {
        return mergeInto(other, MANAGER);
    }

    public Life mergeInto(Life other, Actor actor) {
        MergeChange merged = other.id.equals(id)
                ? Decisions.merge(incident(), incident(), actor, "the same fault", situation(), situation())
                : Decisions.merge(
                        incident(),
                        other.incident(),
                        actor,
                        "the same fault",
                        situation(),
                        other.at(now).situation());
        other.take(merged.into(), false);
        return take(merged.duplicate(), false);
    }

    /** What moving to another policy would change. */
    public Migration preview(IncidentPolicy target) {
        return Decisions.migrate(incident(), target, MANAGER, "preview", situation());
    }

    public Life migrate(IncidentPolicy target) {
        return migrate(target, MANAGER);
    }

    public Life migrate(IncidentPolicy target, Actor actor) {
        Migration migration = Decisions.migrate(incident(), target, actor, "a new contract", situation());
        policy = target;
        return take(migration.change(), false);
    }

    /** Whether a step would be taken now; tries it without doing it. */
    boolean wouldTake(Script.Step step) {
        try {
            if (step.command() == null) {
                Decisions.attach(incident(), Intake.of("mail-3", Script.further(step)), step.actor(), situation());
            } else {
                Decisions.handle(incident(), step.command(), step.actor(), step.effective(), situation());
            }
            return true;
        } catch (IncidentException refused) {
            return false;
        }
    }

    private Situation situation() {
        return new Situation(policy, roles, now, siblings);
    }

    private Life take(Change change, boolean corrects) {
        invariants.check(policy, now, change, corrects);
        timeline.addAll(change.entries());
        notifications.addAll(change.notifications());
        offers.addAll(change.offers());
        incident = change.incident();
        last = change;
        return this;
    }

    // --- looking ---

    public Incident incident() {
        return Optional.ofNullable(incident).orElseThrow();
    }

    public IncidentPolicy policy() {
        return policy;
    }

    public IncidentStatus status() {
        return incident().status();
    }

    public int level() {
        return incident().severity().level();
    }

    public Change lastChange() {
        return Optional.ofNullable(last).orElseThrow();
    }

    public Optional<Instant> wakeUp() {
        return lastChange().wakeUp();
    }

    public List<TimelineEntry> timeline() {
        return timeline;
    }

    public List<Notification> notifications() {
        return notifications;
    }

    public List<ProblemOffer> offers() {
        return offers;
    }

    /** The rules by which the last change told somebody something. */
    public List<String> told() {
        return lastChange().notifications().stream().map(n -> n.rule().name()).toList();
    }

    /** All notifications of one rule so far. */
    public List<Notification> told(String rule) {
        return notifications.stream().filter(n -> n.rule().name().equals(rule)).toList();
    }

    /** What caused the notifications of one rule so far, as time since the start. */
    public List<Duration> toldAt(String rule) {
        return told(rule).stream().map(n -> Duration.between(START, n.at())).toList();
    }

    public <E extends IncidentEvent> List<E> events(Class<E> type) {
        return timeline.stream()
                .map(TimelineEntry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The events of the last change. */
    public List<IncidentEvent> happened() {
        return lastChange().entries().stream().map(TimelineEntry::event).toList();
    }

    public <E extends IncidentEvent> E happened(Class<E> type) {
        return happened().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The final verdict on the latest run of a clock. */
    public Optional<Verdict> verdict(String milestone) {
        return run(milestone)
                .flatMap(clock -> incident().sla().verdict(clock.run().key()));
    }

    public Verdict.@Nullable Outcome outcome(String milestone) {
        return verdict(milestone).map(Verdict::outcome).orElse(null);
    }

    public Reading reading(String milestone) {
        return run(milestone).orElseThrow().reading();
    }

    /** How all clocks come to what they show now (S34). */
    public List<Explanation> explain() {
        return Explanation.of(incident(), timeline, policy, invariants.present(now));
    }

    public Explanation explain(String milestone) {
        return explain().stream()
                .filter(explanation -> explanation.clock().milestone().equals(milestone))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private Optional<Clocks.ClockReading> run(String milestone) {
        return Clocks.readings(incident(), policy, invariants.present(now)).stream()
                .filter(clock -> clock.milestone().equals(milestone))
                .reduce((earlier, later) -> later);
    }
}
