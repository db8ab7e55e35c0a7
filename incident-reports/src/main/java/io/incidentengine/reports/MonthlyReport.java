package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.model.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of a month as text, CSV and a page with charts (R34, R35). An immutable value: the same analysis gives the same
 * bytes.
 *
 * <p>Times are those of the month's zone. All three forms hold the same figures, but for the charts, which show nothing that
 * the tables beside them do not say.
 */
public final class MonthlyReport {
    private final MonthlyAnalysis analysis;
    private final @Nullable MonthlyAnalysis before;
    private final List<Section> sections;

    private MonthlyReport(MonthlyAnalysis analysis, @Nullable MonthlyAnalysis before) {
        this.analysis = analysis;
        this.before = before;
        this.sections = MonthlySections.of(new Months(analysis, before));
    }

    /**
     * The report of a month.
     *
     * @param analysis its analysis
     * @return the report, without a comparison
     */
    public static MonthlyReport of(MonthlyAnalysis analysis) {
        return new MonthlyReport(Required.value("analysis", analysis), null);
    }

    /**
     * The same with what changed since another month.
     *
     * @param earlier the analysis of that month, usually the one before
     * @return the report, with a comparison
     */
    public MonthlyReport comparedWith(MonthlyAnalysis earlier) {
        return new MonthlyReport(analysis, Required.value("analysis to compare with", earlier));
    }

    /**
     * The figures as plain text, for letters of one width.
     *
     * @return several lines, with an end of line at the end
     */
    public String text() {
        Months months = months();
        StringBuilder text = new StringBuilder(months.title()).append('\n').append(months.period());
        text.append('\n');
        sections.forEach(section -> text.append('\n').append(section.text()));
        return text.toString();
    }

    /**
     * The figures as CSV (RFC 4180), a line for each: month, the month that it is compared with, section, table, row,
     * column, value, unit. Units are {@code count}, {@code share} (of 1), {@code s} (seconds), {@code time} (ISO 8601, UTC) and
     * {@code text}.
     *
     * <p>What people wrote, and begins as a formula does in a spreadsheet, gets an apostrophe in front of it.
     *
     * @return lines that end with CR and LF, the first one with the names of the columns
     */
    public String csv() {
        return FigureCsv.of(months(), sections);
    }

    /**
     * The figures as a page of HTML with charts. It loads nothing and runs no script; what people wrote stands there as text.
     *
     * @return a whole page
     */
    public String html() {
        Months months = months();
        return Pages.fill(
                "month.ftlh",
                Map.of(
                        "title", months.title(),
                        "period", months.period(),
                        "tiles", MonthlyTiles.of(months),
                        "sections", PageSection.of(sections)));
    }

    private Months months() {
        return new Months(analysis, before);
    }
}
