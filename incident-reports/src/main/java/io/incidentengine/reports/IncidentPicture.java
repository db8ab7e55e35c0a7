package io.incidentengine.reports;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Required;
import io.incidentengine.reports.Table.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The life of one incident as a picture (S34, S35): along an axis of time lie its state and severity, its clocks with the
 * stretches that add up, their thresholds and where they became late, what each person did, and whom each message reached. An
 * immutable value: the same case gives the same bytes.
 *
 * <p>Clocks are those of the current cycle. Time runs evenly along the axis, but for long stretches in which nothing happens:
 * they are cut out, and the picture says how long they are.
 */
public final class IncidentPicture {
    private final CaseFile file;
    private final LocalTimes times;
    private final List<Entry> entries;

    private IncidentPicture(CaseFile file, ZoneId zone) {
        this.file = file;
        this.times = new LocalTimes(zone);
        this.entries = CaseTimeline.of(file, times);
    }

    /**
     * The picture of a case, with times in UTC.
     *
     * @param file what is on record
     * @return the picture
     */
    public static IncidentPicture of(CaseFile file) {
        return new IncidentPicture(Required.value("case", file), ZoneOffset.UTC);
    }

    /**
     * The same with times as they are read in a zone.
     *
     * @param zone the zone
     * @return the picture
     */
    public IncidentPicture in(ZoneId zone) {
        return new IncidentPicture(file, Required.value("zone of the picture", zone));
    }

    /**
     * The picture alone, as a file of SVG that needs nothing else. It is drawn in light colours, or in dark ones where the
     * reader prefers that.
     *
     * @return a whole document of XML
     */
    public String svg() {
        return Pages.fill("picture-alone.ftlx", Map.of("picture", drawn(), "summary", summary()));
    }

    /**
     * The picture on a page of HTML, with all entries of the timeline and all messages in a table below it. The page loads
     * nothing and runs no script; what people wrote stands there as text.
     *
     * @return a whole page
     */
    public String html() {
        Incident incident = file.incident();
        return Pages.fill(
                "picture.ftlh",
                Map.of(
                        "title", Plain.line(incident.report().title()),
                        "subtitle", subtitle(),
                        "picture", inside(),
                        "clocks", ClockTable.of(file, times),
                        "entries", entries("What happened, and who was told", entries, times)));
    }

    /** What another page needs to show the picture. */
    String inside() {
        return Pages.fill("picture-inside.ftlx", Map.of("picture", drawn(), "summary", summary()));
    }

    private CaseDrawing.Drawn drawn() {
        return CaseDrawing.of(file, entries, times);
    }

    private String subtitle() {
        Incident incident = file.incident();
        return "Incident " + incident.id() + ", service "
                + Plain.line(incident.report().service().value()) + ", " + incident.severity() + ", "
                + Amounts.words(incident.status()) + ". Times in " + times.name() + ".";
    }

    private String summary() {
        StringBuilder summary = new StringBuilder("Timeline of incident ")
                .append(file.incident().id());
        file.clocks()
                .forEach(clock -> summary.append("; ")
                        .append(clock.clock().milestone())
                        .append(" ")
                        .append(ClockLane.words(clock)));
        return Plain.line(summary.append("; ")
                .append(Amounts.of(entries.size(), "entry").replace("entrys", "entries"))
                .toString());
    }

    /** The timeline as a table. */
    static Table entries(String title, List<Entry> entries, LocalTimes times) {
        return Table.of(
                title,
                List.of("No.", "Time", "Who", "What"),
                entries.stream().map(entry -> row(entry, times)).toList());
    }

    private static Row row(Entry entry, LocalTimes times) {
        boolean isLater = !times.full(entry.at()).equals(times.full(entry.recorded()));
        return Row.of(
                String.valueOf(entry.number()),
                Cell.time(entry.at(), times),
                Cell.text(entry.who()),
                Cell.text(entry.what() + (isLater ? " (recorded " + times.full(entry.recorded()) + ")" : "")));
    }
}
