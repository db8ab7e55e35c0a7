package io.incidentengine.sla;

/**
 * Names one run of one clock of an incident.
 *
 * @param milestone the milestone's name
 * @param cycle the incident's cycle, 1 until it is reopened after closing (S14)
 * @param epoch the sequence of the fact that started this run (S9)
 * @param part 0, or how many runs the same timeline entry had started before, as it may be several facts
 */
public record ClockKey(String milestone, int cycle, long epoch, int part) {

    /**
     * Which run of the clock it is, as part of longer keys.
     *
     * @return such as {@code 7}, or {@code 7-1} for a second run that entry 7 started
     */
    public String run() {
        return part == 0 ? String.valueOf(epoch) : epoch + "-" + part;
    }
}
