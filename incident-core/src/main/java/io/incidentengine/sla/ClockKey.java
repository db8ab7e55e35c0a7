package io.incidentengine.sla;

/**
 * Names one run of one clock of an incident.
 *
 * @param milestone the milestone's name
 * @param cycle the incident's cycle, 1 until it is reopened after closing (S14)
 * @param epoch the sequence of the fact that started this run (S9)
 */
public record ClockKey(String milestone, int cycle, long epoch) {}
