package io.incidentengine.reports;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A section with its charts drawn, as a page shows it.
 *
 * @param title its heading
 * @param note what a reader must know to read it; may be empty
 * @param blocks its tables, some with a chart
 */
record PageSection(String title, String note, List<PageBlock> blocks) {
    /**
     * A table, with its chart if it has one.
     *
     * @param table the table
     * @param figures its chart, or nothing
     */
    record PageBlock(Table table, List<Figure> figures) {}

    /**
     * A chart that is drawn.
     *
     * @param chart the chart
     * @param svg what stands inside its SVG element
     */
    record Figure(BarChart chart, String svg) {
        int width() {
            return BarOptions.WIDTH;
        }

        int height() {
            return chart.height();
        }
    }

    /** Draws the charts of all sections of a page. */
    static List<PageSection> of(List<Section> sections) {
        List<BarChart> charts =
                sections.stream().flatMap(section -> section.charts().stream()).toList();
        Iterator<String> drawn = Press.draw(charts).iterator();
        List<PageSection> pages = new ArrayList<>();
        for (Section section : sections) {
            List<PageBlock> blocks = new ArrayList<>();
            for (Section.Block block : section.blocks()) {
                blocks.add(new PageBlock(
                        block.table(),
                        block.charts().stream()
                                .map(chart -> new Figure(chart, drawn.next()))
                                .toList()));
            }
            pages.add(new PageSection(section.title(), section.note(), blocks));
        }
        return pages;
    }
}
