package io.incidentengine.reports;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.simulation.Comparison;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What a history came to under its own policy, and what it would have come to under another, as text, CSV and a page with
 * charts (S34). An immutable value: the same comparison gives the same bytes.
 *
 * <p>All three forms hold the same figures, but for the charts and the tiles at the head of the page, which show nothing that
 * the tables do not say. People are called by their ids, as a comparison knows no names.
 */
public final class WhatIfReport {
    private final Sides sides;
    private final List<Section> sections;

    private WhatIfReport(Sides sides) {
        this.sides = sides;
        this.sections = WhatIfSections.of(sides);
    }

    /**
     * The report of a comparison.
     *
     * @param comparison the comparison
     * @return the report, with {@code own policy} and {@code other policy} as names, and times in UTC
     */
    public static WhatIfReport of(Comparison comparison) {
        return new WhatIfReport(Sides.of(Required.value("comparison", comparison)));
    }

    /**
     * The same with names for the two sides.
     *
     * @param own the policy, or policies, that the history was under, such as {@code today}
     * @param other the one that is thought of, such as {@code four hours}
     * @return the report, with these names
     * @throws InvalidInputException if one is no {@linkplain Text#name name}, or both are the same
     */
    public WhatIfReport named(String own, String other) {
        String ownName = Plain.line(Text.name("name of the own policy", own));
        String otherName = Plain.line(Text.name("name of the other policy", other));
        if (ownName.equals(otherName)) {
            throw new InvalidInputException(
                    "name of the other policy", otherName, "another name than that of the own policy");
        }
        return new WhatIfReport(new Sides(sides.answer(), ownName, otherName, sides.times()));
    }

    /**
     * The same with the times of a zone.
     *
     * @param zone the zone of whoever reads it
     * @return the report, in this zone; the night of a person stays that of the comparison
     */
    public WhatIfReport in(ZoneId zone) {
        return new WhatIfReport(
                new Sides(sides.answer(), sides.own(), sides.other(), new LocalTimes(Required.value("zone", zone))));
    }

    /**
     * The question and the sums, as plain text for letters of one width; {@link #text()} begins with it.
     *
     * @return some twenty lines, with an end of line at the end
     */
    public String summary() {
        return sides.title() + "\n" + sides.question() + "\n\n"
                + sections.get(0).text();
    }

    /**
     * The figures as plain text, for letters of one width.
     *
     * @return several lines, with an end of line at the end
     */
    public String text() {
        StringBuilder text = new StringBuilder(summary());
        sections.stream().skip(1).forEach(section -> text.append('\n').append(section.text()));
        text.append("\nWhat is assumed\n===============\n");
        WhatIfSections.ASSUMED.forEach(
                assumed -> text.append("- ").append(assumed).append('\n'));
        return text.toString();
    }

    /**
     * The figures as CSV (RFC 4180), a line for each: the names of both policies, begin and end of the history (ISO 8601,
     * UTC), section, table, row, column, value, unit. Columns of figures are {@code own}, {@code other} and {@code Change};
     * units are {@code count}, {@code per week} and {@code text}.
     *
     * <p>What people wrote, and begins as a formula does in a spreadsheet, gets an apostrophe in front of it.
     *
     * @return lines that end with CR and LF, the first one with the names of the columns
     */
    public String csv() {
        return FigureCsv.of(sides, sections);
    }

    /**
     * The figures as a page of HTML with charts. It loads nothing and runs no script; what people wrote stands there as text.
     *
     * @return a whole page
     */
    public String html() {
        return Pages.fill(
                "what-if.ftlh",
                Map.of(
                        "title", sides.title(),
                        "question", sides.question(),
                        "tiles", WhatIfTiles.of(sides),
                        "sections", PageSection.of(sections),
                        "assumed", WhatIfSections.ASSUMED));
    }
}
