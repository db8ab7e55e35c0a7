package io.incidentengine.incident;

/**
 * What a merge changes, to be stored in one transaction (S16).
 *
 * @param duplicate the incident that falls silent
 * @param into the incident that goes on
 */
public record MergeChange(Change duplicate, Change into) {}
