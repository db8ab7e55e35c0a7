package io.incidentengine.examples.replay;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.analysis.MonthlyAnalysis.MilestoneFigures;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.analysis.Turn;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the analysis of one month came to, for a comparison with {@code recount.py --months} line by line. */
final class MonthLine {
    private static final int PRIORITIES = 4;

    static final String HEADER =
            "month,before,reported,revived,closed,after,resolved,reopened,reclassified,met,breached,"
                    + "breached by change,median minutes,90 % minutes"
                    + String.join(
                            "",
                            IntStream.rangeClosed(1, PRIORITIES)
                                    .mapToObj(p -> ",reported " + p + ",met " + p + ",breached " + p)
                                    .toList());

    private MonthLine() {}

    /** The months of a replay, from its first to its last. */
    static List<ReportingMonth> months(Replay replay) {
        ReportingMonth last = ReportingMonth.containing(replay.end(), ZoneOffset.UTC);
        return Stream.iterate(
                        ReportingMonth.containing(replay.start(), ZoneOffset.UTC),
                        month -> !month.month().isAfter(last.month()),
                        ReportingMonth::next)
                .toList();
    }

    /** A line for each month, with a header. */
    static List<String> of(Replay replay) {
        return Stream.concat(
                        Stream.of(HEADER),
                        months(replay).stream()
                                .map(replay.engine().records()::analysis)
                                .map(MonthLine::csv))
                .toList();
    }

    static String csv(MonthlyAnalysis month) {
        Flow flow = month.flow();
        MilestoneFigures closing = month.clock(LogPolicy.CLOSING);
        ClockFigures all = closing.all();
        List<Object> fields = new ArrayList<>(List.of(
                month.month().month(),
                flow.before(),
                flow.reported(),
                flow.revived(),
                flow.closed(),
                flow.after(),
                month.times(Turn.RESOLVED).times(),
                month.times(Turn.REJECTED).times() + month.times(Turn.REOPENED).times(),
                month.times(Turn.RECLASSIFIED).times(),
                all.met(),
                all.breached(),
                all.breached(BreachCause.RECLASSIFIED),
                minutes(all.taken().median()),
                minutes(all.taken().ninetieth())));
        for (int priority = 1; priority <= PRIORITIES; priority++) {
            Severity severity = Severity.level(priority);
            fields.add(month.reported().bySeverity().getOrDefault(severity, 0L));
            fields.add(closing.of(severity).met());
            fields.add(closing.of(severity).breached());
        }
        return String.join(",", fields.stream().map(String::valueOf).toList());
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 60_000.0);
    }
}
