/**
 * The front door of Incident Engine. Start with {@link io.incidentengine.IncidentEngine}.
 */
@NullMarked
package io.incidentengine;

import org.jspecify.annotations.NullMarked;
