package io.incidentengine.reports;

import io.incidentengine.escalation.Rung;
import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One clock: the stretches that add up to what it shows, its thresholds, and where it became late (S34). */
final class ClockLane {
    private static final double HEIGHT = 40;
    private static final double TOP = 10;
    private static final double BAR = 16;

    private final CaseDrawing drawing;
    private final Explanation clock;
    private final LocalTimes times;
    private final double y;

    private ClockLane(CaseDrawing drawing, Explanation clock, LocalTimes times) {
        this.drawing = drawing;
        this.clock = clock;
        this.times = times;
        this.y = drawing.lane(HEIGHT, clock.clock().milestone(), words(clock));
    }

    static void draw(CaseDrawing drawing, Explanation clock, CaseFile file, LocalTimes times) {
        ClockLane lane = new ClockLane(drawing, clock, times);
        clock.lines().forEach(lane::stretch);
        lane.rungs(file);
        deadline(clock).ifPresent(lane::deadline);
        clock.clock().run().stoppedAt().filter(at -> !at.isAfter(file.now())).ifPresent(lane::stop);
    }

    /** By when it had to stop, as far as that is known. */
    static Optional<Instant> deadline(Explanation clock) {
        Reading reading = clock.clock().reading();
        if (reading instanceof Reading.Running running) {
            return Optional.of(running.deadline());
        } else if (reading instanceof Reading.Provisional provisional) {
            return Optional.of(provisional.deadline());
        } else if (reading instanceof Reading.Met met) {
            return Optional.of(met.deadline());
        } else if (reading instanceof Reading.Breached breached) {
            return Optional.of(breached.deadline());
        }
        return Optional.empty();
    }

    /** What it came to, in a few words. */
    static String words(Explanation clock) {
        Reading reading = clock.clock().reading();
        List<Segment> segments = clock.clock().run().segments();
        Duration limit = segments.get(segments.size() - 1).limit();
        String of = Amounts.duration(reading.elapsed()) + (limit == null ? "" : " of " + Amounts.duration(limit));
        if (reading instanceof Reading.Breached breached) {
            return (breached.stopped() == null ? "overdue, " : "late, ") + of;
        } else if (reading instanceof Reading.Met) {
            return "met, " + of;
        } else if (reading instanceof Reading.Provisional) {
            return "met for now, " + of;
        } else if (reading instanceof Reading.Paused) {
            return "waits, " + of;
        } else if (reading instanceof Reading.Running) {
            return "runs, " + of;
        }
        return "of no account";
    }

    private void stretch(Explanation.Line line) {
        Segment segment = line.segment();
        String title = clock.clock().milestone() + ", " + state(segment) + " from " + times.full(segment.from())
                + " to " + times.full(line.until()) + ": " + Amounts.duration(line.counted()) + " counted";
        Instant late = clock.clock().reading() instanceof Reading.Breached breached ? breached.at() : Instant.MAX;
        if (!segment.counts()) {
            bar(segment.from(), line.until(), "bar still", title);
        } else if (!late.isBefore(line.until())) {
            bar(segment.from(), line.until(), "bar", title);
        } else if (!late.isAfter(segment.from())) {
            bar(segment.from(), line.until(), "bar late", title);
        } else {
            bar(segment.from(), late, "bar", title);
            bar(late, line.until(), "bar late", title + ", late since " + times.full(late));
        }
    }

    private static String state(Segment segment) {
        return switch (segment.state()) {
            case RUNNING -> "runs";
            case HELD -> "counts as it runs on";
            case INHERITED -> "ran for a merged incident";
            case INHERITED_STANDSTILL -> "stood still for a merged incident" + reasons(segment);
            case LEFT_OUT -> "stands still";
            case PAUSED -> "stands still" + reasons(segment);
        };
    }

    private static String reasons(Segment segment) {
        return segment.pauses().stream().map(reason -> ", " + reason).collect(Collectors.joining());
    }

    private void bar(Instant from, Instant to, String style, String title) {
        double left = drawing.x(from);
        drawing.add(Shape.rectangle(style, left, y + TOP, Math.max(drawing.x(to) - left, 1.5), BAR, 1.5, title));
    }

    /** Rungs where they lie on the clock, and each time that one has fired. */
    private void rungs(CaseFile file) {
        for (Rung rung : file.policy().ladder(clock.clock().milestone())) {
            rung.due(clock.clock().run(), 0)
                    .filter(drawing.scale()::holds)
                    .ifPresent(at -> threshold(at, rung.name(), "threshold"));
        }
        for (TimelineEntry entry : file.dossier().timeline()) {
            if (entry.event() instanceof RungFired fired
                    && fired.clock().equals(clock.clock().run().key())) {
                threshold(entry.effective(), fired.rung() + " announced", "threshold fired");
            }
        }
    }

    private void threshold(Instant at, String name, String style) {
        double x = drawing.x(at);
        double below = y + TOP + BAR + 1;
        String title = clock.clock().milestone() + ", " + name + ", " + times.full(at);
        drawing.add(Shape.path(style, title, "M", x, below, "l", 4.5, 8, "h", -9, "Z"));
    }

    private void deadline(Instant at) {
        double x = drawing.x(at);
        String title = clock.clock().milestone() + ", deadline " + times.full(at);
        drawing.add(Shape.path(
                "deadline",
                title,
                "M",
                x,
                y + TOP + BAR + 3,
                "V",
                y + 2,
                "h",
                8,
                "l",
                -2.5,
                3.5,
                "l",
                2.5,
                3.5,
                "h",
                -8));
    }

    private void stop(Instant at) {
        double x = drawing.x(at);
        drawing.add(Shape.path(
                "stop",
                clock.clock().milestone() + ", stopped " + times.full(at),
                "M",
                x,
                y + TOP - 3,
                "V",
                y + TOP + BAR + 3));
    }
}
