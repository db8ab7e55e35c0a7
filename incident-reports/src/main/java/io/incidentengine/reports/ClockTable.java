package io.incidentengine.reports;

import io.incidentengine.incident.Explanation;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import java.time.Duration;
import java.util.List;

/** What the clocks of an incident show, as a table. */
final class ClockTable {
    private ClockTable() {}

    static Table of(CaseFile file, LocalTimes times) {
        return of(file.clocks(), file, times);
    }

    static Table of(List<Explanation> clocks, CaseFile file, LocalTimes times) {
        List<Row> rows = clocks.stream().map(clock -> row(clock, file, times)).toList();
        return Table.of("Clocks", List.of("Clock", "Result", "Took", "Limit", "Deadline", "Stopped"), rows);
    }

    /** With its cycle where that is over (S14). */
    static String name(Explanation clock, CaseFile file) {
        int cycle = clock.clock().run().key().cycle();
        return clock.clock().milestone() + (cycle == file.incident().lifecycle().cycle() ? "" : ", cycle " + cycle);
    }

    private static Row row(Explanation clock, CaseFile file, LocalTimes times) {
        Reading reading = clock.clock().reading();
        List<Segment> segments = clock.clock().run().segments();
        Duration limit = segments.get(segments.size() - 1).limit();
        return Row.of(
                name(clock, file),
                Cell.text(result(reading)),
                Cell.duration(reading.elapsed()),
                limit == null ? Cell.NONE : Cell.duration(limit),
                ClockLane.deadline(clock).map(at -> Cell.time(at, times)).orElse(Cell.NONE),
                clock.clock().run().stoppedAt().map(at -> Cell.time(at, times)).orElse(Cell.NONE));
    }

    static String result(Reading reading) {
        if (reading instanceof Reading.Breached breached) {
            return breached.cause() == BreachCause.TIME_RAN_OUT ? "late" : "late, " + Amounts.words(breached.cause());
        } else if (reading instanceof Reading.Provisional) {
            return "met for now";
        } else if (reading instanceof Reading.Paused) {
            return "waits";
        } else if (reading instanceof Reading.Running) {
            return "runs";
        }
        return reading instanceof Reading.Met ? "met" : "of no account";
    }
}
