package io.incidentengine.incident;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.SlaRecord.RunRecord;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Notification.ClockStep;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Breach;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.FormerTarget;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: emits events, folds each into the state at once, and lets time do what it does (S6).
 * Confined to one call; the function around it is pure.
 */
final class Decision {
    final Instant now;
    IncidentPolicy policy;
    private final @Nullable Incident before;
    private Incident incident;
    private final @Nullable Instant expected;
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<ProblemOffer> offers = new ArrayList<>();
    private final List<ProofOutcome> outcomes = new ArrayList<>();
    private final Set<Signal> news = EnumSet.noneOf(Signal.class);
    private @Nullable List<ClockRun> runs;
    private @Nullable Due next;
    private boolean nextIsKnown;
    /** Whether something has happened that the engine could not foresee. */
    private boolean isNew;

    /** Goes on with an incident. */
    Decision(Incident incident, IncidentPolicy policy, Instant now) {
        this.before = incident;
        this.incident = incident;
        this.policy = policy;
        this.now = Time.later(now, incident.trace().recordedAt());
        Due due = next();
        this.expected = due == null ? null : due.at();
    }

    /** Begins an incident. */
    Decision(IncidentId id, IncidentPolicy policy, Instant now, Actor actor, Instant effective, IncidentEvent event) {
        this.policy = policy;
        this.now = now;
        this.before = null;
        this.expected = null;
        TimelineEntry first = new TimelineEntry(1, actor, effective, now, event);
        this.incident = Incident.fold(id, List.of(first));
        entries.add(first);
        hear(first, event.signals(), Map.of(), now);
    }

    Incident incident() {
        return incident;
    }

    List<ClockRun> runs() {
        List<ClockRun> known = runs;
        if (known == null) {
            known = Clocks.runs(incident, policy);
        } else if (!news.isEmpty()) {
            known = Clocks.runs(incident, policy, known, news);
        }
        runs = known;
        news.clear();
        return known;
    }

    private @Nullable Due next() {
        if (!nextIsKnown) {
            FactList.Derived known = incident.sla().remembering().of(incident, policy);
            next = known == null ? Agenda.next(incident, policy, runs()) : known.next();
            nextIsKnown = true;
        }
        return next;
    }

    Change change() {
        Due due = next();
        if (due != null || incident.isOpen()) { // what is over would only keep its clocks in memory
            incident.sla().remembering().remember(incident, policy, List.copyOf(runs()), due);
        }
        return new Change(
                incident, entries, notifications, offers, outcomes, due == null ? null : due.at(), deadline());
    }

    private @Nullable Instant deadline() {
        if (incident.isSilent()) {
            return null;
        }
        Instant earliest = null;
        for (ClockRun run : runs()) {
            Instant deadline = run.isVoided() || run.stoppedAt().isPresent()
                    ? null
                    : run.breach().map(Breach::deadline).orElse(null);
            if (deadline != null && (earliest == null || deadline.isBefore(earliest))) {
                earliest = deadline;
            }
        }
        return earliest;
    }

    /** Records that something happened, and tells those who are to be told at once. */
    void emit(Actor actor, Instant effective, IncidentEvent event, Map<String, String> facts) {
        isNew = true;
        hear(append(actor, effective, event), event.signals(), facts, now);
    }

    /** Records that several things happened at once, and tells them as one: who is told sees what has come of all. */
    void emit(Actor actor, Instant effective, List<IncidentEvent> events, Map<String, String> facts) {
        List<Signal> signals = new ArrayList<>();
        TimelineEntry last = null;
        for (IncidentEvent event : events) {
            last = append(actor, effective, event);
            signals.addAll(event.signals());
        }
        if (last != null) {
            isNew = true;
            hear(last, signals, facts, now);
        }
    }

    private TimelineEntry append(Actor actor, Instant effective, IncidentEvent event) {
        TimelineEntry entry = new TimelineEntry(incident.trace().sequence() + 1, actor, effective, now, event);
        incident = incident.apply(entry);
        entries.add(entry);
        nextIsKnown = false;
        news.addAll(event.signals());
        if (event instanceof TimeCorrected) {
            runs = null;
        }
        return entry;
    }

    private void hear(TimelineEntry entry, List<Signal> signals, Map<String, String> facts, Instant known) {
        if (signals.isEmpty()) {
            return;
        }
        boolean informs = false;
        if (incident.status().isOpen() && movesScope(signals)) {
            for (NotificationRule rule : policy.notifications()) {
                if (rule.trigger() instanceof Trigger.FirstInScope
                        && rule.covers(incident.severity())
                        && !incident.telling().informed().contains(rule.name())) {
                    decide(rule, entry.effective(), known, rule.name(), facts, null);
                    informs = true; // who is told that it is there need not hear that it worsened
                }
            }
        }
        for (NotificationRule rule : policy.notifications()) {
            if (rule.trigger() instanceof Trigger.OnSignal on
                    && rule.covers(incident.severity())
                    && hears(on, signals, informs)) {
                decide(rule, entry.effective(), known, rule.name() + "/" + entry.sequence(), facts, null);
            }
        }
    }

    private static boolean hears(Trigger.OnSignal trigger, List<Signal> signals, boolean informed) {
        for (Signal signal : signals) {
            if (trigger.signals().contains(signal) && !(informed && signal == Signal.RAISED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean movesScope(List<Signal> signals) {
        return signals.contains(Signal.REPORTED) || signals.contains(Signal.RAISED) || signals.contains(Signal.LOWERED);
    }

    /** Decides to tell something that became known at an instant, which is no earlier than when it took effect. */
    private void decide(
            NotificationRule rule,
            Instant at,
            Instant known,
            String name,
            Map<String, String> facts,
            @Nullable ClockStep step) {
        Map<String, String> all = new HashMap<>();
        all.put(Facts.TITLE, incident.report().title());
        all.put(Facts.SERVICE, incident.report().service().value());
        nextLimit(all);
        all.putAll(facts);
        String key = incident.id() + "/" + incident.lifecycle().cycle() + "/" + name;
        Notification notification = new Notification(
                key, incident.id(), rule, incident.severity(), at, known.isAfter(at) ? known : null, all, step, null);
        append(Actor.ENGINE, at, new NotificationDecided(notification));
        notifications.add(notification);
    }

    /** By when the next thing must have happened, which is what whoever is told wants to know. */
    private void nextLimit(Map<String, String> facts) {
        ClockRun first = null;
        Instant next = null;
        for (ClockRun run : runs()) {
            Breach ahead =
                    run.breach().filter(breach -> breach.at().isAfter(now)).orElse(null);
            if (ahead != null
                    && !run.isVoided()
                    && (next == null || ahead.deadline().isBefore(next))) {
                first = run;
                next = ahead.deadline();
            }
        }
        if (first != null && next != null) {
            facts.put(Facts.NEXT_MILESTONE, first.key().milestone());
            facts.put(Facts.NEXT_DEADLINE, next.toString());
        }
    }

    /** Records what came of the proof of a notification (S29). */
    void conclude(ProofOutcome outcome) {
        append(Actor.ENGINE, outcome.at(), new ProofConcluded(outcome));
        outcomes.add(outcome);
    }

    /** Offers the incident to problem management, once per ground (R8). */
    void offer(ProblemGround ground, String evidence, Instant at) {
        if (policy.closing().problemOffers().contains(ground)
                && !incident.handling().offered().contains(ground)) {
            ProblemOffer offer = problem(ground, evidence, at);
            append(Actor.ENGINE, at, new OfferedToProblemManagement(offer));
            offers.add(offer);
        }
    }

    /** Hands the incident over to problem management, by the same road. */
    ProblemOffer handOver(ProblemGround ground, String evidence, Instant at) {
        ProblemOffer offer = problem(ground, evidence, at);
        offers.add(offer);
        return offer;
    }

    private ProblemOffer problem(ProblemGround ground, String evidence, Instant at) {
        String key = incident.id() + "/problem/" + (incident.trace().sequence() + 1);
        return new ProblemOffer(key, incident.id(), ground, evidence, at);
    }

    /**
     * Lets everything happen that fell due before a command takes effect (S6). What has lapsed by now is closed to
     * back-dated commands too, whether or not anybody has looked since.
     */
    void settleBefore(Instant effective) {
        Instant lapse = Agenda.lapse(incident, policy);
        settle(lapse == null || lapse.isAfter(now) ? effective : now);
    }

    /** Lets everything happen that fell due up to a limit (S6), and tells it collapsed (S22). */
    void settle(Instant limit) {
        Due first = next();
        if (first == null || first.at().isAfter(limit)) {
            return;
        }
        Map<String, Announcement> steps = new LinkedHashMap<>();
        for (Due due = first; due != null && !due.at().isAfter(limit); due = next()) {
            if (due instanceof Due.Overdue overdue) {
                breach(overdue.run(), overdue.breach());
            } else if (due instanceof Due.Step step) {
                step(step, steps);
            } else if (due instanceof Due.Reminder reminder) {
                remind(reminder, limit);
            } else if (due instanceof Due.Progress progress) {
                progress(progress.at(), limit);
            } else if (due instanceof Due.Lapse lapse) {
                lapse(lapse.at());
            }
        }
        steps.values().forEach(this::announce);
    }

    private void lapse(Instant at) {
        String reason = "nobody answered in time";
        boolean closes = policy.closing().confirmation().closesItself();
        IncidentEvent event = closes ? new IncidentClosed(reason, true, lag(at)) : new ConfirmationLapsed(lag(at));
        hear(append(Actor.ENGINE, at, event), event.signals(), Map.of(), known(at));
        supersede(() -> reason);
        recordMet();
    }

    private void breach(ClockRun run, Breach breach) {
        Verdict verdict =
                new Verdict(run.key(), Verdict.Outcome.BREACHED, breach.at(), breach.deadline(), breach.cause());
        append(Actor.ENGINE, breach.at(), new VerdictReached(verdict, breach.elapsed(), lag(breach.at())));
    }

    /** The highest step of a milestone that somebody is to be told of, and how many it stands for. */
    private record Announcement(Due.Step step, List<NotificationRule> rules, int collapsed) {}

    private void step(Due.Step step, Map<String, Announcement> steps) {
        append(
                Actor.ENGINE,
                step.at(),
                new RungFired(step.run().key(), step.rung().name(), step.count(), lag(step.at())));
        String milestone = step.run().key().milestone();
        List<NotificationRule> rules = policy.notifications().stream()
                .filter(rule -> rule.trigger() instanceof Trigger.OnRung on
                        && on.rung().equals(step.rung().name())
                        && on.milestones().contains(milestone)
                        && rule.covers(incident.severity()))
                .toList();
        if (!rules.isEmpty()) {
            steps.merge(milestone, new Announcement(step, rules, 0), this::highest);
        }
    }

    /** Of two steps of one ladder that fell due together, the higher one is told, though a repeat below it came later. */
    private Announcement highest(Announcement earlier, Announcement later) {
        List<Rung> ladder = policy.ladder(later.step().run().key().milestone());
        boolean climbs = ladder.indexOf(later.step().rung())
                >= ladder.indexOf(earlier.step().rung());
        Announcement told = climbs ? later : earlier;
        return new Announcement(told.step(), told.rules(), earlier.collapsed() + 1);
    }

    private void announce(Announcement announcement) {
        Due.Step step = announcement.step();
        ClockRun run = step.run();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Facts.MILESTONE, run.key().milestone());
        run.breach().ifPresent(breach -> {
            facts.put(Facts.DEADLINE, breach.deadline().toString());
            switch (breach.cause()) {
                case TIME_RAN_OUT -> {}
                case RECLASSIFIED, REJECTED, RELAPSED, MERGED, MIGRATED ->
                    facts.put(Facts.CAUSE, breach.cause().name().toLowerCase(java.util.Locale.ROOT));
            }
        });
        if (run.isStoppedByPeople() && incident.lifecycle().transferred() == null) { // with others it only stands still
            run.stoppedAt().ifPresent(done -> facts.put(Facts.DONE, done.toString()));
        }
        if (announcement.collapsed() > 0) {
            facts.put(Facts.COLLAPSED, String.valueOf(announcement.collapsed()));
        }
        RunRecord onRecord = incident.sla().of(run.key());
        String name = run.key().milestone() + "/" + run.key().run() + "." + onRecord.epoch() + "/"
                + step.rung().name() + "/" + step.count();
        for (NotificationRule rule : announcement.rules()) {
            decide(
                    rule,
                    step.at(),
                    known(step.at()),
                    rule.name() + "/" + name,
                    facts,
                    new ClockStep(run.key(), step.rung().name()));
        }
    }

    private void remind(Due.Reminder reminder, Instant limit) {
        Instant progress = reminder.progressDue();
        TimelineEntry entry =
                append(Actor.ENGINE, reminder.at(), new ProgressReminderFellDue(progress, lag(reminder.at())));
        if (progress.isAfter(limit)) {
            announce(Trigger.OnCadenceReminder.class, entry, Map.of(Facts.DEADLINE, progress.toString()));
        }
    }

    /** Hourly progress tells once, however many hours were missed (S22, S23). */
    private void progress(Instant first, Instant limit) {
        Duration interval = policy.cadence().interval(incident.severity()).orElseThrow();
        Instant due = Agenda.gridPoint(first, interval, limit);
        boolean recorded = !incident.telling().isSilent();
        long missed = Agenda.intervals(first, interval, due);
        TimelineEntry entry = append(Actor.ENGINE, due, new ProgressFellDue(recorded, missed, lag(first)));
        Map<String, String> facts = new LinkedHashMap<>();
        if (recorded) {
            facts.put(Facts.NOTE, incident.telling().note());
        }
        if (missed > 0) {
            facts.put(Facts.COLLAPSED, String.valueOf(missed));
        }
        announce(Trigger.OnCadence.class, entry, facts);
    }

    private void announce(Class<? extends Trigger> trigger, TimelineEntry entry, Map<String, String> facts) {
        for (NotificationRule rule : policy.notifications()) {
            if (trigger.isInstance(rule.trigger()) && rule.covers(incident.severity())) {
                Instant due = entry.effective();
                decide(rule, due, known(due), rule.name() + "/" + entry.sequence(), facts, null);
            }
        }
    }

    /** How late the engine is with something that it should have woken up for (S4). */
    private Duration lag(Instant due) {
        Duration lag = Duration.between(due, now);
        return isExpected(due) && lag.compareTo(policy.tolerances().lateness()) > 0 ? lag : Duration.ZERO;
    }

    /** When it was to be known that something falls due: then, or only now that a fact or another policy makes it so. */
    private Instant known(Instant due) {
        return !isNew && isExpected(due) ? due : now;
    }

    private boolean isExpected(Instant due) {
        return expected != null && !due.isBefore(expected);
    }

    /** Takes back what a correction has made untrue, then lets time catch up, then records what is met for good. */
    void catchUp(Supplier<String> reason) {
        supersede(reason);
        settle(now);
        recordMet();
    }

    /**
     * The targets so far of the clocks that are not met for good: they judge what was before the migration (S15). Where the other
     * policy counts more time, so that a clock would have been late by then, the target is longer by that: what it had left stays.
     */
    List<FormerTarget> formerTargets(IncidentPolicy target) {
        Map<ClockKey, ClockRun> before = new HashMap<>();
        runs().forEach(run -> before.put(run.key(), run));
        List<FormerTarget> former = new ArrayList<>();
        for (ClockRun run : Clocks.runs(incident, target)) {
            Verdict verdict = incident.sla().of(run.key()).verdict();
            if (verdict == null || verdict.isBreach()) {
                ClockRun was = before.get(run.key());
                former.add(new FormerTarget(
                        run.key(), was == null ? null : was.target(now).orElse(null)));
            }
        }
        PolicyMigrated event = new PolicyMigrated(incident.policy(), target.ref(), former, "");
        Incident after =
                incident.apply(new TimelineEntry(incident.trace().sequence() + 1, Actor.ENGINE, now, now, event));
        for (ClockRun run : Clocks.runs(after, target)) {
            ClockRun was = before.get(run.key());
            boolean isLateBefore =
                    run.breach().filter(breach -> breach.at().isBefore(now)).isPresent();
            if (was != null && isLateBefore && incident.sla().of(run.key()).verdict() == null) {
                Duration more = run.elapsed(now).minus(was.elapsed(now));
                former.replaceAll(
                        one -> one.clock().equals(run.key()) && !more.isNegative() ? one.longerBy(more) : one);
            }
        }
        return former;
    }

    /** Goes on under another policy; what is final stays as it was judged (S10, S15). */
    void goOnUnder(IncidentPolicy target) {
        policy = target;
        runs = null;
        nextIsKnown = false;
        settle(now);
        recordMet();
    }

    private void supersede(Supplier<String> reason) {
        for (Verdict verdict : verdicts()) {
            ClockRun run = run(verdict.clock());
            Verdict derived = run == null ? null : verdict(run);
            if (!verdict.equals(derived) && (isOfThisDecision(verdict) || touches(verdict, run))) {
                Map<String, Integer> passed = run == null ? Map.of() : passed(run);
                append(Actor.ENGINE, now, new VerdictSuperseded(verdict, reason.get(), passed));
            }
        }
    }

    /** Takes back what has been judged of the cycle that ends since then: its clocks run no more. */
    void endCycle(Instant at, String reason) {
        for (Verdict verdict : verdicts()) {
            if (verdict.at().isAfter(at)) {
                append(Actor.ENGINE, now, new VerdictSuperseded(verdict, reason, Map.of()));
            }
        }
    }

    /** The verdicts on record in this cycle. */
    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (RunRecord run : incident.sla().runs().values()) {
            Verdict verdict = run.verdict();
            if (verdict != null
                    && verdict.clock().cycle() == incident.lifecycle().cycle()) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private @Nullable ClockRun run(ClockKey key) {
        for (ClockRun run : runs()) {
            if (run.key().equals(key)) {
                return run;
            }
        }
        return Clocks.run(incident, policy, key).orElse(null);
    }

    /** How often each rung that has fired would have done so by the clock as it is now. */
    private Map<String, Integer> passed(ClockRun run) {
        Map<String, Integer> passed = new LinkedHashMap<>();
        for (Rung rung : policy.ladder(run.key().milestone())) {
            int fired = incident.sla().of(run.key()).fired().getOrDefault(rung.name(), 0);
            int count = 0;
            while (count < fired
                    && rung.due(run, count).filter(at -> !at.isAfter(now)).isPresent()) {
                count++;
            }
            if (count > 0) {
                passed.put(rung.name(), count);
            }
        }
        return passed;
    }

    private boolean isOfThisDecision(Verdict verdict) {
        return entries.stream()
                .anyMatch(entry -> entry.event() instanceof VerdictReached reached
                        && reached.verdict().equals(verdict));
    }

    /**
     * Whether this decision changes what the clock had come to when the verdict fell: after a migration, the verdict on
     * record may be another than the policy would give, and only what touches it is a correction (S10, S15).
     */
    private boolean touches(Verdict verdict, @Nullable ClockRun run) {
        ClockRun was = before == null
                ? null
                : Clocks.run(before, policy, verdict.clock()).orElse(null);
        if (before == null || was == null || run == null) {
            return was != run;
        }
        return !was.reading(verdict.at(), before.status().isSettled())
                .equals(run.reading(verdict.at(), incident.status().isSettled()));
    }

    private void recordMet() {
        for (ClockRun run : runs()) {
            if (run.stoppedAt().isPresent() && incident.sla().of(run.key()).verdict() == null) {
                Verdict verdict = verdict(run);
                if (verdict != null && !verdict.isBreach()) {
                    append(
                            Actor.ENGINE,
                            verdict.at(),
                            new VerdictReached(verdict, run.elapsed(verdict.at()), Duration.ZERO));
                }
            }
        }
    }

    /** The final verdict on a run as its ledger has it now, or null while it is open. */
    private @Nullable Verdict verdict(ClockRun run) {
        Reading reading = run.reading(now, incident.status().isSettled());
        if (reading instanceof Reading.Breached breached) {
            return new Verdict(
                    run.key(), Verdict.Outcome.BREACHED, breached.at(), breached.deadline(), breached.cause());
        }
        if (reading instanceof Reading.Met met) {
            return new Verdict(run.key(), Verdict.Outcome.MET, met.at(), met.deadline(), null);
        }
        return null;
    }
}
