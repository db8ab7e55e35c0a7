package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Random lives of incidents within {@value #SPAN} seconds: stops, undoings, severity changes, pauses and merges, many at
 * equal instants.
 */
final class RandomStory {
    static final Instant ZERO = Instant.parse("2026-03-02T08:00:00Z");
    static final int SPAN = 60;
    private static final List<PauseReason> REASONS =
            List.of(PauseReason.WAITING_FOR_VENDOR, PauseReason.WAITING_FOR_REPORTER, PauseReason.PLANNED_WINDOW);

    private final Random random;
    private final List<ClockFact> facts = new ArrayList<>();
    private final TreeMap<Long, Integer> undoable = new TreeMap<>();
    private final TreeMap<PauseReason, Long> waits = new TreeMap<>();
    private long sequence;
    private int severity;

    private RandomStory(long seed) {
        random = new Random(seed);
    }

    static Instant at(int second) {
        return ZERO.plusSeconds(second);
    }

    /** Facts in the order in which they were recorded; each takes effect when it is recorded. */
    static List<ClockFact> facts(long seed) {
        return new RandomStory(seed).tell();
    }

    /** A clock on which every kind of fact has its effect. */
    static Milestone milestone(long seed) {
        Random random = new Random(~seed);
        Milestone.Builder builder = Milestone.named("clock")
                .startsOn(Signal.OCCURRED, Signal.REPORTED)
                .stopsOn(Signal.RESOLVED, Signal.RECOVERED)
                .interruptedBy(Signal.TRANSFERRED)
                .onReclassification(
                        switch (random.nextInt(3)) {
                            case 0 -> Reclassification.CARRY_OVER;
                            case 1 -> Reclassification.RESTART;
                            default -> Reclassification.atLeast(Duration.ofSeconds(1 + random.nextInt(20)));
                        });
        if (random.nextInt(3) == 0) {
            builder.restartsOn(Signal.REPORTER_UPDATED);
        }
        for (PauseReason reason : List.of(PauseReason.WAITING_FOR_VENDOR, PauseReason.WAITING_FOR_REPORTER)) {
            switch (random.nextInt(3)) {
                case 0 -> builder.pausedBy(reason);
                case 1 -> builder.pausedBy(reason, Duration.ofSeconds(1 + random.nextInt(15)));
                default -> {}
            }
        }
        int amount = 0;
        for (int level = 1; level <= 3; level++) {
            amount += 20 * random.nextInt(2) + (level == 1 ? 20 : 0);
            if (random.nextInt(8) > 0) {
                builder.target(level, Duration.ofSeconds(amount));
            }
        }
        return builder.build();
    }

    private List<ClockFact> tell() {
        if (random.nextInt(3) == 0) {
            facts.add(ClockFact.of(1, Signal.OCCURRED, at(random.nextInt(5))));
        }
        int[] times = IntStream.generate(() -> 5 + random.nextInt(SPAN - 5))
                .limit(random.nextInt(16))
                .sorted()
                .toArray();
        severity = 1 + random.nextInt(3);
        record(5, Signal.REPORTED, severity, 0);
        for (int time : times) {
            act(time);
        }
        return facts;
    }

    private void act(int time) {
        switch (random.nextInt(14)) {
            case 0, 1 -> stop(time, Signal.RESOLVED);
            case 2 -> stop(time, Signal.TRANSFERRED);
            case 3, 4, 5 -> undo(time);
            case 6, 7 -> {
                int next = 1 + random.nextInt(3);
                record(time, next < severity ? Signal.RAISED : Signal.LOWERED, next, 0);
                severity = next;
            }
            case 8, 9, 10, 11 -> waitOrGoOn(time);
            case 12 -> merge(time);
            default -> record(time, random.nextInt(6) == 0 ? Signal.CLOSED : Signal.REPORTER_UPDATED, 0, 0);
        }
    }

    /** It waits for a reason, or if it does so already, waits no more; one of the reasons no clock honours. */
    private void waitOrGoOn(int time) {
        PauseReason reason = REASONS.get(random.nextInt(8) / 3);
        Long open = waits.remove(reason);
        sequence++;
        if (open == null) {
            facts.add(
                    new ClockFact(sequence, Signal.PAUSED, at(time), null, 0, reason, Map.of(), List.of(), List.of()));
            waits.put(reason, sequence);
        } else {
            facts.add(new ClockFact(
                    sequence, Signal.RESUMED, at(time), null, open, reason, Map.of(), List.of(), List.of()));
        }
    }

    private void merge(int time) {
        Map<Signal, Instant> origins = new EnumMap<>(Signal.class);
        origins.put(Signal.REPORTED, at(random.nextInt(30) - 20));
        if (random.nextInt(3) == 0) {
            origins.put(Signal.OCCURRED, at(-random.nextInt(30)));
        }
        List<Standstill> standstills = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean waits = random.nextBoolean();
            int from = random.nextInt(40) - 30;
            standstills.add(new Standstill(
                    waits ? Signal.PAUSED : random.nextBoolean() ? Signal.TRANSFERRED : Signal.RECOVERED,
                    waits ? REASONS.get(random.nextInt(3)) : null,
                    at(from),
                    random.nextInt(4) == 0 ? null : at(from + random.nextInt(20))));
        }
        facts.add(new ClockFact(++sequence, Signal.MERGED, at(time), null, 0, null, origins, standstills, List.of()));
    }

    private void stop(int time, Signal signal) {
        record(time, signal, 0, 0);
        if (signal == Signal.RESOLVED && random.nextBoolean()) {
            facts.add(ClockFact.of(sequence, Signal.RECOVERED, at(time)));
        }
        undoable.put(sequence, time);
    }

    private void undo(int time) {
        if (!undoable.isEmpty()) {
            Signal[] undoing = {Signal.REJECTED, Signal.RELAPSED, Signal.HANDED_BACK};
            List<Long> stops = List.copyOf(undoable.keySet());
            long undone = stops.get(random.nextInt(stops.size()));
            undoable.remove(undone);
            record(time, undoing[random.nextInt(3)], 0, undone);
        }
    }

    private void record(int time, Signal signal, int level, long undoes) {
        facts.add(new ClockFact(++sequence, signal, at(time), level == 0 ? null : Severity.level(level), undoes));
    }
}
