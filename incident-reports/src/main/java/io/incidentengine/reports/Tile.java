package io.incidentengine.reports;

/**
 * A figure that stands out at the head of a page.
 *
 * @param name what it is
 * @param value the figure
 * @param note how it differs from the month before, or what else belongs to it; may be empty
 */
record Tile(String name, String value, String note) {}
