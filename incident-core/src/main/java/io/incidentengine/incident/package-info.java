/**
 * The incident itself: its state, its commands and events, and the one pure function that decides. Start with
 * {@link io.incidentengine.incident.Incident}.
 */
@NullMarked
package io.incidentengine.incident;

import org.jspecify.annotations.NullMarked;
