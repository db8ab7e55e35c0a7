/**
 * What went on record in a month, in figures (R34, R35). Start with {@link
 * io.incidentengine.IncidentRecords#analysis(io.incidentengine.analysis.ReportingMonth)}.
 */
@NullMarked
package io.incidentengine.analysis;

import org.jspecify.annotations.NullMarked;
