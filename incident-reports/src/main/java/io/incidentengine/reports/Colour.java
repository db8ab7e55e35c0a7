package io.incidentengine.reports;

/** The colours of charts: names of variables of the style sheet, which has values for light, dark and paper. */
enum Colour {
    /** What is as it should be. */
    GOOD("var(--good)"),
    /** What is late or missing. */
    BAD("var(--bad)"),
    /** What is neither. */
    PLAIN("var(--bar)"),
    /** What was before, or is only there for a comparison. */
    FAINT("var(--bar-faint)"),
    /** What holds a place and is not seen. */
    NONE("transparent");

    private final String css;

    Colour(String css) {
        this.css = css;
    }

    String css() {
        return css;
    }
}
