package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happened to an incident, told for tests: the time of day says when, and every act is recorded as it happens.
 * {@code Story.reported(2).then("1:00", RESOLVED).undone("3:00", REJECTED, RESOLVED)}.
 */
public final class Story {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private final List<ClockFact> facts = new ArrayList<>();
    private long sequence;

    private Story() {}

    /** Reported at 0:00. */
    public static Story reported(int level) {
        return reported("0:00", level);
    }

    public static Story reported(String time, int level) {
        Story story = new Story();
        story.add(Signal.REPORTED, t(time), Severity.level(level), 0);
        return story;
    }

    /** An instant at {@code h:mm} or {@code h:mm:ss.SSSSSS} of the day, or of a later one: {@code 49:30}. */
    public static Instant t(String time) {
        String[] parts = time.split(":");
        Duration since = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
        return MIDNIGHT.plus(parts.length == 2 ? since : since.plus(Duration.parse("PT" + parts[2] + "S")));
    }

    /** The fault began, as the report says. */
    public Story occurred(String time) {
        facts.add(ClockFact.of(1, Signal.OCCURRED, t(time)));
        return this;
    }

    public Story then(String time, Signal... together) {
        sequence++;
        for (Signal signal : together) {
            facts.add(ClockFact.of(sequence, signal, t(time)));
        }
        return this;
    }

    /** Something that undoes what happened last of that kind. */
    public Story undone(String time, Signal by, Signal undone) {
        long undoes = facts.stream()
                .filter(fact -> fact.signal() == undone)
                .mapToLong(ClockFact::sequence)
                .max()
                .orElseThrow();
        add(by, t(time), null, undoes);
        return this;
    }

    public Story raised(String time, int level) {
        add(Signal.RAISED, t(time), Severity.level(level), 0);
        return this;
    }

    public Story lowered(String time, int level) {
        add(Signal.LOWERED, t(time), Severity.level(level), 0);
        return this;
    }

    /** It begins to wait for a reason. */
    public Story paused(String time, PauseReason reason) {
        facts.add(new ClockFact(++sequence, Signal.PAUSED, t(time), null, 0, reason, Map.of(), List.of(), List.of()));
        return this;
    }

    /** It waits no more for a reason that it waited for last. */
    public Story resumed(String time, PauseReason reason) {
        long undoes = facts.stream()
                .filter(fact -> fact.signal() == Signal.PAUSED && reason.equals(fact.pause()))
                .mapToLong(ClockFact::sequence)
                .max()
                .orElseThrow();
        facts.add(new ClockFact(
                ++sequence, Signal.RESUMED, t(time), null, undoes, reason, Map.of(), List.of(), List.of()));
        return this;
    }

    /** Another incident is merged into it, which has a history of its own. */
    public Story merged(String time, Map<Signal, Instant> origins) {
        return merged(time, origins, List.of());
    }

    /** The same, which was reported at a time of its own, and may have stood still. */
    public Story merged(String time, String reported, Standstill... standstills) {
        return merged(time, Map.of(Signal.REPORTED, t(reported)), List.of(standstills));
    }

    private Story merged(String time, Map<Signal, Instant> origins, List<Standstill> standstills) {
        facts.add(new ClockFact(++sequence, Signal.MERGED, t(time), null, 0, null, origins, standstills, List.of()));
        return this;
    }

    private void add(Signal signal, Instant at, Severity severity, long undoes) {
        facts.add(new ClockFact(++sequence, signal, at, severity, undoes));
    }

    public List<ClockFact> facts() {
        return MilestoneClock.sorted(facts);
    }

    public List<ClockRun> runs(Milestone milestone) {
        return MilestoneClock.runs(milestone, 1, facts());
    }

    /** The clock's only run. */
    public ClockRun run(Milestone milestone) {
        List<ClockRun> runs = runs(milestone);
        if (runs.size() != 1) {
            throw new AssertionError("one run expected: " + runs);
        }
        return runs.get(0);
    }

    public ClockRun run(Milestone.Builder milestone) {
        return run(milestone.build());
    }

    /** What the clock's only run shows while the incident is neither confirmed nor closed. */
    public Reading reading(Milestone milestone, String time) {
        return run(milestone).reading(t(time), false);
    }
}
