/**
 * What happens next to an incident if nobody acts, and why nobody was told: questions about what is known of it, answered by
 * pure functions (S34). Start with {@link io.incidentengine.IncidentEngine#known}.
 */
@NullMarked
package io.incidentengine.forecast;

import org.jspecify.annotations.NullMarked;
