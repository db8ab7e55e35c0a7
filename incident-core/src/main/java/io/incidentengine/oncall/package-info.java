/**
 * Who is on call: rotations, layers, overrides and absences as values, and a directory that a host can use as it is.
 * Start with {@link io.incidentengine.oncall.OnCallDirectory}; for "who is on call, and until when" with
 * {@link io.incidentengine.oncall.OnCallSchedule}.
 */
@NullMarked
package io.incidentengine.oncall;

import org.jspecify.annotations.NullMarked;
