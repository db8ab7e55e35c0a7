package io.incidentengine.simulation;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Required;
import io.incidentengine.model.Role;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Directory;
import io.incidentengine.port.Policies;
import io.incidentengine.simulation.Tally.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks what a history would have come to under another policy: lets it happen twice, once under its own policy and once under
 * the other, and compares. Engine and rules are the real ones; people do what they did, when they did it, whatever the clocks
 * show; every message is delivered at once, and whoever is called answers. What people did is kept in memory, and the two runs
 * take a thread each. Not thread-safe.
 */
public final class WhatIf {
    private final IncidentPolicy other;
    private final Policies own;
    private final Map<PolicyRef, IncidentPolicy> known = new HashMap<>();
    private final List<PastAct> acts = new ArrayList<>();
    private final Map<IncidentId, Past> lives = new HashMap<>();
    private final Set<Role> roles = new HashSet<>();
    private Instant last = Instant.EPOCH;
    private Duration backDated = Duration.ZERO;
    private Directory directory = new Staff();
    private Night night = new Night(LocalTime.of(22, 0), LocalTime.of(6, 0));

    private WhatIf(IncidentPolicy other, Policies own) {
        this.other = other;
        this.own = own;
    }

    /**
     * Begins a question, with no history so far.
     *
     * @param other the policy that is thought of
     * @param own knows the policies that the incidents of the history were on
     * @return the question
     */
    public static WhatIf under(IncidentPolicy other, Policies own) {
        return new WhatIf(Required.value("policy", other), Required.value("own policies", own));
    }

    /**
     * Sets who the people are. Default: nobody, so that of all messages those to reporters alone are counted. Two threads ask it.
     *
     * @param value the directory
     * @return this question
     */
    public WhatIf staff(Directory value) {
        directory = Required.value("staff", value);
        return this;
    }

    /**
     * Sets when it is night, in the zone of whoever is told. Default: from 22:00 to 06:00.
     *
     * @param from the first moment of it
     * @param to the first moment behind it; before {@code from}, it is that of the next day
     * @return this question
     * @throws InvalidInputException if they are the same
     */
    public WhatIf night(LocalTime from, LocalTime to) {
        night = new Night(Required.value("begin of the night", from), Required.value("end of the night", to));
        return this;
    }

    /**
     * Adds an incident to the history; in any order.
     *
     * @param dossier its state and its timeline
     * @throws UnknownPolicyException if a policy that it was on is unknown; nothing is added then
     * @throws InvalidInputException if it is in the history already
     */
    public void add(Dossier dossier) {
        Incident incident = Required.value("dossier", dossier).incident();
        if (lives.containsKey(incident.id())) {
            throw new InvalidInputException("dossier", incident.id() + ", again", "each incident of the history once");
        }
        dossier.timeline().forEach(entry -> know(incident.id(), entry));
        List<PastAct> all = PastAct.of(dossier);
        acts.addAll(all);
        lives.put(incident.id(), Past.of(dossier, all.size()));
        last = lives.size() == 1
                ? incident.trace().recordedAt()
                : Time.later(last, incident.trace().recordedAt());
        for (TimelineEntry entry : dossier.timeline()) {
            roles.addAll(entry.actor().roles());
        }
        Instant began = incident.report().occurredAt().orElse(incident.reportedAt());
        Duration late = Duration.between(began, dossier.timeline().get(0).recorded());
        backDated = late.compareTo(backDated) > 0 ? late : backDated;
    }

    private void know(IncidentId id, TimelineEntry entry) {
        if (entry.event() instanceof IncidentReported reported) {
            know(id, reported.policy());
        } else if (entry.event() instanceof PolicyMigrated migrated) {
            know(id, migrated.to());
        }
    }

    private void know(IncidentId id, PolicyRef ref) {
        known.computeIfAbsent(ref, any -> own.find(ref).orElseThrow(() -> new UnknownPolicyException(ref, id)));
    }

    /**
     * Lets the history happen, up to the last that is on record of it.
     *
     * @return the answer
     * @throws RuntimeException what the directory throws
     */
    public Comparison answer() {
        return answer(last);
    }

    /**
     * Lets the history happen, up to an instant.
     *
     * @param until what comes later is left out, and what is open is so then
     * @return the answer
     * @throws RuntimeException what the directory throws
     */
    public Comparison answer(Instant until) {
        Instant end = Time.instant("end of the history", until);
        List<PastAct> inOrder = PastOrder.of(acts);
        Instant begin = inOrder.isEmpty() || inOrder.get(0).at().isAfter(end)
                ? end
                : inOrder.get(0).at();
        Tally ownTally = new Tally(begin, night);
        Tally otherTally = new Tally(begin, night);
        AtomicBoolean stopped = new AtomicBoolean();
        Rerun ownRun = rerun(PinnedPolicies.own(known, own.current(), roles), begin, ownTally, stopped);
        Rerun otherRun = rerun(PinnedPolicies.all(other), begin, otherTally, stopped);
        CompletableFuture<Void> beside =
                CompletableFuture.runAsync(() -> ownRun.run(inOrder, lives, end), WhatIf::onThreadOfItsOwn);
        try {
            otherRun.run(inOrder, lives, end);
        } finally {
            await(beside);
        }
        return new Comparison(
                begin,
                end,
                ownTally.outcome(),
                otherTally.outcome(),
                otherTally.lateUnlike(ownTally),
                ownTally.lateUnlike(otherTally));
    }

    private Rerun rerun(PinnedPolicies policies, Instant begin, Tally tally, AtomicBoolean stopped) {
        return new Rerun(policies, channels(), directory, afterwards(), begin, tally, stopped);
    }

    private static void onThreadOfItsOwn(Runnable run) {
        Thread thread = new Thread(run, "what-if");
        thread.setDaemon(true);
        thread.start();
    }

    /** Throws what a run has thrown that failed by itself, and was not stopped because of another one. */
    private static void await(CompletableFuture<Void> run) {
        try {
            run.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** So long after all is over, a fault counts as the same one no more, and all is told. */
    private Duration afterwards() {
        Duration longest = other.tolerances().recurrence();
        for (IncidentPolicy policy : known.values()) {
            Duration recurrence = policy.tolerances().recurrence();
            longest = recurrence.compareTo(longest) > 0 ? recurrence : longest;
        }
        return longest.plus(backDated).plus(Duration.ofDays(1));
    }

    private Set<ChannelType> channels() {
        Set<ChannelType> types = new TreeSet<>(Set.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE));
        other.notifications().forEach(rule -> types.addAll(rule.channels()));
        known.values().forEach(policy -> policy.notifications().forEach(rule -> types.addAll(rule.channels())));
        return types;
    }
}
