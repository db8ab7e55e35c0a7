/**
 * Everything adjustable as one immutable value. Start with {@link io.incidentengine.policy.EmergencyHandling} for the
 * default and {@link io.incidentengine.policy.IncidentPolicy} to build another.
 */
@NullMarked
package io.incidentengine.policy;

import org.jspecify.annotations.NullMarked;
