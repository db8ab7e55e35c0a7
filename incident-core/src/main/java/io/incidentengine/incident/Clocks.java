package io.incidentengine.incident;

import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.MilestoneClock;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the clocks of an incident; pure functions over its state (S7). */
public final class Clocks {
    private Clocks() {}

    /**
     * Derives the runs of all clocks in the current cycle.
     *
     * @param incident the incident
     * @param policy the policy that it is pinned to
     * @return the runs, in the order of the policy's milestones, then of time
     */
    public static List<ClockRun> runs(Incident incident, IncidentPolicy policy) {
        List<ClockRun> known = incident.sla().remembering().runs(incident, policy);
        return known == null ? runs(incident, policy, List.of(), EnumSet.allOf(Signal.class)) : known;
    }

    /** The same, where the runs before some news are known: a clock that hears nothing of it shows what it showed. */
    static List<ClockRun> runs(Incident incident, IncidentPolicy policy, List<ClockRun> known, Set<Signal> news) {
        List<ClockRun> runs = new ArrayList<>(policy.milestones().size());
        boolean major = incident.isMajor(policy);
        boolean anyMayAppear = news.contains(Signal.DECLARED_MAJOR);
        for (Milestone milestone : policy.milestones()) {
            if (milestone.majorOnly() && !major) {
                continue;
            }
            if (anyMayAppear || milestone.hearsAny(news)) {
                runs.addAll(MilestoneClock.runs(
                        milestone, incident.lifecycle().cycle(), incident.sla().facts()));
            } else {
                for (ClockRun run : known) {
                    if (run.key().milestone().equals(milestone.name())) {
                        runs.add(run);
                    }
                }
            }
        }
        return runs;
    }

    /** One run of the current cycle, whether or not only major incidents have such a clock. */
    static Optional<ClockRun> run(Incident incident, IncidentPolicy policy, ClockKey key) {
        return policy.milestone(key.milestone()).stream()
                .flatMap(milestone ->
                        MilestoneClock.runs(
                                milestone,
                                incident.lifecycle().cycle(),
                                incident.sla().facts())
                                .stream())
                .filter(run -> run.key().equals(key))
                .findFirst();
    }

    /**
     * What all clocks of the current cycle show.
     *
     * @param incident the incident
     * @param policy the policy that it is pinned to
     * @param now the present
     * @return a reading for each run, in the order of {@link #runs}; a clock of major incidents is shown when it has a
     *     verdict, too, though the incident is major no more (S10)
     */
    public static List<ClockReading> readings(Incident incident, IncidentPolicy policy, Instant now) {
        List<ClockReading> readings = new ArrayList<>();
        boolean major = incident.isMajor(policy);
        for (Milestone milestone : policy.milestones()) {
            for (ClockRun run : MilestoneClock.runs(
                    milestone, incident.lifecycle().cycle(), incident.sla().facts())) {
                if (major
                        || !milestone.majorOnly()
                        || incident.sla().verdict(run.key()).isPresent()) {
                    readings.add(new ClockReading(run, reading(incident, run, now)));
                }
            }
        }
        return readings;
    }

    /** What a run shows; a verdict that was final under an earlier policy stays what it is (S10, S15). */
    private static Reading reading(Incident incident, ClockRun run, Instant now) {
        Reading reading = run.reading(now, incident.status().isSettled());
        Verdict verdict = incident.sla().verdict(run.key()).orElse(null);
        Instant stopped = run.stoppedAt().filter(at -> !at.isAfter(now)).orElse(null);
        if (verdict == null) {
            return reading;
        }
        if (verdict.isBreach()) {
            return new Reading.Breached(
                    reading.elapsed(),
                    verdict.at(),
                    verdict.deadline(),
                    verdict.cause().orElseThrow(),
                    stopped);
        }
        return new Reading.Met(reading.elapsed(), verdict.at(), verdict.deadline());
    }

    /**
     * One run of a clock, and what it shows.
     *
     * @param run the run with its ledger
     * @param reading what it shows
     */
    public record ClockReading(ClockRun run, Reading reading) {
        /**
         * The milestone's name.
         *
         * @return such as {@code response}
         */
        public String milestone() {
            return run.key().milestone();
        }
    }
}
