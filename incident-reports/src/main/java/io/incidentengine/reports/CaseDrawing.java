package io.incidentengine.reports;

import io.incidentengine.incident.Explanation;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.reports.TimeScale.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Draws the life of an incident: an axis of time, and below it a lane for its state, for each clock, and for each person. */
final class CaseDrawing {
    static final double WIDTH = 1_200;
    static final double LEFT = 196;
    static final double RIGHT = WIDTH - 16;
    private static final double AXIS = 60;

    private final TimeScale scale;
    private final List<Shape> back = new ArrayList<>();
    private final List<Shape> front = new ArrayList<>();
    private double height = AXIS;

    private CaseDrawing(TimeScale scale) {
        this.scale = scale;
    }

    /**
     * A drawing.
     *
     * @param height how high it is
     * @param shapes what is drawn, the rearmost first
     */
    record Drawn(double height, List<Shape> shapes) {
        /** Its height with a margin. */
        String room() {
            return Shape.number(height + 16);
        }

        String size() {
            return Shape.number(WIDTH) + " " + Shape.number(height);
        }
    }

    static Drawn of(CaseFile file, List<Entry> entries, LocalTimes times) {
        List<Explanation> clocks = file.clocks();
        CaseDrawing drawing = new CaseDrawing(TimeScale.of(instants(file, entries, clocks), LEFT, RIGHT));
        StateLane.draw(drawing, file, times);
        drawing.gap();
        clocks.forEach(clock -> ClockLane.draw(drawing, clock, file, times));
        drawing.gap();
        PersonLanes.draw(drawing, file, entries, times);
        drawing.axis(times);
        return drawing.drawn();
    }

    /** All instants at which there is something to see. */
    private static Set<Instant> instants(CaseFile file, List<Entry> entries, List<Explanation> clocks) {
        Set<Instant> instants = new TreeSet<>();
        entries.forEach(entry -> instants.add(entry.at()));
        file.dossier().timeline().stream().map(TimelineEntry::effective).forEach(instants::add);
        for (Explanation clock : clocks) {
            clock.lines().forEach(line -> {
                instants.add(line.segment().from());
                instants.add(line.until());
            });
            ClockLane.deadline(clock).ifPresent(instants::add);
        }
        if (file.incident().isOpen()) {
            instants.add(file.now());
        }
        return instants;
    }

    TimeScale scale() {
        return scale;
    }

    double x(Instant at) {
        return scale.x(at);
    }

    /** Begins a lane; returns its upper edge. */
    double lane(double laneHeight, String name, String note) {
        double y = height;
        height += laneHeight;
        back.add(Shape.line("rule", 0, height, WIDTH, height));
        boolean isOne = note.isEmpty();
        add(Shape.text("name", 4, y + (isOne ? laneHeight / 2 + 4.5 : 16), Plain.cut(Plain.line(name), 26)));
        if (!isOne) {
            add(Shape.text("note", 4, y + 30, Plain.cut(Plain.line(note), 32)));
        }
        return y;
    }

    private void gap() {
        height += 8;
        back.add(Shape.line("rule", 0, height, WIDTH, height));
    }

    void add(Shape shape) {
        front.add(shape);
    }

    private void axis(LocalTimes times) {
        back.add(Shape.line("rule", 0, AXIS, WIDTH, AXIS));
        add(Shape.text("note", 4, 31, times.name()));
        for (Ticks.Tick tick : Ticks.of(scale, times)) {
            back.add(Shape.line("grid", tick.x(), AXIS - 5, tick.x(), height));
            add(Shape.text("tick", tick.x() + 3, 31, tick.time()));
            add(Shape.text("day", tick.x() + 3, 14, tick.day()));
        }
        for (Piece cut : scale.cuts()) {
            back.add(Shape.rectangle("cut", cut.left() + 3, 0, cut.right() - cut.left() - 6, height, 0, ""));
            add(Shape.text("cut-label", (cut.left() + cut.right()) / 2, 47, Amounts.duration(cut.length())));
            double middle = (cut.left() + cut.right()) / 2;
            add(Shape.path("cut-mark", "", "M", middle - 6, AXIS + 5, "l", 5, -10, "m", 2, 10, "l", 5, -10));
        }
    }

    private Drawn drawn() {
        List<Shape> all = new ArrayList<>(back);
        all.addAll(front);
        return new Drawn(height + 1, List.copyOf(all));
    }
}
